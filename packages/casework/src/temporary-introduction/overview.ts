import type { CalendarDate } from '@likeverd/reference';
import { decisionInForce } from '../decision/state.ts';
import { exitTasksOf } from '../reassessment/exit.ts';
import type { CaseState } from '../state.ts';
import { contractInForce, timersOf } from './in-force.ts';
import type { Timer, TimerKind } from './program.ts';
import { isFulfilled, newestContract, unsignedBy } from './state.ts';
import { type Verdict, verdictsOf } from './verdicts.ts';

/** How a thing that is to be done by a day stands: `warned` from the day on which its responsible is told. */
export const followUpStatuses = ['done', 'onTime', 'warned', 'overdue'] as const;
export type FollowUpStatus = (typeof followUpStatuses)[number];

/** One thing that is to be done by a day, with who and how it stands. */
export interface FollowUpItem {
  readonly kind: TimerKind;
  readonly subject: string;
  readonly what: string;
  readonly due: CalendarDate;
  readonly party: string;
  readonly status: FollowUpStatus;
  readonly doneOn?: CalendarDate;
}

/** Where a method that is introduced temporarily, or phased out, has come. */
export const followUpStages = ['contractUnderWay', 'inUse', 'reassessment', 'phasingOut', 'phasedOut'] as const;
export type FollowUpStage = (typeof followUpStages)[number];

/** The chance that a follow-up knows enough at the re-assessment, by the newest forecast. */
export interface FollowUpOutlook {
  /** Last day of the data that it was made from. */
  readonly dataUntil: CalendarDate;
  /** That the planned number of events is reached in time. */
  readonly inTime?: number;
  /** That each written rule, or its opposite, is certain enough. */
  readonly rules: readonly { readonly rule: string; readonly probability: number }[];
}

/** A method on the overview that the report asks for: which methods, when, which data, who, which criteria. A10-19. */
export interface FollowUpLine {
  readonly caseId: string;
  readonly number?: string;
  readonly title?: string;
  readonly constructed: boolean;
  readonly stage: FollowUpStage;
  /** From when the decision in force holds. */
  readonly since?: CalendarDate;
  readonly reassessmentOn?: CalendarDate;
  readonly contractEndsOn?: CalendarDate;
  /** The worst of its items. */
  readonly status: FollowUpStatus;
  /** By day. */
  readonly items: readonly FollowUpItem[];
  /** Names of the sources of data. */
  readonly sources: readonly string[];
  readonly measures: readonly string[];
  readonly reassessmentCriteria?: string;
  readonly phaseOutCriteria?: string;
  readonly verdicts: readonly Verdict[];
  /** For those in the data room alone. */
  readonly outlook?: FollowUpOutlook;
  /** Who has still to sign; of a contract under way. */
  readonly unsigned?: readonly string[];
}

/** The line of a case on the overview, as its reader may know it; undefined for a case that has nothing to do with it. */
export function followUpLine(state: CaseState, today: CalendarDate): FollowUpLine | undefined {
  const stage = stageOf(state);
  if (stage === undefined) return undefined;
  const { id, number, title, constructed, temporary } = state;
  // A contract that has ended says nothing of what is to come.
  const contract =
    (contractInForce(state) ?? (stage === 'contractUnderWay' ? newestContract(temporary) : undefined))?.contract ?? {};
  const { reassessmentOn, contractEndsOn, reassessmentCriteria, phaseOutCriteria } = contract;
  const since = decisionInForce(state.decisions)?.decision.validFrom;
  const items = itemsOf(state, today);
  return {
    caseId: id,
    constructed,
    stage,
    status: worstOf(items),
    items,
    sources: (contract.sources ?? []).map(({ register }) => register),
    measures: (contract.outcomeMeasures ?? []).map(({ name }) => name),
    verdicts: verdictsOf(contract, temporary.followUps),
    ...(number === undefined ? {} : { number }),
    ...(title === undefined ? {} : { title }),
    ...(since === undefined || stage === 'contractUnderWay' ? {} : { since }),
    ...(reassessmentOn === undefined ? {} : { reassessmentOn }),
    ...(contractEndsOn === undefined ? {} : { contractEndsOn }),
    ...(reassessmentCriteria === undefined ? {} : { reassessmentCriteria }),
    ...(phaseOutCriteria === undefined ? {} : { phaseOutCriteria }),
    ...(stage === 'contractUnderWay' ? { unsigned: unsignedBy(temporary) } : {}),
  };
}

