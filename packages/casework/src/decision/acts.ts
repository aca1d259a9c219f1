import { type Acts, event, notInTheFuture } from '../act.ts';
import { internalTo, publicLabel } from '../confidentiality.ts';
import { bodies, regionalHealthAuthorities } from '../parties.ts';
import { reject } from '../rejections.ts';
import type { decisionFields } from './fields.ts';

/** The acts of decisions. */
export const decisionActs: Acts<typeof decisionFields> = {
  recordDecision: {
    roles: ['beslutningsforum'],
    roleRule: 'decision.byBeslutningsforum',
    phases: ['signedOff'],
    stepRule: 'decision.needsBasis',
    premises: (state) =>
      state.methodType === 'medicine' && (state.priceNote?.version ?? 0) <= (state.priceOffers.at(-1)?.version ?? 0)
        ? [reject('priceNote.missing', 'price.noteBeforeDecision')]
        : [],
    requirements: ({ agreeing, meetingDate, validFrom, reviewDate }, _state, { today }) => {
      const missing = regionalHealthAuthorities.filter((authority) => !agreeing.includes(authority));
      return [
        ...(missing.length > 0
          ? [reject('consensus.missing', 'decision.consensus', { missing: missing.join(', ') }, 'agreeing')]
          : []),
        ...notInTheFuture(meetingDate, today, 'decision.byBeslutningsforum'),
        ...(validFrom < meetingDate
          ? [reject('date.beforeMeeting', 'decision.byBeslutningsforum', { meetingDate }, 'validFrom')]
          : []),
        ...(reviewDate !== undefined && reviewDate <= validFrom
          ? [reject('date.beforeValidFrom', 'decision.byBeslutningsforum', { validFrom }, 'reviewDate')]
          : []),
      ];
    },
    events: (values) => [event('DecisionRecorded', internalTo(bodies.beslutningsforum), values)],
  },
  publishDecision: {
    roles: ['secretariat'],
    roleRule: 'publication.bySecretariat',
    phases: ['decided'],
    events: (_values, state) => [event('DecisionPublished', publicLabel, state.decision ?? {})],
  },
};
