/** What a decision rule asks of a figure: the probability that what it says is so, and how much it took where the rule is judged several times. */
export interface RuleProbability {
  readonly id: string;
  readonly probability?: number;
  readonly boundary?: number;
}

const down = (value: number): number => Math.floor(value * 100 + 1e-9) / 100;
const up = (value: number): number => Math.ceil(value * 100 - 1e-9) / 100;

/** Probabilities to two decimals, so that what was not reached is not reached by rounding, and what was reached is. */
export function publicRule({ id, probability, boundary }: RuleProbability): RuleProbability {
  if (probability === undefined) return { id };
  const shown = { id, probability: down(probability) };
  return boundary === undefined ? shown : { ...shown, boundary: probability >= boundary ? down(boundary) : up(boundary) };
}
