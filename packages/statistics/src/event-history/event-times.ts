/**
 * Times to events of many people, as columns of one length. Times in any one unit. A person counts as at risk at time t when entry < t ≤ exit, the
 * convention of R's survival package; of an event and a censoring at the same time the event comes first.
 */
export interface EventTimes {
  /** When each person left observation, 0 or later. */
  readonly exit: Float64Array;
  /** Why: 0 for censoring, 1 for the event; with competing risks 1, 2, … for each. */
  readonly cause: Uint8Array;
  /** When each person came under observation, below `exit`. Default: all at the start, so that an exit at time 0 counts too. */
  readonly entry?: Float64Array;
}

const assertTimes = ({ exit, cause, entry }: EventTimes): void => {
  if (cause.length !== exit.length || (entry !== undefined && entry.length !== exit.length))
    throw new RangeError('Columns of event times differ in length');
  for (let i = 0; i < exit.length; i++) {
    const to = exit[i] as number;
    if (!(to >= 0 && to < Number.POSITIVE_INFINITY)) throw new RangeError(`Not a survival time: ${to}`);
    if (entry !== undefined && !((entry[i] as number) >= 0 && (entry[i] as number) < to))
      throw new RangeError(`Not an entry before ${to}: ${entry[i]}`);
  }
};

/** Event times from pairs of a time and whether it ended with the event. */
export const eventTimes = (people: readonly { readonly time: number; readonly event: boolean }[]): EventTimes => ({
  exit: Float64Array.from(people, ({ time }) => time),
  cause: Uint8Array.from(people, ({ event }) => (event ? 1 : 0)),
});

/** The people for whom `keep` holds, in their order. */
export const selectTimes = ({ exit, cause, entry }: EventTimes, keep: (index: number) => boolean): EventTimes => {
  let count = 0;
  for (let i = 0; i < exit.length; i++) if (keep(i)) count++;
  const chosen = new Uint32Array(count);
  for (let i = 0, at = 0; i < exit.length; i++) if (keep(i)) chosen[at++] = i;
  return takeTimes({ exit, cause, ...(entry === undefined ? {} : { entry }) }, chosen);
};

/** The people at these places, in this order; a place may stand several times. */
export const takeTimes = ({ exit, cause, entry }: EventTimes, places: ArrayLike<number>): EventTimes => {
  const out = { exit: new Float64Array(places.length), cause: new Uint8Array(places.length) };
  const from = entry === undefined ? undefined : new Float64Array(places.length);
  for (let i = 0; i < places.length; i++) {
    const place = places[i] as number;
    out.exit[i] = exit[place] as number;
    out.cause[i] = cause[place] as number;
    if (from !== undefined && entry !== undefined) from[i] = entry[place] as number;
  }
  return from === undefined ? out : { ...out, entry: from };
};

/** Number at risk and events by cause at each time at which there was an event, in order of time. */
export interface RiskTable {
  readonly people: number;
  readonly time: Float64Array;
  readonly atRisk: Float64Array;
  /** Of all causes together. */
  readonly events: Float64Array;
  /** Cause c in column c − 1. */
  readonly byCause: readonly Float64Array[];
  /** The last time at which anyone was observed; 0 for nobody. */
  readonly last: number;
}

/** Times sorted upwards, each column by itself: nobody is moved, only numbers. */
export interface SortedTimes {
  readonly people: number;
  readonly censored: Float64Array;
  /** Cause c in place c − 1. */
  readonly events: readonly Float64Array[];
  readonly entries: Float64Array | undefined;
}

/** Throws RangeError on times that are negative, not finite, or not after the entry. */
export const sortTimes = (times: EventTimes): SortedTimes => {
  assertTimes(times);
  const { exit, cause, entry } = times;
  const causes = cause.reduce((most, each) => Math.max(most, each), 1);
  const counts = new Uint32Array(causes + 1);
  for (let i = 0; i < cause.length; i++) counts[cause[i] as number] = (counts[cause[i] as number] as number) + 1;
  const columns = Array.from(counts, (count) => new Float64Array(count));
  counts.fill(0);
  for (let i = 0; i < cause.length; i++) {
    const c = cause[i] as number;
    const at = counts[c] as number;
    (columns[c] as Float64Array)[at] = exit[i] as number;
    counts[c] = at + 1;
  }
  for (const column of columns) column.sort();
  const [censored = new Float64Array(), ...events] = columns;
  return { people: exit.length, censored, events, entries: entry?.slice().sort() };
};

/** How many are at risk at a time, asked at times that do not fall. */
export const riskWalker = ({ people, censored, events, entries }: SortedTimes): ((time: number) => number) => {
  const columns = [censored, ...events];
  const left = new Uint32Array(columns.length);
  let entered = 0;
  return (time) => {
    let gone = 0;
    for (let c = 0; c < columns.length; c++) {
      const column = columns[c] as Float64Array;
      let at = left[c] as number;
      while (at < column.length && (column[at] as number) < time) at++;
      left[c] = at;
      gone += at;
    }
    if (entries === undefined) return people - gone;
    while (entered < entries.length && (entries[entered] as number) < time) entered++;
    return entered - gone;
  };
};

/** Numbers at risk and events at every time of events. Sorting plain columns of numbers is what it costs: a million people in a third of a second. */
export const riskTable = (times: EventTimes): RiskTable => riskTableOf(sortTimes(times));

export const riskTableOf = (sorted: SortedTimes): RiskTable => {
  const { events: columns, people } = sorted;
  const causes = columns.length;
  const size = columns.reduce((sum, column) => sum + column.length, 0);
  const out = () => new Float64Array(size);
  const table = { time: out(), atRisk: out(), events: out(), byCause: columns.map(out) };
  const atRisk = riskWalker(sorted);
  const next = new Uint32Array(causes);
  let rows = 0;
  for (;;) {
    let time = Number.POSITIVE_INFINITY;
    for (let c = 0; c < causes; c++) time = Math.min(time, columns[c]?.[next[c] as number] ?? time);
    if (time === Number.POSITIVE_INFINITY) break;
    let events = 0;
    for (let c = 0; c < causes; c++) {
      const column = columns[c] as Float64Array;
      const from = next[c] as number;
      let to = from;
      while (column[to] === time) to++;
      next[c] = to;
      (table.byCause[c] as Float64Array)[rows] = to - from;
      events += to - from;
    }
    table.time[rows] = time;
    table.atRisk[rows] = atRisk(time);
    table.events[rows] = events;
    rows++;
  }
  const cut = (column: Float64Array): Float64Array => column.slice(0, rows);
  return {
    people,
    time: cut(table.time),
    atRisk: cut(table.atRisk),
    events: cut(table.events),
    byCause: table.byCause.map(cut),
    last: [sorted.censored, ...columns].reduce((last, column) => Math.max(last, column.at(-1) ?? 0), 0),
  };
};

/** How many are under observation at each of these times, which must not fall: entry < t ≤ exit, and at time 0 those who begin there. */
export const numbersAtRisk = ({ exit, entry }: EventTimes, at: readonly number[]): readonly number[] => {
  const exits = exit.slice().sort();
  const entries = entry?.slice().sort();
  const below = (sorted: Float64Array, time: number): number => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] as number) < time) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return at.map((time) => {
    const entered = entries === undefined ? exits.length : below(entries, time === 0 ? Number.MIN_VALUE : time);
    return entered - below(exits, time);
  });
};

/** The row that holds at a time: that of the last event not after it; −1 before the first. */
export const rowAt = (time: Float64Array, at: number): number => {
  let low = 0;
  let high = time.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((time[middle] as number) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};
