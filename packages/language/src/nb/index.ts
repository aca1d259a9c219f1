import { appraisal } from './appraisal.ts';
import { casework } from './casework.ts';

export const nb = { appraisal, casework };
