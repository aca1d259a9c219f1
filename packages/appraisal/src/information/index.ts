export type { InformationResult } from './assessed-information.ts';
export type {
  InformedDraws,
  RegressedGain,
  RegressionChoice,
  RegressionFit,
  RegressionOptions,
} from './benefit-regression.ts';
export { type RegressionMethod, regressionMethods } from './methods.ts';
export { type EvaluateRows, type NestedGain, nestedInformation, type NestedOptions } from './nested-information.ts';
export { notSampled, type PartialGain, type PartialInformation, partialInformation } from './partial-information.ts';
export { type Beneficiaries, effectivePopulation, studyCost, type StudyCosts } from './population.ts';
export { readProposal } from './read-proposal.ts';
export {
  type SampleChoice,
  type SampleGain,
  type SampleInformation,
  sampleInformation,
  type SampleMethod,
  sampleMethods,
  type SampleOptions,
} from './sample-information.ts';
export { informedParameters, type Study, type StudyOutcome } from './study.ts';
export {
  type GroupInformation,
  type InformationInput,
  type Proposal,
  type StudyInformation,
  type StudySize,
  type ValueOfInformation,
  valueOfInformation,
} from './value-of-information.ts';
