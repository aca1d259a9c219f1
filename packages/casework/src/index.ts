export type { Circumstances } from './act.ts';
export * from './assessment/document.ts';
export * from './case-number.ts';
export * from './clock/agency.ts';
export { deliversData, inDataRoom } from './data-room.ts';
export * from './clock/deadlines.ts';
export * from './clock/entries.ts';
export * from './clock/ledger.ts';
export * from './clock/process-map.ts';
export { type ClockState, holderOf } from './clock/state.ts';
export * from './clock/statistics/cases.ts';
export { type Exclusion, type Measure, type MeasureId, exclusions, measures } from './clock/statistics/measures.ts';
export * from './clock/statistics/report.ts';
export type { Summary } from './clock/statistics/summary.ts';
export * from './clock/view.ts';
export * from './confidentiality.ts';
export * from './decide.ts';
export { type Enrolment, enrolmentOf } from './intake/enrolment.ts';
export { checkEnrolment, obstaclesToSchemes, schemeFields } from './intake/schemes.ts';
export { type CodeSystem, codeSystemOf, codeSystems, isCode, trialAddress } from './decision/codes.ts';
export { type DecisionChange, decisionChanges } from './decision/compare.ts';
export { introduces, judgements } from './decision/fields.ts';
export * from './decision/precedents.ts';
export type { Criterion, DecisionRecord, PublishedDecision } from './decision/record.ts';
export { type DecisionState, decisionInForce } from './decision/state.ts';
export * from './devices/ai-checklist.ts';
export * from './devices/selection.ts';
export { type AggregateOutcome, type PriceShare, rebateAggregates } from './disclosure/aggregates.ts';
export { hiddenIn } from './disclosure/alternatives.ts';
export {
  type Reader,
  type Step as PublishingStep,
  type Surroundings,
  type Weighed,
  rememberingReader,
  surroundingsOf,
  weighed,
} from './disclosure/around.ts';
export { type EquationWords, equationOf } from './disclosure/equations.ts';
export { type Finding, type Findings, findingsOf, forbidden, touched } from './disclosure/findings.ts';
export { type Disclosure, type Revealed, disclosed } from './disclosure/guard.ts';
export { disclosureLimit, tooNarrow } from './disclosure/limits.ts';
export { neighboursOf, wordsOf } from './disclosure/neighbours.ts';
export { isRows, marked, withheldMark } from './disclosure/passages.ts';
export {
  type HiddenPrice,
  type PricedCase,
  type PriceQuantity,
  type Product,
  pricesOf,
  productFrom,
  productValues,
  speaksOf,
} from './disclosure/priced.ts';
export {
  type PublicPiece,
  type PublishedAggregate,
  type ReadPiece,
  asLogged,
  publicFiles,
  publicMeetingPieces,
  publicPieces,
  readPieces,
  trialPieces,
} from './disclosure/publication.ts';
export type { Quantity } from './disclosure/quantities.ts';
export { renamed } from './disclosure/rewritten.ts';
export type { RebateFigures } from './disclosure/rebates.ts';
export { readStatements } from './disclosure/read-statements.ts';
export type { HiddenValue, LinearForm, Statement } from './disclosure/statements.ts';
export { type Knowledge, type ToldStatement, shareOfAbout, toldOfPrices } from './disclosure/told.ts';
export {
  type Audience,
  type VersionedText,
  type WithheldDocument,
  type WithheldShare,
  audiences,
  versionsOf,
  withheldShare,
} from './disclosure/versions.ts';
export { type PassageReaders, type WithheldPassage, passageReaders } from './disclosure/withholding.ts';
export * from './events.ts';
export {
  type AssessmentReference,
  type Field,
  type FieldKind,
  type FieldValue,
  type FieldValues,
  type Fields,
  type FileReference,
  type Row,
  type RunReference,
  applies,
  missingFrom,
} from './field.ts';
export * from './fields.ts';
export { passagesLeft, passagesNotFound } from './files/passages.ts';
export { actsOnDocument, fileActs } from './files/acts.ts';
export { documentKinds } from './files/fields.ts';
export { type CaseDocument, type DocumentVersion, type FilesState, documentIn, fileFor, isOwner } from './files/state.ts';
export * from './implementation/fhir.ts';
export {
  type Implementation,
  type RegionStatus,
  type TrustStatus,
  implementationOf,
  useByRegion,
} from './implementation/overview.ts';
export { type GuidelineFlag, type ImplementationState, type Introduction, type Use, openFlags } from './implementation/state.ts';
export { type TrialValues, checkTrial, obstaclesToTrials, trialFields } from './implementation/trials.ts';
export type { CaseKind, Details } from './intake/events.ts';
export { documentationLimit } from './intake/limits.ts';
export { missingDetails } from './intake/state.ts';
export type { CaseEffect, MeetingCircumstances, MeetingEffect, Target } from './meetings/act.ts';
export type { AgendaPlace, AgendaState } from './meetings/agenda.ts';
export { type AvailableMeetingAct, type MeetingCommand, decideMeeting } from './meetings/decide.ts';
export * from './meetings/events.ts';
export * from './meetings/fields.ts';
export * from './meetings/forums.ts';
export { type MinutedItem, type Minutes, isConsensus } from './meetings/minutes.ts';
export { actOf, needsStands, outcomeRules } from './meetings/outcomes.ts';
export * from './meetings/state.ts';
export * from './meetings/view.ts';
export type { MeetingWait } from './meetings/waits.ts';
export { type MiniHtaLine, miniHtaLine } from './mini-hta/line.ts';
export * from './openness/index.ts';
export { type Anchor, type Anchored, anchorOf, hiddenMark } from './participation/anchor.ts';
export { type InputStage, type InputTarget, inputTargets, openInputFields, participationFields } from './participation/fields.ts';
export { judgeOpenInput } from './participation/open-input.ts';
export { type Notice, type NoticeKind, noticeKinds, noticesOf } from './participation/notices.ts';
export {
  type ParticipantStanding,
  actsOnParticipant,
  mayGiveInput,
  participantStanding,
  questionStanding,
} from './participation/people.ts';
export type { Disposition, Input, Participant, ParticipationState, Question } from './participation/state.ts';
export { type PublicTexts, passageNow, reportTextName, textAbout } from './participation/texts.ts';
export { inputWindow } from './participation/window.ts';
export * from './parties.ts';
export type { ImportedState } from './portfolio/state.ts';
export {
  type PortfolioCell,
  type PortfolioFault,
  type PortfolioMethod,
  portfolioColumns,
  readPortfolio,
  writePortfolio,
} from './portfolio/workbook.ts';
export * from './price/workspace.ts';
export * from './rejections.ts';
export type { RuleEdition } from './rule.ts';
export * from './rules.ts';
export * from './reassessment/index.ts';
export * from './temporary-introduction/index.ts';
export * from './state.ts';
export { isFileName, isPlainText, validate, validateFields } from './validation.ts';
export * from './views.ts';
