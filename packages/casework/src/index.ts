export type { Circumstances } from './act.ts';
export {
  type AggregateOutcome,
  type PriceShare,
  type RebateAggregate,
  rebateAggregates,
  type RebateFigures,
} from './disclosure/aggregates.ts';
export { isRows, marked, withheldMark } from './disclosure/passages.ts';
export { passageReaders, type PassageReaders, type WithheldPassage } from './disclosure/withholding.ts';
export {
  asLogged,
  type Finding,
  type Findings,
  findingsOf,
  forbidden,
  type HiddenPrice,
  hiddenPrices,
  priceQuantities,
  type PriceQuantity,
  publicPieces,
  type PublicPiece,
} from './disclosure/publication.ts';
export {
  type Audience,
  audiences,
  type VersionedText,
  versionsOf,
  type WithheldDocument,
  type WithheldShare,
  withheldShare,
} from './disclosure/versions.ts';
export * from './assessment/document.ts';
export * from './case-number.ts';
export * from './clock/agency.ts';
export * from './clock/deadlines.ts';
export * from './clock/entries.ts';
export * from './clock/ledger.ts';
export * from './clock/process-map.ts';
export * from './clock/statistics/cases.ts';
export { type Exclusion, exclusions, type Measure, type MeasureId, measures } from './clock/statistics/measures.ts';
export * from './clock/statistics/report.ts';
export type { Summary } from './clock/statistics/summary.ts';
export { type ClockState, holderOf } from './clock/state.ts';
export * from './clock/view.ts';
export * from './confidentiality.ts';
export * from './decide.ts';
export { trialAddress } from './decision/codes.ts';
export { type DecisionChange, decisionChanges } from './decision/compare.ts';
export { introduces, judgements } from './decision/fields.ts';
export * from './decision/precedents.ts';
export type { Criterion, DecisionRecord, PublishedDecision } from './decision/record.ts';
export { decisionInForce, type DecisionState } from './decision/state.ts';
export * from './events.ts';
export type {
  AssessmentReference,
  Field,
  FieldKind,
  Fields,
  FileReference,
  FieldValue,
  FieldValues,
  Row,
  RunReference,
} from './field.ts';
export { applies, missingFrom } from './field.ts';
export * from './devices/ai-checklist.ts';
export * from './devices/selection.ts';
export { type MiniHtaLine, miniHtaLine } from './mini-hta/line.ts';
export * from './fields.ts';
export type { CaseKind, Details } from './intake/events.ts';
export { documentationLimit } from './intake/limits.ts';
export { missingDetails } from './intake/state.ts';
export type { CaseEffect, MeetingCircumstances, Target } from './meetings/act.ts';
export { type AvailableMeetingAct, decideMeeting, type MeetingCommand } from './meetings/decide.ts';
export * from './meetings/events.ts';
export * from './meetings/fields.ts';
export * from './meetings/forums.ts';
export { actOf, needsStands, outcomeRules } from './meetings/outcomes.ts';
export { isConsensus, type MinutedItem, type Minutes } from './meetings/minutes.ts';
export * from './meetings/state.ts';
export * from './meetings/view.ts';
export * from './openness/index.ts';
export * from './implementation/fhir.ts';
export type { GuidelineFlag, ImplementationState, Introduction, Use } from './implementation/state.ts';
export { openFlags } from './implementation/state.ts';
export {
  type Implementation,
  implementationOf,
  type RegionStatus,
  type TrustStatus,
  useByRegion,
} from './implementation/overview.ts';
export { checkTrial, isOpenToPatients, obstaclesToTrials, trialFields, type TrialValues } from './implementation/trials.ts';
export * from './parties.ts';
export * from './price/workspace.ts';
export * from './rejections.ts';
export type { RuleEdition } from './rule.ts';
export * from './rules.ts';
export * from './state.ts';
export * from './views.ts';
export { isFileName, validate, validateFields } from './validation.ts';
export { actsOnDocument, fileActs } from './files/acts.ts';
export { documentKinds } from './files/fields.ts';
export { type CaseDocument, type DocumentVersion, documentIn, fileFor, type FilesState, isOwner } from './files/state.ts';
export { equationOf, type EquationWords } from './disclosure/equations.ts';
export { type Disclosure, disclosed, type Revealed } from './disclosure/guard.ts';
export { disclosureLimit, tooNarrow } from './disclosure/limits.ts';
export { readStatements } from './disclosure/read-statements.ts';
export type { HiddenValue, LinearForm, Statement } from './disclosure/statements.ts';
