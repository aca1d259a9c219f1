import { type Infer, list, number, object, optional, required } from '@likeverd/modelling/document';
import { source } from '../assessment/words.ts';

/** Who the decision is for in Norway, year by year. */
export const populationShape = object('Patients in Norway whom the decision is for.', {
  firstYear: required(
    number('Calendar year that the first entry of newPatients is for.', { minimum: 2000, maximum: 2200, integer: true }),
  ),
  newPatients: required(
    list(
      'New patients who meet the indication, person/year, from the first year on.',
      number('Persons.', { minimum: 0, maximum: 10_000_000 }),
      1,
    ),
  ),
  uptake: optional(
    list(
      'Share of the new patients of each year who get the method if it is introduced. The last holds from then on. Default: all.',
      number('Share.', { minimum: 0, maximum: 1 }),
      1,
    ),
  ),
  source: required(source),
});
export type PopulationPremises = Infer<typeof populationShape>;
