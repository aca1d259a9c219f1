import type { PartId } from '../assessment/format.ts';
import type { SectionId } from './sections.ts';

/** Parts that hold results; `report` holds texts. */
export type ResultPart = Exclude<PartId, 'report'>;

/** The section of the report in which the results of each part stand; `report` is the texts themselves. */
export const sectionOfPart: { readonly [P in ResultPart]: SectionId } = {
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
