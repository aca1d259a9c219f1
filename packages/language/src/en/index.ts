import { appraisal } from './appraisal.ts';

export const en = { appraisal };
