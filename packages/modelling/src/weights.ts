import { pow } from '@likeverd/statistics';
import type { ModelCore, Schedule } from './model.ts';

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
