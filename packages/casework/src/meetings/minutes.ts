import type { NamedRow, PublishedProposalRow, StandRow } from './events.ts';
import { attending, silentMembers } from './conclude.ts';
import { participantOf } from './act.ts';
import { decidingAuthorities, forums } from './forums.ts';
import { type MeetingItem, type MeetingState, openItems } from './state.ts';

/** Someone in the minutes: by the name and seat they have at the meeting. */
export type MinutedPerson = NamedRow;

export interface MinutedProposal extends PublishedProposalRow {
  readonly number: number;
  readonly closed: boolean;
}

export interface MinutedConclusion {
  readonly outcome: string;
  readonly reason?: string;
  readonly discussion?: string;
  readonly stands: readonly StandRow[];
  readonly present: readonly MinutedPerson[];
  readonly steppedAside: readonly MinutedPerson[];
}

export interface MinutedItem {
  /** Place on the agenda, from 1. */
  readonly place: number;
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly number?: string;
  readonly conclusions: readonly MinutedConclusion[];
  readonly proposals: readonly MinutedProposal[];
  /** Members who had not answered when a sign-off in writing was concluded. */
  readonly silent: readonly MinutedPerson[];
}

/** The minutes of a meeting: nothing in them was typed for them. */
export interface Minutes {
  /** `full` from what was recorded in the room; `public` from what was published. */
  readonly edition: 'full' | 'public';
  readonly present: readonly MinutedPerson[];
  readonly absent: readonly MinutedPerson[];
  readonly items: readonly MinutedItem[];
  readonly withdrawn: readonly { readonly title: string; readonly number?: string; readonly reason: string }[];
  readonly moves: MeetingState['moves'];
  readonly remark?: string;
}

/**
 * The minutes as far as the reader of the state may know: whoever may read what was recorded gets the full edition, everyone else the
 * public one, both from the same events.
 */
export function minutesOf(state: MeetingState): Minutes | undefined {
  const items = openItems(state);
  const full = state.openedAt !== undefined;
  // one who stepped aside reads of an item what was published
  const tellsAll = (item: MeetingItem): boolean => full && (item.conclusions.length > 0 || item.published === undefined);
  if (!full && state.publishedAt === undefined) return undefined;
  return {
    edition: full ? 'full' : 'public',
    present: full ? takingPart(state).map((person) => namedPerson(state, person)) : (state.publishedPresent ?? []),
    absent: full
      ? state.attendance.filter(({ presence }) => presence === 'absent').map(({ person }) => namedPerson(state, person))
      : [],
    items: items.map((item, index) => (tellsAll(item) ? minutedItem(state, item, index + 1) : publicItem(item, index + 1))),
    withdrawn: state.items.flatMap(({ title, number, withdrawn }) =>
      withdrawn === undefined ? [] : [{ title, reason: withdrawn, ...(number === undefined ? {} : { number }) }],
    ),
    moves: state.moves,
    ...(state.minutesRemark === undefined ? {} : { remark: state.minutesRemark }),
  };
}

/** Those at the meeting; in writing those who have answered something. */
const takingPart = (state: MeetingState): readonly string[] =>
  attending(state).filter((person) => state.form !== 'written' || state.items.some(({ answers }) => answers[person] !== undefined));

export function namedPerson(state: MeetingState, person: string): MinutedPerson {
  const participant = participantOf(state, person);
  return { name: participant?.name ?? '', seat: participant?.seat ?? '' };
}

type Head = Pick<MinutedItem, 'place' | 'id' | 'kind' | 'title' | 'number'>;

const headOf = ({ id, kind, title, number }: MeetingItem, place: number): Head => ({
  place,
  id,
  kind,
  title,
  ...(number === undefined ? {} : { number }),
});

function minutedItem(state: MeetingState, item: MeetingItem, place: number): MinutedItem {
  return {
    ...headOf(item, place),
    conclusions: item.conclusions.map(({ outcome, reason, discussion, stands, present, steppedAside }) => ({
      outcome: outcome ?? '',
      stands,
      present: present.map((person) => namedPerson(state, person)),
      steppedAside: steppedAside.map((person) => namedPerson(state, person)),
      ...(reason === undefined ? {} : { reason }),
      ...(discussion === undefined ? {} : { discussion }),
    })),
    proposals: item.proposals.map((proposal) => minutedProposal(state, proposal)),
    silent: item.conclusions.length === 0 ? [] : silentMembers(state, item).map((person) => namedPerson(state, person)),
  };
}

function publicItem(item: MeetingItem, place: number): MinutedItem {
  const { published } = item;
  const conclusion = published?.outcome === undefined ? undefined : { outcome: published.outcome, reason: published.reason };
  return {
    ...headOf(item, place),
    conclusions:
      conclusion === undefined
        ? []
        : [
            {
              outcome: conclusion.outcome,
              stands: published?.stands ?? [],
              present: [],
              steppedAside: published?.steppedAside ?? [],
              ...(conclusion.reason === undefined ? {} : { reason: conclusion.reason }),
            },
          ],
    proposals: (published?.proposals ?? []).map((proposal, index) => ({
      ...proposal,
      number: index + 1,
      closed: proposal.text === undefined,
    })),
    silent: [],
  };
}

function minutedProposal(state: MeetingState, proposal: MeetingItem['proposals'][number]): MinutedProposal {
  const { name, seat } = namedPerson(state, proposal.person ?? '');
  return {
    number: proposal.number,
    closed: proposal.closed,
    by: name,
    seat,
    handling: proposal.handling ?? '',
    ...(proposal.text === undefined ? {} : { text: proposal.text }),
    ...(proposal.answer === undefined ? {} : { answer: proposal.answer }),
  };
}

/** A proposal as everyone may read it: that it was made, by whom and how it was handled; its text where it is open. */
export function publicProposal(state: MeetingState, proposal: MeetingItem['proposals'][number]): PublishedProposalRow {
  const { number: _number, closed, text, answer, ...rest } = minutedProposal(state, proposal);
  return closed ? rest : { ...rest, ...(text === undefined ? {} : { text }), ...(answer === undefined ? {} : { answer }) };
}

/** Whether the authorities of the forum agreed, as the minutes tell it; dissent is told with its remark only in the full edition. */
export function publicStands(stands: readonly StandRow[]): readonly StandRow[] {
  return stands.map(({ authority, stand }) => ({ authority, stand }));
}

/** True when every authority that must agree does. */
export function isConsensus(forum: string | undefined, stands: readonly StandRow[]): boolean {
  const known = forums.find((each) => each === forum);
  return (
    known !== undefined &&
    decidingAuthorities[known].every((authority) => stands.some((each) => each.authority === authority && each.stand === 'agrees'))
  );
}
