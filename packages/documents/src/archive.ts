import { strToU8, zipSync } from 'fflate';

// the earliest time a zip archive can hold, so that equal files give equal bytes
const EARLIEST = new Date(1980, 0, 1);

/** Files by name as a zip archive; equal files in equal order give equal bytes. */
export const archiveOf = (files: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content]),
    ),
    { mtime: EARLIEST, level: 9 },
  );
