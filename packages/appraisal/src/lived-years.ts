import type { BaseCase, StrategyTotals, Total, Trace } from '@likeverd/modelling';

/** Totals of a strategy that the run is known to have. */
export function totalsOf({ strategies }: Pick<BaseCase, 'strategies'>, id: string): StrategyTotals {
  const totals = strategies.find(({ strategy }) => strategy === id);
  if (totals === undefined) throw new RangeError(`The run has no strategy ${id}`);
  return totals;
}

/** Years that a patient lives, in one state where it is named: what amounts per year are multiplied with. */
export function livedYears(totals: StrategyTotals, state: string | undefined): Total {
  if (state === undefined) return totals.lifeYears;
  return totals.states.find((each) => each.state === state)?.lifeYears ?? { discounted: 0, undiscounted: 0 };
}

/** Steps of a year in which a trace is read: entries are spread evenly over the calendar year. */
const stepsPerYear = 12;

const at = (column: Float64Array, index: number): number => column[index] ?? 0;

/** Share in the named states between two grid points, by straight lines. */
function occupancies({ states }: Trace, within: ReadonlySet<string>, point: number): number {
  return states.reduce((sum, { state, occupancy }) => (within.has(state) ? sum + at(occupancy, point) : sum), 0);
}

/**
 * Years lived (in one state where it is named, undiscounted) by calendar year since entry, index 0 the year of entry, for patients who enter
 * evenly over a year. What is lived at time t after entry falls in calendar year ⌊t⌋ with probability 1 − (t − ⌊t⌋), else in the next.
 * The whole sums to the life years of the totals.
 */
export function livedByCalendarYear(baseCase: BaseCase, strategy: string, state: string | undefined): Float64Array {
  const totals = totalsOf(baseCase, strategy);
  const trace = baseCase.traces.find((each) => each.strategy === strategy);
  const whole = livedYears(totals, state).undiscounted;
  if (trace === undefined || trace.time.length < 2) return Float64Array.of(whole);
  const alive = totals.states.filter(({ lifeYears }) => lifeYears.undiscounted > 0).map((each) => each.state);
  const within = new Set(state === undefined ? alive : [state]);
  const years = new Float64Array(Math.ceil(at(trace.time, trace.time.length - 1)) + 1);
  for (let point = 1; point < trace.time.length; point += 1) {
    const [start, end] = [at(trace.time, point - 1), at(trace.time, point)];
    const [from, to] = [occupancies(trace, within, point - 1), occupancies(trace, within, point)];
    const steps = Math.max(1, Math.ceil((end - start) * stepsPerYear - 1e-9));
    for (let step = 0; step < steps; step += 1) {
      const share = (step + 0.5) / steps;
      const time = start + share * (end - start);
      const lived = ((from + share * (to - from)) * (end - start)) / steps;
      const year = Math.floor(time);
      years[year] = at(years, year) + lived * (1 - (time - year));
      years[year + 1] = at(years, year + 1) + lived * (time - year);
    }
  }
  const read = years.reduce((sum, each) => sum + each, 0);
  return read === 0 ? years : years.map((each) => (each * whole) / read);
}
