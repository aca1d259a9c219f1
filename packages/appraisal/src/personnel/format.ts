import { choice, type Infer, list, map, number, object, optional, required, text } from '@likeverd/modelling/document';
import { identifier, source, words } from '../assessment/words.ts';

/** Categories of personnel, as far as scarcity differs between them. */
export const staffCategories = [
  'specialistDoctor',
  'generalPractitioner',
  'nurse',
  'specialistNurse',
  'healthWorker',
  'bioengineer',
  'radiographer',
  'pharmacist',
  'physiotherapist',
  'psychologist',
  'otherHealth',
  'administrative',
] as const;
export const workPlaces = ['specialist', 'municipal'] as const;
const place = choice('Where the work is done: each level is governed for itself (S11.R4).', workPlaces);

const line = object('Work of one category of personnel.', {
  id: required(identifier),
  label: required(words),
  category: required(choice('Category of personnel.', staffCategories)),
  place: required(place),
  term: optional(
    choice('Whether the line holds in the short term (organisation as it is), in the long term, or in both (default).', [
      'short',
      'long',
      'both',
    ]),
  ),
  hours: required(map('Hours under every strategy that is compared, by its id.', number('Hours.', { minimum: 0 }))),
  per: required(choice('Once for a patient, when treatment starts, or for every year lived (undiscounted).', ['patient', 'year'])),
  state: optional(text('Only years in this state of the model.', { maximumLength: 80 })),
  source: required(source),
});

/** What a method asks of personnel: an account of its own (S11). */
export const personnelShape = object('What the method asks of personnel.', {
  fullTimeHours: required(number('Hours of work of a full-time equivalent in a year.', { above: 0, maximum: 3000 })),
  shortTermYears: required(
    number('Calendar years from the introduction on that are the short term.', { minimum: 0, maximum: 50, integer: true }),
  ),
  lines: required(list('Work by category and place.', line, 1)),
  education: optional(
    object('Effect on the capacity to educate.', {
      effect: required(choice('What happens to the capacity.', ['less', 'same', 'more'])),
      hoursPerYear: optional(number('Change in hours of teaching and supervision in a year, nationally.')),
      reason: required(words),
      source: required(source),
    }),
  ),
  otherServices: optional(
    list(
      'Effects on the use and supply of other services. An empty list says that there are none.',
      object('One service.', {
        service: required(words),
        place: required(place),
        effect: required(choice('Whether the service is displaced or relieved.', ['displaced', 'relieved'])),
        hoursPerYear: optional(number('Hours of work in a year, nationally.', { minimum: 0 })),
        source: required(source),
      }),
    ),
  ),
  source: required(source),
});
export type PersonnelPremises = Infer<typeof personnelShape>;
export type PersonnelLine = Infer<typeof line>;
export type StaffCategory = (typeof staffCategories)[number];
export type WorkPlace = (typeof workPlaces)[number];