function stageOf(state: CaseState): FollowUpStage | undefined {
  const { reassessment, phase, temporary } = state;
  if (reassessment.open !== undefined) return 'reassessment';
  if (contractInForce(state) !== undefined) return 'inUse';
  if (reassessment.exit !== undefined) {
    return exitTasksOf(reassessment.exit).every(({ confirmed }) => confirmed !== undefined) ? 'phasedOut' : 'phasingOut';
  }
  const open = phase !== 'published' && phase !== 'closed';
  return open && newestContract(temporary) !== undefined ? 'contractUnderWay' : undefined;
}

/** What is done and what is left, by day. */
function itemsOf(state: CaseState, today: CalendarDate): readonly FollowUpItem[] {
  const { temporary, reassessment } = state;
  const left = timersOf(state).map((timer): FollowUpItem => {
    const { kind, subject, what, due, party } = timer;
    const done = temporary.fulfilled.findLast((each) => each.kind === kind && each.subject === subject);
    return isFulfilled(temporary, kind, subject, due) && done !== undefined
      ? { kind, subject, what, due, party, status: 'done', doneOn: done.on }
      : { kind, subject, what, due, party, status: statusOf(timer, today) };
  });
  const confirmed = reassessment.exit === undefined ? [] : exitTasksOf(reassessment.exit);
  const steps = confirmed.flatMap(({ step, subject, confirmed: done }): readonly FollowUpItem[] =>
    done === undefined
      ? []
      : [{ kind: 'exitStep', subject, what: step.what, due: done.on, party: step.who, status: 'done', doneOn: done.on }],
  );
  return [...left, ...steps].toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

function statusOf({ due, notices }: Timer, today: CalendarDate): FollowUpStatus {
  if (due < today) return 'overdue';
  return notices.some(({ level, day }) => level === 'ahead' && day <= today) ? 'warned' : 'onTime';
}

/** In order of how much they need somebody. */
const urgency: readonly FollowUpStatus[] = ['overdue', 'warned', 'onTime', 'done'];

const worstOf = (items: readonly FollowUpItem[]): FollowUpStatus =>
  urgency.find((status) => items.some((item) => item.status === status)) ?? 'onTime';

/** What of the overview is asked for: how it stands, where it has come, who is to do something, by when, with data from where. */
export interface FollowUpChoice {
  readonly status?: FollowUpStatus | undefined;
  readonly stage?: FollowUpStage | undefined;
  readonly party?: string | undefined;
  /** Last day of what is left to be done. */
  readonly until?: CalendarDate | undefined;
  readonly source?: string | undefined;
}

/** The lines that fit a choice: a party and a day are of one and the same thing that is left to be done. */
export function chosenFollowUps(
  lines: readonly FollowUpLine[],
  { status, stage, party, until, source }: FollowUpChoice,
): readonly FollowUpLine[] {
  return lines.filter(
    (line) =>
      (status === undefined || line.status === status) &&
      (stage === undefined || line.stage === stage) &&
      (source === undefined || line.sources.includes(source)) &&
      ((party === undefined && until === undefined) ||
        line.items.some(
          (item) =>
            item.status !== 'done' && (party === undefined || item.party === party) && (until === undefined || item.due <= until),
        )),
  );
}

/** The most urgent first: how it stands, then what is left that is due first, then by number. */
export function byUrgency(a: FollowUpLine, b: FollowUpLine): number {
  const standing = urgency.indexOf(a.status) - urgency.indexOf(b.status);
  if (standing !== 0) return standing;
  const [first, second] = [nextDue(a), nextDue(b)];
  return first === second ? (a.number ?? '').localeCompare(b.number ?? '') : first < second ? -1 : 1;
}

const nextDue = ({ items }: FollowUpLine): CalendarDate => items.find(({ status }) => status !== 'done')?.due ?? '9999-12-31';
