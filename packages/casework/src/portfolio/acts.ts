import type { CalendarDate } from '@likeverd/reference';
import { type Acts, event } from '../act.ts';
import { isCaseNumber } from '../case-number.ts';
import { publicLabel } from '../confidentiality.ts';
import { type Rejection, reject } from '../rejections.ts';
import { phases } from '../state.ts';
import type { portfolioFields } from './fields.ts';

/** The acts by which the secretariat takes over what is public already. */
export const portfolioActs: Acts<typeof portfolioFields> = {
  importMethod: {
    roles: ['secretariat'],
    roleRule: 'portfolio.bySecretariat',
    phases: [],
    requirements: ({ importedNumber, decidedOn }, _state, { today }) => [
      ...(isCaseNumber(importedNumber) ? [] : [reject('portfolio.number', 'portfolio.asPublished', {}, 'importedNumber')]),
      ...notFuture(decidedOn, today),
    ],
    events: (values) => [event('MethodImported', publicLabel, values)],
  },
  updateImported: {
    roles: ['secretariat'],
    roleRule: 'portfolio.bySecretariat',
    phases,
    anytime: true,
    premises: ({ imported }) => (imported === undefined ? [reject('portfolio.notImported', 'portfolio.asPublished')] : []),
    requirements: ({ decidedOn }, _state, { today }) => notFuture(decidedOn, today),
    events: (values) => [event('ImportedMethodUpdated', publicLabel, values)],
  },
};

function notFuture(decidedOn: CalendarDate | undefined, today: CalendarDate): readonly Rejection[] {
  return decidedOn !== undefined && decidedOn > today
    ? [reject('portfolio.notFuture', 'portfolio.asPublished', { today }, 'decidedOn')]
    : [];
}
