import { event } from '../act.ts';
import type { Label } from '../confidentiality.ts';
import type { CaseState, Phase } from '../state.ts';
import { agendaLabel, type CaseNews, type MeetingContext } from './act.ts';
import { type Forum, forums, type ItemKind, itemKindOf, type MeetingForm, meetingForms } from './forums.ts';
import { isSettled, type MeetingItem, type MeetingState, openItems } from './state.ts';

export const forumOf = ({ forum }: MeetingState): Forum => forums.find((each) => each === forum) ?? 'bestillerforum';

const formOf = ({ form }: MeetingState): MeetingForm => meetingForms.find((each) => each === form) ?? 'inPerson';

/** What a meeting would take a case up for. */
export const kindAt = (state: MeetingState, { phase }: CaseState): Exclude<ItemKind, 'information'> =>
  itemKindOf(forumOf(state), formOf(state), phase);

/** Where a case waits for the forum; one that has gone on is told nothing. */
const waitsIn: Readonly<Record<Exclude<ItemKind, 'information'>, Phase>> = {
  commission: 'registered',
  signOff: 'delivered',
  decision: 'signedOff',
};

/** The agenda of a meeting is known to the cases from its publication on, at the latest when the meeting is opened. */
export const isKnown = ({ agendaPublishedAt, openedAt }: MeetingState): boolean =>
  agendaPublishedAt !== undefined || openedAt !== undefined;

function newsOf(
  type: 'CasePutOnAgenda' | 'CaseTakenOffAgenda',
  state: MeetingState,
  found: CaseState | undefined,
  label: Label,
): readonly CaseNews[] {
  if (found === undefined) return [];
  const agendaKind = kindAt(state, found);
  if (found.phase !== waitsIn[agendaKind] || found.agenda.recorded !== undefined) return [];
  const { id: meeting, date: meetingDate } = state;
  const said = { agendaKind, forum: forumOf(state), meeting };
  return [
    {
      found,
      event:
        type === 'CaseTakenOffAgenda'
          ? event(type, label, said)
          : event(type, label, { ...said, ...(meetingDate === undefined ? {} : { meetingDate }) }),
    },
  ];
}

/** A case is told that it stands on the agenda of a meeting, and of which day. */
export const putOn = (state: MeetingState, found: CaseState | undefined, label: Label = agendaLabel(state)): readonly CaseNews[] =>
  newsOf('CasePutOnAgenda', state, found, label);

/** A case is told that it no longer stands there. */
export const takenOff = (state: MeetingState, found: CaseState | undefined): readonly CaseNews[] =>
  newsOf('CaseTakenOffAgenda', state, found, agendaLabel(state));

/** The cases whose items a meeting has yet to settle. */
export const awaitedCases = ({ state, circumstances: { cases } }: MeetingContext): readonly CaseState[] =>
  openItems(state)
    .filter((item: MeetingItem) => !isSettled(item))
    .flatMap(({ id }) => cases[id] ?? []);
