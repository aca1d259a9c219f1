import { isLanguage, type Language } from '@likeverd/language';

/** The reader's language: what the address says, else the most wanted of `Accept-Language` that we have, else bokmål. */
export function languageOf(acceptLanguage: string | undefined | null, chosen: string | undefined | null): Language {
  if (typeof chosen === 'string' && isLanguage(chosen)) return chosen;
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((text) => /^\s*q=([\d.]+)\s*$/.exec(text)?.[1]).find((text) => text !== undefined);
      return { tag: tag.split('-')[0] ?? '', quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality);
  for (const { tag } of wanted) {
    const language = tag === 'no' ? 'nb' : tag;
    if (isLanguage(language)) return language;
  }
  return 'nb';
}
