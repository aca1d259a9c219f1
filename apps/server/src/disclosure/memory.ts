import {
  neighboursOf,
  type PricedCase,
  type PublicPiece,
  type ReadPiece,
  readPieces,
  speaksOf,
  type Surroundings,
  wordsOf,
} from '@likeverd/casework';
import type { CalendarDate } from '@likeverd/reference';
import type { StoreTransaction } from '../database.ts';
import { wholeCases, wholeMeeting } from '../log/event-store.ts';
import { type KnownCase, publishedAggregates, type Reading, readingOfCase, readingOfMeeting, sources } from './known.ts';

/** Raised whenever other readings would be made of the same log: older ones are then made again when they are needed. */
const maker = 1;

/** Streams whose logs are read together. */
const batch = 50;

/** A reading as it is held: what has not changed since the last one is the same object, by which what was derived from it is known. */
interface Held {
  readonly mark: string;
  readonly known?: KnownCase;
  readonly pieces: readonly ReadPiece[];
  readonly holdsFrom?: CalendarDate;
  readonly holdsUntil?: CalendarDate;
}

/** A stream of the log, or a source beside it, as it stands. */
interface Head {
  readonly id: string;
  /** Another whenever it has grown. */
  readonly mark: string;
  readonly kind: 'case' | 'meeting' | 'source';
}

/** Everything public as the guard has read it, and found by what it is about. Good until the caller waits for something else. */
export interface Memory {
  readonly surroundings: Surroundings;
  known(caseId: string): KnownCase | undefined;
  /** The same with some streams as they will stand, under names of their own. */
  grown(streams: ReadonlyMap<string, Reading>): Grown;
}

export interface Grown extends Pick<Memory, 'surroundings' | 'known'> {
  /** Texts that are new. */
  readonly fresh: readonly ReadPiece[];
  /** Cases of which something else is known than before. */
  readonly changed: readonly string[];
}

const streams = new Map<string, Held>();
/** Streams with texts about a case, by case; streams that speak of a word, by the words that have been asked for. */
const about = new Map<string, Set<string>>();
const speaking = new Map<string, Set<string>>();
let neighbours: Surroundings['neighbours'] | undefined;

/** Reads what has become public, or has changed, since it was last asked; the rest is remembered. Only a writer's transaction sees what this needs. */
export async function recall(tx: StoreTransaction, today: CalendarDate): Promise<Memory> {
  const aggregates = await publishedAggregates(tx);
  const heads = await headsOf(tx);
  for (;;) {
    const stale = heads.filter((head) => !isHeld(head, today));
    if (stale.length === 0) break;
    // What another question has read meanwhile is looked at once more.
    for (const [head, reading] of await readingsOf(tx, stale, today))
      hold(head.id, heldAs(head.mark, reading, streams.get(head.id)));
  }
  const present = new Set(heads.map(({ id }) => id));
  for (const id of streams.keys()) if (!present.has(id)) hold(id, undefined);
  return memory(aggregates);
}

function memory(aggregates: Surroundings['aggregates']): Memory {
  neighbours ??= neighboursOf(casesIn(streams));
  const surroundings: Surroundings = { neighbours, texts: textsIn(new Map()), aggregates };
  const known = (caseId: string): KnownCase | undefined => streams.get(caseId)?.known;
  return {
    surroundings,
    known,
    grown: (readings) => {
      const grown = new Map([...readings].map(([id, reading]) => [id, heldAs('', reading, streams.get(id))]));
      const changed = [...grown].flatMap(([id, held]) => (held.known?.priced === streams.get(id)?.known?.priced ? [] : [id]));
      return {
        surroundings: {
          neighbours: changed.length === 0 ? surroundings.neighbours : neighboursOf(casesIn(new Map([...streams, ...grown]))),
          texts: textsIn(grown),
          aggregates,
        },
        known: (caseId) => grown.get(caseId)?.known ?? known(caseId),
        fresh: [...grown].flatMap(([id, { pieces }]) => {
          const before = new Set(streams.get(id)?.pieces);
          return pieces.filter((piece) => !before.has(piece));
        }),
        changed,
      };
    },
  };
}

