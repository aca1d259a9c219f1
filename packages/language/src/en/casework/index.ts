import { decision } from './decision.ts';
import { devices } from './devices.ts';
import { implementation } from './implementation.ts';
import { intake } from './intake.ts';
import { process } from './process.ts';

/** Words of the whole process, room by room; no key stands in two rooms. */
export const casework = {
  ...process,
  events: {
    ...process.events,
    ...intake.events,
    ...devices.events,
    ...decision.events,
    ...implementation.events,
  },
  acts: {
    ...process.acts,
    ...intake.acts,
    ...devices.acts,
    ...decision.acts,
    ...implementation.acts,
  },
  fields: {
    ...process.fields,
    ...intake.fields,
    ...devices.fields,
    ...decision.fields,
    ...implementation.fields,
  },
  sections: {
    ...process.sections,
    ...intake.sections,
    ...devices.sections,
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
    ...intake.choices,
    ...devices.choices,
    ...decision.choices,
    ...implementation.choices,
  },
  rejections: {
    ...process.rejections,
    ...intake.rejections,
    ...devices.rejections,
    ...decision.rejections,
    ...implementation.rejections,
  },
  rules: {
    ...process.rules,
    ...intake.rules,
    ...devices.rules,
    ...decision.rules,
    ...implementation.rules,
  },
  organisations: {
    ...process.organisations,
  },
};
