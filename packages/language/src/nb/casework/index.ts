import { participation } from './participation.ts';
import { process } from './process.ts';

/** Words of the whole process, room by room; no key stands in two rooms. */
export const casework = {
  ...process,
  events: {
    ...process.events,
    ...participation.events,
  },
  acts: {
    ...process.acts,
    ...participation.acts,
  },
  fields: {
    ...process.fields,
    ...participation.fields,
  },
  sections: {
    ...process.sections,
    ...participation.sections,
  },
  units: {
    ...process.units,
    ...participation.units,
  },
  choices: {
    ...process.choices,
    ...participation.choices,
  },
  rejections: {
    ...process.rejections,
    ...participation.rejections,
  },
  rules: {
    ...process.rules,
    ...participation.rules,
  },
};
