import type { DecisionRecord } from '../decision/record.ts';
import { type Rejection, reject } from '../rejections.ts';
import type { CaseState } from '../state.ts';
import { continuedSupplyOf, exitPlanOf } from './state.ts';

/** The decisions by which each outcome of a re-assessment is made. */
const decisionsOf: Readonly<Record<string, readonly string[]>> = {
  permanent: ['introduced'],
  permanentWithCriteria: ['introduced', 'introducedForSubgroup', 'introducedInPart'],
  continuedOnNewTerms: ['introducedTemporarily'],
  partialPhaseOut: ['introducedForSubgroup', 'introducedInPart'],
  fullPhaseOut: ['discontinued', 'notIntroduced'],
};

/** A re-assessment goes to the forum when it has been prepared. A11 (a). */
export function obstaclesToDeciding({ reassessment: { open } }: CaseState): readonly Rejection[] {
  return open !== undefined && open.prepared === undefined ? [reject('reassessment.notPrepared', 'reassessment.prepared')] : [];
}

/**
 * What a decision on a re-assessment must say: which of the outcomes it is, by a decision that fits it; with criteria where they are what
 * makes it permanent; with an exit plan and what holds of treatment under way where it phases out. A11-1 to A11-3, A12-1 to A12-4.
 */
export function faultsOfReassessment(decision: DecisionRecord, { reassessment, temporary }: CaseState): readonly Rejection[] {
  const { reassessmentOutcome: chosen, outcome = '', conditions = [], startStopCriteria = [] } = decision;
  if (reassessment.open === undefined) {
    return chosen === undefined ? [] : [reject('reassessment.outcomeNotHere', 'reassessment.outcomes', {}, 'reassessmentOutcome')];
  }
  if (chosen === undefined) return [reject('reassessment.outcomeMissing', 'reassessment.outcomes', {}, 'reassessmentOutcome')];
  const fitting = decisionsOf[chosen] ?? [];
  const steps = exitPlanOf(reassessment, temporary);
  const phasesOut = chosen === 'partialPhaseOut' || chosen === 'fullPhaseOut';
  const forAll = ['newPatients', 'treatedPatients'].every((patients) => steps.some(({ forWhom }) => forWhom === patients));
  const keepsSupplying = continuedSupplyOf(reassessment, temporary) === 'supplierKeepsSupplying';
  return [
    ...(fitting.includes(outcome)
      ? []
      : [reject('reassessment.anotherDecision', 'reassessment.outcomes', { fitting: fitting.join(', ') }, 'reassessmentOutcome')]),
    ...(chosen === 'permanentWithCriteria' && conditions.length === 0 && startStopCriteria.length === 0
      ? [reject('reassessment.noCriteria', 'reassessment.outcomes', {}, 'startStopCriteria')]
      : []),
    ...(phasesOut && !forAll ? [reject('phaseOut.noExitPlan', 'phaseOut.exitPlan', {}, 'reassessmentOutcome')] : []),
    ...(phasesOut && keepsSupplying && !conditions.some(({ kind }) => kind === 'supplyCondition')
      ? [reject('phaseOut.noSupplyCondition', 'phaseOut.supply', {}, 'conditions')]
      : []),
  ];
}
