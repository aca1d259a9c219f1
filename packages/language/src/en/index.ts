import { appraisal } from './appraisal.ts';
import { casework } from './casework.ts';

export const en = { appraisal, casework };
