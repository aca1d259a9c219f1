import type { CommandType } from '@likeverd/casework';

/** What stands in a simple field, as typed: texts (also dates, amounts, choices), ticks, and ticked choices. */
export type RawCell = string | boolean | readonly string[];
/** One row of a table, by column. */
export type RawRow = Readonly<Record<string, RawCell>>;
/** What stands in a form's fields: simple values, and tables of them. */
export type RawValue = RawCell | readonly RawRow[];
export type RawValues = Readonly<Record<string, RawValue>>;

export interface Draft {
  readonly values: RawValues;
  /** Instant, ISO 8601 in UTC. */
  readonly savedAt: string;
}

/** Whose draft, in which case (`new` before it has one; for a validation form the model's digest), of which act. */
export interface DraftKey {
  readonly person: string;
  readonly caseId: string;
  readonly act: CommandType | 'advishe' | 'negotiation';
}

const prefix = 'likeverd:draft:';
const keptForDays = 30;
/** Acts whose text is confidential: their drafts do not outlast the signed-in session's own end. */
const confidentialActs: ReadonlySet<string> = new Set<DraftKey['act']>(['recordPriceOffer', 'recordPriceNote', 'negotiation']);

/** Whether the text of an act is confidential, whatever is typed in it. */
export const isConfidentialAct = (act: string): boolean => confidentialActs.has(act);

/** Under which name the browser keeps a text; whatever signs the parts hold, no two are alike. */
export const draftStorageKey = (person: string, place: string, form: string): string =>
  `${prefix}${[person, place, form].map(encodeURIComponent).join(':')}`;

const keyOf = ({ person, caseId, act }: DraftKey): string => draftStorageKey(person, caseId, act);

type Reader = Pick<Storage, 'getItem'>;
type Remover = Pick<Storage, 'removeItem'>;
type Keys = Pick<Storage, 'key' | 'length'>;

/** Whether a value is what a simple field holds. */
export function isRawCell(value: unknown): value is RawCell {
  return (
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    (Array.isArray(value) && value.every((item) => typeof item === 'string'))
  );
}

/** Whether a value is one row of a table. */
export function isRawRow(value: unknown): value is RawRow {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(isRawCell);
}

/** Whether a value is what a field of a form holds. */
export function isRawValue(value: unknown): value is RawValue {
  return isRawCell(value) || (Array.isArray(value) && value.every(isRawRow));
}

/** The draft as it was saved, or null where there is none that can be read. */
export function readDraft(storage: Reader, key: DraftKey): Draft | null {
  const text = storage.getItem(keyOf(key));
  if (text === null) return null;
  try {
    const stored: unknown = JSON.parse(text);
    if (typeof stored !== 'object' || stored === null) return null;
    const { values, savedAt } = stored as { readonly values?: unknown; readonly savedAt?: unknown };
    if (typeof values !== 'object' || values === null || typeof savedAt !== 'string') return null;
    return {
      savedAt,
      values: Object.fromEntries(Object.entries(values).filter((entry): entry is [string, RawValue] => isRawValue(entry[1]))),
    };
  } catch {
    // Something else wrote under this key; it is no draft of ours.
    return null;
  }
}

/** Saves a draft; false where the browser has no room or allows no storage, so that the page can say so. */
export function writeDraft(storage: Pick<Storage, 'setItem'>, key: DraftKey, draft: Draft): boolean {
  try {
    storage.setItem(keyOf(key), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function clearDraft(storage: Remover, key: DraftKey): void {
  storage.removeItem(keyOf(key));
}

function draftKeys(storage: Keys): readonly string[] {
  return Array.from({ length: storage.length }, (_, index) => storage.key(index)).filter(
    (key): key is string => key?.startsWith(prefix) === true,
  );
}

/** Called when a person signs out: on a shared machine the next must not find a price in the browser's storage. */
export function forgetConfidentialDrafts(storage: Keys & Reader & Remover, person: string): void {
  const own = `${prefix}${encodeURIComponent(person)}:`;
  for (const key of draftKeys(storage)) {
    const act = key.slice(key.lastIndexOf(':') + 1);
    if (key.startsWith(own) && (confidentialActs.has(act) || saysConfidential(storage.getItem(key)))) storage.removeItem(key);
  }
}

function saysConfidential(text: string | null): boolean {
  try {
    const stored: unknown = JSON.parse(text ?? 'null');
    return typeof stored === 'object' && stored !== null && 'confidential' in stored && stored.confidential === true;
  } catch {
    return false; // something else wrote under this key
  }
}

/** Removes drafts older than thirty days. `now` is milliseconds since 1970. */
export function forgetOldDrafts(storage: Keys & Reader & Remover, now: number): void {
  for (const key of draftKeys(storage)) {
    let savedAt = Number.NaN;
    try {
      savedAt = Date.parse(String((JSON.parse(storage.getItem(key) ?? '{}') as { readonly savedAt?: unknown }).savedAt));
    } catch {
      savedAt = Number.NaN;
    }
    if (Number.isNaN(savedAt) || now - savedAt > keptForDays * 86_400_000) storage.removeItem(key);
  }
}
