import type { Content, Format } from '../i18n/language.tsx';

/** How large a file is, as people say it: 1 kB is 1000 bytes. */
export function sizeText(bytes: number, { pages }: Content, { number }: Pick<Format, 'number'>): string {
  const { bytes: units } = pages.files;
  if (bytes < 1_000) return `${number(bytes)} ${units.byte}`;
  if (bytes < 1_000_000) return `${number(bytes / 1_000)} ${units.kilobyte}`;
  if (bytes < 1_000_000_000) return `${number(bytes / 1_000_000, 1)} ${units.megabyte}`;
  return `${number(bytes / 1_000_000_000, 2)} ${units.gigabyte}`;
}
