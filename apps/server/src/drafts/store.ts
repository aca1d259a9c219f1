import type { Party } from '@likeverd/casework';
import type { Moment } from '../clock.ts';
import { asViewer, asWriter, type Store, type StoreTransaction } from '../database.ts';
import { canonicalJson, sha256 } from '../log/chain.ts';

/** Which text of a person: where it is being written (a case, a meeting, `new`), and in which form. */
export interface DraftPlace {
  readonly place: string;
  readonly form: string;
}

/** What a form holds: its fields by name, as typed. */
export type DraftContent = Readonly<Record<string, unknown>>;

export interface SavedDraft {
  /** From 1, counting savings and discardings; 0 where there never was a draft. */
  readonly revision: number;
  /** Null where there is no draft now. */
  readonly content: DraftContent | null;
  /** Instant, ISO 8601 in UTC; absent where there never was a draft. */
  readonly savedAt?: string;
  /** The window that saved it. */
  readonly window?: string;
}

/** What one window saves: null throws the draft away. */
export interface DraftSave {
  readonly content: DraftContent | null;
  /** The revision that this one follows; 0 for the first. */
  readonly revision: number;
  readonly window: string;
}

export type DraftOutcome =
  | { readonly kind: 'saved'; readonly revision: number; readonly savedAt: string }
  /** Another window of the same person has saved or discarded since; nothing was overwritten. */
  | { readonly kind: 'conflict'; readonly version: number };

/** Who writes: someone signed in, or whoever holds the token of `openWriter`. */
export type Writer = Pick<Party, 'person'>;

/** Someone's draft; to everyone else there is none. */
export function readDraft(store: Store, person: Party, place: DraftPlace, { today }: Moment): Promise<SavedDraft> {
  return asViewer(store, person, today, (tx) => draftOf(tx, person, place));
}

/** The draft of someone who is not signed in. */
export function readOpenDraft(store: Store, writer: Writer, place: DraftPlace): Promise<SavedDraft> {
  return asWriter(store, (tx) => draftOf(tx, writer, place));
}

/** Whoever types without signing in is known by a token that their browser made; only its digest is kept here. */
export function openWriter(token: string): Writer {
  return { person: `open:${sha256(token)}` };
}

/** Days after which what someone typed without signing in is deleted. */
const openDraftDays = 30;

/** Deletes what was typed without signing in and left. */
export async function forgetOpenDrafts(store: Store, { now }: Moment): Promise<void> {
  const oldest = new Date(Date.parse(now) - openDraftDays * 86_400_000);
  await asWriter(store, (tx) =>
    tx.deleteFrom('form_draft').where('person', 'like', 'open:%').where('saved_at', '<', oldest).execute(),
  );
}

async function draftOf(tx: StoreTransaction, { person }: Writer, { place, form }: DraftPlace): Promise<SavedDraft> {
  const row = await tx
    .selectFrom('form_draft')
    .select(['revision', 'content', 'window_id', 'saved_at'])
    .where('person', '=', person)
    .where('place', '=', place)
    .where('form', '=', form)
    .executeTakeFirst();
  return row === undefined
    ? { revision: 0, content: null }
    : {
        revision: row.revision,
        content: row.content === null ? null : contentFrom(row.content),
        savedAt: row.saved_at.toISOString(),
        window: row.window_id,
      };
}

/** A line in the list of what someone has begun and not sent. */
export interface DraftEntry extends DraftPlace {
  readonly revision: number;
  readonly savedAt: string;
}

/** What someone has begun and not sent, newest first; in one place, or everywhere. */
export function listDrafts(
  store: Store,
  person: Party,
  place: string | undefined,
  { today }: Moment,
): Promise<readonly DraftEntry[]> {
  return asViewer(store, person, today, async (tx) => {
    const rows = await tx
      .selectFrom('form_draft')
      .select(['place', 'form', 'revision', 'saved_at'])
      .where('content', 'is not', null)
      .$if(place !== undefined, (query) => query.where('place', '=', place ?? ''))
      .orderBy('saved_at', 'desc')
      .orderBy('place')
      .orderBy('form')
      .execute();
    return rows.map(({ saved_at, ...entry }) => ({ ...entry, savedAt: saved_at.toISOString() }));
  });
}

/**
 * Saves what was typed as the revision after the one it is based on. What lies there already is not saved again, so that a save whose
 * answer was lost may be sent once more.
 */
export function saveDraft(
  store: Store,
  { person }: Writer,
  { place, form }: DraftPlace,
  { content, revision, window }: DraftSave,
  { now }: Moment,
): Promise<DraftOutcome> {
  const text = content === null ? null : canonicalJson(content);
  return asWriter(store, async (tx) => {
    const made = await tx
      .insertInto('form_draft')
      .values({ person, place, form, content: text, revision: 1, window_id: window, saved_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .returning('revision')
      .executeTakeFirst();
    if (made !== undefined) return { kind: 'saved', revision: made.revision, savedAt: now };
    const row = await tx
      .selectFrom('form_draft')
      .select(['content', 'revision', 'saved_at'])
      .where('person', '=', person)
      .where('place', '=', place)
      .where('form', '=', form)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (row.content === text) return { kind: 'saved', revision: row.revision, savedAt: row.saved_at.toISOString() };
    if (row.revision !== revision) return { kind: 'conflict', version: row.revision };
    await tx
      .updateTable('form_draft')
      .set({ content: text, revision: revision + 1, window_id: window, saved_at: now })
      .where('person', '=', person)
      .where('place', '=', place)
      .where('form', '=', form)
      .execute();
    return { kind: 'saved', revision: revision + 1, savedAt: now };
  });
}

/** Every stored draft passed the schema of the request that saved it. */
function contentFrom(text: string): DraftContent {
  return JSON.parse(text) as DraftContent;
}
