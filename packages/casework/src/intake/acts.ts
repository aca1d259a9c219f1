import { type Acts, type Circumstances, event, label, notInTheFuture, ownerOf } from '../act.ts';
import { internalTo, type Label, publicLabel } from '../confidentiality.ts';
import type { EventValues, NewEvent } from '../events.ts';
import type { FieldValue } from '../field.ts';
import { bodies, type OrganisationId, type Party } from '../parties.ts';
import { type Rejection, reject } from '../rejections.ts';
import { ruleInForce } from '../rules.ts';
import type { CaseState } from '../state.ts';
import type { Details } from './events.ts';
import type { intakeFields } from './fields.ts';
import { documentationLimit } from './limits.ts';
import { internalRequestDetails } from './request-details.ts';
import { enrolmentOf } from './enrolment.ts';
import { publicDetails } from './state.ts';

/** The acts of requests, proposals and notices, and of what is clarified before Bestillerforum meets. */
export const intakeActs: Acts<typeof intakeFields> = {
  submitRequest: {
    roles: ['supplier'],
    roleRule: 'intake.whoMayAsk',
    phases: [],
    requirements: (values, _state, { today }) => [
      ...(values.wholeIndication ? [] : [reject('indication.notWhole', 'intake.wholeIndication', {}, 'wholeIndication')]),
      ...notInThePast(values.documentationDate, today),
      ...atcFaults(values.atc),
    ],
    events: ({ contact, wholeIndication: _whole, constructed, ...values }, _state, { actor }) => [
      submitted(actor, contact, { kind: 'request', methodType: 'medicine', constructed: constructed ?? false, ...values }),
    ],
  },
  submitProposal: {
    roles: ['proposer', 'supplier'],
    roleRule: 'intake.whoMayAsk',
    phases: [],
    requirements: ({ methodType }, _state, { actor }) =>
      methodType === 'medicine' && actor.role === 'supplier'
        ? [reject('request.insteadOfProposal', 'intake.requestMandatory', {}, 'methodType')]
        : [],
    events: ({ contact, constructed, ...values }, _state, { actor }) => [
      submitted(actor, contact, { kind: 'proposal', constructed: constructed ?? false, ...values }),
    ],
  },
  submitNotice: {
    roles: ['assessor'],
    roleRule: 'intake.noticeByAgency',
    phases: [],
    requirements: ({ methodType, noticeReceivedOn }, _state, { actor, today }) => [
      ...(noticeReceivedOn !== undefined && noticeReceivedOn > today
        ? [reject('notice.notYet', 'intake.noticeByAgency', { today }, 'noticeReceivedOn')]
        : []),
      ...(methodType === 'medicine' && ruleInForce('intake.noticesEnded', noticeReceivedOn ?? today) !== undefined
        ? [reject('notice.medicine', 'intake.noticesEnded', {}, 'methodType')]
        : []),
      ...(methodType === 'medicine' && actor.organisation !== bodies.dmp
        ? [reject('notice.wrongBody', 'intake.noticeByAgency', {}, 'methodType')]
        : []),
    ],
    events: ({ constructed, noticeReceivedOn, ...values }, _state, { actor }) => [
      submitted(actor, undefined, {
        kind: 'notice',
        constructed: constructed ?? false,
        ...values,
        ...(noticeReceivedOn === undefined ? {} : { receivedOn: noticeReceivedOn }),
      }),
    ],
  },
  amendRequest: {
    kinds: ['request'],
    roles: ['supplier'],
    roleRule: 'intake.whoMayAsk',
    phases: ['submitted', 'awaitingCompletion', 'registered', 'commissioned'],
    premises: (state, { actor }) => [
      ...isOwner(state, actor),
      ...(state.kind === 'request' ? [] : [reject('request.notAMedicine', 'intake.requestContent')]),
    ],
    requirements: ({ documentationDate, atc }, state, { today }) => [
      ...(documentationDate === state.documentationDate ? [] : notInThePast(documentationDate, today)),
      ...atcFaults(atc),
    ],
    events: (values, state) => [amended(values, state)],
  },
  amendProposal: {
    kinds: ['proposal', 'notice'],
    roles: ['proposer', 'supplier', 'assessor'],
    roleRule: 'intake.whoMayAsk',
    phases: ['submitted', 'awaitingCompletion', 'registered'],
    premises: (state, { actor }) => [
      ...isOwner(state, actor),
      ...(state.kind === 'request' ? [reject('proposal.isRequest', 'intake.requestContent')] : []),
    ],
    requirements: ({ methodType }, state) =>
      (methodType === 'medicine') === (state.methodType === 'medicine')
        ? []
        : [reject('request.insteadOfProposal', 'intake.requestMandatory', {}, 'methodType')],
    events: (values, state) => [amended(values, state)],
  },
  askForCompletion: {
    roles: ['secretariat'],
    roleRule: 'intake.complete',
    phases: ['submitted', 'awaitingCompletion'],
    requirements: ({ completionBy }, _state, { today }) =>
      completionBy === undefined || completionBy >= today
        ? []
        : [reject('date.inThePast', 'intake.completionPeriod', { today }, 'completionBy')],
    events: (values, state) => [event('CompletionAsked', internalTo(ownerOf(state)), values)],
  },
  completeRequest: {
    roles: ['proposer', 'supplier'],
    roleRule: 'intake.complete',
    phases: ['awaitingCompletion'],
    premises: (state, { actor }) => isOwner(state, actor),
    events: (values, state) => [event('RequestCompleted', internalTo(ownerOf(state)), values)],
  },
  closeUnanswered: {
    roles: ['secretariat'],
    roleRule: 'intake.completionPeriod',
    phases: ['awaitingCompletion'],
    premises: hasLapsed,
    events: (values, state) => [event('CompletionLapsed', internalTo(ownerOf(state)), values)],
  },
  withdrawCase: {
    roles: ['proposer', 'supplier', 'assessor'],
    roleRule: 'intake.withdrawal',
    phases: ['submitted', 'awaitingCompletion', 'registered', 'commissioned', 'delivered', 'signedOff'],
    premises: (state, { actor }) => isOwner(state, actor),
    events: (values, state) => [event('CaseWithdrawn', labelInPhase(state), values)],
  },
  registerCase: {
    roles: ['secretariat'],
    roleRule: 'publication.bySecretariat',
    phases: ['submitted'],
    stepRule: 'number.oncePerCase',
    events: (values, state, { nextNumber }) => [
      event('CaseRegistered', publicLabel, {
        ...publicDetails(state.intake.details),
        ...values,
        number: nextNumber,
        kind: state.kind ?? 'proposal',
        methodType: state.methodType ?? 'procedure',
        constructed: state.constructed,
        ...(state.receivedOn === undefined ? {} : { receivedOn: state.receivedOn }),
        ...(state.substance === undefined ? {} : { substance: state.substance }),
        ...(state.documentationDate === undefined ? {} : { documentationDate: state.documentationDate }),
      }),
    ],
  },
  assessSuitability: {
    kinds: ['proposal', 'notice'],
    roles: ['assessor'],
    roleRule: 'suitability.byAgency',
    phases: ['registered'],
    premises: (state, { actor }) => [
      ...(state.kind === 'request' ? [reject('suitability.ofRequest', 'suitability.byAgency')] : []),
      ...rightBody(state.methodType, actor),
    ],
    events: (values, _state, { actor }) => [
      event('SuitabilityAssessed', publicLabel, { ...values, suitabilityBody: actor.organisation }),
    ],
  },
  stateComparability: {
    kinds: ['request'],
    roles: ['expert'],
    roleRule: 'comparability.needsExpert',
    phases: ['registered'],
    premises: isRequestedMedicine,
    events: (values) => [event('ComparabilityStated', publicLabel, values)],
  },
  concludeComparability: {
    kinds: ['request'],
    roles: ['negotiator'],
    roleRule: 'comparability.needsExpert',
    phases: ['registered'],
    premises: isRequestedMedicine,
    requirements: ({ comparabilityVerdict }, { intake: { comparabilityStatements } }) => {
      if (comparabilityVerdict === 'comparabilityNotClarified') return [];
      const verdicts = comparabilityStatements.map(({ expertVerdict }) => expertVerdict);
      if (verdicts.length === 0)
        return [reject('comparability.noStatement', 'comparability.needsExpert', {}, 'comparabilityVerdict')];
      return comparabilityVerdict === 'comparableMethod' && !verdicts.includes('expertComparable')
        ? [reject('comparability.contradictsExpert', 'comparability.needsExpert', {}, 'comparabilityVerdict')]
        : [];
    },
    events: (values) => [event('ComparabilityConcluded', publicLabel, values)],
  },
  checkPdScheme: {
    kinds: ['request'],
    roles: ['secretariat'],
    roleRule: 'scheme.pd1',
    phases: ['registered'],
    premises: isRequestedMedicine,
    anytime: true,
    requirements: ({ schemeNewIndication, schemeEnrolled }, state, circumstances) => {
      const { details } = state.intake;
      return [
        ...(schemeNewIndication && details.requestType !== undefined && details.requestType !== 'newIndication'
          ? [reject('scheme.notNewIndication', 'scheme.pd1', { requestType: details.requestType }, 'schemeNewIndication')]
          : []),
        ...listFaults(schemeEnrolled, state, circumstances),
      ];
    },
    events: (values) => [
      event('PdSchemeChecked', publicLabel, {
        ...values,
        schemeMet: values.schemeEnrolled && values.schemeInhibitor && values.schemeNewIndication,
      }),
    ],
  },
  cancelCommission: {
    kinds: ['request'],
    roles: ['bestillerforum'],
    roleRule: 'commission.byBestillerforum',
    phases: ['commissioned'],
    premises: documentationOverdue,
    requirements: ({ meetingDate }, _state, { today }) => notInTheFuture(meetingDate, today, 'commission.byBestillerforum'),
    events: (values) => [event('CommissionCancelled', publicLabel, values)],
  },
};

