export * from './analyses/index.ts';
export * from './checks/index.ts';
export {
  type BudgetCosts,
  type BudgetImpact,
  type BudgetWorld,
  runBudgetImpact,
} from './budget.ts';
export { type CompiledModel, compileModel } from './compile.ts';
export { describeModel } from './describe.ts';
export { digest } from './digest.ts';
export * from './exports/index.ts';
export * from './imports/index.ts';
export { ENGINE } from './engine-identity.ts';
export { modelReference, modelSchema } from './model-schema.ts';
export { LONGEST_DOCUMENT, type Position } from './document-text.ts';
export { type ModelDefinition, readModel } from './read.ts';
export { type Interpreted, interpret, type NodeValue, rollBack, type RolledBack } from './reference-interpreter.ts';
export type { LinearMemory, WebAssemblyHost } from './kernel/index.ts';
export { evaluateDraws, DrawsIdentity, joinDraws, type Progress, runBaseCase, runProbabilistic } from './run.ts';
export { withChanges, withDiscountRate, withEntryAge } from './revision.ts';
export { type DrawTraces, drawTraces, traceNames } from './traces.ts';
export * from './types.ts';
export { discountWeight } from './weights.ts';
export {
  convolve,
  drawYearlyProfiles,
  inCalendarYears,
  runYearlyProfiles,
  type YearlyAmounts,
  type YearlyProfile,
  type YearlyProfiles,
} from './yearly.ts';
