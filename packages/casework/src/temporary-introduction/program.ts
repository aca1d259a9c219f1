import { addCalendarDays, addCalendarMonths, type CalendarDate, factAsOf } from '@likeverd/reference';
import type { Contract, DataSource, DecisionRule, ExitStep } from './contract.ts';
import { type ContractParty, contractParties } from './fields.ts';

/** What a contract makes happen by a day. */
export const timerKinds = ['dataDelivery', 'milestone', 'reassessment', 'contractEnd', 'exitStep'] as const;
export type TimerKind = (typeof timerKinds)[number];

/** One thing that somebody is to have done by a day, with the days on which they and others are told. */
export interface Timer {
  readonly kind: TimerKind;
  /** Which of its kind, unique in the case: `kreftregisteret 3`, a milestone, `stopp-nye@helse-nord`. */
  readonly subject: string;
  readonly due: CalendarDate;
  readonly party: ContractParty;
  /** What it is, in the contract's words; empty for the dates of the contract itself. */
  readonly what: string;
  readonly notices: readonly Notice[];
}

/** Who is told, in order: the responsible months ahead; then, when the day has passed, the responsible, the secretariat and the forum. */
export const noticeLevels = ['ahead', 'responsible', 'secretariat', 'forum'] as const;
export type NoticeLevel = (typeof noticeLevels)[number];

export interface Notice {
  readonly level: NoticeLevel;
  readonly day: CalendarDate;
}

/** A contract as a program: what is due when, what is judged by which rule, and what is done when it ends. */
export interface Program {
  /** By day. */
  readonly timers: readonly Timer[];
  readonly rules: readonly DecisionRule[];
  readonly exitSteps: readonly ExitStep[];
}

/** The program of a contract. Pure: the same contract gives the same program, whenever it is asked. */
export function programOf(contract: Contract): Program {
  const { sources = [], milestones = [], reassessmentOn, reassessmentBy, contractEndsOn } = contract;
  const timers: readonly Timer[] = [
    ...sources.flatMap((source) =>
      deliveriesOf(source, reassessmentOn).map((due, index) =>
        timer('dataDelivery', deliverySubject(source.id, index + 1), due, source.compiles ?? '', source.register),
      ),
    ),
    ...milestones.map(({ id, date, responsible, what }) => timer('milestone', id, date, responsible, what)),
    ...(reassessmentOn === undefined ? [] : [timer('reassessment', '', reassessmentOn, reassessmentBy ?? '', '')]),
    ...(contractEndsOn === undefined ? [] : [timer('contractEnd', '', contractEndsOn, 'sykehusinnkjop', '')]),
  ];
  return { timers: timers.toSorted(byDay), rules: contract.decisionRules ?? [], exitSteps: contract.exitPlan ?? [] };
}

/** The days on which a source delivers, counted from the first, none after the re-assessment; none where its rhythm is not known. */
export function deliveriesOf({ firstDue, everyMonths }: DataSource, until: CalendarDate | undefined): readonly CalendarDate[] {
  if (firstDue === undefined || everyMonths === undefined || until === undefined) return [];
  const days: CalendarDate[] = [];
  for (let day = firstDue; day <= until; day = addCalendarMonths(firstDue, days.length * Math.ceil(everyMonths))) days.push(day);
  return days;
}

export const deliverySubject = (source: string, number: number): string => `${source} ${number}`;

/** A thing that is to be done, with the days on which people are told. */
export function timer(kind: TimerKind, subject: string, due: CalendarDate, party: string, what: string): Timer {
  return { kind, subject, due, party: partyOf(party), what, notices: noticesOf(kind, due) };
}

/** Facts that say how long before a day its responsible is told. */
const aheadFacts: Readonly<Record<TimerKind, string>> = {
  dataDelivery: 'temporary-warning-delivery',
  milestone: 'temporary-warning-milestone',
  reassessment: 'temporary-warning-reassessment',
  contractEnd: 'temporary-warning-reassessment',
  exitStep: 'temporary-warning-exit',
};

/** The days on which people are told of a last day, each by the facts in force on that last day. */
function noticesOf(kind: TimerKind, due: CalendarDate): readonly Notice[] {
  const ahead = lengthOf(aheadFacts[kind], due).map((months): Notice => ({ level: 'ahead', day: addCalendarMonths(due, -months) }));
  // The re-assessment opens by itself on its day; nobody can be late with that.
  if (kind === 'reassessment') return ahead;
  return [
    ...ahead,
    { level: 'responsible', day: addCalendarDays(due, 1) },
    ...lengthOf('temporary-escalation-secretariat', due).map(
      (days): Notice => ({ level: 'secretariat', day: addCalendarDays(due, days) }),
    ),
    ...lengthOf('temporary-escalation-forum', due).map((days): Notice => ({ level: 'forum', day: addCalendarDays(due, days) })),
  ];
}

function lengthOf(fact: string, day: CalendarDate): readonly number[] {
  const found = factAsOf(fact, { effective: day, known: day });
  return found === undefined ? [] : [found.value];
}

/** The contract's forms offer only parties of a contract; one that an old log does not name is the secretariat's. */
const partyOf = (party: string): ContractParty => contractParties.find((each) => each === party) ?? 'secretariat';

const byDay = (a: Timer, b: Timer): number => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0);
