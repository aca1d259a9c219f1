import {
  neighboursOf,
  type PricedCase,
  type ReadPiece,
  readPieces,
  speaksOf,
  type Surroundings,
  wordsOf,
} from '@likeverd/casework';
import type { CalendarDate } from '@likeverd/reference';
import { asWriter, type Store, type StoreTransaction } from '../database.ts';
import { wholeCases, wholeMeeting } from '../log/event-store.ts';
import {
  type KnownCase,
  nameOf,
  publishedAggregates,
  type Reading,
  readingOfCase,
  readingOfMeeting,
  samePrices,
  sources,
} from './known.ts';

/** Raised whenever other readings would be made of the same log: older ones are then made again when they are needed. */
const maker = 2;

/** Streams whose logs are read together. */
const batch = 50;

/** A reading as it is held: what has not changed since the last one is the same object, by which what was derived from it is known. */
interface Held extends Omit<Reading, 'pieces'> {
  readonly mark: string;
  readonly pieces: readonly ReadPiece[];
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
  /** Hashes of files that are new, and whose text has not been read. */
  readonly unread: readonly string[];
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
    const stale = staleOf(heads, today);
    if (stale.length === 0) break;
    // What another question has read meanwhile is looked at once more.
    await readInto(tx, stale, today);
  }
  const present = new Set(heads.map(({ id }) => id));
  for (const id of streams.keys()) if (!present.has(id)) hold(id, undefined);
  return memory(aggregates);
}

/** Reads, some at a time, what has changed, so that whoever publishes next need not wait for it. Returns the public files whose text has not been read. */
export async function readAhead(store: Store, today: CalendarDate): Promise<readonly string[]> {
  for (;;) {
    const left = await asWriter(store, async (tx) => {
      const stale = staleOf(await headsOf(tx), today);
      await readInto(tx, stale.slice(0, batch), today);
      return stale.length - batch;
    });
    if (left <= 0) return [...streams.values()].flatMap(({ unread = [] }) => unread);
  }
}

/** What cites files whose text was not read is read again. */
export function forgetUnread(hashes: readonly string[]): void {
  const read = new Set(hashes);
  for (const [id, { unread = [] }] of streams) if (unread.some((hash) => read.has(hash))) hold(id, undefined);
}

const staleOf = (heads: readonly Head[], today: CalendarDate): readonly Head[] => heads.filter((head) => !isHeld(head, today));

async function readInto(tx: StoreTransaction, heads: readonly Head[], today: CalendarDate): Promise<void> {
  for (const [head, reading] of await readingsOf(tx, heads, today)) hold(head.id, heldAs(head.mark, reading, streams.get(head.id)));
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
        unread: [...grown].flatMap(([id, { unread = [] }]) => {
          const before = new Set(streams.get(id)?.unread);
          return unread.filter((hash) => !before.has(hash));
        }),
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
  const naming = new Map<string, readonly ReadPiece[]>();
  const piecesNaming = (word: string): readonly ReadPiece[] => {
    const found = naming.get(word) ?? piecesIn(streamsSpeakingOf(word), ({ plain }) => speaksOf(plain, { names: [word] }));
    naming.set(word, found);
    return found;
  };
  return {
    about: (caseId) => piecesIn(about.get(caseId) ?? [], (piece) => piece.caseId === caseId),
    speakingOf: (product) => [...new Set(wordsOf(product).flatMap(piecesNaming))],
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
function heldAs(mark: string, reading: Reading, before: Held | undefined): Held {
  const { known, pieces } = reading;
  const earlier = new Map(before?.pieces.map((piece) => [nameOf(piece), piece]));
  const priced = before?.known?.priced;
  const same = known !== undefined && priced !== undefined && samePrices(known.priced, priced);
  return {
    ...reading,
    mark,
    pieces: pieces.flatMap((piece) => earlier.get(nameOf(piece)) ?? readPieces([piece])),
    ...(same ? { known: { ...known, priced } } : {}),
  };
}

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
  if (heads.length === 0) return [];
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
  const rows = readings.filter(([{ kind }, { unread }]) => kind !== 'source' && unread === undefined);
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
