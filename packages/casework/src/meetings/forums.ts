import { regionalHealthAuthorities } from '../parties.ts';

/** The two forums that meet. S15, S16. */
export const forums = ['bestillerforum', 'beslutningsforum'] as const;
export type Forum = (typeof forums)[number];

/** In a room, by video, or in writing until a deadline: Bestillerforum's members sign off finished assessments in writing. */
export const meetingForms = ['inPerson', 'video', 'written'] as const;
export type MeetingForm = (typeof meetingForms)[number];

/** What people do at a meeting. Leader, members and deputies decide; observers speak and propose; advisers answer questions. S15, S16. */
export const seats = [
  'leader',
  'member',
  'deputy',
  'userObserver',
  'clinicianObserver',
  'directorateObserver',
  'adviser',
  'secretary',
] as const;
export type Seat = (typeof seats)[number];

const decidingSeats: ReadonlySet<string> = new Set<Seat>(['leader', 'member', 'deputy']);
const proposingSeats: ReadonlySet<string> = new Set<Seat>(['userObserver', 'clinicianObserver', 'directorateObserver']);

/** True for seats that decide. */
export const decides = (seat: string): boolean => decidingSeats.has(seat);
/** True for observers with the right to speak and propose. S16.R2. */
export const proposes = (seat: string): boolean => proposingSeats.has(seat);

/** Whom a seat speaks for. */
export const authorities = [...regionalHealthAuthorities, 'helsedirektoratet', 'noAuthority'] as const;

/** The authorities that must agree: in Beslutningsforum the four regional ones, in Bestillerforum the directorate too. S15, S16. */
export const decidingAuthorities: Readonly<Record<Forum, readonly string[]>> = {
  bestillerforum: [...regionalHealthAuthorities, 'helsedirektoratet'],
  beslutningsforum: regionalHealthAuthorities,
};

/** What an item asks of the forum. */
export const itemKinds = ['commission', 'signOff', 'decision', 'information'] as const;
export type ItemKind = (typeof itemKinds)[number];

export const itemOutcomes = [
  'commissioned',
  'notCommissioned',
  'signedOff',
  'completionAsked',
  'decided',
  'postponed',
  'sentBack',
  'noConsensus',
  'itemNoted',
] as const;
export type ItemOutcome = (typeof itemOutcomes)[number];

/** What a case would be taken up for: by the forum, the form of the meeting, and where the case stands. */
export function itemKindOf(forum: Forum, form: MeetingForm, phase: string): Exclude<ItemKind, 'information'> {
  if (forum === 'beslutningsforum') return 'decision';
  return form === 'written' || phase === 'delivered' ? 'signOff' : 'commission';
}
