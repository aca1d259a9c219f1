import type { RunInputs } from '@likeverd/modelling';

/** True where two readers' inputs come to the same: same values, horizon and scenario. */
export function sameInputs(one: RunInputs, other: RunInputs): boolean {
  const text = ({ values = {}, horizonYears, scenario }: RunInputs): string =>
    JSON.stringify([Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)), horizonYears ?? null, scenario ?? null]);
  return text(one) === text(other);
}
