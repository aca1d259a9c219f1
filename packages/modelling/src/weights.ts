import { pow } from '@likeverd/statistics';
import type { Expression } from './expression.ts';
import type { ModelCore, Schedule, SharesModel } from './model.ts';
import type { ProgramBuilder } from './program.ts';
import { dimensionless } from './units.ts';

/** Discount weight at `x` years: annual rates compounded piece by piece. */
export const discountWeight = (schedule: Schedule, x: number): number => {
  let factor = 1;
  schedule.forEach(({ fromYear, rate }, index) => {
    const end = Math.min(x, schedule[index + 1]?.fromYear ?? Number.POSITIVE_INFINITY);
    if (end > fromYear) factor *= pow(1 + rate, end - fromYear);
  });
  return 1 / factor;
};

/** Linear interpolation of the norm between the ages of the table, constant outside. */
export const normAt = (points: NonNullable<ModelCore['norms']>, age: number): number => {
  const after = points.findIndex((point) => point.age > age);
  const high = points[after];
  const low = points[after === -1 ? points.length - 1 : after - 1];
  if (low === undefined) return points[0]?.norm ?? Number.NaN;
  return high === undefined ? low.norm : low.norm + ((high.norm - low.norm) * (age - low.age)) / (high.age - low.age);
};

/** How utilities follow the norms of the general population. */
export interface AgeAdjustment {
  /** What the time in a state is multiplied with in a cycle. */
  readonly multiplier: (cycle: number) => number;
  /** What the formula of a utility becomes. */
  readonly adjusted: (utility: Expression) => Expression;
}

/** No parameter can be called this. */
const NORM: Expression = { kind: 'name', name: '$norm', unit: dimensionless };

/**
 * The methods of Ara & Wailoo (2011), NICE Decision Support Unit, Technical Support Document 12, for a health condition beside those of
 * the general population: multiplicative, additive, minimum.
 */
export const ageAdjustment = (
  { document, norms, entryAge, cycles }: Pick<SharesModel, 'document' | 'norms' | 'entryAge' | 'cycles'>,
  builder: ProgramBuilder,
  ageAt: (cycle: number) => number,
): AgeAdjustment => {
  if (norms === undefined) return { multiplier: () => 1, adjusted: (utility) => utility };
  const entryNorm = normAt(norms, entryAge);
  const series = (value: (norm: number) => number): void =>
    builder.series(
      '$norm',
      Float64Array.from({ length: cycles + 1 }, (_, k) => value(normAt(norms, ageAt(k)))),
    );
  switch (document.ageAdjustment?.method ?? 'multiplicative') {
    case 'multiplicative':
      return { multiplier: (k) => normAt(norms, ageAt(k)) / entryNorm, adjusted: (utility) => utility };
    case 'additive':
      series((norm) => norm - entryNorm);
      return {
        multiplier: () => 1,
        adjusted: (utility) => ({ kind: 'operation', operation: 'add', a: utility, b: NORM, unit: utility.unit }),
      };
    case 'minimum':
      series((norm) => norm);
      return {
        multiplier: () => 1,
        adjusted: (utility) => ({ kind: 'operation', operation: 'minimum', a: utility, b: NORM, unit: utility.unit }),
      };
  }
};
