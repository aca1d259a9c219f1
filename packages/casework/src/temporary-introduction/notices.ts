import type { CalendarDate } from '@likeverd/reference';
import { type Circumstances, event, ownerOf } from '../act.ts';
import { withClock } from '../clock/moves.ts';
import { internalTo, publicLabel } from '../confidentiality.ts';
import type { NewEvent } from '../events.ts';
import { bodies, type Party } from '../parties.ts';
import type { CaseState } from '../state.ts';
import { contractInForce, openTimersOf } from './in-force.ts';
import type { Notice, Timer } from './program.ts';
import { isFulfilled, type Told } from './state.ts';

/** The system itself, in whose name it is recorded what time alone brings about. Nobody can sign in as it. */
export const systemParty: Party = { person: 'likeverd', role: 'system', organisation: 'likeverd' };

/** Something that a day brings about. */
interface DueEvent {
  readonly day: CalendarDate;
  readonly event: NewEvent;
}

/**
 * What time alone has brought about in a case up to a day and the log does not have yet, in the order of the days: people told of what
 * comes or is overdue, each once, and the re-assessment opened on its date. The log is the memory: whoever asks again gets what is left, so
 * that one who was killed in between ends where an undisturbed one would. A10-19.
 */
export function eventsOfTime(state: CaseState, today: CalendarDate): readonly NewEvent[] {
  return allDue(state)
    .filter(({ day }) => day <= today)
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    .map((due) => due.event);
}

/** The same as it is stored: with what follows from it in the clock ledger. */
export function eventsAsTimePasses(state: CaseState, moment: Pick<Circumstances, 'now' | 'today'>): readonly NewEvent[] {
  return withClock(state, eventsOfTime(state, moment.today), { ...moment, actor: systemParty, nextNumber: '' });
}

/** The next day on which time alone brings something about; undefined where nothing is left. */
export function nextDayOfTime(state: CaseState): CalendarDate | undefined {
  return allDue(state)
    .map(({ day }) => day)
    .toSorted()[0];
}

function allDue(state: CaseState): readonly DueEvent[] {
  return [...openTimersOf(state).flatMap((timer) => noticesDue(state, timer)), ...reassessmentDue(state)];
}

function noticesDue(state: CaseState, timer: Timer): readonly DueEvent[] {
  return timer.notices
    .filter((notice) => !state.temporary.told.some((told) => isOf(told, timer, notice)))
    .map((notice) => ({ day: notice.day, event: noticeEvent(state, timer, notice) }));
}

/** A day that moves is another day to tell of. */
const isOf = (told: Told, { kind, subject, due }: Timer, { level }: Notice): boolean =>
  told.kind === kind && told.subject === subject && told.due === due && told.level === level;

function noticeEvent(state: CaseState, { kind, subject, due, party }: Timer, { level, day }: Notice): NewEvent {
  const toWhom: Readonly<Record<string, string>> = { secretariat: bodies.secretariat, forum: bodies.beslutningsforum };
  return event('NoticeGiven', internalTo(ownerOf(state)), {
    timerKind: kind,
    timerSubject: subject,
    timerDue: due,
    noticeLevel: level,
    noticeDay: day,
    noticeTo: toWhom[level] ?? party,
  });
}

/** The re-assessment of the contract in force opens on its date, unless it is open already. */
function reassessmentDue(state: CaseState): readonly DueEvent[] {
  const on = contractInForce(state)?.contract.reassessmentOn;
  if (on === undefined || state.reassessment.open !== undefined || isFulfilled(state.temporary, 'reassessment', '', on)) return [];
  return [{ day: on, event: event('ReassessmentOpened', publicLabel, { reassessmentTrigger: 'date', openedOn: on }) }];
}
