export {
  type AdvisheAnswer,
  type AdvisheAnswers,
  advisheEvidence,
  type AdvisheItem,
  advisheItems,
  type AdvishePart,
  advisheParts,
  advisheSource,
  type CompleteAdvishe,
  completeAdvishe,
} from './advishe.ts';
export { type AdvisheForm, type AdvisheWords, readAdvishe, writeAdvishe } from './advishe-form.ts';
export { checkCatalogue, type CheckDomain, type CheckId, checkIds, type CheckResult, type CheckSeverity } from './catalogue.ts';
export { MOST_STANDARD_DEVIATIONS, MOST_STANDARD_ERRORS, verifyModel, type VerifyOptions } from './verify.ts';
