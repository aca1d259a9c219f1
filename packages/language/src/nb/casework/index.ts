import { clock } from './clock.ts';
import { decision } from './decision.ts';
import { implementation } from './implementation.ts';
import { healthTrustNames } from '../../health-trust-names.ts';
import { disclosure } from './disclosure.ts';
import { meetings } from './meetings.ts';
import { files } from './files.ts';
import { process } from './process.ts';

/** Words of the whole process, room by room; no key stands in two rooms. */
export const casework = {
  ...process,
  organisations: { ...process.organisations, ...healthTrustNames },
  events: {
    ...process.events,
    ...disclosure.events,
    ...meetings.events,
    ...files.events,
    ...decision.events,
    ...implementation.events,
    ...clock.events,
  },
  acts: {
    ...process.acts,
    ...disclosure.acts,
    ...meetings.acts,
    ...files.acts,
    ...decision.acts,
    ...implementation.acts,
    ...clock.acts,
  },
  fields: {
    ...process.fields,
    ...disclosure.fields,
    ...meetings.fields,
    ...files.fields,
    ...decision.fields,
    ...implementation.fields,
    ...clock.fields,
  },
  sections: {
    ...process.sections,
    ...disclosure.sections,
    ...meetings.sections,
    ...files.sections,
    ...decision.sections,
    ...implementation.sections,
    ...clock.sections,
  },
  units: {
    ...process.units,
    ...disclosure.units,
    ...meetings.units,
    ...decision.units,
    ...implementation.units,
    ...clock.units,
  },
  choices: {
    ...process.choices,
    ...disclosure.choices,
    ...meetings.choices,
    ...files.choices,
    ...decision.choices,
    ...implementation.choices,
    ...clock.choices,
  },
  rejections: {
    ...process.rejections,
    ...disclosure.rejections,
    ...meetings.rejections,
    ...files.rejections,
    ...decision.rejections,
    ...implementation.rejections,
    ...clock.rejections,
  },
  rules: {
    ...process.rules,
    ...disclosure.rules,
    ...meetings.rules,
    ...files.rules,
    ...decision.rules,
    ...implementation.rules,
    ...clock.rules,
  },
};
