import { convolve, inCalendarYears, type YearlyAmounts, type YearlyProfile } from '@likeverd/modelling';

/** When in its year a patient enters. */
export type Entry = 'evenly' | 'yearStart';
export const worlds = ['without', 'with'] as const;
export type World = (typeof worlds)[number];

/** Patients who are ill when the first year begins. */
export interface Pool {
  readonly patients: number;
  /** Years that treatment with `strategy` has lasted by then. */
  readonly since: number;
  readonly strategy: string;
  /** Share of them who are planned to change to the method in each year. */
  readonly switching: readonly number[];
}

/** Who enters what, year by year, without and with the method. Columns have the length of the budget. */
export interface Plan {
  readonly entry: Entry;
  readonly method: string;
  readonly newPatients: Float64Array;
  /** Share of the new patients by strategy. */
  readonly shares: readonly ({ readonly strategy: string } & Readonly<Record<World, Float64Array>>)[];
  readonly pools: readonly Pool[];
}

/** Patients of a pool who go on with what they had. */
interface Staying {
  readonly since: number;
  /** Persons of the pool for each one who entered it, since the others have died. */
  readonly persons: number;
  readonly switching: readonly number[];
}

/** Patients of one strategy in one world. */
export interface Flow {
  readonly entry: Entry;
  /** Persons who start it in each year: new patients, and those who change to it. */
  readonly starting: Float64Array;
  readonly staying: readonly Staying[];
}

const at = (column: Float64Array | readonly number[], index: number): number => column[index] ?? 0;

/**
 * Share of a pool that starts the method in a year, of those planned to: those who are alive when they change. With changes at any time of the
 * year that is the mean number alive in it. That those who change early are more and have more of the year left is left out: less than 0.03 of a
 * person-year for each who was to change, with a yearly rate of death of a half.
 */
const alive = ({ alive: atStart, personYears }: YearlyProfile, entry: Entry, year: number): number =>
  entry === 'yearStart' ? at(atStart, year) : at(personYears.whole, year);

/** Patients by strategy in one world; `profiles` say who of a pool is alive to change. */
export function flowsOf(plan: Plan, profiles: readonly YearlyProfile[], world: World): ReadonlyMap<string, Flow> {
  const { entry, method, newPatients, shares, pools } = plan;
  const years = newPatients.length;
  const switchers = new Float64Array(years);
  const staying = new Map<string, readonly Staying[]>();
  for (const { patients, since, strategy, switching } of pools) {
    const profile = profiles.find((candidate) => candidate.strategy === strategy);
    const survived = profile === undefined ? 0 : at(profile.alive, since);
    if (profile === undefined || !(survived > 0)) continue;
    const changing = world === 'with' ? switching : [];
    const persons = patients / survived;
    staying.set(strategy, [...(staying.get(strategy) ?? []), { since, persons, switching: changing }]);
    for (let year = 0; year < years; year++)
      switchers[year] = at(switchers, year) + at(changing, year) * persons * alive(profile, entry, since + year);
  }
  return new Map(
    shares.map(({ strategy, [world]: share }): readonly [string, Flow] => {
      const starting = newPatients.map(
        (persons, year) => persons * at(share, year) + (strategy === method ? at(switchers, year) : 0),
      );
      return [strategy, { entry, starting, staying: staying.get(strategy) ?? [] }];
    }),
  );
}

/**
 * What the patients of one strategy cause in each calendar year: those who start, and those of the pools who stay. Who changes in a year causes
 * the part of it before the change, which with changes spread over the year is `early`.
 */
export function amountOf({ entry, starting, staying }: Flow, amounts: YearlyAmounts): Float64Array {
  const total = convolve(starting, inCalendarYears(amounts, entry));
  for (const { since, persons, switching } of staying) {
    let left = 1;
    for (let year = 0; year < total.length; year++) {
      const leaving = at(switching, year);
      left -= leaving;
      const before = entry === 'yearStart' ? 0 : at(amounts.early, since + year);
      total[year] = at(total, year) + persons * (left * at(amounts.whole, since + year) + leaving * before);
    }
  }
  return total;
}
