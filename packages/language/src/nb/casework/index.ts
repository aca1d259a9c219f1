import { meetings } from './meetings.ts';
import { process } from './process.ts';

/** Words of the whole process, room by room; no key stands in two rooms. */
export const casework = {
  ...process,
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
  },
};
