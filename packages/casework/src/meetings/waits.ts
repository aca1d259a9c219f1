import type { CalendarDate } from '@likeverd/reference';
import type { Viewer } from '../parties.ts';
import type { MeetingCommandType } from './fields.ts';
import { decides } from './forums.ts';
import { type MeetingItem, type MeetingState, openItems, runningPhases, standingOf } from './state.ts';

/** What a meeting waits for from one person. */
export interface MeetingWait {
  readonly act: MeetingCommandType;
  /** Items it is to be done for; 0 where it is for the meeting as a whole. */
  readonly items: number;
  /** The last day; absent where it is due already. */
  readonly due?: CalendarDate;
}

/** What a meeting waits for from whoever looks, in the order in which it is done; nothing from the public. Rules: those of the acts. */
export function waitsFor(state: MeetingState, viewer: Viewer): readonly MeetingWait[] {
  if (viewer === null) return [];
  const { person, role } = viewer;
  const seat = state.participants.find((each) => each.person === person)?.seat;
  const prepares = role === 'secretariat';
  const leads = prepares || seat === 'leader';
  const running = runningPhases.some((phase) => phase === state.phase);
  const cases = running
    ? openItems(state).filter(({ kind, conclusions }) => kind !== 'information' && conclusions.length === 0)
    : [];
  const own = cases.filter(({ id }) => viewer.withheld?.includes(id) !== true);
  const { date, papersDeadline } = state;
  const issued = state.papersIssuedAt !== undefined;
  return [
    ...wait(prepares && state.phase === 'planned' && openItems(state).length > 0, 'publishAgenda', 0, date),
    ...wait(prepares && running && !issued && openItems(state).length > 0, 'issuePapers', 0, papersDeadline ?? date),
    ...ofItems(
      'declareInterest',
      seat === undefined || seat === 'secretary' ? [] : own.filter((item) => standingOf(item, person) === 'undeclared'),
      date,
    ),
    ...ofItems(
      'ruleOnInterest',
      leads
        ? cases.filter((item) =>
            Object.keys(item.interests).some((each) => each !== person && standingOf(item, each) === 'pending'),
          )
        : [],
      date,
    ),
    ...ofItems(
      'answerSignOff',
      state.form === 'written' && state.phase === 'open' && decides(seat ?? '')
        ? own.filter(
            (item) => item.answers[person] === undefined && !['pending', 'disqualified'].includes(standingOf(item, person)),
          )
        : [],
      date,
    ),
    ...wait(leads && state.phase === 'held', 'approveMinutes'),
    ...wait(prepares && state.phase === 'approved', 'publishMinutes'),
  ];
}

function wait(waits: boolean, act: MeetingCommandType, items = 0, due?: CalendarDate): readonly MeetingWait[] {
  return waits ? [{ act, items, ...(due === undefined ? {} : { due }) }] : [];
}

const ofItems = (act: MeetingCommandType, items: readonly MeetingItem[], due: CalendarDate | undefined): readonly MeetingWait[] =>
  wait(items.length > 0, act, items.length, due);
