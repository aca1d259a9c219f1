import type { CalendarDate } from '@likeverd/reference';

/** One method as the public list of decisions has it. */
export interface ImportedValues {
  importedSubstance: string;
  importedBrand: string;
  importedIndication: string;
  importedType: string;
  clinicalField: string;
  decidedOn: CalendarDate;
  shortDecision: string;
  wholeDecision: string;
}

/** What the events of the portfolio say. */
export interface PortfolioEvents {
  MethodImported: ImportedValues & { importedNumber: string };
  ImportedMethodUpdated: ImportedValues;
}

export const portfolioEventTypes = [
  'MethodImported',
  'ImportedMethodUpdated',
] as const satisfies readonly (keyof PortfolioEvents)[];
