import { vectorisable } from '@likeverd/statistics';
import { capped } from './grid.ts';

const { exp, log1p } = vectorisable;

/** General-population mortality on the grid: cumulative hazard and its increments, G(t_k) = G(t_{k-1}) (1 - q)^(1/cycles per year). */
export interface PopulationHazard {
  readonly cumulative: Float64Array;
  readonly increments: Float64Array;
  /** Survival, and what it is multiplied with in each cycle: the exponentials of the two above with the sign turned. */
  readonly survival: Float64Array;
  readonly factors: Float64Array;
}

/** The age whose rate applies is the whole age at the end of the cycle; ages beyond the table use its last row. */
export const populationHazard = (
  annual: readonly number[],
  entryAge: number,
  cycles: number,
  cyclesPerYear: number,
): PopulationHazard => {
  const cumulative = new Float64Array(cycles + 1);
  const increments = new Float64Array(cycles + 1);
  for (let k = 1; k <= cycles; k++) {
    const age = Math.min(Math.floor(entryAge + k / cyclesPerYear), annual.length - 1);
    const before = cumulative[k - 1] as number;
    cumulative[k] = capped(before - log1p(-(annual[age] ?? Number.NaN)) / cyclesPerYear);
    increments[k] = (cumulative[k] as number) - before;
  }
  return { cumulative, increments, survival: cumulative.map((h) => exp(-h)), factors: increments.map((h) => exp(-h)) };
};

/** How general-population mortality bounds a curve. */
export type Floor =
  | { readonly type: 'none' }
  | { readonly type: 'survivalMinimum'; readonly population: PopulationHazard }
  /** From cycle `curedFrom` on the population's hazard alone applies. */
  | { readonly type: 'hazardMaximum'; readonly population: PopulationHazard; readonly curedFrom: number };

/** Survival from a cumulative hazard under the mortality floor. */
export const fillSurvival = (hazard: Float64Array, floor: Floor, out: Float64Array): void => {
  out[0] = 1;
  if (floor.type === 'none') {
    for (let i = 1; i < out.length; i++) out[i] = exp(-(hazard[i] as number));
  } else if (floor.type === 'survivalMinimum') {
    const { cumulative } = floor.population;
    for (let i = 1; i < out.length; i++) {
      const own = hazard[i] as number;
      const general = cumulative[i] as number;
      out[i] = exp(-(general > own ? general : own));
    }
  } else {
    const { increments } = floor.population;
    let total = 0;
    for (let k = 1; k < out.length; k++) {
      const own = (hazard[k] as number) - (hazard[k - 1] as number);
      const general = increments[k] as number;
      total += general > own || k >= floor.curedFrom ? general : own;
      out[k] = exp(-total);
    }
  }
};

/** The same from survival instead of cumulative hazard: hazards are compared as what they multiply survival with. */
export const boundSurvival = (survival: Float64Array, floor: Floor, out: Float64Array): void => {
  out.set(survival);
  if (floor.type === 'survivalMinimum') {
    const general = floor.population.survival;
    for (let i = 1; i < out.length; i++) {
      const limit = general[i] as number;
      if (limit < (out[i] as number)) out[i] = limit;
    }
  } else if (floor.type === 'hazardMaximum') {
    const { factors } = floor.population;
    let total = 1;
    for (let k = 1; k < out.length; k++) {
      const own = (survival[k] as number) / (survival[k - 1] as number);
      const general = factors[k] as number;
      total *= general < own || k >= floor.curedFrom ? general : own;
      out[k] = total;
    }
  }
};
