import { devices } from './devices.ts';
import { intake } from './intake.ts';
import { process } from './process.ts';

/** Words of the whole process, room by room; no key stands in two rooms. */
export const casework = {
  ...process,
  events: {
    ...process.events,
    ...intake.events,
    ...devices.events,
  },
  acts: {
    ...process.acts,
    ...intake.acts,
    ...devices.acts,
  },
  fields: {
    ...process.fields,
    ...intake.fields,
    ...devices.fields,
  },
  sections: {
    ...process.sections,
    ...intake.sections,
    ...devices.sections,
  },
  units: {
    ...process.units,
  },
  choices: {
    ...process.choices,
    ...intake.choices,
    ...devices.choices,
  },
  rejections: {
    ...process.rejections,
    ...intake.rejections,
    ...devices.rejections,
  },
  rules: {
    ...process.rules,
    ...intake.rules,
    ...devices.rules,
  },
};
