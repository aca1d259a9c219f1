import { appraisal } from './appraisal.ts';

export const nb = { appraisal };
