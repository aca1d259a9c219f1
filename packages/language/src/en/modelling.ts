import { findingText } from '../finding-text.ts';
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
  date: 'a date such as 2026-11-22',
  fileName: 'the name of a file in the same folder',
  code: 'a code or value of letters, digits, spaces and the signs . : / _ + -, 50 characters at most',
  laterDate: 'a date after the one before',
  wholeCycles: 'a period of whole cycles',
};

const things: Readonly<Record<string, string>> = {
  result: 'the result',
  parameter: 'parameter',
  curve: 'curve',
  table: 'reference table',
  documentTable: 'the table (under tables)',
  column: 'column',
  payer: 'payer',
  strategy: 'strategy',
  newStrategy: 'the strategy (the comparator takes the rest and is not named)',
  state: 'state',
  node: 'node, leaf or branch',
  livingState: 'state (death does not count here)',
  characteristic: 'characteristic',
  scenario: 'scenario',
  subgroup: 'the subgroup',
  place: 'place in the document',
};

const mismatches: Readonly<Record<string, string>> = {
  condition: 'A comparison is not a number: use if(condition, x, y), and join only comparisons with and, or and not.',
  time: 'Different units of time: convert with convert(…, [unit]), for example convert(x, [NOK/year]).',
  currency: 'Different currencies: multiply by a parameter that is the exchange rate, for example in NOK/EUR.',
  kind: 'The numbers mean different things: convert with a function, for example probabilityFromRate or log, or correct the unit.',
  ratio: 'A ratio is not multiplied with a probability: use applyHazardRatio(probability, ratio) or applyOddsRatio.',
  other: 'Divide or multiply by what is missing, for example 5 [year].',
  unknown: 'Write for example NOK/year, hazardRatio, probability or dimensionless.',
};

const distributionRules: Readonly<Record<string, string>> = {
  positive: 'the numbers must be above 0',
  oneWay: 'write the distribution in exactly one way',
  valueWithinInterval: 'the value must lie in the interval',
  modeBetweenEnds: 'the mode (or else the value) must lie between minimum and maximum',
  truncation: 'minimum must be below maximum, with some probability between them',
  countsOrSize: 'write either counts or size',
  countForEach: 'counts must have one number for each parameter',
  sharesSumToOne: 'the values of the parameters must sum to 1; fractions such as 12 / 36 are a good way to write them',
  sdPositive: 'the standard deviation must be above 0',
  betaMoments: 'the mean must lie between 0 and 1, and the standard error must be above 0 and below the root of m(1 − m)',
  gammaMoments: 'the mean and the standard error must be above 0',
  endsInOrder: 'the lower end must be below the upper',
  sameInEveryDraw: 'the value must be the same in every draw; remove the distribution',
};

const curveRules: Readonly<Record<string, (details: Details) => string>> = {
  argument: (d) => `${d['argument']} is ${d['found']}, but must be ${limits(d)}. Check the distribution of the value`,
  risingSurvival: (d) => `survival rises after year ${d['year']}. Check the coefficients and their covariance`,
  undefined: (d) => `it is not known at year ${d['year']}. Join another curve, or choose afterLast: constant`,
  nobodyLeft: (d) => `nobody is left at year ${d['year']}, so nobody can follow it from there. Choose an earlier time`,
  tooManyEvents: (d) => `a patient changed state more than 10,000 times before ${d['year']} years. Check the hazards`,
};

const priceRules: Readonly<Record<string, (d: Details) => string>> = {
  notMoney: () => 'only a parameter in money has a price year; remove priceYear and priceIndex',
  currency: (d) =>
    `a price index is of one currency: the amount is in ${d['found']}, the document in ${d['expected']}. Remove the price year, and multiply with a parameter that is the exchange rate (unit ${d['expected']}/${d['found']})`,
  mixed: (d) =>
    `${d['found']} is an amount too, at the prices of the document; write the figure, or convert in a parameter of its own without priceYear`,
  indexMissing: (d) =>
    `the figure is at ${d['found']} prices and the document at ${d['expected']} prices; write priceIndex, such as consumer-price-index-norway`,
  indexShape: (d) => `${d['found']} must have the columns year and index, with indices above 0`,
  yearMissing: (d) =>
    `the price index does not have the year ${d['found']}. It has ${d['allowed']}. Write a table with the year under tables`,
};

