import type { Checked, CompiledModel, ProbabilisticRun } from '@likeverd/modelling';

/** Totals of a model at given values of the sampled parameters of a run, one row a draw, as `evaluateDraws` of the modelling room gives them. */
export type EvaluateDraws = (
  compiled: CompiledModel,
  draws: ProbabilisticRun['draws'],
  parameters: ProbabilisticRun['parameters'],
) => Checked<ProbabilisticRun['strategies']>;
