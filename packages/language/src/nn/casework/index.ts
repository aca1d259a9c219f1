import { clock } from './clock.ts';
import { decision } from './decision.ts';
import { devices } from './devices.ts';
import { implementation } from './implementation.ts';
import { intake } from './intake.ts';
import { healthTrustNames } from '../../health-trust-names.ts';
import { participation } from './participation.ts';
import { disclosure } from './disclosure.ts';
import { meetings } from './meetings.ts';
import { files } from './files.ts';
import { portfolio } from './portfolio.ts';
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
    ...portfolio.events,
    ...meetings.events,
    ...files.events,
    ...decision.events,
    ...implementation.events,
    ...participation.events,
    ...clock.events,
  },
  acts: {
    ...process.acts,
    ...intake.acts,
    ...devices.acts,
    ...miniHta.acts,
    ...disclosure.acts,
    ...portfolio.acts,
    ...meetings.acts,
    ...files.acts,
    ...decision.acts,
    ...implementation.acts,
    ...participation.acts,
    ...clock.acts,
  },
  fields: {
    ...process.fields,
    ...intake.fields,
    ...devices.fields,
    ...miniHta.fields,
    ...disclosure.fields,
    ...portfolio.fields,
    ...meetings.fields,
    ...files.fields,
    ...decision.fields,
    ...implementation.fields,
    ...participation.fields,
    ...clock.fields,
  },
  sections: {
    ...process.sections,
    ...intake.sections,
    ...devices.sections,
    ...miniHta.sections,
    ...disclosure.sections,
    ...portfolio.sections,
    ...meetings.sections,
    ...files.sections,
    ...decision.sections,
    ...implementation.sections,
    ...participation.sections,
    ...clock.sections,
  },
  units: {
    ...process.units,
    ...disclosure.units,
    ...meetings.units,
    ...decision.units,
    ...implementation.units,
    ...participation.units,
    ...clock.units,
  },
  choices: {
    ...process.choices,
    ...intake.choices,
    ...devices.choices,
    ...miniHta.choices,
    ...disclosure.choices,
    ...portfolio.choices,
    ...meetings.choices,
    ...files.choices,
    ...decision.choices,
    ...implementation.choices,
    ...participation.choices,
    ...clock.choices,
  },
  rejections: {
    ...process.rejections,
    ...intake.rejections,
    ...devices.rejections,
    ...miniHta.rejections,
    ...disclosure.rejections,
    ...portfolio.rejections,
    ...meetings.rejections,
    ...files.rejections,
    ...decision.rejections,
    ...implementation.rejections,
    ...participation.rejections,
    ...clock.rejections,
  },
  rules: {
    ...process.rules,
    ...intake.rules,
    ...devices.rules,
    ...miniHta.rules,
    ...disclosure.rules,
    ...portfolio.rules,
    ...meetings.rules,
    ...files.rules,
    ...decision.rules,
    ...implementation.rules,
    ...participation.rules,
    ...clock.rules,
  },
};
