import { process } from './process.ts';

/** Words of the whole process, room by room; no key stands in two rooms. */
export const casework = {
  ...process,
  events: {
    ...process.events,
  },
  acts: {
    ...process.acts,
  },
  fields: {
    ...process.fields,
  },
  sections: {
    ...process.sections,
  },
  units: {
    ...process.units,
  },
  choices: {
    ...process.choices,
  },
  rejections: {
    ...process.rejections,
  },
  rules: {
    ...process.rules,
  },
};
