export type { Contract, DecisionRule, QuestionValue } from './contract.ts';
export { missingElements } from './elements.ts';
export { contractInForce } from './in-force.ts';
export { eventsAsTimePasses, eventsOfTime, nextDayOfTime, systemParty } from './notices.ts';
export {
  byUrgency,
  chosenFollowUps,
  type FollowUpChoice,
  type FollowUpItem,
  type FollowUpLine,
  type FollowUpOutlook,
  type FollowUpStage,
  type FollowUpStatus,
  followUpLine,
  followUpStages,
  followUpStatuses,
} from './overview.ts';
export {
  type LengthName,
  type NoticeLength,
  type NoticeLevel,
  type Program,
  type Timer,
  type TimerKind,
  noticeLengths,
  programOf,
} from './program.ts';
export {
  type Computations,
  obstaclesToComputing,
  parametersOf,
  type QuestionWorth,
  questionWorths,
} from './question-values.ts';
export {
  type ContractVersion,
  type Signature,
  type TemporaryState,
  newestContract,
  standingSignatures,
  unsignedBy,
} from './state.ts';
export { type FollowUp, type FollowUpResult, type Verdict, type VerdictReason, verdictsOf } from './verdicts.ts';
