import { type MeetingItem, type MeetingState, type ParticipantRow, standingOf } from '@likeverd/casework';

/** Those whose interests are asked for: everyone but the secretary. */
const asked = ({ participants }: MeetingState): readonly ParticipantRow[] =>
  participants.filter(({ seat }) => seat !== 'secretary');

export const withStanding = (
  state: MeetingState,
  item: MeetingItem,
): readonly (ParticipantRow & { readonly standing: ReturnType<typeof standingOf> })[] =>
  asked(state).map((participant) => ({ ...participant, standing: standingOf(item, participant.person) }));

/** People by the names they have at the meeting. */
export const nameOf = ({ participants }: MeetingState, person: string): string =>
  participants.find((each) => each.person === person)?.name ?? person;
