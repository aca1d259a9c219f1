import type { modelling as base } from '../nb/modelling.ts';

/** What a fault of a model document needs to say. Numbers stand as they stand in the document. */
type Details = Readonly<Record<string, string | number>>;

const hint = (details: Details): string => (details['suggestion'] ? ` Did you mean “${details['suggestion']}”?` : '');
const allowed = (details: Details): string => (details['allowed'] ? ` Allowed: ${details['allowed']}.` : '');
const limits = (details: Details): string =>
  [
    details['above'] === undefined ? '' : `above ${details['above']}`,
    details['minimum'] === undefined ? '' : `at least ${details['minimum']}`,
    details['maximum'] === undefined ? '' : `at most ${details['maximum']}`,
  ]
    .filter((part) => part !== '')
    .join(' and ');

const types: Readonly<Record<string, string>> = {
  number: 'a number',
  integer: 'a whole number',
  text: 'a text',
  flag: 'true or false',
  object: 'an object with fields',
  list: 'a list',
  identifier: 'a name that begins with a letter and has letters, digits and underscores',
  documentId: 'an id of lower-case letters, digits and hyphens',
  numberOrFormula: 'a number or a formula',
  wholeCycles: 'a period of whole cycles',
};

const things: Readonly<Record<string, string>> = {
  parameter: 'parameter',
  curve: 'curve',
  table: 'reference table',
  column: 'column',
  payer: 'payer',
  strategy: 'strategy',
  state: 'state',
  livingState: 'state (death does not count here)',
  scenario: 'scenario',
  place: 'place in the document',
};

const mismatches: Readonly<Record<string, string>> = {
  time: 'Different units of time: convert with convert(…, [unit]), for example convert(x, [NOK/year]).',
  currency: 'Different currencies: multiply by a parameter that is the exchange rate, for example in NOK/EUR.',
  kind: 'The numbers mean different things: convert with a function, for example probabilityFromRate or log, or correct the unit.',
  ratio: 'A ratio is not multiplied with a probability: use applyHazardRatio(probability, ratio) or applyOddsRatio.',
  other: 'Divide or multiply by what is missing, for example 5 [year].',
  unknown: 'Write for example NOK/year, hazardRatio, probability or dimensionless.',
};

const distributionRules: Readonly<Record<string, string>> = {
  sdPositive: 'the standard deviation must be above 0',
  betaMoments: 'the mean must lie between 0 and 1, and the standard error must be above 0 and below the root of m(1 − m)',
  gammaMoments: 'the mean and the standard error must be above 0',
  endsInOrder: 'the lower end must be below the upper',
  sameInEveryDraw: 'the value must be the same in every draw; remove the distribution',
};

const covarianceRules: Readonly<Record<string, string>> = {
  square: 'it must have as many rows and columns as the group has parameters',
  symmetric: 'it must be symmetric',
  positiveDefinite: 'it must be positive definite; check variances and covariances against the source',
};

const tableRules: Readonly<Record<string, string>> = {
  agesFromZero: 'age must go year by year from 0',
  probabilities: 'the probabilities must lie between 0 and 1',
  agesRising: 'age must rise',
  norms: 'the norms must lie between 0 and 1',
};

const rowRules: Readonly<Record<string, (d: Details) => string>> = {
  noRemainder: (d) =>
    `the probabilities out of ${d['state']} need a remainder: add a transition of type remainder, usually to the same state`,
  remainderTwice: (d) => `${d['state']} has more than one remainder; keep one`,
  mixed: (d) =>
    `${d['state']} has both rates and probabilities or a remainder; use one kind (rateFromProbability converts, and the remainder follows from rates)`,
  duplicate: (d) =>
    `there are two transitions from ${d['state']} to ${d['to']} for the same strategy; join them or tell them apart by strategies`,
  fromDeath: (d) => `nobody leaves ${d['state']}, which is death; remove the transition`,
  rateToItself: (d) => `a rate leads out of a state; those who stay in ${d['state']} are the remainder`,
  aboveOne: (d) => `the probabilities out of ${d['state']} sum to ${d['sum']}, more than 1; check them against the source`,
  noDeath: (d) => `no transition leads to ${d['state']}; add death, for example with generalMortality`,
};

const draw = (details: Details): string =>
  details['draw'] === undefined
    ? ''
    : details['draw'] === -1
      ? ' It happened in the base case.'
      : ` It happened in draw ${details['draw']}.`;
