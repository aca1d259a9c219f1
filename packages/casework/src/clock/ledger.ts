import { calendarDaysBetween, type CalendarDate, toDayNumber } from '@likeverd/reference';
import type { ClockEntry, ClockParty, ClockPhase } from './entries.ts';

/** A stretch of days in which one party had the case for one reason. */
export interface ClockSpan extends ClockEntry {
  /** First day that is no longer in the stretch: `day` and `until` differ by `days`. */
  readonly until: CalendarDate;
  /** Calendar days; 0 where the case was passed on the same day. */
  readonly days: number;
}

export interface Share<K> {
  readonly key: K;
  readonly days: number;
}

/** Who has had a case, how long and why. The days of `byParty`, of `byPhase` and of `spans` each sum to `days`. */
export interface Ledger {
  readonly start: CalendarDate;
  /** The day on which the case ended; absent while it runs. */
  readonly end?: CalendarDate;
  /** Calendar days from `start` to `end`, or to today. */
  readonly days: number;
  readonly spans: readonly ClockSpan[];
  readonly byParty: readonly Share<ClockParty>[];
  readonly byPhase: readonly Share<ClockPhase>[];
  /** Entries that were wrong, each replaced by a later one. */
  readonly replaced: readonly ClockEntry[];
}

/**
 * The entries that count: those that no later entry replaces, by day; of one day in the order in which they were made, where a replacement
 * takes the place of what it replaces.
 */
export function entriesThatCount(entries: readonly ClockEntry[]): readonly ClockEntry[] {
  const known = counting.get(entries);
  if (known !== undefined) return known;
  const found = inOrder(entries);
  counting.set(entries, found);
  return found;
}

/** What was found before: the entries of a case are asked for by every act and deadline. */
const counting = new WeakMap<readonly ClockEntry[], readonly ClockEntry[]>();

function inOrder(entries: readonly ClockEntry[]): readonly ClockEntry[] {
  const replaced = new Set(entries.map((entry) => entry.replaces));
  const before = new Map(entries.map(({ entry, replaces }) => [entry, replaces]));
  const placeOf = ({ entry }: ClockEntry): number => {
    let place = entry;
    for (let older = before.get(place); older !== undefined && older < place; older = before.get(place)) place = older;
    return place;
  };
  return entries
    .filter(({ entry }) => !replaced.has(entry))
    .toSorted((a, b) => (a.day === b.day ? placeOf(a) - placeOf(b) : a.day < b.day ? -1 : 1));
}

/**
 * The ledger of a case on a day, or null where no clock was kept. A day belongs to the party that had the case when the day ended; the
 * day on which the case ends, and today, are not counted, so that the sum over the parties is the calendar days between start and end.
 * Rule: clock.oneParty.
 */
export function ledgerOf(entries: readonly ClockEntry[], today: CalendarDate): Ledger | null {
  const known = ledgers.get(entries);
  if (known?.today === today) return known.ledger;
  const ledger = madeLedger(entries, today);
  ledgers.set(entries, { today, ledger });
  return ledger;
}

/** What was found last: deadlines, dates and statistics of a case ask for the same day. */
const ledgers = new WeakMap<readonly ClockEntry[], { readonly today: CalendarDate; readonly ledger: Ledger | null }>();

function madeLedger(entries: readonly ClockEntry[], today: CalendarDate): Ledger | null {
  const counting = entriesThatCount(entries).filter(({ day }) => day <= today);
  const first = counting[0];
  const last = counting.at(-1);
  if (first === undefined || last === undefined) return null;
  const end = last.party === 'closed' ? last.day : undefined;
  const stops = [...counting.slice(1).map(({ day }) => day), end ?? today];
  const beyond = stops.map(toDayNumber);
  const start = toDayNumber(first.day);
  const spans = counting.map((entry, index): ClockSpan => {
    const until = stops[index] ?? today;
    return { ...entry, until, days: (beyond[index] ?? start) - (beyond[index - 1] ?? start) };
  });
  const replaced = new Set(entries.map(({ replaces }) => replaces));
  return {
    start: first.day,
    ...(end === undefined ? {} : { end }),
    days: calendarDaysBetween(first.day, end ?? today),
    spans,
    byParty: sharesBy(spans, ({ party }) => party),
    byPhase: sharesBy(spans, ({ phase }) => phase),
    replaced: entries.filter(({ entry }) => replaced.has(entry)),
  };
}

/** Days by key, in the order in which the keys first had the case. */
function sharesBy<K>(spans: readonly ClockSpan[], keyOf: (span: ClockSpan) => K): readonly Share<K>[] {
  const days = new Map<K, number>();
  for (const span of spans) days.set(keyOf(span), (days.get(keyOf(span)) ?? 0) + span.days);
  return [...days].map(([key, sum]) => ({ key, days: sum })).filter((share) => share.days > 0);
}

/** Days of some spans that fall on or after `from` and before `to`. */
export function daysWithin(spans: readonly ClockSpan[], from: CalendarDate, to: CalendarDate): number {
  return spans.reduce((sum, { day, until }) => {
    const [first, beyond] = [day > from ? day : from, until < to ? until : to];
    return first < beyond ? sum + calendarDaysBetween(first, beyond) : sum;
  }, 0);
}
