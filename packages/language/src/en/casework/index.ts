import { files } from './files.ts';
import { process } from './process.ts';

/** Words of the whole process, room by room; no key stands in two rooms. */
export const casework = {
  ...process,
  events: {
    ...process.events,
    ...files.events,
  },
  acts: {
    ...process.acts,
    ...files.acts,
  },
  fields: {
    ...process.fields,
    ...files.fields,
  },
  sections: {
    ...process.sections,
    ...files.sections,
  },
  units: {
    ...process.units,
  },
  choices: {
    ...process.choices,
    ...files.choices,
  },
  rejections: {
    ...process.rejections,
    ...files.rejections,
  },
  rules: {
    ...process.rules,
    ...files.rules,
  },
};
