import type { Command } from '../fields.ts';
import { commandFields } from '../fields.ts';
import { bodies, type Party } from '../parties.ts';
import { type Rejection, reject } from '../rejections.ts';
import { itemOf, type MeetingCircumstances, type MeetingContext, participantOf } from './act.ts';
import type { StandRow } from './events.ts';
import { decides, decidingAuthorities, type ItemOutcome } from './forums.ts';
import { actOf, needsStands, outcomeRules } from './outcomes.ts';
import { forumOf } from './tell.ts';
import { isOutcome, isSettled, type MeetingItem, type MeetingState, standingOf } from './state.ts';

/** What the form of a conclusion says. */
interface ConclusionForm {
  readonly itemOutcome: string;
  readonly stands?: readonly StandRow[];
  readonly publicReason: string;
}

/** Those at the meeting who may take part in an item: present (in writing: all), not disqualified, interests clear. */
function presentFor(state: MeetingState, item: MeetingItem): readonly string[] {
  return attending(state).filter((person) => standingOf(item, person) !== 'disqualified');
}

/** Those who take part in an item: in a room those present, in writing those who have answered. */
export const tookPart = (state: MeetingState, item: MeetingItem): readonly string[] =>
  presentFor(state, item).filter((person) => state.form !== 'written' || item.answers[person] !== undefined);

/** Those who are there: in writing everyone, else those recorded as present or online. */
export function attending({ form, participants, attendance }: MeetingState): readonly string[] {
  return form === 'written'
    ? participants.map(({ person }) => person)
    : attendance.filter(({ presence }) => presence !== 'absent').map(({ person }) => person);
}

/** Members who decide an item: at the meeting, in a deciding seat, not disqualified. */
function deciding(state: MeetingState, item: MeetingItem): readonly string[] {
  return presentFor(state, item).filter((person) => decides(participantOf(state, person)?.seat ?? ''));
}

/** Where each authority stands: as recorded in the room; in writing, as its members have answered. */
export function standsOf(state: MeetingState, item: MeetingItem, recorded: readonly StandRow[] = []): readonly StandRow[] {
  if (state.form !== 'written') return recorded;
  return decidingAuthorities[forumOf(state)].flatMap((authority) => {
    const members = deciding(state, item).filter((person) => participantOf(state, person)?.authority === authority);
    if (members.length === 0) return [];
    const objection = members.map((person) => item.answers[person]).find((each) => each?.answer === 'asksCompletion');
    return [
      objection === undefined
        ? { authority, stand: 'agrees' }
        : { authority, stand: 'dissents', ...(objection.missing === undefined ? {} : { standRemark: objection.missing }) },
    ];
  });
}

/** Everything that stands in the way of concluding an item so. */
export function faultsOfConclusion(form: ConclusionForm, context: MeetingContext): readonly Rejection[] {
  const { state } = context;
  const item = itemOf(context);
  if (item === undefined || !isOutcome(form.itemOutcome)) return [];
  const rule = outcomeRules[form.itemOutcome];
  if (!rule.kinds.some((kind) => kind === item.kind)) {
    return [reject('meeting.outcomeNotHere', 'meeting.order', { outcome: form.itemOutcome, kind: item.kind }, 'itemOutcome')];
  }
  if (item.kind === 'information') return [];
  const stands = standsOf(state, item, form.stands);
  return [
    ...faultsOfInterests(state, item),
    ...(state.form === 'written' ? [] : faultsOfQuorum(state, item)),
    ...faultsOfStands(state, item, stands, needsStands(form.itemOutcome)),
    ...faultsOfConsensus(form.itemOutcome, stands),
    ...(state.form === 'written' && form.itemOutcome === 'signedOff' ? faultsOfSilence(context, item) : []),
    ...(state.form === 'written' && form.itemOutcome === 'completionAsked' && !stands.some(({ stand }) => stand === 'dissents')
      ? [reject('meeting.noObjection', 'meeting.signOffTime', {}, 'itemOutcome')]
      : []),
    ...(item.proposals.some(({ handling }) => handling === undefined) && rule.binding
      ? [
          reject('meeting.proposalsOpen', 'meeting.proposals', {
            numbers: item.proposals
              .filter(({ handling }) => handling === undefined)
              .map(({ number }) => number)
              .join(', '),
          }),
        ]
      : []),
  ];
}

/** Everyone who takes part has declared, and what was declared has been ruled on. */
function faultsOfInterests(state: MeetingState, item: MeetingItem): readonly Rejection[] {
  const open = presentFor(state, item).filter((person) => {
    const standing = standingOf(item, person);
    // in writing, whoever has not answered has not taken part
    return (
      standing === 'pending' || (standing === 'undeclared' && (state.form !== 'written' || item.answers[person] !== undefined))
    );
  });
  return open.length === 0 ? [] : [reject('meeting.interestsOpen', 'meeting.interests', { persons: named(state, open) })];
}

