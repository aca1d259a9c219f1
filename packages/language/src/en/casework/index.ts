import { disclosure } from './disclosure.ts';
import { process } from './process.ts';

/** Words of the whole process, room by room; no key stands in two rooms. */
export const casework = {
  ...process,
  events: {
    ...process.events,
    ...disclosure.events,
  },
  acts: {
    ...process.acts,
    ...disclosure.acts,
  },
  fields: {
    ...process.fields,
    ...disclosure.fields,
  },
  sections: {
    ...process.sections,
    ...disclosure.sections,
  },
  units: {
    ...process.units,
  },
  choices: {
    ...process.choices,
    ...disclosure.choices,
  },
  rejections: {
    ...process.rejections,
    ...disclosure.rejections,
  },
  rules: {
    ...process.rules,
    ...disclosure.rules,
  },
};
