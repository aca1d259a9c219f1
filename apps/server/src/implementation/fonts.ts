import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { FontFiles } from '@likeverd/documents';

const { resolve } = createRequire(import.meta.url);
const fontFile = async (name: string): Promise<Uint8Array> =>
  new Uint8Array(await readFile(resolve(`@expo-google-fonts/source-sans-3/${name}.ttf`)));

let fonts: Promise<FontFiles> | undefined;

/** The fonts of documents, read once: Source Sans 3, SIL Open Font License 1.1. */
export function documentFonts(): Promise<FontFiles> {
  fonts ??= Promise.all([
    fontFile('400Regular/SourceSans3_400Regular'),
    fontFile('600SemiBold/SourceSans3_600SemiBold'),
    fontFile('400Regular_Italic/SourceSans3_400Regular_Italic'),
  ]).then(([regular, strong, emphasis]) => ({ regular, strong, emphasis }));
  return fonts;
}
