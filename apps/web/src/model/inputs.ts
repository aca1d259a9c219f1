import type { RunInputs } from '@likeverd/modelling';

/** True where two readers' inputs come to the same: same values, horizon, scenario and subgroup. */
export function sameInputs(one: RunInputs, other: RunInputs): boolean {
  const text = ({ values = {}, horizonYears, scenario, subgroup }: RunInputs): string =>
    JSON.stringify([
      Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)),
      horizonYears ?? null,
      scenario ?? null,
      subgroup ?? null,
    ]);
  return text(one) === text(other);
}
