import { type Infer, list, number, object, optional, required, text } from '@likeverd/modelling/document';
import { date, source } from '../assessment/words.ts';

const persons = number('Persons.', { minimum: 0, maximum: 10_000_000 });
const share = number('Share.', { minimum: 0, maximum: 1 });

const incidence = object('New patients from the number of inhabitants and how often the disease occurs.', {
  inhabitants: required(number('Persons who can get the disease.', { minimum: 0, maximum: 10_000_000 })),
  date: required(date),
  per100000: required(number('New cases in a year for each 100,000 of them.', { minimum: 0, maximum: 100_000 })),
  eligible: optional(number('Share of the new cases who meet the indication. Default: all.', { minimum: 0, maximum: 1 })),
  source: required(source),
});

const growth = object('How the number of new patients changes after the last year that is known.', {
  rate: required(number('Share a year: 0.01 is one per cent more each year.', { minimum: -0.5, maximum: 0.5 })),
  source: required(source),
});

const pool = object('Patients who are ill already when the first year begins.', {
  patients: required(persons),
  yearsSinceStart: required(
    number('Years that their treatment of today has lasted when the first year begins. 0: they start then.', {
      minimum: 0,
      maximum: 100,
      integer: true,
    }),
  ),
  strategy: optional(text('Id of the strategy they are on. Default: what the method is compared with.', { maximumLength: 80 })),
  switching: required(list('Share of them who change to the method in each year if it is introduced; the others stay.', share, 1)),
  source: required(source),
});

/** Who the decision is for in Norway, year by year. */
export const populationShape = object('Patients in Norway whom the decision is for.', {
  firstYear: required(
    number('Calendar year that the first entry of newPatients is for.', { minimum: 2000, maximum: 2200, integer: true }),
  ),
  newPatients: optional(
    list('New patients who meet the indication, person/year, from the first year on. Or give incidence.', persons, 1),
  ),
  incidence: optional(incidence),
  growth: optional(growth),
  uptake: optional(
    list(
      'Share of the new patients of each year who get the method if it is introduced. The last holds from then on. Default: all.',
      share,
      1,
    ),
  ),
  prevalent: optional(list('Patients who are ill already.', pool)),
  source: required(source),
});
export type PopulationPremises = Infer<typeof populationShape>;
