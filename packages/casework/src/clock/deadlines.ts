import {
  addCalendarDays,
  addCalendarMonths,
  addWorkingDays,
  calendarDaysBetween,
  type CalendarDate,
  factAsOf,
  isWorkingDay,
  workingDaysBetween,
} from '@likeverd/reference';
import { ownerOf } from '../act.ts';
import { internalTo, type Label, publicLabel } from '../confidentiality.ts';
import { bodies } from '../parties.ts';
import type { RuleId } from '../rules.ts';
import type { CaseState } from '../state.ts';
import type { ContractParty } from '../temporary-introduction/fields.ts';
import { isTemporary, openTimersOf } from '../temporary-introduction/in-force.ts';
import { timerKinds } from '../temporary-introduction/program.ts';
import { agencyClockOf } from './agency.ts';
import type { ClockParty } from './entries.ts';
import { type ClockSpan, type Ledger, ledgerOf } from './ledger.ts';

/** What a case may have to be done by a day. */
export const deadlineKinds = [
  'completion',
  'documentationPromised',
  'documentationWithin',
  'answer',
  'assessmentLimit',
  'signOff',
  'input',
  'commissionMeeting',
  'decisionMeeting',
  'review',
  ...timerKinds,
] as const;
export type DeadlineKind = (typeof deadlineKinds)[number];

/** How the day was found: a stretch of calendar days or months from a day, or a day that somebody set. */
export type Counting =
  | { readonly by: 'calendarDays' | 'months'; readonly from: CalendarDate; readonly length: number; readonly fact: string }
  | { readonly by: 'setDay' };

/** Whoever can have something to do by a day. */
export type DeadlineParty = ClockParty | ContractParty | 'everyone';

/** One thing that somebody is to have done by a day. */
export interface Deadline {
  readonly kind: DeadlineKind;
  /** Which of its kind, where a case has several; unique with it. */
  readonly subject?: string;
  /** What it is, in the words of a contract. */
  readonly what?: string;
  /** Who has to do it; `everyone` may give input. */
  readonly party: DeadlineParty;
  /** The last day; absent while the clock stands. */
  readonly due?: CalendarDate;
  readonly counting: Counting;
  /** Days of the limit that have been used, where days on which the clock stands are not counted. */
  readonly used?: number;
  readonly rule: RuleId;
  /** What can be done when the day has passed. */
  readonly afterwards?: 'closeUnanswered' | 'cancelCommission';
  /** Who may know of it. */
  readonly label: Label;
}

/** Time left to a last day, negative when it has passed. */
export interface TimeLeft {
  readonly calendarDays: number;
  /** Working days after today up to and including the last day. */
  readonly workingDays: number;
  /** The last working day on which it can be done: the day itself, or the one before a weekend or holiday. */
  readonly lastWorkingDay: CalendarDate;
}

export function timeLeft(due: CalendarDate, today: CalendarDate): TimeLeft {
  return {
    calendarDays: calendarDaysBetween(today, due),
    workingDays: workingDaysBetween(today, due),
    lastWorkingDay: isWorkingDay(due) ? due : addWorkingDays(due, -1),
  };
}

/**
 * Every deadline that binds in a case on a day: what, who, when and how it is counted. What has been done, and what can no longer be done,
 * is not among them; a day that has passed without it is. Facts: assessment-limit, documentation-limit, commission-review-longest,
 * input-window-medicines and -other, each in the edition of the day on which the time began to run.
 */
export function deadlinesOf(state: CaseState, today: CalendarDate): readonly Deadline[] {
  return [...onTheClock(state, today), ...followUp(state)];
}

function onTheClock(state: CaseState, today: CalendarDate): readonly Deadline[] {
  const ledger = ledgerOf(state.clock.entries, today);
  const now = ledger?.spans.at(-1);
  return ledger === null || now === undefined
    ? []
    : [
        ...completion(state, now),
        ...documentation(state, ledger, now, today),
        ...answer(state, now),
        ...assessment(state, ledger, today),
        ...signOff(now, today),
        ...input(state, ledger, today),
        ...meetings(state),
        ...review(state),
      ];
}

/** What the contract of a temporary introduction makes due. */
function followUp(state: CaseState): readonly Deadline[] {
  return openTimersOf(state).map(({ kind, subject, due, party, what }) => ({
    kind,
    subject,
    what,
    party,
    due,
    counting: { by: 'setDay' },
    rule: 'temporary.followedUp',
    label: publicLabel,
  }));
}

/** What is missing in a request or proposal; when the day has passed, the secretariat may close the case. */
function completion({ phase, intake, submitter }: CaseState, { party }: ClockSpan): readonly Deadline[] {
  return phase !== 'awaitingCompletion' || intake.completionBy === undefined
    ? []
    : [
        {
          kind: 'completion',
          party,
          due: intake.completionBy,
          counting: { by: 'setDay' },
          rule: 'intake.completionPeriod',
          afterwards: 'closeUnanswered',
          label: internalTo(submitter ?? bodies.secretariat),
        },
      ];
}

const meetingKinds = { commission: 'commissionMeeting', decision: 'decisionMeeting' } as const;
const meetingParties = { commission: 'bestillerforum', decision: 'beslutningsforum' } as const;

