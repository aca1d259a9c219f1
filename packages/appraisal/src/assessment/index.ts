export { assess, type Assessment, type AssessmentInput, type Computed, type FaultyPart } from './assess.ts';
export { type AssessmentHead, type PartId, partIds, type Premises } from './format.ts';
export type { Materials } from './materials.ts';
export { type AssessmentDocument, readAssessment } from './read.ts';
