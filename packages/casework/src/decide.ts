import type { CalendarDate } from '@likeverd/reference';
import { resultLabel } from './assessment.ts';
import { type Label, internalTo, publicLabel } from './confidentiality.ts';
import type { EventType, EventValues, Labelled, NewEvent } from './events.ts';
import { type Command, type CommandType, commandTypes, type FieldValue, type ValuesOf } from './fields.ts';
import { bodies, type OrganisationId, type Party, type Role, regionalHealthAuthorities } from './parties.ts';
import { type Rejection, reject } from './rejections.ts';
import type { RuleId } from './rules.ts';
import type { CaseState, Phase } from './state.ts';
import { validate } from './validation.ts';

/** What the shell knows and the rules need: who acts, the clock, and the next free number. */
export interface Circumstances {
  readonly actor: Party;
  /** Instant, ISO 8601 in UTC. */
  readonly now: string;
  /** The same instant's calendar date in Europe/Oslo. */
  readonly today: CalendarDate;
  /** Next free case number of the year, `ID2026_001`; reserved by the shell in the same transaction. */
  readonly nextNumber: string;
}

export type Decision =
  | { readonly ok: true; readonly events: readonly NewEvent[] }
  | { readonly ok: false; readonly rejections: readonly Rejection[] };

/** One kind of act: who may do it, when, by which rule, what else must hold, and which events follow. */
interface Act<C extends CommandType> {
  readonly roles: readonly Role[];
  readonly roleRule: RuleId;
  /** Phases in which the act may be done; empty for acts that open a case. */
  readonly phases: readonly Phase[];
  /** The rule that puts the act at this place; default: the order of steps. */
  readonly stepRule?: RuleId;
  /** What must hold of the case whatever the form says. */
  readonly premises?: (state: CaseState, circumstances: Circumstances) => readonly Rejection[];
  /** What must hold of the form's values in this case. */
  readonly requirements?: (values: ValuesOf<C>, state: CaseState, circumstances: Circumstances) => readonly Rejection[];
  readonly events: (values: ValuesOf<C>, state: CaseState, circumstances: Circumstances) => readonly NewEvent[];
}

