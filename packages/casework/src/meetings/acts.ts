import { type Acts, event, notInTheFuture } from '../act.ts';
import { internalTo, publicLabel } from '../confidentiality.ts';
import { commissionFaults, commissionPremises, notConcluded } from '../intake/commission.ts';
import { bodies } from '../parties.ts';
import { reject } from '../rejections.ts';
import type { meetingCaseFields } from './fields.ts';

/**
 * What a meeting does in a case. What it concludes of a commission waits for the press; why it does not settle a case is public at once.
 * Outside a meeting Bestillerforum commissions by `commissionAssessment`, which is public at once.
 */
export const meetingCaseActs: Acts<typeof meetingCaseFields> = {
  returnFromMeeting: {
    roles: ['bestillerforum', 'beslutningsforum'],
    roleRule: 'meeting.order',
    phases: ['registered', 'delivered', 'signedOff'],
    // What a case waits for is its outcome.
    anytime: true,
    requirements: ({ meetingDate }, _state, { today }) => notInTheFuture(meetingDate, today, 'meeting.order'),
    events: (values) => [event('CaseReturnedFromMeeting', publicLabel, values)],
  },
  recordCommission: {
    roles: ['bestillerforum'],
    roleRule: 'commission.byBestillerforum',
    phases: ['registered'],
    kinds: [],
    premises: commissionPremises,
    requirements: (values, state, { today }) => [
      ...notInTheFuture(values.meetingDate, today, 'commission.byBestillerforum'),
      ...commissionFaults(values, state),
    ],
    events: (values) => [event('CommissionRecorded', internalTo(bodies.bestillerforum), values)],
  },
  recordRefusal: {
    roles: ['bestillerforum'],
    roleRule: 'commission.byBestillerforum',
    phases: ['registered'],
    kinds: [],
    premises: notConcluded,
    requirements: ({ meetingDate }, _state, { today }) => notInTheFuture(meetingDate, today, 'commission.byBestillerforum'),
    events: (values) => [event('RefusalRecorded', internalTo(bodies.bestillerforum), values)],
  },
  publishCommission: {
    roles: ['secretariat'],
    roleRule: 'publication.bySecretariat',
    phases: ['registered'],
    kinds: [],
    premises: ({ agenda }) => (agenda.recorded === undefined ? [reject('commission.nothingRecorded', 'meeting.publication')] : []),
    events: (_values, { agenda: { recorded } }) => {
      if (recorded === undefined) return [];
      return recorded.verdict === 'commissioned'
        ? [event('AssessmentCommissioned', publicLabel, recorded.said)]
        : [event('AssessmentDeclined', publicLabel, recorded.said)];
    },
  },
};
