import { clock } from './clock.ts';
import { process } from './process.ts';

/** Words of the whole process, room by room; no key stands in two rooms. */
export const casework = {
  ...process,
  events: {
    ...process.events,
    ...clock.events,
  },
  acts: {
    ...process.acts,
    ...clock.acts,
  },
  fields: {
    ...process.fields,
    ...clock.fields,
  },
  sections: {
    ...process.sections,
    ...clock.sections,
  },
  units: {
    ...process.units,
    ...clock.units,
  },
  choices: {
    ...process.choices,
    ...clock.choices,
  },
  rejections: {
    ...process.rejections,
    ...clock.rejections,
  },
  rules: {
    ...process.rules,
    ...clock.rules,
  },
};