const acts: { readonly [C in CommandType]: Act<C> } = {
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
        ...(state.substance === undefined ? {} : { substance: state.substance }),
      }),
    ],
  },
  commissionAssessment: {
    roles: ['bestillerforum'],
    roleRule: 'commission.byBestillerforum',
    phases: ['registered'],
    premises: (state) =>
      state.kind === 'request' && state.documentationDate === undefined
        ? [reject('field.missing', 'commission.needsDocumentationSignal', { field: 'documentationDate' })]
        : [],
    requirements: ({ meetingDate }, _state, { today }) => notInTheFuture(meetingDate, today, 'commission.byBestillerforum'),
    events: (values) => [event('AssessmentCommissioned', publicLabel, values)],
  },
  declineAssessment: {
    roles: ['bestillerforum'],
    roleRule: 'commission.byBestillerforum',
    phases: ['registered'],
    requirements: ({ meetingDate }, _state, { today }) => notInTheFuture(meetingDate, today, 'commission.byBestillerforum'),
    events: (values) => [event('AssessmentDeclined', publicLabel, values)],
  },
  attachRun: {
    roles: ['assessor'],
    roleRule: 'assessment.byCommissionedBody',
    phases: ['commissioned'],
    premises: isCommissionedBody,
    events: ({ run, ...rest }, _state, { actor }) => {
      const own = internalTo(actor.organisation);
      return [
        {
          type: 'RunAttached',
          label: own,
          values: { ...label(rest, own), ...label({ run }, resultLabel(run.confidentiality, actor.organisation, own)) },
        },
      ];
    },
  },
  attachAssessment: {
    roles: ['assessor'],
    roleRule: 'assessment.byCommissionedBody',
    phases: ['commissioned'],
    premises: isCommissionedBody,
    events: ({ document, ...rest }, _state, { actor }) => {
      const own = internalTo(actor.organisation);
      return [
        {
          type: 'AssessmentAttached',
          label: own,
          values: {
            ...label(rest, own),
            ...label({ document }, resultLabel(document.confidentiality, actor.organisation, own)),
          },
        },
      ];
    },
  },
  deliverAssessment: {
    roles: ['assessor'],
    roleRule: 'assessment.byCommissionedBody',
    phases: ['commissioned'],
    premises: (state, circumstances) => [
      ...isCommissionedBody(state, circumstances),
      ...(state.run === undefined ? [reject('run.missing', 'assessment.needsRun')] : []),
    ],
    events: (values, _state, { actor }) => [event('AssessmentDelivered', internalTo(actor.organisation), values)],
  },
  signOffAssessment: {
    roles: ['bestillerforum'],
    roleRule: 'assessment.signOff',
    phases: ['delivered'],
    events: (values, state) => [
      {
        type: 'AssessmentSignedOff',
        label: publicLabel,
        values: {
          ...label({ ...state.assessment, ...values }, publicLabel),
          ...(state.run === undefined
            ? {}
            : label({ run: state.run }, resultLabel(state.run.confidentiality, state.commission?.body ?? bodies.dmp, publicLabel))),
          ...(state.document === undefined
            ? {}
            : label(
                { document: state.document },
                resultLabel(state.document.confidentiality, state.commission?.body ?? bodies.dmp, publicLabel),
              )),
        },
      },
    ],
  },
  recordPriceOffer: {
    roles: ['negotiator'],
    roleRule: 'price.bySykehusinnkjop',
    phases: ['commissioned', 'delivered', 'signedOff'],
    premises: (state) => (state.methodType === 'medicine' ? [] : [reject('price.notAMedicine', 'price.bySykehusinnkjop')]),
    requirements: ({ pricePerPack, maximumPricePerPack, validUntil }, _state, { today }) => [
      ...(pricePerPack > maximumPricePerPack
        ? [reject('price.aboveMaximum', 'price.bySykehusinnkjop', { pricePerPack, maximumPricePerPack }, 'pricePerPack')]
        : []),
      ...(validUntil < today ? [reject('date.inThePast', 'price.bySykehusinnkjop', { today }, 'validUntil')] : []),
    ],
    events: (values, state) => [event('PriceOfferRecorded', priceLabel(ownerOf(state)), values)],
  },
  recordPriceNote: {
    roles: ['negotiator'],
    roleRule: 'price.bySykehusinnkjop',
    phases: ['delivered', 'signedOff'],
    premises: (state) => (state.methodType === 'medicine' ? [] : [reject('price.notAMedicine', 'price.bySykehusinnkjop')]),
    events: (values) => [
      {
        type: 'PriceNoteRecorded',
        label: publicLabel,
        values: label({ note: values.note }, noteLabel),
      },
    ],
  },
  recordDecision: {
    roles: ['beslutningsforum'],
    roleRule: 'decision.byBeslutningsforum',
    phases: ['signedOff'],
    stepRule: 'decision.needsBasis',
    premises: (state) =>
      state.methodType === 'medicine' && (state.priceNote?.version ?? 0) <= (state.priceOffers.at(-1)?.version ?? 0)
        ? [reject('priceNote.missing', 'price.noteBeforeDecision')]
        : [],
    requirements: ({ agreeing, meetingDate, validFrom, reviewDate }, _state, { today }) => {
      const missing = regionalHealthAuthorities.filter((authority) => !agreeing.includes(authority));
      return [
        ...(missing.length > 0
          ? [reject('consensus.missing', 'decision.consensus', { missing: missing.join(', ') }, 'agreeing')]
          : []),
        ...notInTheFuture(meetingDate, today, 'decision.byBeslutningsforum'),
        ...(validFrom < meetingDate
          ? [reject('date.beforeMeeting', 'decision.byBeslutningsforum', { meetingDate }, 'validFrom')]
          : []),
        ...(reviewDate !== undefined && reviewDate <= validFrom
          ? [reject('date.beforeValidFrom', 'decision.byBeslutningsforum', { validFrom }, 'reviewDate')]
          : []),
      ];
    },
    events: (values) => [event('DecisionRecorded', internalTo(bodies.beslutningsforum), values)],
  },
  publishDecision: {
    roles: ['secretariat'],
    roleRule: 'publication.bySecretariat',
    phases: ['decided'],
    events: (_values, state) => [event('DecisionPublished', publicLabel, state.decision ?? {})],
  },
};

/** True for the acts that open a case. */
export function opensCase(type: CommandType): boolean {
  return acts[type].phases.length === 0;
}

/** The acts that belong to a role. */
export function actsOf(role: Role): readonly CommandType[] {
  return commandTypes.filter((type) => acts[type].roles.includes(role));
}

/**
 * The events that follow from a command, or every reason why it is refused, each with its rule. Pure; the state must be the whole
 * case, not a redacted view.
 *
 * Rules: see rules.ts; order of steps S14 (Box 7.5).
 */
