import { drawNormal, normalCdf, normalDensity, randomStream } from '@likeverd/statistics';
import type { InformedDraws } from '../src/index.ts';

/** Independent standard normal columns, named a, b, c, … */
export function normalColumns(count: number, draws: number, seed = 1): InformedDraws['parameters'] {
  const stream = randomStream(seed, 'information');
  return Array.from({ length: count }, (_, lane) => ({
    parameter: String.fromCodePoint(97 + lane),
    values: Float64Array.from({ length: draws }, (__, draw) => drawNormal(stream, draw, lane)),
  }));
}

/** Draws of strategies whose net benefit at threshold 1 is a function of the parameters; the costs are 0. */
export function drawsFrom(
  parameters: InformedDraws['parameters'],
  strategies: Readonly<Record<string, (values: readonly number[]) => number>>,
): InformedDraws {
  const draws = parameters[0]?.values.length ?? 0;
  const rows = Array.from({ length: draws }, (_, draw) => parameters.map(({ values }) => values[draw] ?? Number.NaN));
  return {
    parameters,
    strategies: Object.entries(strategies).map(([strategy, benefit]) => {
      const qalys = Float64Array.from(rows, benefit);
      return { strategy, costs: new Float64Array(draws), qalys, lifeYears: qalys };
    }),
  };
}

/** E max(0, X) − max(0, m) for X normal with mean m and standard deviation s: s φ(m/s) − |m| Φ(−|m|/s), the unit normal loss. */
export function normalLoss(mean: number, sd: number): number {
  const z = Math.abs(mean) / sd;
  return sd * normalDensity(z) - Math.abs(mean) * normalCdf(-z);
}