function submitted(
  actor: Party,
  contact: string | undefined,
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

/** What has happened in a case becomes public when the case is, and until then stays with the bodies and whoever asked. */
function labelInPhase(state: CaseState): Label {
  return state.number === undefined ? internalTo(ownerOf(state)) : publicLabel;
}

function amended(
  values: Details & Partial<EventValues['RequestAmended']> & Readonly<Record<string, FieldValue>>,
  state: CaseState,
): NewEvent {
  const own = internalTo(ownerOf(state));
  const entries = Object.entries(values);
  const internal = Object.fromEntries(entries.filter(([name]) => internalRequestDetails.includes(name)));
  const open = Object.fromEntries(entries.filter(([name]) => !internalRequestDetails.includes(name)));
  return {
    type: 'RequestAmended',
    label: labelInPhase(state),
    values: { ...label(open, labelInPhase(state)), ...label(internal, own) },
  };
}

function isOwner(state: CaseState, actor: Party): readonly Rejection[] {
  return state.submitter === actor.organisation ? [] : [reject('party.notOwner', 'intake.complete')];
}

function notInThePast(documentationDate: string, today: string): readonly Rejection[] {
  return documentationDate < today ? [reject('date.inThePast', 'intake.documentationDate', { today }, 'documentationDate')] : [];
}

/** The form of an ATC code, from the anatomical group to the substance: `L`, `L01`, `L01F`, `L01FF`, `L01FF02`. */
const atcCode = /^[A-Z](\d{2}([A-Z]([A-Z](\d{2})?)?)?)?$/;

function atcFaults(atc: string | undefined): readonly Rejection[] {
  return atc === undefined || atcCode.test(atc) ? [] : [reject('request.atcCode', 'intake.requestContent', { code: atc }, 'atc')];
}

/** What the answer says of enrolment must be what the list said on the day the request came in. */
function listFaults(
  answered: boolean,
  { substance, receivedOn, intake: { details } }: CaseState,
  { enrolments, today }: Circumstances,
): readonly Rejection[] {
  if (enrolments === undefined) return [];
  const on = receivedOn ?? today;
  const entry = enrolmentOf(enrolments, { substance, atc: details.atc }, on);
  if (answered === (entry !== undefined)) return [];
  return answered
    ? [reject('scheme.notOnList', 'scheme.pd1', { substance: substance ?? '', on }, 'schemeEnrolled')]
    : [
        reject(
          'scheme.onList',
          'scheme.pd1',
          { substance: entry?.schemeSubstance ?? '', enrolledOn: entry?.enrolledOn ?? '' },
          'schemeEnrolled',
        ),
      ];
}

function hasLapsed({ intake: { completionBy } }: CaseState, { today }: Circumstances): readonly Rejection[] {
  if (completionBy === undefined) return [reject('completion.noDeadline', 'intake.completionPeriod')];
  return completionBy < today ? [] : [reject('completion.notLapsed', 'intake.completionPeriod', { completionBy })];
}

/** DMP for medicines and devices, FHI for what holds no device; either for tests and software, which may be one. S42 (L9838-9842). */
const agencyOf: Readonly<Record<string, OrganisationId>> = {
  medicine: bodies.dmp,
  device: bodies.dmp,
  procedure: bodies.fhi,
  organisational: bodies.fhi,
};

function rightBody(methodType: string | undefined, { organisation }: Party): readonly Rejection[] {
  const agency = agencyOf[methodType ?? ''];
  return agency === undefined || agency === organisation
    ? []
    : [reject('suitability.wrongBody', 'suitability.rightBody', { body: agency })];
}

function isRequestedMedicine({ kind, methodType }: CaseState): readonly Rejection[] {
  return kind === 'request' && methodType === 'medicine' ? [] : [reject('request.notAMedicine', 'commission.priceNoteOnly')];
}

/** A commission may be cancelled when the documentation has not come within the limit. Once it is received, or the assessment has begun, it has come. */
function documentationOverdue(state: CaseState, { today }: Circumstances): readonly Rejection[] {
  const limit = documentationLimit(state.receivedOn);
  if (state.kind !== 'request' || limit === undefined)
    return [reject('request.noDocumentationLimit', 'intake.documentationWithinLimit')];
  const delivered = state.clock.documentation?.receivedOn !== undefined || state.run !== undefined || state.document !== undefined;
  return today > limit && !delivered
    ? []
    : [reject('request.documentationNotOverdue', 'intake.documentationWithinLimit', { limit })];
}
