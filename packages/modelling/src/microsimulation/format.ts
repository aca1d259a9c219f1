import { costShape, generalMortalityShape, gridDiscountingShape, strategiesShape, transitionShape } from '../cohort/format.ts';
import { simulationShape } from '../simulation/format.ts';
import { headFields, identifier, timeFields, words } from '../format.ts';
import {
  choice,
  constant,
  expression,
  type Infer,
  list,
  map,
  number,
  object,
  optional,
  required,
  text,
  variants,
} from '../shape.ts';

/** The document format of kind `microsimulation`: individuals who move between states in cycles, with characteristics and a history. */

const patientNames = '`timeInState`, characteristics and history';
const inState = `May use \`cycle\`, \`time\`, \`age\`, \`cycleLength\`, ${patientNames}.`;

const characteristic = object('A number that a patient has at entry and keeps.', {
  label: required(words),
  unit: required(text('Unit of the value.', { maximumLength: 80 })),
  source: required(text('Where it comes from.', { maximumLength: 2000 })),
  values: required(
    variants('How it is spread over patients. Formulas may use parameters.', {
      normal: object('Normal.', { mean: required(expression('Mean.')), sd: required(expression('Standard deviation.')) }),
      logNormal: object('exp of a normal.', {
        meanlog: required(expression('Mean of the logarithm.')),
        sdlog: required(expression('Standard deviation of the logarithm.')),
      }),
      uniform: object('Uniform between two values.', {
        minimum: required(expression('Lower end.')),
        maximum: required(expression('Upper end.')),
      }),
      gamma: object('Gamma by moments.', { mean: required(expression('Mean.')), sd: required(expression('Standard deviation.')) }),
      bernoulli: object('1 with this probability, otherwise 0.', { probability: required(expression('Probability of 1.')) }),
      listed: object(
        'One value a patient, from the top again when the list ends. Lists of one document have the same length, so that row r of all of them is one patient.',
        { values: required(list('Values.', number('Value.'), 1)) },
      ),
    }),
  ),
});

const history = variants('A number that a patient’s past gives; times in years at the end of the cycle that begins.', {
  timeWithin: object('Since this group of states was entered; 0 outside it.', {
    states: required(list('States.', identifier, 1)),
  }),
  timeAltogether: object('Spent in these states so far.', { states: required(list('States.', identifier, 1)) }),
  timeSince: object('Since the state was last entered, also after it was left.', {
    state: required(identifier),
    never: required(number('Years that are used before the state is entered.')),
  }),
  visits: object('How many times the state was entered; to start in it counts.', { state: required(identifier) }),
  passages: object('How many times the patient went from one state to another.', {
    from: required(identifier),
    to: required(identifier),
  }),
});

export const microsimulationShape = object('A Likeverd decision model of individuals who move between states in cycles.', {
  ...headFields,
  kind: required(constant('Kind of model.', 'microsimulation')),
  simulation: required(simulationShape),
  time: required(
    object('The time grid.', {
      ...timeFields,
      correction: required(
        choice(
          'Where in a cycle the state is read: mean of both ends, start, end; or every grid point from entry to horizon as one cycle (none).',
          ['trapezoid', 'start', 'end', 'none'],
        ),
      ),
    }),
  ),
  discounting: required(gridDiscountingShape),
  population: required(
    object('Who enters.', {
      entryAge: required(expression('Age at entry, year. The same in every draw; the mean where ages differ.')),
      ageOf: optional(text('Characteristic with each patient’s age at entry. Default: everyone has the entry age.')),
      mortality: optional(generalMortalityShape),
    }),
  ),
  characteristics: optional(map('Characteristics of patients by name.', characteristic)),
  history: optional(map('What formulas may know of a patient’s past, by name, beside `timeInState`.', history)),
  states: required(
    list(
      'Health states; the last is death.',
      object('One state.', {
        id: required(identifier),
        label: required(words),
        utility: optional(expression(`Utility, before age adjustment. ${inState} Not for death.`)),
        share: optional(
          number('Probability to start here. Default: everyone starts in the first state.', { minimum: 0, maximum: 1 }),
        ),
      }),
      2,
    ),
  ),
  transitions: required(
    list(
      'Ways out of the states; a state without any is never left.',
      transitionShape(`May use \`cycle\`, \`time\`, \`age\`, \`cycleLength\`, \`generalMortality\`, ${patientNames}.`),
    ),
  ),
  strategies: required(strategiesShape),
  costs: required(
    list('Components of cost.', costShape(inState, `${inState} History as it was before.`, ' May use characteristics.')),
  ),
});

export type MicrosimulationDocument = Infer<typeof microsimulationShape>;
export type CharacteristicDocument = NonNullable<MicrosimulationDocument['characteristics']>[string];
export type HistoryDocument = NonNullable<MicrosimulationDocument['history']>[string];
