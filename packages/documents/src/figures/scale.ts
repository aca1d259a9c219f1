/** Round steps of an axis: 1, 2 or 5 times a power of ten. */
const stepFor = (span: number, wanted: number): number => {
  const raw = span / wanted;
  const power = powerOfTen(raw);
  const ratio = raw / power;
  return power * (ratio > 5 ? 10 : ratio > 2 ? 5 : ratio > 1 ? 2 : 1);
};

/** The largest power of ten that is not above a positive number. */
const powerOfTen = (value: number): number => {
  let power = 1;
  while (power * 10 <= value) power *= 10;
  while (power > value) power /= 10;
  return power;
};

/** A stretch of an axis from one round number to another, with the round numbers in it. */
export interface Scale {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
  readonly decimals: number;
}

/** Round bounds around the values, with about so many steps between them. */
export const scaleOf = (values: readonly number[], wanted: number, withZero: boolean): Scale => {
  const finite = values.filter(Number.isFinite);
  const all = withZero || finite.length === 0 ? [...finite, 0] : finite;
  const low = Math.min(...all);
  const high = Math.max(...all);
  const span = high - low === 0 ? Math.max(Math.abs(high), 1) : high - low;
  const step = stepFor(span, wanted);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(Math.ceil(high / step - 1e-9), first + 1);
  let decimals = 0;
  for (let power = powerOfTen(step); power < 0.999; power *= 10) decimals++;
  return {
    from: first * step,
    to: last * step,
    ticks: Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step),
    decimals,
  };
};
