import {
  asLogged,
  type CaseEvent,
  type Finding,
  type Findings,
  forbidden,
  mayRead,
  type NewEvent,
  type NewMeetingEvent,
  type PublicPiece,
  publicMeetingPieces,
  type Reader,
  type Rejection,
  reject,
  readPieces,
  rememberingReader,
  shareOfAbout,
  weighed,
} from '@likeverd/casework';
import type { CalendarDate } from '@likeverd/reference';
import type { StoreTransaction } from '../database.ts';
import { aloneInPublishing, type Reading, readingOfCase, tellsMore, whenAllIsOpen } from './known.ts';
import { recall } from './memory.ts';

/** What is about to be stored, in cases and at a meeting, all of it at once. */
export interface Publication {
  readonly growths: readonly {
    readonly caseId: string;
    readonly log: readonly CaseEvent[];
    readonly events: readonly NewEvent[];
  }[];
  readonly atMeetings?: readonly NewMeetingEvent[];
  /** Public texts that stand in no log, and texts that are only tried. */
  readonly beside?: readonly PublicPiece[];
}

/** What the public can find now, and once everything is stored. */
export interface Guarded {
  readonly before: Findings;
  readonly after: Findings;
  /** Those that may not become public. */
  readonly stopped: readonly Finding[];
  /** The number of a case that statements may name. */
  readonly number: (caseId: string) => string | undefined;
  /** Hashes of files that would be public, and whose text has not been read. */
  readonly unread: readonly string[];
}

/** Texts that are not in the log of a case: under a name that no stream has. */
const besideLogs = 'new';

/** What texts tell, by how wide "about" is taken to be. */
const readers = new Map<number, Reader>();

function readerOn(today: CalendarDate): Reader {
  const share = shareOfAbout(today);
  const reader = readers.get(share) ?? rememberingReader(share);
  readers.set(share, reader);
  return reader;
}

/**
 * What can be worked out of hidden prices from all that is public once something more is: texts of every case and meeting, the cited models and
 * documents, published aggregates, earlier versions (a log forgets nothing). Of the prices that what is new says something of, and of those of
 * one case where `caseId` asks for them.
 */
export async function guard(
  tx: StoreTransaction,
  { growths, atMeetings = [], beside = [] }: Publication,
  today: CalendarDate,
  caseId?: string,
): Promise<Guarded> {
  const readings = new Map<string, Reading>([
    [besideLogs, { pieces: [...publicMeetingPieces(atMeetings, whenAllIsOpen), ...beside] }],
  ]);
  for (const growth of growths)
    readings.set(growth.caseId, await readingOfCase(tx, [...growth.log, ...logged(growth, today)], today));
  const memory = await recall(tx, today);
  const { surroundings, fresh, changed, known, unread } = memory.grown(readings);
  const step = { before: memory.surroundings, after: surroundings, fresh, changed };
  const { before, after } = weighed(step, caseId === undefined ? [] : [caseId], today, readerOn(today));
  return {
    before,
    after,
    stopped: forbidden(before, after, (price) => known(price.caseId)?.overrides ?? []),
    number: (id) => surroundings.neighbours.of(id)?.number,
    unread,
  };
}

/** False where nothing that is about to be stored tells of a number, or changes a price: there is nothing to weigh. */
async function tellsAnything(
  tx: StoreTransaction,
  { growths, atMeetings = [], beside = [] }: Publication,
  today: CalendarDate,
): Promise<boolean> {
  if (readPieces([...publicMeetingPieces(atMeetings, whenAllIsOpen), ...beside]).length > 0) return true;
  for (const growth of growths) {
    const before = await readingOfCase(tx, growth.log, today);
    if (tellsMore(before, await readingOfCase(tx, [...growth.log, ...logged(growth, today)], today))) return true;
  }
  return false;
}

/** Events as they would stand in the log of their case on a day; of a new case its first. */
function logged({ caseId, log, events }: Publication['growths'][number], today: CalendarDate): readonly CaseEvent[] {
  if (log.length > 0) return asLogged(events, log);
  return events.map((event, index) => ({
    ...event,
    caseId,
    version: index + 1,
    recordedAt: `${today}T12:00:00.000Z`,
    actor: { person: '', role: 'proposer', organisation: '' },
  }));
}

/** Why what is about to be stored may not become public; empty where it may. */
export async function obstaclesToPublishing(
  tx: StoreTransaction,
  publication: Publication,
  today: CalendarDate,
): Promise<readonly Rejection[]> {
  const events = [...publication.growths.flatMap((growth) => growth.events), ...(publication.atMeetings ?? [])];
  const some = (publication.beside ?? []).length > 0 || events.some(({ label }) => mayRead(null, label, whenAllIsOpen));
  if (!some || !(await tellsAnything(tx, publication, today))) return [];
  await aloneInPublishing(tx);
  const { before, after, stopped, unread } = await guard(tx, publication, today);
  if (unread.length > 0) return [reject('disclosure.fileUnread', 'disclosure.guard')];
  if (after.status === 'unsolved')
    return before.status === 'unsolved'
      ? []
      : [reject('disclosure.unsolved', 'disclosure.guard', { places: after.where.join(', ') })];
  const own = new Set(publication.growths.map(({ caseId }) => caseId));
  return stopped.map((finding) => tooNarrow(finding, own));
}

/** A refusal names where, and how narrowly; not the interval, which not everyone who publishes may know, nor what another case is. */
function tooNarrow({ hidden, relativeWidth, limit, statements }: Finding, own: ReadonlySet<string>): Rejection {
  const places = [
    ...new Set(
      statements.flatMap(({ where, figure }) => (where === 'samePrice' ? [] : [figure === '' ? where : `${where}: «${figure}»`])),
    ),
  ];
  const percent = (share: number): number => Math.round(share * 1_000) / 10;
  const told = { width: percent(relativeWidth), limit: percent(limit), places: places.join('; ') };
  return own.has(hidden.caseId)
    ? reject('disclosure.tooNarrow', 'disclosure.guard', { item: hidden.item, ...told })
    : reject('disclosure.tooNarrowElsewhere', 'disclosure.guard', told);
}
