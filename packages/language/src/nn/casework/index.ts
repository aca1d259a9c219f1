import { meetings } from './meetings.ts';
import { decision } from './decision.ts';
import { implementation } from './implementation.ts';
import { healthTrustNames } from '../../health-trust-names.ts';
import { process } from './process.ts';

/** Words of the whole process, room by room; no key stands in two rooms. */
export const casework = {
  ...process,
  organisations: { ...process.organisations, ...healthTrustNames },
  events: {
    ...process.events,
    ...meetings.events,
  },
  acts: {
    ...process.acts,
    ...meetings.acts,
  },
  fields: {
    ...process.fields,
    ...meetings.fields,
  },
  sections: {
    ...process.sections,
    ...meetings.sections,
  },
  units: {
    ...process.units,
    ...meetings.units,
  },
  choices: {
    ...process.choices,
    ...meetings.choices,
  },
  rejections: {
    ...process.rejections,
    ...meetings.rejections,
  },
  rules: {
    ...process.rules,
    ...meetings.rules,
    ...decision.events,
    ...implementation.events,
  },
  acts: {
    ...process.acts,
    ...decision.acts,
    ...implementation.acts,
  },
  fields: {
    ...process.fields,
    ...decision.fields,
    ...implementation.fields,
  },
  sections: {
    ...process.sections,
    ...decision.sections,
    ...implementation.sections,
  },
  units: {
    ...process.units,
    ...decision.units,
    ...implementation.units,
  },
  choices: {
    ...process.choices,
    ...decision.choices,
    ...implementation.choices,
  },
  rejections: {
    ...process.rejections,
    ...decision.rejections,
    ...implementation.rejections,
  },
  rules: {
    ...process.rules,
    ...decision.rules,
    ...implementation.rules,
  },
};
