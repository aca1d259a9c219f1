import type { axes as base } from '../../nb/assessment/axes.ts';

/** Words for the two axes of uncertainty. */
export const axes: typeof base = {
  topics: {
    controlArm: 'Control arm',
    followUp: 'Follow-up time',
    surrogate: 'Surrogate endpoints',
    relativeEffect: 'Relative effect',
    introductionCosts: 'Costs of introduction',
    patientNumber: 'Number of patients',
    longTermEffect: 'Long-term effect',
    authorisation: 'Basis of the marketing authorisation',
    other: 'Other',
  },
  levels: { low: 'low', moderate: 'moderate', high: 'high' },
  headings: {
    source: 'Source of uncertainty',
    level: 'Uncertainty',
    reason: 'Reason',
    evidence: 'Rests on',
    parameters: 'Parameters',
    evppi: 'Value of knowing it, per patient',
    reducible: 'Can be reduced by',
    analysis: 'Analysis',
    choice: 'The choice',
  },
  register: 'The sources of uncertainty of the documentation',
  documentation: 'Uncertainty of the documentation',
  decision: 'Uncertainty of the decision',
  by: {
    ongoingStudy: 'ongoing study',
    newStudy: 'new study',
    register: 'register',
    realWorldData: 'data from clinical practice',
    expertElicitation: 'structured expert elicitation',
    other: 'other data',
  },
  expected: (details) => `expected ${details.date}`,
  irreducible: 'not stated',
  notSampled: 'not in the draws',
  basis: { judged: 'judged as a whole', highest: 'that of the most uncertain source that is judged' },
  unjudged: (details) => `Not judged: ${details.topics}. Every source of the list must be judged.`,
  sides: {
    below: 'The method is cost-effective on average: expected net benefit is not negative at the willingness to pay.',
    above: 'The method is not cost-effective on average: expected net benefit is negative at the willingness to pay.',
  },
  rule: (details) =>
    `The uncertainty of the decision counts as high from a probability of ${details.from} that the choice is wrong. The limit is ours: the white paper does not say how to measure this. At this limit, choices made in the same way would be wrong less often than every fifth time. The document may change it, with a reason.`,
  ruleGiven: (details) =>
    `The uncertainty of the decision counts as high from a probability of ${details.from} that the choice is wrong. The limit is given in the document: ${details.reason}`,
  readings: {
    mayIntroduce: 'Scenario 1 of Figure 7.4: the method may be introduced.',
    conditional: 'Scenario 2 of Figure 7.4: conditional introduction is possible.',
    shouldNot: 'Scenario 3 of Figure 7.4: the method should not be introduced.',
    awaitOrPending:
      'The combination is not drawn in Figure 7.4. The text says: consider whether to await more documentation, or to give access pending it.',
    settled:
      'The combination is not drawn in Figure 7.4: neither the documentation nor the decision is very uncertain, and the three criteria decide.',
  },
  asDocumentation: (details) => `With the uncertainty of the documentation taken as ${details.level}: ${details.reading}`,
  aid: 'The placement is an aid to thought, not a decision.',
  outside:
    'The probabilities rest only on what is drawn in the model. Uncertainty without a parameter in the draws is not in them.',
  scenarios: 'Scenarios beside the expected values',
  expectedValues: 'Expected values (draws)',
  baseCase: 'Base case',
  flips: 'the choice changes',
  same: 'as the base case',
  failed: (details) => `These scenarios could not be run: ${details.names}.`,
  figure: {
    title: 'Uncertainty of the documentation and of the decision',
    description: (details) =>
      `The uncertainty of the documentation is ${details.documentation}. That of the decision is ${details.decision}: the choice is wrong with probability ${details.probability}.`,
    x: 'Probability that the choice is wrong',
    y: 'Uncertainty of the documentation',
    highFrom: 'high',
    zones: {
      below: 'may be introduced',
      above: 'should not be introduced',
      conditional: 'conditional introduction',
      pending: 'await, or access pending',
      settled: 'the criteria decide',
    },
  },
};
