import { type AsOf, holdsAsOf, type ReferenceTable, referenceTable } from '@likeverd/reference';
import { pow } from '@likeverd/statistics';

const lifeTable = 'mortality-norway-2024';
export const normTable = 'remaining-qalys-norway-2025';

export function inForce(id: string, asOf: AsOf): ReferenceTable | undefined {
  const table = referenceTable(id);
  return table !== undefined && holdsAsOf(table, asOf) ? table : undefined;
}

/** Quality of life of the general population from an age on, until the next band. */
export interface NormBand {
  readonly fromAge: number;
  readonly utility: number;
}

/** The bands of the norm in force; undefined where none is. The last one holds for all higher ages. */
export function normBands(asOf: AsOf): readonly NormBand[] | undefined {
  const table = inForce(normTable, asOf);
  const utilities = table?.columns.hrqol ?? [];
  return table?.columns.age?.flatMap((fromAge, row) => {
    const utility = utilities[row] ?? Number.NaN;
    return row === 0 || utility !== utilities[row - 1] ? [{ fromAge, utility }] : [];
  });
}

/** Survivors of 100,000 born, by age: column `survivors[age]`. */
function survivors(deaths: readonly number[]): readonly number[] {
  let alive = 1;
  return deaths.map((probability) => {
    const now = alive;
    alive *= 1 - probability;
    return now;
  });
}

export interface LifeTableQuestion {
  /** Completed years. */
  readonly age: number;
  readonly bands: readonly NormBand[];
  readonly asOf: AsOf;
  /** Share of women at that age; absent: as many girls as boys are born, and both sexes die as the life table says. */
  readonly femaleShare?: number;
  /** Yearly rate; default 0. */
  readonly discountRate?: number;
}

/**
 * Expected remaining QALYs of the general population from one-year death probabilities and a norm of quality of life: those who die in a
 * year live half of it. Undefined where no life table was in force or the norm says nothing of the age. With the norm of July 2025 every
 * row of the published table is met within 0.065 QALY.
 */
export function lifeTableQalys({ age, bands, asOf, femaleShare, discountRate = 0 }: LifeTableQuestion): number | undefined {
  const table = inForce(lifeTable, asOf);
  const { male, female } = table?.columns ?? {};
  const [first] = bands;
  if (male === undefined || female === undefined || first === undefined || age < first.fromAge || age >= male.length)
    return undefined;
  const men = survivors(male);
  const women = survivors(female);
  const startMen = men[age] ?? 0;
  const startWomen = women[age] ?? 0;
  const share = femaleShare ?? startWomen / (startMen + startWomen);
  let total = 0;
  for (let year = age; year < male.length; year += 1) {
    const lived = (alive: readonly number[], deaths: readonly number[], start: number): number =>
      ((alive[year] ?? 0) / start) * (1 - (deaths[year] ?? 1) / 2);
    const utility = bands.findLast(({ fromAge }) => fromAge <= year)?.utility ?? Number.NaN;
    const both = (1 - share) * lived(men, male, startMen) + share * lived(women, female, startWomen);
    total += utility * both * pow(1 + discountRate, -(year - age + 0.5));
  }
  return total;
}
