import { clock } from './clock.ts';
import { decision } from './decision.ts';
import { devices } from './devices.ts';
import { implementation } from './implementation.ts';
import { intake } from './intake.ts';
import { healthTrustNames } from '../../health-trust-names.ts';
import { disclosure } from './disclosure.ts';
import { meetings } from './meetings.ts';
import { files } from './files.ts';
import { miniHta } from './mini-hta.ts';
import { process } from './process.ts';

/** Words of the whole process, room by room; no key stands in two rooms. */
export const casework = {
  ...process,
  organisations: { ...process.organisations, ...healthTrustNames },
  events: {
    ...process.events,
    ...intake.events,
    ...devices.events,
    ...miniHta.events,
    ...disclosure.events,
    ...meetings.events,
    ...files.events,
    ...decision.events,
    ...implementation.events,
    ...clock.events,
  },
  acts: {
    ...process.acts,
    ...intake.acts,
    ...devices.acts,
    ...miniHta.acts,
    ...disclosure.acts,
    ...meetings.acts,
    ...files.acts,
    ...decision.acts,
    ...implementation.acts,
    ...clock.acts,
  },
  fields: {
    ...process.fields,
    ...intake.fields,
    ...devices.fields,
    ...miniHta.fields,
    ...disclosure.fields,
    ...meetings.fields,
    ...files.fields,
    ...decision.fields,
    ...implementation.fields,
    ...clock.fields,
  },
  sections: {
    ...process.sections,
    ...intake.sections,
    ...devices.sections,
    ...miniHta.sections,
    ...disclosure.sections,
    ...meetings.sections,
    ...files.sections,
    ...decision.sections,
    ...implementation.sections,
    ...clock.sections,
  },
  units: {
    ...process.units,
    ...disclosure.units,
    ...meetings.units,
    ...decision.units,
    ...implementation.units,
    ...clock.units,
  },
  choices: {
    ...process.choices,
    ...intake.choices,
    ...devices.choices,
    ...miniHta.choices,
    ...disclosure.choices,
    ...meetings.choices,
    ...files.choices,
    ...decision.choices,
    ...implementation.choices,
    ...clock.choices,
  },
  rejections: {
    ...process.rejections,
    ...intake.rejections,
    ...devices.rejections,
    ...miniHta.rejections,
    ...disclosure.rejections,
    ...meetings.rejections,
    ...files.rejections,
    ...decision.rejections,
    ...implementation.rejections,
    ...clock.rejections,
  },
  rules: {
    ...process.rules,
    ...intake.rules,
    ...devices.rules,
    ...miniHta.rules,
    ...disclosure.rules,
    ...meetings.rules,
    ...files.rules,
    ...decision.rules,
    ...implementation.rules,
    ...clock.rules,
  },
};
