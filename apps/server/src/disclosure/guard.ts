import {
  asLogged,
  type CaseEvent,
  type Finding,
  type Findings,
  findingsOf,
  forbidden,
  mayRead,
  type NewEvent,
  type NewMeetingEvent,
  type PublicPiece,
  publicMeetingPieces,
  type Rejection,
  reject,
  toldOfPrices,
  touched,
} from '@likeverd/casework';
import type { CalendarDate } from '@likeverd/reference';
import type { StoreTransaction } from '../database.ts';
import { aloneInPublishing, type Growing, knownCase, universe, whenAllIsOpen } from './known.ts';

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
  /** Numbers of the cases that statements may name, by case. */
  readonly numbers: ReadonlyMap<string, string>;
}

/**
 * What can be worked out of hidden prices from all that is public once something more is: texts of every case and meeting that can hang together
 * with it, the cited models and documents, published aggregates, earlier versions (a log forgets nothing). Of the prices that what is new says
 * something of, and of those of one case where `caseId` asks for them. Null where no price is hidden.
 */
export async function guard(
  tx: StoreTransaction,
  { growths, atMeetings = [], beside = [] }: Publication,
  today: CalendarDate,
  caseId?: string,
): Promise<Guarded | null> {
  const growing: Growing[] = [];
  for (const growth of growths) {
    const grown = [...growth.log, ...logged(growth, today)];
    growing.push({
      caseId: growth.caseId,
      before: growth.log.length === 0 ? undefined : await knownCase(tx, growth.log, today),
      after: await knownCase(tx, grown, today),
    });
  }
  const fresh = [...publicMeetingPieces(atMeetings, whenAllIsOpen), ...beside];
  const all = await universe(tx, growing, fresh, today);
  if (all === null) return null;
  const [before, after] = [toldOfPrices(all.before, today), toldOfPrices(all.after, today)];
  const reached = touched(all.after.cases, before, after);
  const own = all.after.cases.flatMap((each) => (each.caseId === caseId ? each.hidden : []));
  const asked = [...new Set([...own, ...reached])];
  const was = new Set(all.before.cases.flatMap(({ hidden }) => hidden.map(({ id }) => id)));
  const found: Pick<Guarded, 'before' | 'after'> = {
    before: findingsOf(
      all.before.cases,
      before,
      asked.filter(({ id }) => was.has(id)),
      today,
    ),
    after: findingsOf(all.after.cases, after, asked, today),
  };
  const numbers = all.after.cases.flatMap((each) => (each.number === undefined ? [] : [[each.caseId, each.number] as const]));
  return { ...found, stopped: forbidden(found.before, found.after, all.overrides), numbers: new Map(numbers) };
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
  if (!some) return [];
  await aloneInPublishing(tx);
  const guarded = await guard(tx, publication, today);
  if (guarded === null) return [];
  const { before, after, stopped } = guarded;
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
