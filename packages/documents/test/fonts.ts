import { readFileSync } from 'node:fs';
import type { FontFiles } from '@likeverd/documents';

const file = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../../node_modules/@expo-google-fonts/source-sans-3/${name}.ttf`, import.meta.url)));

export const fonts: FontFiles = {
  regular: file('400Regular/SourceSans3_400Regular'),
  strong: file('600SemiBold/SourceSans3_600SemiBold'),
  emphasis: file('400Regular_Italic/SourceSans3_400Regular_Italic'),
};
