import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describeModel, type ModelDescription, readModel } from '@likeverd/modelling';
import type { Logger } from 'pino';

/** A published model of the repository. */
export interface GalleryModel {
  readonly description: ModelDescription;
  readonly document: string;
}

/** The gallery by id, as it lies on disk now. */
export type Gallery = () => Promise<ReadonlyMap<string, GalleryModel>>;

/**
 * Reads every document in a folder that has no fault; one that has is named in the log and left out. A document is read again when it
 * has changed.
 */
export function openGallery(folder: string, log: Logger): Gallery {
  const kept = new Map<string, { readonly changed: number; readonly model: GalleryModel | null }>();
  return async () => {
    const files = (await readdir(folder).catch(() => [])).filter((name) => /\.(ya?ml|json)$/.test(name)).toSorted();
    const models = new Map<string, GalleryModel>();
    for (const file of files) {
      const changed = (await stat(join(folder, file))).mtimeMs;
      const known = kept.get(file);
      const model = known?.changed === changed ? known.model : await read(folder, file, log);
      kept.set(file, { changed, model });
      if (model !== null) models.set(model.description.id, model);
    }
    return models;
  };
}

async function read(folder: string, file: string, log: Logger): Promise<GalleryModel | null> {
  const document = await readFile(join(folder, file), 'utf8');
  const definition = readModel(document);
  if (definition.ok) return { description: describeModel(definition.value), document };
  log.warn({ file, faults: definition.faults.length }, 'a model of the gallery has faults and is left out');
  return null;
}
