import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type AssessmentHead, readAssessment } from '@likeverd/appraisal';
import { describeModel, type ModelDescription, readModel } from '@likeverd/modelling';
import type { Logger } from 'pino';

/** A published model of the repository. */
export interface GalleryModel {
  readonly description: ModelDescription;
  readonly document: string;
  /** When its file was last changed. */
  readonly changed: string;
}

/** An assessment document of the repository. */
export interface ShippedAssessment {
  readonly head: AssessmentHead;
  readonly document: string;
}

/** What lies in a folder by id, as it is on disk now. */
export type Gallery<T = GalleryModel> = () => Promise<ReadonlyMap<string, T>>;

/** Reads one document; null where it has faults. */
type Reading<T> = (
  document: string,
  changed: string,
) => { readonly ok: true; readonly id: string; readonly value: T } | { readonly ok: false; readonly faults: number };

const readGalleryModel: Reading<GalleryModel> = (document, changed) => {
  const definition = readModel(document);
  if (!definition.ok) return { ok: false, faults: definition.faults.length };
  const description = describeModel(definition.value);
  return { ok: true, id: description.id, value: { description, document, changed } };
};

const readShippedAssessment: Reading<ShippedAssessment> = (document) => {
  const read = readAssessment(document);
  if (!read.ok || read.value.faults.length > 0) return { ok: false, faults: (read.ok ? read.value : read).faults.length };
  const { head } = read.value;
  return { ok: true, id: head.id, value: { head, document } };
};

/** The models of a folder. */
export const openGallery = (folder: string, log: Logger): Gallery => openFolder(folder, log, readGalleryModel);

/** The assessment documents that lie in `assessments` beside the models. */
export const openAssessments = (models: string, log: Logger): Gallery<ShippedAssessment> =>
  openFolder(join(models, 'assessments'), log, readShippedAssessment);

/**
 * Reads every document in a folder that has no fault; one that has is named in the log and left out. A document is read again when it
 * has changed.
 */
function openFolder<T>(folder: string, log: Logger, reading: Reading<T>): Gallery<T> {
  const kept = new Map<string, { readonly changed: number; readonly found: ReturnType<Reading<T>> }>();
  return async () => {
    const files = (await readdir(folder).catch(() => [])).filter((name) => /\.(ya?ml|json)$/.test(name)).toSorted();
    const all = new Map<string, T>();
    for (const file of files) {
      const changed = (await stat(join(folder, file))).mtimeMs;
      const known = kept.get(file);
      const found =
        known?.changed === changed
          ? known.found
          : reading(await readFile(join(folder, file), 'utf8'), new Date(changed).toISOString());
      if (found !== known?.found && !found.ok)
        log.warn({ file, faults: found.faults }, 'a document of the gallery has faults and is left out');
      kept.set(file, { changed, found });
      if (found.ok) all.set(found.id, found.value);
    }
    return all;
  };
}