export function decide(state: CaseState, command: Command, circumstances: Circumstances): Decision {
  return decideTyped(command.type, state, command, circumstances);
}

function decideTyped<C extends CommandType>(type: C, state: CaseState, command: Command, circumstances: Circumstances): Decision {
  const act: Act<C> = acts[type];
  const obstacles = obstaclesTo(type, state, circumstances);
  const validated = validate(type, command.values);
  if (!validated.ok) return { ok: false, rejections: [...obstacles, ...validated.rejections] };
  // validate() has checked every field of this command against the descriptors from which ValuesOf<C> is computed.
  const values = validated.values as unknown as ValuesOf<C>;
  const rejections = [...obstacles, ...(act.requirements?.(values, state, circumstances) ?? [])];
  return rejections.length > 0 ? { ok: false, rejections } : { ok: true, events: act.events(values, state, circumstances) };
}

/** Every reason why an act cannot be done in this case now by this actor, whatever would be filled in; empty when it can. */
export function obstaclesTo(type: CommandType, state: CaseState, circumstances: Circumstances): readonly Rejection[] {
  const act = acts[type];
  const { actor, now } = circumstances;
  if (!act.roles.includes(actor.role)) {
    return [reject('role.notAllowed', act.roleRule, { role: actor.role, allowed: act.roles.join(', ') })];
  }
  const opening = opensCase(type);
  const reasons: Rejection[] = [];
  if (opening !== (state.version === 0) || (!opening && !act.phases.includes(state.phase))) {
    reasons.push(reject('step.notNow', act.stepRule ?? 'order.ofSteps', { phase: state.phase, allowed: act.phases.join(', ') }));
  }
  if (!opening) reasons.push(...(act.premises?.(state, circumstances) ?? []));
  if (now < state.lastRecordedAt) reasons.push(reject('clock.behindLog', 'log.appendOnly', { now, last: state.lastRecordedAt }));
  return reasons;
}

/** One act as a viewer meets it: possible, or not and why. */
export interface AvailableAct {
  readonly type: CommandType;
  readonly obstacles: readonly Rejection[];
}

/** What the actor's role could ever do in a case, each with the reasons why not now. */
export function availableActs(state: CaseState, circumstances: Circumstances): readonly AvailableAct[] {
  return actsOf(circumstances.actor.role)
    .filter((type) => !opensCase(type))
    .map((type) => ({ type, obstacles: obstaclesTo(type, state, circumstances) }));
}

function isCommissionedBody(state: CaseState, { actor }: Circumstances): readonly Rejection[] {
  const body = state.commission?.body;
  return body === undefined || body === actor.organisation
    ? []
    : [reject('body.notCommissioned', 'assessment.byCommissionedBody', { body })];
}

function notInTheFuture(meetingDate: CalendarDate, today: CalendarDate, rule: RuleId): readonly Rejection[] {
  return meetingDate > today ? [reject('date.inTheFuture', rule, { today }, 'meetingDate')] : [];
}

/** Organisation that asked for the case. */
function ownerOf(state: CaseState): OrganisationId {
  return state.submitter ?? bodies.secretariat;
}

/** A price offer: a trade secret of the supplier, held by Sykehusinnkjøp, shown to those who decide. A8-6, S13.R2. */
function priceLabel(supplier: OrganisationId): Label {
  return {
    class: 'confidential',
    ground: 'tradeSecret',
    owner: bodies.sykehusinnkjop,
    sharedWith: [supplier, bodies.beslutningsforum],
  };
}

/** The price note's text: the authorities' negotiating position until the decision is made and after. */
const noteLabel: Label = {
  class: 'confidential',
  ground: 'negotiatingPosition',
  owner: bodies.sykehusinnkjop,
  sharedWith: [bodies.beslutningsforum, bodies.bestillerforum, bodies.secretariat],
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

function event<T extends EventType>(type: T, own: Label, values: Partial<EventValues[T]>): NewEvent {
  return { type, label: own, values: label(values as Readonly<Record<string, FieldValue | undefined>>, own) };
}

function label(
  values: Readonly<Record<string, FieldValue | undefined>>,
  own: Label,
): Readonly<Record<string, Labelled<FieldValue>>> {
  const labelled: Record<string, Labelled<FieldValue>> = {};
  for (const [name, value] of Object.entries(values)) if (value !== undefined) labelled[name] = { label: own, value };
  return labelled;
}
