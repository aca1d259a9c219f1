export {
  type EndpointReport,
  followUp,
  type FollowUpData,
  type FollowUpInput,
  type FollowUpReport,
  type Reappraisal,
  type UpdateReport,
} from './follow-up.ts';
export { type CountRow, type CountsReport, countsReport, type ReadCounts } from './counts.ts';
export type { CountsPremises, FollowUpPlanPremises } from './format.ts';
export {
  type FollowUpDocument,
  type FollowUpPlan,
  isFollowUpPlan,
  planWithData,
  readFollowUp,
  readFollowUpPlan,
} from './read.ts';
export { type ReadOutcomes, readDrugDeliveries, readOutcomes } from './rows.ts';
export {
  originHash,
  type PlanFault,
  planFaultCodes,
  type RegisterOrigin,
  type RegisterVersion,
  tablesAsked,
} from './registers.ts';
