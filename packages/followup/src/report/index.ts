export {
  type EndpointReport,
  followUp,
  type FollowUpInput,
  type FollowUpReport,
  type Reappraisal,
  type UpdateReport,
} from './follow-up.ts';
export { type FollowUpDocument, readFollowUp } from './read.ts';
export { type ReadOutcomes, readDrugDeliveries, readOutcomes } from './rows.ts';