function faultsOfQuorum(state: MeetingState, item: MeetingItem): readonly Rejection[] {
  const [there, quorum] = [deciding(state, item).length, state.quorum ?? 1];
  return there >= quorum ? [] : [reject('meeting.quorum', 'meeting.quorum', { there, quorum })];
}

function faultsOfStands(state: MeetingState, item: MeetingItem, stands: readonly StandRow[], all: boolean): readonly Rejection[] {
  const required = all ? decidingAuthorities[forumOf(state)] : [];
  const spoken = stands.map(({ authority }) => authority);
  const missing = required.filter((authority) => !spoken.includes(authority));
  const twice = spoken.filter((authority, index) => spoken.indexOf(authority) !== index);
  const voices = deciding(state, item).map((person) => participantOf(state, person)?.authority);
  const voiceless = spoken.filter((authority) => !voices.includes(authority));
  return [
    ...(missing.length === 0
      ? []
      : [reject('meeting.standMissing', 'meeting.consensus', { missing: missing.join(', ') }, 'stands')]),
    ...(twice.length === 0 ? [] : [reject('meeting.standTwice', 'meeting.consensus', { twice: twice.join(', ') }, 'stands')]),
    ...(voiceless.length === 0
      ? []
      : [reject('meeting.standWithoutMember', 'meeting.consensus', { authorities: voiceless.join(', ') }, 'stands')]),
  ];
}

function faultsOfConsensus(outcome: ItemOutcome, stands: readonly StandRow[]): readonly Rejection[] {
  const dissenting = stands.filter(({ stand }) => stand === 'dissents').map(({ authority }) => authority);
  if (outcomeRules[outcome].binding && dissenting.length > 0) {
    return [reject('meeting.noConsensus', 'meeting.consensus', { dissenting: dissenting.join(', ') }, 'stands')];
  }
  if (outcome === 'noConsensus' && dissenting.length === 0)
    return [reject('meeting.consensusReached', 'meeting.consensus', {}, 'stands')];
  return [];
}

/** In writing: an objection is answered by asking for completion; silence counts when the time is out, not before. */
function faultsOfSilence({ state, circumstances }: MeetingContext, item: MeetingItem): readonly Rejection[] {
  const silent = deciding(state, item).filter((person) => item.answers[person] === undefined);
  const deadline = state.date ?? circumstances.today;
  return silent.length > 0 && circumstances.today <= deadline
    ? [reject('meeting.signOffWaiting', 'meeting.signOffTime', { silent: named(state, silent), deadline })]
    : [];
}

/** Those who had not answered when a sign-off in writing was concluded. */
export function silentMembers(state: MeetingState, item: MeetingItem): readonly string[] {
  return state.form === 'written' ? deciding(state, item).filter((person) => item.answers[person] === undefined) : [];
}

/** People by the names they have at the meeting. */
export function named(state: MeetingState, persons: readonly string[]): string {
  return persons.map((person) => participantOf(state, person)?.name ?? person).join(', ');
}

/** The item can still be concluded. */
export function obstaclesToConclusion(context: MeetingContext): readonly Rejection[] {
  const item = itemOf(context);
  return item !== undefined && isSettled(item)
    ? [reject('meeting.itemConcluded', 'meeting.order', { outcome: item.conclusions.at(-1)?.outcome ?? '' })]
    : [];
}

/**
 * What the forum does in the case with a conclusion: the form of that act, as far as it was filled in beside the conclusion, completed by
 * what the meeting knows already: its day, who agrees, the reason, the outcome.
 */
export function caseCommandOf(
  form: ConclusionForm,
  { state, circumstances, caseValues }: MeetingContext,
  item: MeetingItem,
): Command | undefined {
  const act = isOutcome(form.itemOutcome) ? actOf(form.itemOutcome, item.kind) : undefined;
  if (act === undefined) return undefined;
  const known: Readonly<Record<string, unknown>> = {
    meetingDate: state.form === 'written' ? circumstances.today : state.date,
    meetingOutcome: form.itemOutcome,
    reason: form.publicReason,
    awaited: form.publicReason,
    agreeing: standsOf(state, item, form.stands)
      .filter(({ stand, authority }) => stand === 'agrees' && decidingAuthorities.beslutningsforum.includes(authority))
      .map(({ authority }) => authority),
  };
  const fields = Object.keys(commandFields[act]);
  return {
    type: act,
    values: { ...caseValues, ...Object.fromEntries(Object.entries(known).filter(([name]) => fields.includes(name))) },
  };
}

/** The forum as it acts in a case: whoever holds the pen, for the forum. */
export function forumParty(state: MeetingState, { actor }: MeetingCircumstances): Party {
  const forum = forumOf(state);
  return { ...actor, role: forum, organisation: bodies[forum] };
}