const casesIn = (from: ReadonlyMap<string, Held>): readonly PricedCase[] =>
  [...from.values()]
    .flatMap(({ known }) => (known === undefined ? [] : [known.priced]))
    .toSorted((one, other) => (one.caseId < other.caseId ? -1 : 1));

/** Texts by what they are about, with some streams as they will stand. */
function textsIn(grown: ReadonlyMap<string, Held>): Surroundings['texts'] {
  const piecesIn = (ids: Iterable<string>, wanted: (piece: ReadPiece) => boolean): readonly ReadPiece[] =>
    [...new Set([...ids, ...grown.keys()])].flatMap((id) => (grown.get(id) ?? streams.get(id))?.pieces.filter(wanted) ?? []);
  return {
    about: (caseId) => piecesIn(about.get(caseId) ?? [], (piece) => piece.caseId === caseId),
    speakingOf: (product) =>
      piecesIn(
        wordsOf(product).flatMap((word) => [...streamsSpeakingOf(word)]),
        ({ plain }) => speaksOf(plain, product),
      ),
  };
}

/** Every stream is looked through once for a word, and after that what is new. */
function streamsSpeakingOf(word: string): ReadonlySet<string> {
  const known = speaking.get(word);
  if (known !== undefined) return known;
  const found = new Set([...streams].flatMap(([id, { pieces }]) => (speaks(pieces, word) ? [id] : [])));
  speaking.set(word, found);
  return found;
}

const speaks = (pieces: readonly ReadPiece[], word: string): boolean =>
  pieces.some(({ plain }) => speaksOf(plain, { names: [word] }));

function isHeld({ id, mark }: Head, today: CalendarDate): boolean {
  const held = streams.get(id);
  return held !== undefined && held.mark === mark && holds(held, today);
}

const holds = ({ holdsFrom, holdsUntil }: Pick<Reading, 'holdsFrom' | 'holdsUntil'>, today: CalendarDate): boolean =>
  (holdsFrom === undefined || holdsFrom <= today) && (holdsUntil === undefined || today < holdsUntil);

/** Puts a reading in the place of an earlier one; of nothing, where the stream is gone. */
function hold(id: string, held: Held | undefined): void {
  const before = streams.get(id);
  for (const { caseId } of before?.pieces ?? []) if (caseId !== undefined) about.get(caseId)?.delete(id);
  for (const { caseId } of held?.pieces ?? [])
    if (caseId !== undefined) about.set(caseId, (about.get(caseId) ?? new Set()).add(id));
  for (const [word, found] of speaking)
    if (held !== undefined && speaks(held.pieces, word)) found.add(id);
    else found.delete(id);
  if (before?.known?.priced !== held?.known?.priced) neighbours = undefined;
  if (held === undefined) streams.delete(id);
  else streams.set(id, held);
}

/** A reading with its texts read; texts and prices that were there before are the ones that were. */
function heldAs(mark: string, { known, pieces, holdsFrom, holdsUntil }: Reading, before: Held | undefined): Held {
  const earlier = new Map(before?.pieces.map((piece) => [nameOf(piece), piece]));
  const priced = before?.known?.priced;
  const same = known !== undefined && priced !== undefined && JSON.stringify(known.priced) === JSON.stringify(priced);
  return {
    mark,
    pieces: pieces.flatMap((piece) => earlier.get(nameOf(piece)) ?? readPieces([piece])),
    ...(known === undefined ? {} : { known: same ? { ...known, priced } : known }),
    ...(holdsFrom === undefined ? {} : { holdsFrom }),
    ...(holdsUntil === undefined ? {} : { holdsUntil }),
  };
}

