import { type Acts, type Circumstances, event, label, notInTheFuture } from '../act.ts';
import { internalTo, publicLabel } from '../confidentiality.ts';
import { introduces } from '../decision/fields.ts';
import { decisionInForce } from '../decision/state.ts';
import { regionalHealthAuthorities } from '../parties.ts';
import { type Rejection, reject } from '../rejections.ts';
import type { CaseState, Phase } from '../state.ts';
import { contractInForce } from '../temporary-introduction/in-force.ts';
import { exitTasksOf, isPerRegion } from './exit.ts';
import type { reassessmentFields } from './fields.ts';

/** While a decision holds, also one that is being looked at again. */
const whileDecided: readonly Phase[] = ['published', 'commissioned', 'delivered', 'signedOff', 'decided'];

/** The acts of re-assessment and phase-out. No supplier has any. */
export const reassessmentActs: Acts<typeof reassessmentFields> = {
  openReassessment: {
    roles: ['secretariat', 'bestillerforum'],
    roleRule: 'reassessment.newInformation',
    anytime: true,
    phases: ['published'],
    premises: (state) => [
      ...notOpenAlready(state),
      ...(contractInForce(state) === undefined ? [reject('temporary.notInForce', 'temporary.byNyeMetoder')] : []),
    ],
    events: ({ newInformation }, _state, { today }) => [
      event('ReassessmentOpened', publicLabel, { reassessmentTrigger: 'request', openedOn: today, newInformation }),
    ],
  },
  openPhaseOut: {
    roles: ['bestillerforum'],
    roleRule: 'phaseOut.inUse',
    anytime: true,
    phases: ['published'],
    premises: (state) => [
      ...notOpenAlready(state),
      ...(contractInForce(state) === undefined ? [] : [reject('phaseOut.hasContract', 'phaseOut.inUse')]),
      ...(isInUse(state) ? [] : [reject('phaseOut.notInUse', 'phaseOut.inUse')]),
    ],
    requirements: ({ meetingDate }, _state, { today }) => notInTheFuture(meetingDate, today, 'phaseOut.inUse'),
    events: (values, _state, { today }) => [event('PhaseOutOpened', publicLabel, { ...values, openedOn: today })],
  },
  prepareReassessment: {
    roles: ['assessor'],
    roleRule: 'reassessment.prepared',
    phases: ['signedOff'],
    premises: (state, { actor }) => [
      ...(state.reassessment.open === undefined ? [reject('reassessment.notOpen', 'reassessment.prepared')] : []),
      ...isPreparer(state, actor.organisation),
    ],
    events: (values) => [event('ReassessmentPrepared', publicLabel, values)],
  },
  confirmExitStep: {
    roles: ['healthTrust', 'negotiator', 'secretariat'],
    roleRule: 'phaseOut.carriedOut',
    phases: whileDecided,
    premises: (state, circumstances) => [
      ...(state.reassessment.exit === undefined ? [reject('exit.none', 'phaseOut.carriedOut')] : []),
      ...actsForARegion(circumstances),
    ],
    requirements: (values, state, circumstances) => faultsOfStep(values, state, circumstances),
    events: ({ exitRemark, ...values }, _state, { actor }) => [
      {
        type: 'ExitStepConfirmed',
        label: publicLabel,
        values: { ...label(values, publicLabel), ...label({ exitRemark }, internalTo(actor.organisation)) },
      },
    ],
  },
};

function notOpenAlready({ reassessment }: CaseState): readonly Rejection[] {
  return reassessment.open === undefined ? [] : [reject('reassessment.alreadyOpen', 'reassessment.newInformation')];
}

/** A method that hospitals may use: by a decision of ours, or taken over from the public list, which does not say. */
function isInUse({ decisions, imported }: CaseState): boolean {
  const decision = decisionInForce(decisions)?.decision;
  return decision === undefined ? imported !== undefined : introduces(decision.outcome);
}

/** The body that the contract names, else the one that assessed the method; any assessor where neither is known. */
function isPreparer(state: CaseState, organisation: string): readonly Rejection[] {
  const body = contractInForce(state)?.contract.reassessmentBy ?? state.commission?.body;
  return body === undefined || body === organisation
    ? []
    : [reject('body.notCommissioned', 'assessment.byCommissionedBody', { body })];
}

/** A region confirms for its trusts; a single trust cannot say what the others have done. */
function actsForARegion({ actor: { role, organisation } }: Circumstances): readonly Rejection[] {
  return role !== 'healthTrust' || regionalHealthAuthorities.some((region) => region === organisation)
    ? []
    : [reject('exit.notYours', 'phaseOut.carriedOut')];
}

interface StepForm {
  readonly exitStep: string;
  readonly exitRegion?: string;
  readonly doneOn: string;
}

function faultsOfStep(
  { exitStep, exitRegion, doneOn }: StepForm,
  { reassessment: { exit } }: CaseState,
  { actor, today }: Circumstances,
): readonly Rejection[] {
  if (exit === undefined) return [];
  const step = exit.steps.find((each) => each.step === exitStep);
  if (step === undefined) {
    const known = exit.steps.map((each) => each.step).join(', ');
    return [reject('exit.unknownStep', 'phaseOut.carriedOut', { step: exitStep, known }, 'exitStep')];
  }
  const task = exitTasksOf(exit).find((each) => each.step === step && each.region === exitRegion);
  return [
    ...notInTheFutureOn(doneOn, today),
    ...(isPerRegion(step) === (exitRegion !== undefined) ? [] : [reject('exit.region', 'phaseOut.carriedOut', {}, 'exitRegion')]),
    ...(mayConfirm(actor.role, actor.organisation, exitRegion)
      ? []
      : [reject('exit.notYours', 'phaseOut.carriedOut', {}, 'exitRegion')]),
    ...(task?.confirmed === undefined
      ? []
      : [reject('exit.alreadyDone', 'phaseOut.carriedOut', { on: task.confirmed.on }, 'exitStep')]),
  ];
}

const notInTheFutureOn = (day: string, today: string): readonly Rejection[] =>
  day > today ? [reject('date.inTheFuture', 'phaseOut.carriedOut', { today }, 'doneOn')] : [];

/** A region for itself, Sykehusinnkjøp for what is not regional, the secretariat for all. */
function mayConfirm(role: string, organisation: string, region: string | undefined): boolean {
  switch (role) {
    case 'healthTrust':
      return region === organisation;
    case 'negotiator':
      return region === undefined;
    default:
      return true;
  }
}
