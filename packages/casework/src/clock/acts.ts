import type { CalendarDate } from '@likeverd/reference';
import { type Acts, type Circumstances, event, label, ownerOf } from '../act.ts';
import { internalTo, publicLabel } from '../confidentiality.ts';
import type { EventType, EventValues, NewEvent } from '../events.ts';
import type { FieldValue } from '../field.ts';
import { bodies, type Party } from '../parties.ts';
import { type Rejection, reject } from '../rejections.ts';
import type { RuleId } from '../rules.ts';
import type { CaseState, Phase } from '../state.ts';
import type { ClockParty } from './entries.ts';
import type { clockFields } from './fields.ts';
import { entriesThatCount } from './ledger.ts';
import { holderOf } from './state.ts';

const underWay = ['commissioned', 'delivered', 'signedOff'] as const satisfies readonly Phase[];
const fromRegistration = ['registered', ...underWay, 'decided', 'published', 'closed'] as const satisfies readonly Phase[];

/** The acts by which a clock is kept beyond what follows from the process itself. */
export const clockActs: Acts<typeof clockFields> = {
  receiveDocumentation: {
    roles: ['assessor'],
    roleRule: 'clock.startsWhenComplete',
    phases: ['commissioned'],
    premises: (state, circumstances) => [...isCommissioned(state, circumstances), ...notYetComplete(state)],
    requirements: ({ documentationReceivedOn }, _state, { today }) =>
      past(documentationReceivedOn, today, 'clock.startsWhenComplete', 'documentationReceivedOn'),
    events: (values, state) => [told('DocumentationReceived', values, ['documentationContents'], state)],
  },
  declareDocumentationComplete: {
    roles: ['assessor'],
    roleRule: 'clock.startsWhenComplete',
    phases: ['commissioned'],
    premises: (state, circumstances) => [...isCommissioned(state, circumstances), ...isReceived(state), ...notYetComplete(state)],
    events: (values, state) => [told('DocumentationFoundComplete', values, ['remark'], state)],
  },
  declareDocumentationIncomplete: {
    roles: ['assessor'],
    roleRule: 'clock.startsWhenComplete',
    phases: ['commissioned'],
    premises: (state, circumstances) => [...isCommissioned(state, circumstances), ...isReceived(state), ...notYetComplete(state)],
    requirements: ({ answerBy }, _state, { today }) => notPast(answerBy, today, 'clock.startsWhenComplete'),
    events: (values, state) => [told('DocumentationFoundIncomplete', values, ['missing'], state)],
  },
  startAssessment: {
    roles: ['assessor'],
    roleRule: 'clock.startsWhenComplete',
    phases: ['commissioned'],
    premises: (state, circumstances) => [...isCommissioned(state, circumstances), ...notStopped(state), ...notBegun(state)],
    requirements: ({ assessmentBasis }, { clock }) =>
      assessmentBasis === 'companyDocumentation' && clock.documentation?.completeOn === undefined
        ? [reject('documentation.notComplete', 'clock.startsWhenComplete', {}, 'assessmentBasis')]
        : [],
    events: (values, state) => [told('AssessmentStarted', values, ['remark'], state)],
  },
  stopClock: {
    roles: ['assessor', 'negotiator'],
    roleRule: 'clock.byHolder',
    anytime: true,
    phases: underWay,
    premises: (state, { actor }) => [...notStopped(state), ...isHolder(state, actor)],
    requirements: ({ stoppedOn, answerBy }, state, { today }) => [
      ...sinceLastEntry(stoppedOn, state, today, 'stoppedOn'),
      ...notPast(answerBy, today, 'clock.byHolder'),
    ],
    events: (values, state) => [told('ClockStopped', values, ['missing'], state)],
  },
  resumeClock: {
    roles: ['assessor', 'negotiator'],
    roleRule: 'clock.byHolder',
    phases: underWay,
    premises: ({ clock }, { actor }) => {
      if (clock.stop === undefined) return [reject('clock.notStopped', 'clock.byHolder')];
      return clock.stop.party === partyOf(actor) ? [] : [reject('clock.notHeld', 'clock.byHolder', { party: clock.stop.party })];
    },
    requirements: ({ resumedOn }, state, { today }) => sinceLastEntry(resumedOn, state, today, 'resumedOn'),
    events: (values, state) => [told('ClockResumed', values, ['remark'], state)],
  },
  handOverClock: {
    roles: ['secretariat', 'assessor', 'negotiator', 'bestillerforum', 'beslutningsforum'],
    roleRule: 'clock.byHolder',
    anytime: true,
    phases: ['registered', ...underWay],
    premises: (state, { actor }) => (actor.organisation === bodies.secretariat ? [] : isHolder(state, actor)),
    requirements: ({ clockParty, handedOverOn }, state, { today }) => [
      ...(holderOf(state.clock)?.party === clockParty
        ? [reject('clock.nothingNew', 'clock.oneParty', { party: clockParty }, 'clockParty')]
        : []),
      ...sinceLastEntry(handedOverOn, state, today, 'handedOverOn'),
    ],
    events: (values, state) => [told('ClockHandedOver', values, [], state)],
  },
  correctClock: {
    roles: ['secretariat'],
    roleRule: 'clock.entriesStay',
    anytime: true,
    phases: fromRegistration,
    // A case that was taken over from the public list has no entries.
    premises: ({ clock }) =>
      clock.entries.length > 0 ? [] : [reject('clock.noSuchEntry', 'clock.entriesStay', { entry: 1, last: 0 }, 'clockEntry')],
    requirements: ({ clockEntry, clockDay, clockParty }, { clock }, { today }) => {
      const named = clock.entries.find(({ entry }) => entry === clockEntry);
      if (named === undefined)
        return [reject('clock.noSuchEntry', 'clock.entriesStay', { entry: clockEntry, last: clock.entries.length }, 'clockEntry')];
      return [
        ...(entriesThatCount(clock.entries).includes(named)
          ? []
          : [reject('clock.entryReplaced', 'clock.entriesStay', { entry: clockEntry }, 'clockEntry')]),
        ...(named.day === clockDay && named.party === clockParty
          ? [reject('clock.nothingNew', 'clock.entriesStay', { party: clockParty }, 'clockParty')]
          : []),
        ...past(clockDay, today, 'clock.entriesStay', 'clockDay'),
      ];
    },
    events: (values, state) => [told('ClockCorrected', values, [], state)],
  },
  recordAuthorisation: {
    roles: ['secretariat', 'assessor'],
    roleRule: 'clock.authorisation',
    anytime: true,
    phases: fromRegistration,
    premises: (state) => (state.methodType === 'medicine' ? [] : [reject('authorisation.notAMedicine', 'clock.authorisation')]),
    requirements: ({ authorisedOn }, _state, { today }) => past(authorisedOn, today, 'clock.authorisation', 'authorisedOn'),
    events: (values, state) => [told('AuthorisationRecorded', values, [], state)],
  },
};

