import { type Acts, event, label, ownerOf } from '../act.ts';
import { internalTo, type Label, publicLabel } from '../confidentiality.ts';
import type { EventValues, NewEvent } from '../events.ts';
import type { FieldValue } from '../field.ts';
import { bodies, type Party } from '../parties.ts';
import { reject } from '../rejections.ts';
import type { intakeFields } from './fields.ts';

/** The acts of requests and proposals. */
export const intakeActs: Acts<typeof intakeFields> = {
  submitRequest: {
    roles: ['supplier'],
    roleRule: 'intake.whoMayAsk',
    phases: [],
    requirements: (values, _state, { today }) => [
      ...(values.wholeIndication ? [] : [reject('indication.notWhole', 'intake.wholeIndication', {}, 'wholeIndication')]),
      ...(values.documentationDate < today
        ? [reject('date.inThePast', 'intake.documentationDate', { today }, 'documentationDate')]
        : []),
    ],
    events: ({ contact, wholeIndication: _whole, constructed, ...values }, _state, { actor }) => [
      submitted(actor, contact, { kind: 'request', methodType: 'medicine', constructed: constructed ?? false, ...values }),
    ],
  },
  submitProposal: {
    roles: ['proposer', 'supplier'],
    roleRule: 'intake.whoMayAsk',
    phases: [],
    events: ({ contact, constructed, ...values }, _state, { actor }) => [
      submitted(actor, contact, { kind: 'proposal', constructed: constructed ?? false, ...values }),
    ],
  },
  askForCompletion: {
    roles: ['secretariat'],
    roleRule: 'intake.complete',
    phases: ['submitted'],
    events: (values, state) => [event('CompletionAsked', internalTo(ownerOf(state)), values)],
  },
  completeRequest: {
    roles: ['proposer', 'supplier'],
    roleRule: 'intake.complete',
    phases: ['awaitingCompletion'],
    premises: (state, { actor }) => (state.submitter === actor.organisation ? [] : [reject('party.notOwner', 'intake.complete')]),
    events: (values, state) => [event('RequestCompleted', internalTo(ownerOf(state)), values)],
  },
  registerCase: {
    roles: ['secretariat'],
    roleRule: 'publication.bySecretariat',
    phases: ['submitted'],
    stepRule: 'number.oncePerCase',
    events: (values, state, { nextNumber }) => [
      event('CaseRegistered', publicLabel, {
        ...values,
        number: nextNumber,
        kind: state.kind ?? 'proposal',
        methodType: state.methodType ?? 'procedure',
        constructed: state.constructed,
        ...(state.receivedOn === undefined ? {} : { receivedOn: state.receivedOn }),
        ...(state.substance === undefined ? {} : { substance: state.substance }),
      }),
    ],
  },
};

function submitted(
  actor: Party,
  contact: string,
  values: Partial<EventValues['RequestSubmitted']> & Readonly<Record<string, FieldValue>>,
): NewEvent {
  const own = internalTo(actor.organisation);
  const person: Label = {
    class: 'confidential',
    ground: 'personalCircumstances',
    owner: actor.organisation,
    sharedWith: [bodies.secretariat],
  };
  return { type: 'RequestSubmitted', label: own, values: { ...label(values, own), ...label({ contact }, person) } };
}
