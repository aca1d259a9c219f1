import { clock } from './clock.ts';
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
    ...clock.events,
  },
  acts: {
    ...process.acts,
    ...intake.acts,
    ...devices.acts,
    ...decision.acts,
    ...implementation.acts,
    ...clock.acts,
  },
  fields: {
    ...process.fields,
    ...intake.fields,
    ...devices.fields,
    ...decision.fields,
    ...implementation.fields,
    ...clock.fields,
  },
  sections: {
    ...process.sections,
    ...intake.sections,
    ...devices.sections,
    ...decision.sections,
    ...implementation.sections,
    ...clock.sections,
  },
  units: {
    ...process.units,
    ...decision.units,
    ...implementation.units,
    ...clock.units,
  },
  choices: {
    ...process.choices,
    ...intake.choices,
    ...devices.choices,
    ...decision.choices,
    ...implementation.choices,
    ...clock.choices,
  },
  rejections: {
    ...process.rejections,
    ...intake.rejections,
    ...devices.rejections,
    ...decision.rejections,
    ...implementation.rejections,
    ...clock.rejections,
  },
  rules: {
    ...process.rules,
    ...intake.rules,
    ...devices.rules,
    ...decision.rules,
    ...implementation.rules,
    ...clock.rules,
  },
  organisations: {
    ...process.organisations,
  },
};
