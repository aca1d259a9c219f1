export { documentClass, strictestClass } from './document-class.ts';
export { assess, type Assessment, type AssessmentInput, type Computed, type FaultyPart, materialsOf } from './assess.ts';
export { type AssessmentHead, type PartId, partIds, type Premises } from './format.ts';
export type { Materials } from './materials.ts';
export { type AssessmentDocument, readAssessment } from './read.ts';
export { type Basis, type JudgedId, premisesDigests } from './basis.ts';
export {
  knownRulesAndFacts,
  type Present,
  type StaleCause,
  type StalePart,
  staleParts,
  versionDigests,
  type VersionDigests,
} from './stale.ts';