/** An event that is public, with some of its values internal to the bodies and whoever asked. */
function told<T extends EventType>(
  type: T,
  values: Readonly<Record<string, FieldValue | undefined>>,
  internal: readonly (keyof EventValues[T] & string)[],
  state: CaseState,
): NewEvent {
  const isInternal = (name: string): boolean => internal.some((each) => each === name);
  const part = (wanted: boolean): Readonly<Record<string, FieldValue | undefined>> =>
    Object.fromEntries(Object.entries(values).filter(([name]) => isInternal(name) === wanted));
  const shown = event(type, publicLabel, {});
  return { ...shown, values: { ...label(part(false), publicLabel), ...label(part(true), internalTo(ownerOf(state))) } };
}

/** The party of the clock for which someone acts; undefined for those who never have a case. */
function partyOf({ role, organisation }: Party): ClockParty | undefined {
  switch (role) {
    case 'secretariat':
    case 'bestillerforum':
    case 'beslutningsforum':
    case 'supplier':
    case 'proposer':
      return role;
    case 'negotiator':
      return 'sykehusinnkjop';
    case 'assessor':
      return organisation === bodies.fhi ? 'fhi' : 'dmp';
    default:
      return undefined;
  }
}

function isHolder({ clock }: CaseState, actor: Party): readonly Rejection[] {
  const holder = holderOf(clock);
  return holder !== undefined && holder.party === partyOf(actor)
    ? []
    : [reject('clock.notHeld', 'clock.byHolder', { party: holder?.party ?? '' })];
}

function isCommissioned({ commission }: CaseState, { actor }: Circumstances): readonly Rejection[] {
  return commission?.body === undefined || commission.body === actor.organisation
    ? []
    : [reject('body.notCommissioned', 'assessment.byCommissionedBody', { body: commission.body })];
}

function notStopped({ clock }: CaseState): readonly Rejection[] {
  return clock.stop === undefined ? [] : [reject('clock.stopped', 'clock.byHolder')];
}

function notBegun({ clock }: CaseState): readonly Rejection[] {
  return holderOf(clock)?.phase === 'assessment' ? [reject('clock.nothingNew', 'clock.oneParty')] : [];
}

function isReceived({ clock }: CaseState): readonly Rejection[] {
  return clock.documentation?.receivedOn === undefined ? [reject('documentation.notReceived', 'clock.startsWhenComplete')] : [];
}

function notYetComplete({ clock }: CaseState): readonly Rejection[] {
  const { completeOn } = clock.documentation ?? {};
  return completeOn === undefined ? [] : [reject('documentation.alreadyComplete', 'clock.startsWhenComplete', { day: completeOn })];
}

function past(day: CalendarDate, today: CalendarDate, rule: RuleId, field: string): readonly Rejection[] {
  return day > today ? [reject('date.inTheFuture', rule, { today }, field)] : [];
}

function notPast(day: CalendarDate | undefined, today: CalendarDate, rule: RuleId): readonly Rejection[] {
  return day !== undefined && day < today ? [reject('date.inThePast', rule, { today }, 'answerBy')] : [];
}

/** A day from which the clock is moved lies between the entry before and today. */
function sinceLastEntry(
  day: CalendarDate | undefined,
  { clock }: CaseState,
  today: CalendarDate,
  field: string,
): readonly Rejection[] {
  const last = holderOf(clock)?.day;
  if (day === undefined) return [];
  return [
    ...past(day, today, 'clock.oneParty', field),
    ...(last !== undefined && day < last ? [reject('clock.beforeLastEntry', 'clock.oneParty', { day: last }, field)] : []),
  ];
}
