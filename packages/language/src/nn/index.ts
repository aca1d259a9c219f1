import { appraisal } from './appraisal.ts';

export const nn = { appraisal };
