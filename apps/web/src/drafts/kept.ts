import { draftStorageKey } from '../forms/drafts.ts';

/** Whose text, where it is being written (a case, a meeting, `new`), and in which form. */
export interface DraftPlace {
  readonly person: string;
  readonly place: string;
  readonly form: string;
}

/** A text that the server has not confirmed, as the browser keeps it. */
export interface Kept {
  readonly values: object;
  /** The revision on the server that it was typed after; 0 where there was none, -1 where the server had not been heard. */
  readonly revision: number;
  /** The window in which it was typed; empty where that is not known. */
  readonly window: string;
  /** Instant, ISO 8601 in UTC. */
  readonly savedAt: string;
  /** Removed when its writer signs out: on a shared machine the next must not find it. */
  readonly confidential: boolean;
}

const keyOf = ({ person, place, form }: DraftPlace): string => draftStorageKey(person, place, form);

/** What the browser kept; null where there is nothing that can be read. */
export function readKept(storage: Pick<Storage, 'getItem'>, place: DraftPlace): Kept | null {
  try {
    const found: unknown = JSON.parse(storage.getItem(keyOf(place)) ?? 'null');
    if (typeof found !== 'object' || found === null || !('values' in found) || !('savedAt' in found)) return null;
    const { values, savedAt } = found;
    if (typeof values !== 'object' || values === null || typeof savedAt !== 'string') return null;
    return {
      values,
      savedAt,
      window: 'window' in found && typeof found.window === 'string' ? found.window : '',
      revision: 'revision' in found && typeof found.revision === 'number' ? found.revision : 0,
      confidential: 'confidential' in found && found.confidential === true,
    };
  } catch {
    return null; // something else wrote under this key
  }
}

/** Keeps a text; false where the browser has no room or allows no storage. */
export function writeKept(storage: Pick<Storage, 'setItem'>, place: DraftPlace, kept: Kept): boolean {
  try {
    storage.setItem(keyOf(place), JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

export function clearKept(storage: Pick<Storage, 'removeItem'>, place: DraftPlace): void {
  storage.removeItem(keyOf(place));
}