const covarianceRules: Readonly<Record<string, string>> = {
  oneMatrix: 'write either covariance, or correlation (alone, or with standardDeviations)',
  correlations: 'correlations must lie between -1 and 1, and be 1 on the diagonal',
  reach: 'no Gaussian copula gives these distributions so strong a correlation; use correlationOf: ranks or correct the numbers',
  square: 'it must have as many rows and columns as the group has parameters',
  symmetric: 'it must be symmetric',
  positiveDefinite: 'it must be positive definite; check variances and covariances against the source',
};

const tableRules: Readonly<Record<string, string>> = {
  keysRising: 'the numbers in the first column must rise from row to row',
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

const branchRules: Readonly<Record<string, (d: Details) => string>> = {
  noBranch: () => 'no branch applies; add one, or make the node a leaf',
  noRemainder: () => 'the probabilities are formulas, so one branch must be the rest: give it the type remainder',
  remainderTwice: () => 'more than one branch is the rest; keep one',
  aboveOne: (d) => `the probabilities sum to ${d['sum']}, more than 1; check them against the source`,
  belowOne: (d) => `the probabilities sum to ${d['sum']}, less than 1; add the branch that is missing, as the remainder`,
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
    details['patient'] === undefined ? '' : `patient ${details['patient']}`,
    details['node'] === undefined ? '' : `node ${details['node']}`,
  ]
    .filter((part) => part !== '')
    .join(', ');

const checkRules = {
  drawsWithinDomain: {
    rule: 'Draws stay where the number has a meaning: probabilities from 0 to 1, hazard ratios above 0, money from 0.',
    remedy: 'Choose a distribution that fits: beta for probabilities and utilities, gamma for costs, log-normal for ratios.',
  },
  parametersWithoutDistribution: {
    rule: 'Every parameter with a figure of its own has a distribution.',
    remedy: 'Give the parameter a distribution, or give the reason why it is certain.',
  },
  parametersUsed: {
    rule: 'Every parameter is used in a formula.',
    remedy: 'Take the parameter away, or find the formula it was meant for.',
  },
  statesSumToOne: {
    rule: 'The shares of the states sum to 1 in every cycle and lie between 0 and 1.',
    remedy: 'Check curves and transition probabilities.',
  },
  deathAbsorbing: {
    rule: 'Nobody rises from the dead: the share of the dead never falls.',
    remedy: 'Check the curve of overall survival and the transitions out of death.',
  },
  statesReached: {
    rule: 'Someone passes through every state, under at least one strategy.',
    remedy: 'Check the transitions into the state, or take it away.',
  },
  curvesInOrder: {
    rule: 'The curves do not cross before the model corrects them: progression-free survival is never above overall survival.',
    remedy: 'Consider whether the curves were fitted apart; choose forms that belong together, or a model with transitions.',
  },
  populationMortality: {
    rule: 'Survival is never above that of the general population of the same age.',
    remedy: 'Switch the mortality floor on (population.mortality.floor), or give the reason why the patients outlive others.',
  },
  nobodyDies: {
    rule: 'Without mortality everyone is alive for the whole horizon.',
    remedy:
      'Look for death or loss that comes from elsewhere than curves and transitions. Simpson’s rule gives the whole horizon only with an even number of cycles.',
  },
  utilitiesOne: {
    rule: 'With every utility at 1 and no age adjustment, QALYs equal life years.',
    remedy: 'Look for figures written straight into the formula of a state, or a utility that is used wrongly.',
  },
  utilitiesZero: {
    rule: 'With every utility at 0 there are no QALYs.',
    remedy: 'Look for figures written straight into the formula of a state.',
  },
  qalysWithinLifeYears: {
    rule: 'No strategy has more QALYs than life years.',
    remedy: 'Check utilities above 1 and the age adjustment.',
  },
  equalArms: {
    rule: 'With every hazard ratio at 1 the strategies have the same life years and QALYs.',
    remedy: 'Look for an effect that does not go through a hazard ratio, or confirm that the difference is meant.',
  },
  costsZero: {
    rule: 'With every price at a millionth, costs are a millionth.',
    remedy: 'Look for money written straight into a formula; make it a parameter with a source.',
  },
  costsDoubled: {
    rule: 'With every price doubled, costs are doubled.',
    remedy: 'Look for caps, floors or fixed amounts in the formulas.',
  },
  noDiscounting: {
    rule: 'At a discount rate of 0, discounted and undiscounted figures are equal.',
    remedy: 'Report it: this is a fault in the engine.',
  },
  discountingLowers: {
    rule: 'A higher discount rate gives no more QALYs or life years, and discounting does not raise them.',
    remedy: 'Check that no rate is negative.',
  },
  shortestHorizon: {
    rule: 'With a horizon of one cycle at most one cycle is lived.',
    remedy: 'Look for life years counted outside of the horizon.',
  },
  horizonLongEnough: {
    rule: 'At most one in twenty is alive when the model ends.',
    remedy: 'Lengthen the horizon, or give the reason why what comes later does not tell the strategies apart.',
  },
  partsSumToTotals: { rule: 'Components and states sum to the totals.', remedy: 'Report it: this is a fault in the engine.' },
  drawsReproducible: {
    rule: 'The same draws give the same figures when they are run again in another division.',
    remedy: 'Report it: this is a fault in the engine.',
  },
  meanNearBaseCase: {
    rule: 'The mean of the draws is near the base case: within 4 standard errors or 0.25 standard deviations.',
    remedy: 'Check that the distributions have the same centre as the values.',
  },
  evaluatorsAgree: {
    rule: 'An independent, slow calculation gives the same figures.',
    remedy: 'Report it: this is a fault in the engine.',
  },
};

const findingNames = {
  patients: 'patients',
  strategy: 'strategy',
  quantity: 'quantity',
  parameter: 'parameter',
  parameters: 'parameters',
  count: 'number',
  draw: 'draw',
  cycle: 'cycle',
  state: 'state',
  found: 'found',
  expected: 'expected',
  sum: 'sum',
  standardErrors: 'standard errors',
  standardDeviations: 'standard deviations',
  fault: 'fault',
  path: 'place',
};
const findingReasons: Readonly<Record<string, string>> = {
  stopped: 'the changed model stopped',
  refused: 'the changed model is not valid',
  noCurves: 'the model has no curves',
  deathIsRemainder: 'the model has no transitions or curves to death that can be switched off',
  noMortality: 'the model uses no mortality table',
  oneCurve: 'the model has only one curve for each strategy',
  noUtilities: 'no parameter has the unit utility',
  noRatios: 'the model has no hazard ratio to set to 1, or only one strategy',
  noMoney: 'no parameter is an amount of money',
  noDraws: 'no parameter varies',
  noTime: 'the model has no time',
  noDiscounting: 'the model has no discounting',
  entryTree: 'a tree before the first cycle gives life years outside of the cycles',
  noLifeYears: 'the model counts no life years',
};

const checks = {
  rules: checkRules,
  severities: { error: 'error', warning: 'warning', note: 'note' },
  statuses: { passed: 'passed', failed: 'failed', notApplicable: 'not applicable' },
  domains: {
    inputs: 'Inputs',
    patientFlow: 'Patient flow',
    results: 'Results',
    uncertainty: 'Uncertainty',
    implementation: 'Implementation',
  },
  finding: findingText(findingNames, findingReasons),
};

const advishe = {
  howTo: 'Fill in done (yes, no or notApplicable), explanation and preferably reference under each item.',
  parts: {
    conceptualModel: 'Validation of the conceptual model',
    inputData: 'Validation of the input data',
    computerisedModel: 'Validation of the computerised model',
    outcomes: 'Validation of the outcomes',
    other: 'Other techniques',
  },
  items: {
    A1: 'Have experts judged whether the conceptual model suits the disease and the decision?',
    A2: 'Has the conceptual model been set against other models in the literature?',
    B1: 'Have experts judged whether the input data are suitable?',
    B2: 'Where inputs rest on regression or curves, has the fit been tested statistically?',
    C1: 'Have modelling experts from outside examined the program?',
    C2: 'Has the model been run with extreme values to find programming errors?',
    C3: 'Have patients been followed through the model to see that its logic holds?',
    C4: 'Have the parts of the program been tested one by one?',
    D1: 'Have experts judged whether the outcomes are reasonable?',
    D2: 'Have the outcomes been compared with those of other models of similar questions?',
    D3: 'Have the outcomes been compared with those from other input data?',
    D4: 'Have the outcomes been compared with observed data, those behind the model and others?',
    E1: 'Has the model been validated in other ways?',
  },
};

const psaFaults: (typeof base)['psaFaults'] = {
  'psa.missing': () => 'The file is missing. Add it.',
  'psa.csv': () => 'The file cannot be read as CSV here: a quotation mark is opened but not closed, or stands inside of a cell.',
  'psa.heading': (d) => `The heading is missing, empty or repeated: “${d['name']}”. Every column needs a name of its own.`,
  'psa.cells': (d) => `The row has ${d['found']} cells; the heading has ${d['expected']}.`,
  'psa.number': (d) => `“${d['found']}” in column ${d['name']} is not a number. Use a decimal point.`,
  'psa.strategies': (d) => `The strategies are ${d['found']}, but should be ${d['expected']}, in the same order.`,
  'psa.rows': (d) => `The file has ${d['found']} draws; there should be ${d['expected']}.`,
  'psa.grid': (d) => `Draw ${d['sample']} of the strategy ${d['strategy']} is missing or stands twice.`,
};

/** What a foreign document cannot bring along. */
const importRules: Readonly<Record<string, string>> = {
  modelKind: 'This kind of model cannot be imported',
  cycleLength: 'A year must be a whole number of cycles',
  annualSteps: 'Discounting by whole years is not in the format',
  rateUnit: 'The rate may be per cent or a share; write format_version and per cent',
  noDeath: 'One state must be death: the one that nobody leaves',
  deathCounts: 'The dead cannot have costs or QALYs',
  startShare: 'The shares at the start must be numbers',
  sharedTime: 'Time that states share is not in the format',
  treePhase: 'A decision tree before the model cannot be imported',
  override: 'Discounting of its own for one value is not in the format',
  outcomeEvent: 'QALYs of an event, or by strategy, cannot be written here',
  outcomeAtStart: 'QALYs at the start cannot be written here',
  everyCycle: 'Values without a state cannot be written here',
  timeDependent: 'min and max over time are one number in R; use pmin and pmax',
  sampling: 'The distribution has no counterpart',
  samplingMean: 'The mean of the distribution is not the value',
  correlation: 'The joint distribution cannot be written',
  curve: 'The survival curve has no counterpart',
  circular: 'The formula refers to itself',
};
const importChoices: Readonly<Record<string, string>> = {
  group: 'the group to take values from, with --group.',
  costs: 'one summary of costs alone.',
  qalys: 'one summary of QALYs alone.',
  setting: 'a setting that is known.',
};
const importRule = (rule: string | number | undefined): string => importRules[String(rule)] ?? String(rule);
const choice = (what: string | number | undefined): string => importChoices[String(what)] ?? '';

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
      d['what'] === 'node'
        ? `The branches go in a circle: ${d['circle']}. Let one of them lead to another node; what repeats itself belongs in a cohort model.`
        : `The values go in a circle: ${d['circle']}. Give one of them a value that does not depend on the others.`,
    'expression.syntax': (d) =>
      `The formula “${d['formula']}” cannot be read: unexpected “${d['found']}” at position ${d['position']}. Check parentheses, commas and operators; the decimal mark is a point.`,
    'expression.unknownName': (d) =>
      `The formula uses “${d['name']}”, which does not exist.${hint(d)} Define the parameter or correct the name.`,
    'expression.unit': (d) =>
      d['mismatch'] === 'unknown'
        ? `“${d['found']}” is not a unit.${hint(d)} ${mismatches['unknown']}`
        : `The units do not fit: found ${d['found']}, expected ${d['expected']}. ${mismatches[String(d['mismatch'])] ?? ''}`,
    'expression.arguments': (d) => `The function ${d['name']} takes ${d['expected']} arguments, but got ${d['found']}.`,
    'expression.varies': (d) =>
      d['how'] === 'time'
        ? `“${d['name']}” changes over time (byTime) and can be used only where formulas may use cycle, time and age.`
        : `“${d['name']}” differs between strategies (byStrategy) and can be used in costs, utilities and transitions. Give each strategy a parameter of its own here.`,
    'distribution.parameters': (d) =>
      `The distribution ${d['distribution']} cannot be used with these numbers: ${distributionRules[String(d['rule'])] ?? d['rule']}${d['ways'] === undefined ? '' : ` (${d['ways']})`}.`,
    'distribution.covariance': (d) =>
      `The matrix of ${d['size']} parameters cannot be used: ${covarianceRules[String(d['rule'])] ?? d['rule']}.`,
    'source.missing': () => 'The source is missing. Write where the figure comes from: publication, table, page.',
    'table.shape': (d) => `The table ${d['table']} cannot be used here: ${tableRules[String(d['rule'])] ?? d['rule']}.`,
    'transition.row': (d) =>
      `The transitions cannot be used${d['strategy'] === undefined ? '' : ` (strategy ${d['strategy']})`}: ${rowRules[String(d['rule'])]?.(d) ?? d['rule']}.`,
    'tree.branches': (d) =>
      `The branches out of ${d['node']} cannot be used (strategy ${d['strategy']}): ${branchRules[String(d['rule'])]?.(d) ?? d['rule']}.`,
    'price.year': (d: Details): string =>
      `The price year of ${d['name']} cannot be used: ${priceRules[String(d['rule'])]?.(d) ?? d['rule']}.`,
    'input.unknown': (d) => `The model has no ${things[String(d['what'])] ?? d['what']} “${d['name']}”.${hint(d)}`,
    'input.range': (d) =>
      `The value ${d['found']} for ${d['name']} cannot be used${limits(d) === '' ? '' : `; it must be ${limits(d)}`}.`,
    'calibration.missing': (): string =>
      'The document does not say what it is to be calibrated to. Write calibration with parameters (parameter, minimum, maximum), targets (type, id, label, strategy, value, se, source) and source; the example is in docs/guides/model-format.md.',
    'run.notANumber': (d) =>
      `The computation did not give a number in ${d['expression']}${where(d) === '' ? '' : ` (${where(d)})`}.${draw(d)} Check the formula and the values it uses. No results are shown.`,
    'run.curve': (d) =>
      `The curve ${d['curve']} cannot be worked out: ${curveRules[String(d['rule'])]?.(d) ?? d['rule']}.${draw(d)} No results are shown.`,
    'run.statesDoNotSum': (d) =>
      `The shares in the states sum to ${d['sum']}, not 1 (${where(d)}): the curve ${d['expression']} crosses the next.${draw(d)} Set curvesOrdered: true or use the mortality floor. No results are shown.`,
    'run.negativeProbability': (d) =>
      `A probability became negative in ${d['expression']} (${where(d)}).${draw(d)} The sum out of a state or node cannot be above 1. Check the probabilities. No results are shown.`,
    'run.cancelled': (d) => `The run was cancelled after ${d['done']} of ${d['total']} draws. Start it again to get results.`,
  },
  checks,
  advishe,
  psaFaults,
  workbook: {
    results: 'Results',
    parameters: 'Parameters',
    draws: 'Draws',
    strategy: 'Strategy',
    costs: 'Costs',
    qalys: 'QALYs',
    lifeYears: 'Life years',
    discounted: 'discounted',
    undiscounted: 'undiscounted',
    incrementalCosts: 'Incremental cost',
    incrementalQalys: 'QALYs gained',
    icer: 'Cost per QALY gained (ICER)',
    netBenefit: 'Net benefit',
    threshold: 'Willingness to pay per QALY',
    dominant: 'dominant',
    dominated: 'dominated',
    saving: 'cheaper, fewer QALYs',
    equal: 'no difference',
    component: 'Cost component',
    state: 'State',
    cycle: 'Cycle',
    years: 'Years',
    costWeight: 'Discount weight, costs',
    effectWeight: 'Discount weight, health',
    people: 'Share counted',
    parameter: 'Parameter',
    label: 'Name',
    value: 'Value',
    unit: 'Unit',
    distribution: 'Distribution',
    confidentiality: 'Class',
    source: 'Source',
    fromYear: 'from year',
    rate: 'Annual rate',
    mean: 'Mean',
    model: 'Hash, model',
    inputs: 'Hash, inputs',
    engine: 'Hash, engine',
    constructed: 'CONSTRUCTED EXAMPLE: the figures are made to show the system.',
    classes: {
      public: 'public',
      internal: 'internal',
      confidential: 'confidential',
    },
  },
  imports: {
    'import.syntax': (d) => `Line ${d['line']} cannot be read: ${d['message']}`,
    'import.missing': (d) => `“${d['found']}” is missing. Put it in.`,
    'import.formula': (d) => `The formula “${d['formula']}” cannot be read at “${d['found']}”.`,
    'import.function': (d) =>
      `“${d['found']}” in the formula “${d['formula']}” has no counterpart. Work out the number beforehand, or write the formula without it.`,
    'import.name': (d) => `The formula “${d['formula']}” uses “${d['found']}”, which is explained nowhere.`,
    'import.choose': (d) => `Choose ${choice(d['what'])} There are: ${d['found'] === '' ? 'none' : d['found']}.`,
    'import.unsupported': (d) => `${importRule(d['rule'])} (“${d['found']}”)`,
    'import.result': (d) => `The model would have a fault here (${d['found']}). Correct it in the model that is read.`,
  },
  importNotes: {
    'note.leftOut': (d, path) => `Left out: ${d['found']} (${path}).`,
    'note.assumed': (d, path) => `Put in, because the source does not say: ${path} = ${d['found']}.`,
  },
  importRules,
};
