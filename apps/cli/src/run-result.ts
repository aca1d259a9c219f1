import type { Appraisal, FoldedRun } from '@likeverd/appraisal';
import type { BaseCase, ModelDescription, ProbabilisticRun, RunInputs } from '@likeverd/modelling';

/** Everything one `run` has to tell. */
export interface RunResult {
  readonly description: ModelDescription;
  readonly inputs: RunInputs;
  readonly baseCase: BaseCase;
  readonly probabilistic?: ProbabilisticRun | FoldedRun;
  readonly appraisal: Appraisal;
}
