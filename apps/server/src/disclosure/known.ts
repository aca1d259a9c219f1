import {
  type CaseEvent,
  type CaseState,
  caseFrom,
  type Label,
  type MeetingEvent,
  type PricedCase,
  pricesOf,
  productFrom,
  type PublicPiece,
  type PublishedAggregate,
  publicFiles,
  publicMeetingPieces,
  publicPieces,
  readPieces,
  trialPieces,
  type TrialValues,
} from '@likeverd/casework';
import type { CalendarDate } from '@likeverd/reference';
import { sql } from 'kysely';
import type { StoreTransaction } from '../database.ts';
import { readableTypes } from '../files/document-text.ts';
import { canonicalJson } from '../log/chain.ts';
import { documentPieces, quantitiesOf } from './model.ts';

/**
 * Texts are read as they will stand when everything in them that opens by itself has opened: what is given a day is weighed on the day it is
 * given, for nobody is asked on the day it opens.
 */
export const whenAllIsOpen: CalendarDate = '9999-12-31';

/** What the guard takes from a stream of the log, or from what is public beside it. */
export interface Reading {
  /** Of a case: its prices, and what may be said of them. */
  readonly known?: KnownCase;
  /** What is public, as far as it tells of numbers. */
  readonly pieces: readonly PublicPiece[];
  /** Hashes of public files whose text has not been read: there is more to know. */
  readonly unread?: readonly string[];
  /** First day on which it holds, and first on which it does not any more, where labels have opened or will. */
  readonly holdsFrom?: CalendarDate;
  readonly holdsUntil?: CalendarDate;
}

export interface KnownCase {
  readonly priced: PricedCase;
  readonly overrides: CaseState['disclosure']['overrides'];
}

/** A piece by all that it is. */
export const nameOf = ({ where, text, caseId, opensLater, numbersOnly }: PublicPiece): string =>
  JSON.stringify([where, text, caseId, opensLater, numbersOnly]);

/** True where the same is known of the prices of a case, however it came to be known. */
export const samePrices = (one: PricedCase, other: PricedCase): boolean => canonicalJson(one) === canonicalJson(other);

/** True where a later reading of a case tells anything that an earlier one does not, or other prices. */
export function tellsMore(before: Reading, after: Reading): boolean {
  const known = new Set(before.pieces.map(nameOf));
  return (
    before.known === undefined ||
    after.known === undefined ||
    !samePrices(before.known.priced, after.known.priced) ||
    after.pieces.some((piece) => !known.has(nameOf(piece))) ||
    (after.unread ?? []).some((hash) => !(before.unread ?? []).includes(hash))
  );
}

/** What the log of a case tells the guard. */
export async function readingOfCase(tx: StoreTransaction, log: readonly CaseEvent[], today: CalendarDate): Promise<Reading> {
  const caseId = log[0]?.caseId ?? '';
  const state = caseFrom(caseId, log);
  const values = log.flatMap((event) => Object.entries(event.values).map(([name, { value }]) => ({ name, value })));
  const { quantities } = await quantitiesOf(tx, state);
  const files = await textsOfFiles(tx, caseId, log);
  return {
    known: {
      priced: {
        ...productFrom(caseId, state.submitter, values),
        ...pricesOf(log, state.disclosure, today),
        quantities,
      },
      overrides: state.disclosure.overrides,
    },
    pieces: telling([...textsOf(log, today), ...(await documentPieces(tx, log, whenAllIsOpen)), ...files.pieces]),
    ...(files.unread.length === 0 ? {} : { unread: files.unread }),
    ...daysOf(log, today),
  };
}

