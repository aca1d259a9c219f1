export { type AppraisalInput, appraise } from './appraise.ts';
export { type FoldedRun, RunFold } from './fold.ts';
export { descendants } from './nodes.ts';
export { frontierOf, outcomeOf } from './outcome.ts';
export { type Rule, type RuleId, ruleIds, ruleOf } from './rules.ts';
export { absoluteShortfall, givenThreshold, roundToHundredths, thresholdFor } from './severity/shortfall.ts';
export * from './types.ts';
export {
  acceptabilityOf,
  convergenceOf,
  differences,
  expectedLosses,
  netBenefits,
  probabilityCostEffective,
  quadrantShares,
  ratioStandardError,
  spreadOf,
  usualThresholds,
} from './uncertainty.ts';
export * from './information/index.ts';
export * from './assessment/index.ts';
export { type AuthorityTest, authorityTest, type Decider } from './budget/authority.ts';
export type { BudgetBalance, BudgetLine, BudgetPatients, BudgetResult } from './budget/budget.ts';
export type { ByYear } from './budget/by-year.ts';
export type { CapacityResult } from './budget/capacity.ts';
export type { BudgetScenario } from './budget/scenarios.ts';
export type { StepFinding, StepResult, StepwiseResult } from './budget/stepwise.ts';
export { assessedBudgetTable, wideBudgetTable } from './budget/table.ts';
export type { BudgetUncertainty } from './budget/uncertainty.ts';
export type { Category, Holder, Region } from './budget/format.ts';
export type {
  Distance,
  WillingnessClass,
  WillingnessPrecondition,
  WillingnessResult,
  WillingnessSpan,
  WillingnessStanding,
} from './willingness/willingness.ts';
export type {
  AxesResult,
  Decision,
  Documentation,
  JudgedSource,
  Placement,
  Reading,
  ScenarioEffect,
} from './axes/axes.ts';
export type {
  NationalWork,
  PatientHours,
  PersonnelResult,
  Term,
  WorkSum,
  WorkYear,
} from './personnel/personnel.ts';
export { type PersonnelAccount, type PersonnelRegister, type RegisterRow, sumPersonnel } from './personnel/register.ts';
export type {
  BearerCosts,
  Consequence,
  Fate,
  PerspectiveResult,
  PerspectiveView,
  PerspectiveWarning,
  SocietalView,
} from './perspective/perspective.ts';
export type { AgeInterval, SeverityResult, ShortfallAtAge, ShortfallInterval } from './severity/assess.ts';
export type { EnglishSeverity } from './severity/proportional.ts';
export { type GuidingCriterion, type SmallGroup, type Standing, standingOf } from './severity/small-groups.ts';
export { lifeTableQalys, normBands } from './severity/population-qalys.ts';
export { patientsByYear, type PatientYear, type PopulationResult } from './population/patients.ts';
export * from './strategies/index.ts';
export type { CriterionResult, NotDifferentiating, SubgroupResult, SubgroupsResult } from './subgroups/assess.ts';
export { type Consistency, consistencyOf } from './subgroups/consistency.ts';
export { criterionHolds, type Holds, type PatientFacts } from './subgroups/criteria.ts';
export * from './report/index.ts';
export * from './agreements/index.ts';
export * from './comparison/index.ts';
export * from './negotiation/index.ts';
export * from './questions/index.ts';
