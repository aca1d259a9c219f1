import { type CaseEvent, valuesOf } from '../events.ts';
import type { ImportedValues } from './events.ts';

/** What was taken over from the public list of decisions, and when. */
export interface ImportedState extends Partial<ImportedValues> {
  /** Instant, ISO 8601 in UTC. */
  readonly importedAt: string;
}

interface ImportedCase {
  readonly imported: ImportedState;
  readonly number?: string;
  readonly methodType?: string;
  readonly title: string;
  readonly substance?: string;
  readonly population?: string;
  /** First day of the year in the number: what the list says of when the case came in. */
  readonly receivedOn?: string;
  readonly phase: 'registered' | 'published';
}

const longestTitle = 200;

/** The case that a row of the public list amounts to; null for events of other rooms. */
export function importedCase(event: CaseEvent): ImportedCase | null {
  const opened = valuesOf(event, 'MethodImported');
  const values = opened ?? valuesOf(event, 'ImportedMethodUpdated');
  if (values === null) return null;
  const { importedSubstance, importedBrand, importedIndication, importedType, decidedOn, shortDecision, wholeDecision } = values;
  const name = [importedSubstance, importedBrand === undefined ? undefined : `(${importedBrand})`].filter(
    (part) => part !== undefined,
  );
  const title = [name.join(' '), importedIndication].filter((part) => part !== undefined && part !== '').join(': ');
  const decided = [decidedOn, shortDecision, wholeDecision].some((part) => part !== undefined);
  const number = opened?.importedNumber;
  return {
    imported: { ...values, importedAt: event.recordedAt },
    title: title.length > longestTitle ? `${title.slice(0, longestTitle - 1)}…` : title,
    phase: decided ? 'published' : 'registered',
    ...(number === undefined ? {} : { number, receivedOn: `${number.slice(2, 6)}-01-01` }),
    ...(importedType === undefined ? {} : { methodType: importedType }),
    ...(importedSubstance === undefined ? {} : { substance: importedSubstance }),
    ...(importedIndication === undefined ? {} : { population: importedIndication }),
  };
}