/** What is written in the PDF and Word files of a case that are public, or will be. */
async function textsOfFiles(
  tx: StoreTransaction,
  caseId: string,
  log: readonly CaseEvent[],
): Promise<{ readonly pieces: readonly PublicPiece[]; readonly unread: readonly string[] }> {
  const cited = publicFiles(log, whenAllIsOpen).filter(({ mediaType }) => readableTypes.has(mediaType));
  const hashes = [...new Set(cited.map(({ hash }) => hash))];
  if (hashes.length === 0) return { pieces: [], unread: [] };
  const rows = await tx.selectFrom('file_text').select(['hash', 'parts']).where('hash', 'in', hashes).execute();
  const read = new Set(rows.map(({ hash }) => hash));
  return {
    // Written by readTexts from the parts of a text.
    pieces: rows.flatMap(({ parts }) => ((parts ?? []) as readonly string[]).map((text) => ({ where: 'file', text, caseId }))),
    unread: hashes.filter((hash) => !read.has(hash)),
  };
}

export const readingOfMeeting = (log: readonly MeetingEvent[]): Reading => ({
  pieces: telling(publicMeetingPieces(log, whenAllIsOpen)),
});

/** The pieces that tell of numbers. */
const telling = (pieces: readonly PublicPiece[]): readonly PublicPiece[] =>
  pieces.filter((piece) => readPieces([piece]).length > 0);

/** The texts of a log that are public, and those that will be. */
function textsOf(log: readonly CaseEvent[], today: CalendarDate): readonly PublicPiece[] {
  const now = publicPieces(log, today);
  const open = new Set(now.map(({ where, text }) => `${where} ${text}`));
  const later = publicPieces(log, whenAllIsOpen).filter(({ where, text }) => !open.has(`${where} ${text}`));
  return [...now, ...later.map((piece) => ({ ...piece, opensLater: true }))];
}

/** The days around `today` between which no label of a log opens. */
function daysOf(log: readonly CaseEvent[], today: CalendarDate): Pick<Reading, 'holdsFrom' | 'holdsUntil'> {
  const opening = (label: Label): readonly CalendarDate[] =>
    label.class === 'confidential' && label.expires !== undefined ? [label.expires] : [];
  const days = log.flatMap(({ label, values }) => [
    ...opening(label),
    ...Object.values(values).flatMap((each) => opening(each.label)),
  ]);
  const [from, until] = [
    days
      .filter((day) => day <= today)
      .toSorted()
      .at(-1),
    days.filter((day) => day > today).toSorted()[0],
  ];
  return { ...(from === undefined ? {} : { holdsFrom: from }), ...(until === undefined ? {} : { holdsUntil: until }) };
}

/** What is public beside the logs of cases and meetings, and grows by itself. */
export interface Source {
  readonly id: string;
  /** Another whenever its pieces may be others. */
  mark(tx: StoreTransaction): Promise<string>;
  pieces(tx: StoreTransaction): Promise<readonly PublicPiece[]>;
}

/** The register of trials, in every version. */
const trials: Source = {
  id: 'trials',
  mark: async (tx) => {
    const { versions } = await tx
      .selectFrom('trial_version')
      .select(({ fn }) => fn.countAll<string>().as('versions'))
      .executeTakeFirstOrThrow();
    return versions;
  },
  pieces: async (tx) => {
    const rows = await tx.selectFrom('trial_version').select('content').execute();
    // The column was written by saveTrial from checked values.
    return telling(rows.flatMap(({ content }) => trialPieces(content as TrialValues)));
  },
};

/** Everything public beside the logs that figures of prices could stand in. */
export const sources: readonly Source[] = [trials];

/** Everything published of rebates, as everyone may take it. */
export async function publishedAggregates(tx: StoreTransaction): Promise<readonly PublishedAggregate[]> {
  const rows = await tx.selectFrom('rebate_aggregate').selectAll().orderBy('published_on').orderBy('area').execute();
  return rows.map((row) => ({
    area: row.area,
    members: row.members,
    recordedAt: row.recorded_at.toISOString(),
    figures: { number: row.number, lowerQuartile: row.lower_quartile, median: row.median, upperQuartile: row.upper_quartile },
  }));
}

/** Waits until nobody else is about to publish: two halves of a sum that go out at once would each be judged without the other. */
export async function aloneInPublishing(tx: StoreTransaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('likeverd disclosure'))`.execute(tx);
}
