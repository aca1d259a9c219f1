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
