export {
  allotDraws,
  type AveragedDraws,
  type AveragedTotals,
  averageBaseCase,
  averageStructures,
  type WeightedScenario,
} from './averaging.ts';
export { type BoundsOptions, parameterBounds, type ParameterBounds, type Range } from './bounds.ts';
export {
  calibrate,
  type Calibration,
  type CalibrationOptions,
  type CalibrationStart,
  type FittedParameter,
  type FittedTarget,
} from './calibration.ts';
export { type AnalysisOptions, type Comparison, type Increments, type Valued } from './comparison.ts';
export { type Convergence, convergence, type ConvergencePoint } from './convergence.ts';
export {
  type Axis,
  type OneWay,
  type OneWayBar,
  type OneWayOptions,
  oneWaySensitivity,
  type TwoWay,
  twoWaySensitivity,
} from './one-way.ts';
export { type HeldBar, type HeldEnd, type OneWayProbabilistic, oneWayProbabilistic } from './one-way-probabilistic.ts';
export { runScenarios, type ScenarioRow } from './scenarios.ts';
export { runSubgroups, type SubgroupAnalysis, type SubgroupRun, weighDraws } from './subgroups.ts';
export { type Crossing, type Target, type ThresholdAnalysis, thresholdAnalysis } from './threshold.ts';
