import { choice, type Infer, list, number, object, optional, required, variants } from '@likeverd/modelling/document';
import { source, words } from '../assessment/words.ts';

const age = { minimum: 0, maximum: 110 } as const;
const qalys = { minimum: 0, maximum: 120 } as const;
const level = choice('How much, as judged.', ['none', 'low', 'moderate', 'high']);
const described = (about: string) => object(about, { level: required(level), text: required(words) });

/** What severity rests on beyond the model. */
export const severityShape = object('Severity: what absolute shortfall and its textual description rest on beyond the model.', {
  age: optional(
    object('Age of the Norwegian patients at the start of treatment, where it is uncertain.', {
      from: required(number('Lowest likely mean age, year.', { ...age, integer: true })),
      to: required(number('Highest likely mean age, year.', { ...age, integer: true })),
      source: required(source),
    }),
  ),
  femaleShare: optional(
    number('Share of the patients who are women. Shown for comparison: the rule takes both sexes together.', {
      minimum: 0,
      maximum: 1,
    }),
  ),
  populationQalys: optional(
    object(
      'Expected remaining QALYs of the general population as published, where the platform has no figure for the age or another one is to be used.',
      {
        value: required(number('QALYs.', qalys)),
        source: required(source),
      },
    ),
  ),
  norm: optional(
    object(
      'Quality of life of the general population by age, to make the expected remaining QALYs from a life table where none are published.',
      {
        bands: required(
          list(
            'From the youngest on; each holds until the next begins.',
            object('One age band.', {
              fromAge: required(number('Age.', { ...age, integer: true })),
              utility: required(number('Utility.', { minimum: -1, maximum: 1 })),
            }),
            1,
          ),
        ),
        source: required(source),
      },
    ),
  ),
  applies: optional(
    variants('Whose severity it is. Default: those who are treated, as the model has them.', {
      prevention: object('The method prevents a disease: severity is that of those who get it.', {
        ageAtOnset: required(number('Mean age when the disease begins, year.', age)),
        qalysWithDisease: required(number('Their expected remaining QALYs with the treatment of today, undiscounted.', qalys)),
        source: required(source),
      }),
      diagnostics: object('The method finds a condition: severity is that of those who have it.', {
        ageAtTest: required(number('Mean age when the test is taken, year.', age)),
        qalysWithCondition: required(
          number('Expected remaining QALYs of those who have the condition with the practice of today, undiscounted.', qalys),
        ),
        shareWithCondition: required(number('Share of the tested who have the condition.', { minimum: 0, maximum: 1 })),
        source: required(source),
      }),
    }),
  ),
  textual: optional(
    object('Severity in words, by the parts of the criterion (S03.R3).', {
      riskOfDeath: optional(described('Risk of death.')),
      lossOfFunction: optional(described('Loss of coping, physical or mental function: risk and degree.')),
      painAndDistress: optional(described('Pain, physical or mental distress.')),
      presentSituation: optional(described('The situation now.')),
      duration: optional(described('How long it lasts.')),
      lossOfYears: optional(described('Loss of future life years.')),
      urgency: optional(described('How much it hastens to start.')),
      source: required(source),
    }),
  ),
  smallGroup: optional(
    object('Whether the patients are a particularly small group.', {
      patientsNorway: required(number('Patients in Norway for the medicine, persons.', { minimum: 0, maximum: 10_000_000 })),
      patientsWorldwide: optional(
        number('Patients in the world per 100,000 inhabitants for the medicine.', { minimum: 0, maximum: 100_000 }),
      ),
      prevalence: optional(number('Persons with the condition per 10,000 inhabitants of Norway.', { minimum: 0, maximum: 10_000 })),
      controlledStudiesHard: optional(words),
      source: required(source),
    }),
  ),
});
export type SeverityPremises = Infer<typeof severityShape>;
