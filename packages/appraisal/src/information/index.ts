export type {
  InformedDraws,
  RegressedGain,
  RegressionChoice,
  RegressionFit,
  RegressionMethod,
  RegressionOptions,
} from './benefit-regression.ts';
export { type EvaluateRows, type NestedGain, nestedInformation, type NestedOptions } from './nested-information.ts';
export { notSampled, type PartialGain, type PartialInformation, partialInformation } from './partial-information.ts';
