import type { PartId } from '../assessment/format.ts';
import type { SectionId } from './sections.ts';

/** The section of the report in which the results of each part stand; `report` is the texts themselves. */
export const sectionOfPart: { readonly [P in Exclude<PartId, 'report'>]: SectionId } = {
  population: 'budget',
  budget: 'budget',
  information: 'strategies',
  strategies: 'strategies',
  agreements: 'strategies',
  severity: 'severity',
  subgroups: 'benefit',
  perspective: 'resources',
  personnel: 'personnel',
  uncertainty: 'uncertainty',
  willingness: 'severity',
};
