import type { CaseState, PriceOffer } from '../state.ts';
import type { Contract } from '../temporary-introduction/contract.ts';
import { type FollowUp, type Verdict, verdictsOf } from '../temporary-introduction/verdicts.ts';
import { type ExitTask, exitTasksOf } from './exit.ts';
import { reassessmentOutcomes } from './fields.ts';
import { exitPlanOf, type Reassessment } from './state.ts';

/** A re-assessment as it stands before anybody has written a word: everything that the case knows already. */
export interface ReassessmentSummary {
  readonly opened: Reassessment;
  /** What was assumed when the method was introduced; absent for a method in use without a contract. */
  readonly assumed?: Pick<
    Contract,
    'expectedEffect' | 'expectedPatients' | 'inclusion' | 'reassessmentCriteria' | 'phaseOutCriteria'
  >;
  /** What has been seen, newest last. */
  readonly seen: readonly FollowUp[];
  /** What the data say of each rule that was written before them. */
  readonly verdicts: readonly Verdict[];
  /** Offers of a price since the contract was signed, as far as the reader may know. */
  readonly offers: readonly PriceOffer[];
  readonly outcomes: readonly string[];
  /** The exit plan that a phase-out would follow. */
  readonly exitPlan: readonly { readonly step: string; readonly what: string }[];
}

/** Everything that a re-assessment starts from; undefined where none is open. A11 (b). */
export function reassessmentSummary(state: CaseState): ReassessmentSummary | undefined {
  const { open } = state.reassessment;
  if (open === undefined) return undefined;
  const { temporary } = state;
  const version = temporary.contracts.findLast(({ publishedAt }) => publishedAt !== undefined);
  const contract = version?.contract;
  return {
    opened: open,
    ...(contract === undefined ? {} : { assumed: assumptionsOf(contract) }),
    seen: temporary.followUps,
    verdicts: contract === undefined ? [] : verdictsOf(contract, temporary.followUps),
    offers: state.priceOffers.filter(({ version: at }) => at > (version?.publishedVersion ?? 0)),
    outcomes: reassessmentOutcomes,
    exitPlan: exitPlanOf(state.reassessment, temporary),
  };
}

function assumptionsOf({
  expectedEffect,
  expectedPatients,
  inclusion,
  reassessmentCriteria,
  phaseOutCriteria,
}: Contract): NonNullable<ReassessmentSummary['assumed']> {
  return {
    ...(expectedEffect === undefined ? {} : { expectedEffect }),
    ...(expectedPatients === undefined ? {} : { expectedPatients }),
    ...(inclusion === undefined ? {} : { inclusion }),
    ...(reassessmentCriteria === undefined ? {} : { reassessmentCriteria }),
    ...(phaseOutCriteria === undefined ? {} : { phaseOutCriteria }),
  };
}

/** The tasks of the phase-out that is being carried out; none where there is none. */
export function exitTasks({ reassessment: { exit } }: Pick<CaseState, 'reassessment'>): readonly ExitTask[] {
  return exit === undefined ? [] : exitTasksOf(exit);
}
