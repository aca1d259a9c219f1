import { type Field, type Fields, optionalDay } from '../field.ts';

const rule = 'portfolio.asPublished' as const;
const asWritten = { kind: 'longText', required: false, shortest: 1, longest: 20_000 } as const satisfies Field;
const line = { kind: 'text', required: false, longest: 2_000 } as const satisfies Field;

const current = {
  importedSubstance: line,
  importedBrand: line,
  importedIndication: { ...asWritten, required: true, rule },
  importedType: { kind: 'choice', required: true, choices: ['medicine', 'device', 'procedure'], rule },
  clinicalField: line,
  decidedOn: { ...optionalDay, rule },
  shortDecision: asWritten,
  wholeDecision: asWritten,
} as const satisfies Fields;

/** What one row of the public list of decisions says, as written there. */
export const portfolioFields = {
  importMethod: { importedNumber: { kind: 'text', required: true, longest: 20, rule }, ...current },
  updateImported: current,
} as const satisfies Record<string, Fields>;
