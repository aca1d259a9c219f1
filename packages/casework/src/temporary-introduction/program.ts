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
        timer('dataDelivery', deliverySubject(source.id, index + 1), due, source.compiles ?? '', source.register, contract),
      ),
    ),
    ...milestones.map(({ id, date, responsible, what }) => timer('milestone', id, date, responsible, what, contract)),
    ...(reassessmentOn === undefined ? [] : [timer('reassessment', '', reassessmentOn, reassessmentBy ?? '', '', contract)]),
    ...(contractEndsOn === undefined ? [] : [timer('contractEnd', '', contractEndsOn, 'sykehusinnkjop', '', contract)]),
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
export function timer(
  kind: TimerKind,
  subject: string,
  due: CalendarDate,
  party: string,
  what: string,
  agreed: AgreedLengths = {},
): Timer {
  return { kind, subject, due, party: partyOf(party), what, notices: noticesOf(kind, due, agreed) };
}

/** What a contract can say of when people are told. */
export type LengthName = 'aheadDelivery' | 'aheadMilestone' | 'aheadReassessment' | 'aheadExit' | 'lateSecretariat' | 'lateForum';
export type AgreedLengths = Pick<Contract, LengthName>;

/** The premises of Likeverd that hold where a contract does not say: dated facts, which nobody has verified. */
const premises: Readonly<Record<LengthName, string>> = {
  aheadDelivery: 'temporary-warning-delivery',
  aheadMilestone: 'temporary-warning-milestone',
  aheadReassessment: 'temporary-warning-reassessment',
  aheadExit: 'temporary-warning-exit',
  lateSecretariat: 'temporary-escalation-secretariat',
  lateForum: 'temporary-escalation-forum',
};
const lengthNames: readonly LengthName[] = [
  'aheadDelivery',
  'aheadMilestone',
  'aheadReassessment',
  'aheadExit',
  'lateSecretariat',
  'lateForum',
];

/** A length by which people are told, and whether the parties agreed on it or it is a premise that is not verified. */
export interface NoticeLength {
  readonly name: LengthName;
  readonly unit: 'months' | 'days';
  readonly value: number;
  readonly origin: 'agreed' | 'premise';
}

/** The lengths that hold for what is due on a day: those of the contract, else the facts in force on the day; none where there are neither. */
export function noticeLengths(agreed: AgreedLengths, day: CalendarDate): readonly NoticeLength[] {
  return lengthNames.flatMap((name): readonly NoticeLength[] => {
    const unit = name.startsWith('ahead') ? 'months' : 'days';
    const own = agreed[name];
    if (own !== undefined) return [{ name, unit, value: own, origin: 'agreed' }];
    const fact = factAsOf(premises[name], { effective: day, known: day });
    return fact === undefined ? [] : [{ name, unit, value: fact.value, origin: 'premise' }];
  });
}

/** By which length the responsible party of a kind is told beforehand. */
const aheadOf: Readonly<Record<TimerKind, LengthName>> = {
  dataDelivery: 'aheadDelivery',
  milestone: 'aheadMilestone',
  reassessment: 'aheadReassessment',
  contractEnd: 'aheadReassessment',
  exitStep: 'aheadExit',
};

/** The days on which people are told of a last day, each by the contract or by the facts in force on that last day. */
function noticesOf(kind: TimerKind, due: CalendarDate, agreed: AgreedLengths): readonly Notice[] {
  const lengths = noticeLengths(agreed, due);
  const after = (name: LengthName, to: (value: number) => Notice): readonly Notice[] =>
    lengths.flatMap((length) => (length.name === name ? [to(Math.ceil(length.value))] : []));
  const ahead = after(aheadOf[kind], (months) => ({ level: 'ahead', day: addCalendarMonths(due, -months) }));
  // The re-assessment opens by itself on its day; nobody can be late with that.
  if (kind === 'reassessment') return ahead;
  return [
    ...ahead,
    { level: 'responsible', day: addCalendarDays(due, 1) },
    ...after('lateSecretariat', (days) => ({ level: 'secretariat', day: addCalendarDays(due, days) })),
    ...after('lateForum', (days) => ({ level: 'forum', day: addCalendarDays(due, days) })),
  ];
}

/** The contract's forms offer only parties of a contract; one that an old log does not name is the secretariat's. */
const partyOf = (party: string): ContractParty => contractParties.find((each) => each === party) ?? 'secretariat';

const byDay = (a: Timer, b: Timer): number => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0);
