import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeModel, type ModelDescription, readModel } from '@likeverd/modelling';
import type { Logger } from 'pino';

/** A published model of the repository. */
export interface GalleryModel {
  readonly description: ModelDescription;
  readonly document: string;
}

/** Reads the gallery: every document in the folder that has no fault, by id. One that has is named in the log and left out. */
export async function readGallery(folder: string, log: Logger): Promise<ReadonlyMap<string, GalleryModel>> {
  const files = await readdir(folder).catch(() => []);
  const models = new Map<string, GalleryModel>();
  for (const file of files.filter((name) => /\.(ya?ml|json)$/.test(name)).toSorted()) {
    const document = await readFile(join(folder, file), 'utf8');
    const definition = readModel(document);
    if (!definition.ok) {
      log.warn({ file, faults: definition.faults.length }, 'a model of the gallery has faults and is left out');
      continue;
    }
    const description = describeModel(definition.value);
    models.set(description.id, { description, document });
  }
  return models;
}