const nameOf = ({ where, text, caseId, opensLater, numbersOnly }: PublicPiece): string =>
  JSON.stringify([where, text, caseId, opensLater, numbersOnly]);

async function headsOf(tx: StoreTransaction): Promise<readonly Head[]> {
  const rows = await tx.selectFrom('case_head').select(['case_id', 'hash', 'stream']).where('version', '>', 0).execute();
  const beside = await Promise.all(
    sources.map(async (source): Promise<Head> => ({ id: source.id, mark: await source.mark(tx), kind: 'source' })),
  );
  return [
    ...rows.map(({ case_id: id, hash, stream }): Head => ({ id, mark: hash, kind: stream === 'meeting' ? 'meeting' : 'case' })),
    ...beside,
  ];
}

type Readings = readonly (readonly [Head, Reading])[];

/** Readings as they were stored, and anew of what has grown since. */
async function readingsOf(tx: StoreTransaction, heads: readonly Head[], today: CalendarDate): Promise<Readings> {
  const stored = await storedReadings(
    tx,
    heads.filter(({ kind }) => kind !== 'source'),
    today,
  );
  const known = new Set(stored.map(([{ id }]) => id));
  const missing = heads.filter(({ id }) => !known.has(id)).toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const found = [...stored];
  for (let from = 0; from < missing.length; from += batch) {
    const made = await readAnew(tx, missing.slice(from, from + batch), today);
    await storeReadings(tx, made);
    found.push(...made);
  }
  return found;
}

async function readAnew(tx: StoreTransaction, heads: readonly Head[], today: CalendarDate): Promise<Readings> {
  const logs = await wholeCases(
    tx,
    heads.flatMap(({ id, kind }) => (kind === 'case' ? [id] : [])),
  );
  const made: (readonly [Head, Reading])[] = [];
  for (const head of heads) {
    const source = sources.find(({ id }) => id === head.id);
    made.push([
      head,
      source !== undefined
        ? { pieces: await source.pieces(tx) }
        : head.kind === 'meeting'
          ? readingOfMeeting(await wholeMeeting(tx, head.id))
          : await readingOfCase(tx, logs.get(head.id) ?? [], today),
    ]);
  }
  return made;
}

async function storedReadings(tx: StoreTransaction, heads: readonly Head[], today: CalendarDate): Promise<Readings> {
  const marks = new Map(heads.map((head) => [head.id, head]));
  const rows = await tx
    .selectFrom('guard_reading')
    .select(['stream_id', 'hash', 'content'])
    .where('maker', '=', maker)
    .$if(heads.length <= batch, (query) => query.where('stream_id', 'in', [...marks.keys()]))
    .where((is) => is.or([is('holds_from', 'is', null), is('holds_from', '<=', today)]))
    .where((is) => is.or([is('holds_until', 'is', null), is('holds_until', '>', today)]))
    .execute();
  return rows.flatMap(({ stream_id: id, hash, content }) => {
    const head = marks.get(id);
    // Written by storeReadings from a reading.
    return head?.mark === hash ? [[head, content as Reading] as const] : [];
  });
}

async function storeReadings(tx: StoreTransaction, readings: Readings): Promise<void> {
  const rows = readings.filter(([{ kind }]) => kind !== 'source');
  if (rows.length === 0) return;
  await tx
    .insertInto('guard_reading')
    .values(
      rows.map(([{ id, mark }, reading]) => ({
        stream_id: id,
        hash: mark,
        maker,
        holds_from: reading.holdsFrom ?? null,
        holds_until: reading.holdsUntil ?? null,
        content: JSON.stringify(reading),
      })),
    )
    .onConflict((conflict) =>
      conflict.column('stream_id').doUpdateSet((row) => ({
        hash: row.ref('excluded.hash'),
        maker: row.ref('excluded.maker'),
        holds_from: row.ref('excluded.holds_from'),
        holds_until: row.ref('excluded.holds_until'),
        content: row.ref('excluded.content'),
      })),
    )
    .execute();
}
