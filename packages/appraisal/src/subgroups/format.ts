import {
  anything,
  choice,
  type Infer,
  list,
  map,
  number,
  object,
  optional,
  required,
  text,
  variants,
} from '@likeverd/modelling/document';
import { source, words } from '../assessment/words.ts';

const id = text('Id.', { maximumLength: 80 });
const group = text('Id of a subgroup of the model.', { maximumLength: 80 });
const persons = number('Persons.', { minimum: 0, maximum: 10_000_000, integer: true });
const operators = ['<', '<=', '>', '>='] as const;

const comparison = variants('One thing that must hold.', {
  measure: object('A measurement of the patient against a limit.', {
    variable: required(id),
    label: required(words),
    unit: required(words),
    operator: required(choice('How the measurement compares with the limit.', operators)),
    limit: required(number('The limit, in the unit.')),
  }),
  finding: object('Something that is or is not so.', {
    variable: required(id),
    label: required(words),
    is: required(choice('What must be so.', ['true', 'false'])),
  }),
});
export type Comparison = Infer<typeof comparison>;

const criterion = object('A criterion for starting or stopping the treatment.', {
  id: required(id),
  kind: required(choice('Whether the treatment may start, or shall stop, when it holds.', ['start', 'stop'])),
  label: required(words),
  when: required(list('All of these hold.', comparison, 1)),
  changes: optional(
    map(
      'What the criterion changes in the model: paths to new values, as in a scenario. Absent: not in the model.',
      anything('New value.'),
      '^.+$',
    ),
  ),
  source: required(source),
});
export type Criterion = Infer<typeof criterion>;

const level = choice('How much, as judged.', ['none', 'low', 'moderate', 'high']);
const risk = object('How large the risk is, and why.', { level: required(level), text: required(words) });

/** What is known of the parts of the patients that a decision may tell apart. */
export const subgroupsShape = object(
  'Subgroups: what is known of them, the risks of telling them apart, and criteria for start and stop.',
  {
    groups: optional(
      list(
        'What is known of each subgroup of the model.',
        object('One subgroup.', {
          subgroup: required(group),
          studied: optional(
            object('Patients of the subgroup in the studies.', { method: required(persons), comparator: required(persons) }),
          ),
          effect: optional(
            object('Relative effect that was observed in the subgroup: a ratio below 1 is in favour of the method.', {
              ratio: required(number('Hazard, risk or odds ratio.', { above: 0, maximum: 1000 })),
              lower: required(number('Lower end of the 95 % confidence interval.', { above: 0, maximum: 1000 })),
              upper: required(number('Upper end of the 95 % confidence interval.', { above: 0, maximum: 10_000 })),
            }),
          ),
          identifiedBy: optional(words),
          source: required(source),
        }),
      ),
    ),
    risks: optional(
      object('Risks of deciding by subgroup (S18.R5).', {
        fewerPatients: optional(risk),
        wideSpread: optional(risk),
        worsePriceOffers: optional(risk),
        spillOver: optional(risk),
        ethicalDilemma: optional(risk),
      }),
    ),
    criteria: optional(list('Criteria for starting and stopping.', criterion)),
  },
);
export type SubgroupsPremises = Infer<typeof subgroupsShape>;
