import type { RunInputs } from '@likeverd/modelling';
import type { Settings } from './arguments.ts';

/** The inputs of a run that the options set. */
export function inputsOf({ values, horizon, scenario, subgroup }: Settings): RunInputs {
  return {
    ...(values === undefined ? {} : { values }),
    ...(horizon === undefined ? {} : { horizonYears: horizon }),
    ...(scenario === undefined ? {} : { scenario }),
    ...(subgroup === undefined ? {} : { subgroup }),
  };
}