/** The meetings that are to take the case up; a sign-off has a limit of its own. */
function meetings({ agenda: { places } }: CaseState): readonly Deadline[] {
  return (['commission', 'decision'] as const).flatMap((kind): readonly Deadline[] => {
    const { awaited, meetingDate, label } = places[kind] ?? {};
    return awaited !== true || meetingDate === undefined || label === undefined
      ? []
      : [
          {
            kind: meetingKinds[kind],
            party: meetingParties[kind],
            due: meetingDate,
            counting: { by: 'setDay' },
            rule: 'meeting.agendaBefore',
            label,
          },
        ];
  });
}

/** Documentation that is waited for: the day the supplier said, and the limit after which the commission may be cancelled. */
function documentation(state: CaseState, ledger: Ledger, now: ClockSpan, today: CalendarDate): readonly Deadline[] {
  if (now.phase !== 'documentation' || now.party !== 'supplier') return [];
  // From the request, not from the commission: the clarification of 12 March 2024 (fact documentation-limit).
  const from = state.receivedOn ?? ledger.start;
  const months = lengthOf('documentation-limit', from, today);
  return [
    ...(state.documentationDate === undefined
      ? []
      : [
          {
            kind: 'documentationPromised',
            party: 'supplier',
            due: state.documentationDate,
            counting: { by: 'setDay' },
            rule: 'intake.documentationDate',
            label: internalTo(ownerOf(state)),
          } as const,
        ]),
    ...months.map(
      (length): Deadline => ({
        kind: 'documentationWithin',
        party: 'supplier',
        due: addCalendarMonths(from, length),
        counting: { by: 'months', from, length, fact: 'documentation-limit' },
        rule: 'clock.documentationWithin',
        afterwards: 'cancelCommission',
        label: publicLabel,
      }),
    ),
  ];
}

/** The day by which a body that waits has asked for an answer. */
function answer({ clock }: CaseState, { party }: ClockSpan): readonly Deadline[] {
  const due = clock.stop === undefined ? clock.documentation?.answerBy : clock.stop.answerBy;
  return due === undefined || party !== 'supplier'
    ? []
    : [{ kind: 'answer', party, due, counting: { by: 'setDay' }, rule: 'clock.byHolder', label: publicLabel }];
}

/** The limit for an assessment at DMP: the days that are left when the days on which the clock stands are not counted. */
function assessment({ clock }: CaseState, ledger: Ledger, today: CalendarDate): readonly Deadline[] {
  const agency = agencyClockOf(ledger, today);
  if (agency === null || agency.body !== 'dmp' || agency.delivered !== undefined || ledger.end !== undefined) return [];
  const runs = clock.stop === undefined && ledger.spans.at(-1)?.party === agency.body;
  return lengthOf('assessment-limit', agency.from, today).map((length) => ({
    kind: 'assessmentLimit',
    party: agency.body,
    ...(runs ? { due: addCalendarDays(agency.from, length + agency.stopped) } : {}),
    counting: { by: 'calendarDays', from: agency.from, length, fact: 'assessment-limit' },
    used: agency.days,
    rule: 'clock.assessmentLimit',
    label: publicLabel,
  }));
}

function signOff({ party, phase, day }: ClockSpan, today: CalendarDate): readonly Deadline[] {
  if (phase !== 'signOff' || party !== 'bestillerforum') return [];
  return lengthOf('commission-review-longest', day, today).map((length) => ({
    kind: 'signOff',
    party,
    due: addCalendarDays(day, length),
    counting: { by: 'calendarDays', from: day, length, fact: 'commission-review-longest' },
    rule: 'clock.signOffPeriod',
    label: publicLabel,
  }));
}

/** The window for input on a method that waits for its commission. */
function input(state: CaseState, { spans }: Ledger, today: CalendarDate): readonly Deadline[] {
  const registered = spans.find(({ reason }) => reason === 'registered')?.day;
  if (state.phase !== 'registered' || registered === undefined) return [];
  const fact = state.kind === 'request' ? 'input-window-medicines' : 'input-window-other';
  return lengthOf(fact, registered, today).map((length) => ({
    kind: 'input',
    party: 'everyone',
    due: addCalendarDays(registered, length),
    counting: { by: 'calendarDays', from: registered, length, fact },
    rule: 'clock.inputWindow',
    label: publicLabel,
  }));
}

/** The day on which a published decision is to be looked at again; of a temporary one the contract says it. */
function review(state: CaseState): readonly Deadline[] {
  const { phase, decision } = state;
  return phase !== 'published' || decision?.reviewDate === undefined || isTemporary(state)
    ? []
    : [
        {
          kind: 'review',
          party: 'beslutningsforum',
          due: decision.reviewDate,
          counting: { by: 'setDay' },
          rule: 'decision.byBeslutningsforum',
          label: publicLabel,
        },
      ];
}

/** The length that a fact gave on a day, as it is known today; none where no fact was in force. */
function lengthOf(fact: string, day: CalendarDate, today: CalendarDate): readonly number[] {
  const found = factAsOf(fact, { effective: day, known: today });
  return found === undefined ? [] : [found.value];
}