const where = (details: Details): string =>
  [
    details['strategy'] === undefined ? '' : `strategy ${details['strategy']}`,
    details['cycle'] === undefined ? '' : `cycle ${details['cycle']}`,
    details['state'] === undefined ? '' : `state ${details['state']}`,
  ]
    .filter((part) => part !== '')
    .join(', ');

/** Words for model documents and runs. */
export const modelling: typeof base = {
  faults: {
    'document.syntax': (d) =>
      `The text is not valid YAML or JSON here (${d['message']}). Check indentation, colons and quotes; text with a colon or square brackets must be quoted.`,
    'document.duplicateKey': (d) => `“${d['key']}” is there twice. Keep one of them.`,
    'document.tooLarge': (d) =>
      `The document is too large: ${d['found']} characters, at most ${d['maximum']}. Split it or shorten the texts.`,
    'document.formatVersion': (d) => `Format version ${d['found']} is not supported. Write formatVersion: ${d['allowed']}.`,
    'field.missing': (d) => `The field “${d['field']}” is missing or empty. Fill it in.`,
    'field.unknown': (d) => `The field “${d['field']}” does not belong here.${hint(d)}${allowed(d)}`,
    'field.type': (d) => `Here must stand ${types[String(d['expected'])] ?? d['expected']}, not “${d['found']}”.`,
    'field.choice': (d) => `“${d['found']}” cannot be used here.${hint(d)}${allowed(d)}`,
    'field.range': (d) => `The value is ${d['found']}; it must be ${limits(d)}.`,
    'reference.unknown': (d) => `There is no ${things[String(d['what'])] ?? d['what']} “${d['name']}”.${hint(d)}${allowed(d)}`,
    'reference.circular': (d) =>
      `The values go in a circle: ${d['circle']}. Give one of them a value that does not depend on the others.`,
    'expression.syntax': (d) =>
      `The formula “${d['formula']}” cannot be read: unexpected “${d['found']}” at position ${d['position']}. Check parentheses, commas and operators; the decimal mark is a point.`,
    'expression.unknownName': (d) =>
      `The formula uses “${d['name']}”, which does not exist.${hint(d)} Define the parameter or correct the name.`,
    'expression.unit': (d) =>
      d['mismatch'] === 'unknown'
        ? `“${d['found']}” is not a unit.${hint(d)} ${mismatches['unknown']}`
        : `The units do not fit: found ${d['found']}, expected ${d['expected']}. ${mismatches[String(d['mismatch'])] ?? ''}`,
    'expression.arguments': (d) => `The function ${d['name']} takes ${d['expected']} arguments, but got ${d['found']}.`,
    'distribution.parameters': (d) =>
      `The distribution ${d['distribution']} cannot be used with these numbers: ${distributionRules[String(d['rule'])] ?? d['rule']}.`,
    'distribution.covariance': (d) =>
      `The covariance matrix of ${d['size']} parameters cannot be used: ${covarianceRules[String(d['rule'])] ?? d['rule']}.`,
    'source.missing': () => 'The source is missing. Write where the figure comes from: publication, table, page.',
    'table.shape': (d) => `The table ${d['table']} cannot be used here: ${tableRules[String(d['rule'])] ?? d['rule']}.`,
    'transition.row': (d) =>
      `The transitions cannot be used${d['strategy'] === undefined ? '' : ` (strategy ${d['strategy']})`}: ${rowRules[String(d['rule'])]?.(d) ?? d['rule']}.`,
    'input.unknown': (d) => `The model has no ${things[String(d['what'])] ?? d['what']} “${d['name']}”.${hint(d)}`,
    'input.range': (d) =>
      `The value ${d['found']} for ${d['name']} cannot be used${limits(d) === '' ? '' : `; it must be ${limits(d)}`}.`,
    'run.notANumber': (d) =>
      `The computation did not give a number in ${d['expression']}${where(d) === '' ? '' : ` (${where(d)})`}.${draw(d)} Check the formula and the values it uses. No results are shown.`,
    'run.statesDoNotSum': (d) =>
      `The shares in the states sum to ${d['sum']}, not 1 (${where(d)}): the curve ${d['expression']} crosses the next.${draw(d)} Set curvesOrdered: true or use the mortality floor. No results are shown.`,
    'run.negativeProbability': (d) =>
      `A probability became negative in ${d['expression']} (${where(d)}).${draw(d)} The sum out of a state cannot be above 1. Check the transitions and the values. No results are shown.`,
    'run.cancelled': (d) => `The run was cancelled after ${d['done']} of ${d['total']} draws. Start it again to get results.`,
  },
};
