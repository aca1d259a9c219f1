import { writeFileSync } from 'node:fs';
import { modelReference, modelSchema } from '@likeverd/modelling';
import { galleryPage } from './write-gallery.ts';

/** What docs/reference must hold now, by file name. */
export const modelReferenceFiles = (): ReadonlyMap<string, string> =>
  new Map([
    ['model-format.schema.json', `${JSON.stringify(modelSchema, null, 2)}\n`],
    ['model-format.md', modelReference()],
    ['gallery.md', galleryPage()],
  ]);

if (import.meta.main) {
  for (const [name, text] of modelReferenceFiles()) writeFileSync(new URL(`../docs/reference/${name}`, import.meta.url), text);
}
