import { bodies } from '../parties.ts';
import { type Rejection, reject } from '../rejections.ts';
import type { CaseState } from '../state.ts';
import { isPriceNoteOnly } from './price-note-only.ts';

/** What must hold of a case before Bestillerforum says yes or no to it, whatever is said. */
export const notConcluded = ({ agenda }: CaseState): readonly Rejection[] =>
  agenda.recorded === undefined ? [] : [reject('commission.awaitsPress', 'meeting.publication')];

/** What must hold of a case before its assessment is commissioned, whatever the commission says. */
export const commissionPremises = (state: CaseState): readonly Rejection[] => [
  ...notConcluded(state),
  ...(state.kind === 'request' && state.documentationDate === undefined
    ? [reject('field.missing', 'commission.needsDocumentationSignal', { field: 'documentationDate' })]
    : []),
];

/** Why this commission cannot be given in this case; empty when it can. */
export function commissionFaults(
  { assessmentType, body }: { readonly assessmentType: string; readonly body: string },
  { intake, kind, methodType }: CaseState,
): readonly Rejection[] {
  const priceNoteOnly = isPriceNoteOnly(assessmentType);
  const schemeMet = intake.scheme?.schemeMet === true;
  const comparable = intake.comparability?.comparabilityVerdict === 'comparableMethod';
  return [
    ...(priceNoteOnly === (body === bodies.sykehusinnkjop)
      ? []
      : [reject('commission.bodyOfPriceNote', 'commission.priceNoteOnly', { body }, 'body')]),
    ...(assessmentType === 'priceNoteOnly' && !comparable && !schemeMet
      ? [reject('commission.needsComparability', 'commission.priceNoteOnly', {}, 'assessmentType')]
      : []),
    ...(assessmentType === 'pd1Scheme' && !schemeMet ? [reject('commission.needsScheme', 'scheme.pd1', {}, 'assessmentType')] : []),
    ...(kind === 'proposal' && methodType === 'medicine' && intake.details.underPatent === true
      ? [reject('request.missing', 'intake.requestMandatory')]
      : []),
  ];
}
