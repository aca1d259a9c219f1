import { clock } from './clock.ts';
import { decision } from './decision.ts';
import { implementation } from './implementation.ts';
import { healthTrustNames } from '../../health-trust-names.ts';
import { participation } from './participation.ts';
import { files } from './files.ts';
import { process } from './process.ts';

/** Words of the whole process, room by room; no key stands in two rooms. */
export const casework = {
  ...process,
  organisations: { ...process.organisations, ...healthTrustNames },
  events: {
    ...process.events,
    ...files.events,
    ...decision.events,
    ...implementation.events,
    ...participation.events,
    ...clock.events,
  },
  acts: {
    ...process.acts,
    ...files.acts,
    ...decision.acts,
    ...implementation.acts,
    ...participation.acts,
    ...clock.acts,
  },
  fields: {
    ...process.fields,
    ...files.fields,
    ...decision.fields,
    ...implementation.fields,
    ...participation.fields,
    ...clock.fields,
  },
  sections: {
    ...process.sections,
    ...files.sections,
    ...decision.sections,
    ...implementation.sections,
    ...participation.sections,
    ...clock.sections,
  },
  units: {
    ...process.units,
    ...decision.units,
    ...implementation.units,
    ...participation.units,
    ...clock.units,
  },
  choices: {
    ...process.choices,
    ...files.choices,
    ...decision.choices,
    ...implementation.choices,
    ...participation.choices,
    ...clock.choices,
  },
  rejections: {
    ...process.rejections,
    ...files.rejections,
    ...decision.rejections,
    ...implementation.rejections,
    ...participation.rejections,
    ...clock.rejections,
  },
  rules: {
    ...process.rules,
    ...files.rules,
    ...decision.rules,
    ...implementation.rules,
    ...participation.rules,
    ...clock.rules,
  },
};
