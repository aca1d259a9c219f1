import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type FileFault, readText } from './files.ts';
import { nearestOf } from './suggestion.ts';

/** The published models that come with the platform: one document a file, named by its id. */
const folder = fileURLToPath(new URL('../../../models', import.meta.url));
const followUps = path.join(folder, 'follow-ups');
const document = /^([a-z0-9][a-z0-9-]*)\.(ya?ml|json)$/;

export interface GalleryEntry {
  readonly id: string;
  readonly file: string;
}

/** Every model of the gallery, by id. */
export const gallery = (): Promise<readonly GalleryEntry[]> => documentsIn(folder);

async function documentsIn(place: string): Promise<readonly GalleryEntry[]> {
  const names = await readdir(place);
  return names
    .flatMap((name) => {
      const id = document.exec(name)?.[1];
      return id === undefined ? [] : [{ id, file: path.join(place, name) }];
    })
    .sort((one, other) => (one.id < other.id ? -1 : 1));
}

export type Located =
  | { readonly ok: true; readonly name: string; readonly text: string }
  | { readonly ok: false; readonly fault: FileFault; readonly given: string }
  | { readonly ok: false; readonly fault: 'unknownModel'; readonly given: string; readonly nearest: string };

/** The model that was meant: a file of that name where there is one, or where it looks like a path; otherwise an id of the gallery. */
export const locate = (given: string): Promise<Located> => locateIn(folder, given);

/** The assessment that was meant, in the same way: a file, or an id of the examples in models/assessments. */
export const locateAssessment = (given: string): Promise<Located> => locateIn(path.join(folder, 'assessments'), given);

/** The follow-up that was meant, in the same way: a file, or an id of the examples in models/follow-ups. */
export const locateFollowUp = (given: string): Promise<Located> => locateIn(followUps, given);

/** The folder of the files that a follow-up names: that of the follow-up itself. */
export const besideFollowUp = (given: string): string => (/[/\\]|\.(ya?ml|json)$/i.test(given) ? path.dirname(given) : followUps);

async function locateIn(place: string, given: string): Promise<Located> {
  const file = await readText(given);
  if (file.ok) return { ok: true, name: given, text: file.text };
  if (file.fault !== 'missing' && file.fault !== 'folder') return { ok: false, fault: file.fault, given };
  const models = await documentsIn(place);
  const found = models.find((model) => model.id === given);
  if (found !== undefined) {
    const text = await readText(found.file);
    return text.ok ? { ok: true, name: given, text: text.text } : { ok: false, fault: text.fault, given: found.file };
  }
  if (file.fault === 'folder' || /[/\\]|\.(ya?ml|json)$/i.test(given)) return { ok: false, fault: file.fault, given };
  return {
    ok: false,
    fault: 'unknownModel',
    given,
    nearest: nearestOf(
      given,
      models.map((model) => model.id),
    ),
  };
}
