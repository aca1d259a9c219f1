import { type Acts, type Circumstances, event, label, notInTheFuture } from '../act.ts';
import { internalTo, publicLabel } from '../confidentiality.ts';
import { commissionFaults, commissionPremises, notConcluded } from '../intake/commission.ts';
import { bodies } from '../parties.ts';
import { type Rejection, reject } from '../rejections.ts';
import { unansweredAtDelivery } from '../participation/delivery.ts';
import type { CaseState } from '../state.ts';
import { resultLabel } from './document.ts';
import type { assessmentFields } from './fields.ts';

/** The acts of commissions and assessments. */
export const assessmentActs: Acts<typeof assessmentFields> = {
  commissionAssessment: {
    roles: ['bestillerforum'],
    roleRule: 'commission.byBestillerforum',
    phases: ['registered'],
    premises: commissionPremises,
    requirements: (values, state, { today }) => [
      ...notInTheFuture(values.meetingDate, today, 'commission.byBestillerforum'),
      ...commissionFaults(values, state),
    ],
    events: (values) => [event('AssessmentCommissioned', publicLabel, values)],
  },
  declineAssessment: {
    roles: ['bestillerforum'],
    roleRule: 'commission.byBestillerforum',
    phases: ['registered'],
    premises: notConcluded,
    requirements: ({ meetingDate }, _state, { today }) => notInTheFuture(meetingDate, today, 'commission.byBestillerforum'),
    events: (values) => [event('AssessmentDeclined', publicLabel, values)],
  },
  attachRun: {
    roles: ['assessor'],
    roleRule: 'assessment.byCommissionedBody',
    phases: ['commissioned'],
    premises: isCommissionedBody,
    events: ({ run, ...rest }, _state, { actor }) => {
      const own = internalTo(actor.organisation);
      return [
        {
          type: 'RunAttached',
          label: own,
          values: { ...label(rest, own), ...label({ run }, resultLabel(run.confidentiality, actor.organisation, own)) },
        },
      ];
    },
  },
  attachAssessment: {
    roles: ['assessor'],
    roleRule: 'assessment.byCommissionedBody',
    phases: ['commissioned'],
    premises: isCommissionedBody,
    events: ({ document, ...rest }, _state, { actor }) => {
      const own = internalTo(actor.organisation);
      return [
        {
          type: 'AssessmentAttached',
          label: own,
          values: {
            ...label(rest, own),
            ...label({ document }, resultLabel(document.confidentiality, actor.organisation, own)),
          },
        },
      ];
    },
  },
  deliverAssessment: {
    roles: ['assessor'],
    roleRule: 'assessment.byCommissionedBody',
    phases: ['commissioned'],
    premises: (state, circumstances) => [
      ...isCommissionedBody(state, circumstances),
      ...(state.run === undefined ? [reject('run.missing', 'assessment.needsRun')] : []),
    ],
    requirements: ({ unansweredInputReason }, state) => unansweredAtDelivery(unansweredInputReason, state),
    // That it was delivered is public, as the clock is; what it says is internal until it is signed off.
    events: (values, _state, { actor }) => [
      { type: 'AssessmentDelivered', label: publicLabel, values: label(values, internalTo(actor.organisation)) },
    ],
  },
  signOffAssessment: {
    roles: ['bestillerforum'],
    roleRule: 'assessment.signOff',
    phases: ['delivered'],
    events: (values, state) => [
      {
        type: 'AssessmentSignedOff',
        label: publicLabel,
        values: {
          ...label({ ...state.assessment, ...values }, publicLabel),
          ...(state.run === undefined
            ? {}
            : label({ run: state.run }, resultLabel(state.run.confidentiality, state.commission?.body ?? bodies.dmp, publicLabel))),
          ...(state.document === undefined
            ? {}
            : label(
                { document: state.document },
                resultLabel(state.document.confidentiality, state.commission?.body ?? bodies.dmp, publicLabel),
              )),
        },
      },
    ],
  },
};

function isCommissionedBody(state: CaseState, { actor }: Circumstances): readonly Rejection[] {
  const body = state.commission?.body;
  return body === undefined || body === actor.organisation
    ? []
    : [reject('body.notCommissioned', 'assessment.byCommissionedBody', { body })];
}
