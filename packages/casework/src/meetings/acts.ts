import { type Acts, event, notInTheFuture } from '../act.ts';
import { publicLabel } from '../confidentiality.ts';
import type { meetingCaseFields } from './fields.ts';

/** What a meeting does in a case that it does not settle: the reason is public, as of every decision of the forums. */
export const meetingCaseActs: Acts<typeof meetingCaseFields> = {
  returnFromMeeting: {
    roles: ['bestillerforum', 'beslutningsforum'],
    roleRule: 'meeting.order',
    phases: ['registered', 'delivered', 'signedOff'],
    requirements: ({ meetingDate }, _state, { today }) => notInTheFuture(meetingDate, today, 'meeting.order'),
    events: (values) => [event('CaseReturnedFromMeeting', publicLabel, values)],
  },
};
