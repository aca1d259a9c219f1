import type { report as base } from '../../nb/assessment/report.ts';

/** Words in the report of an assessment. */
export const report: typeof base = {
  references: (details) =>
    details.count === 1 ? 'The texts refer to one result.' : `The texts refer to ${details.count} results.`,
  sections: {
    pico: 'Question (PICO)',
    evidence: 'Evidence',
    model: 'Model',
    benefit: 'Benefit',
    resources: 'Resources',
    severity: 'Severity',
    uncertainty: 'Uncertainty',
    strategies: 'Strategies and price',
    budget: 'Budget impact',
    personnel: 'Personnel and capacity',
    ethics: 'Ethics',
    organisation: 'Organisation',
    patientPerspective: 'The patients’ perspective',
  },
  notes: {
    'severity.horizonTruncates':
      'The horizon of the model ends while many are still alive. The shortfall may therefore be estimated too high.',
    'severity.negativeShortfall': 'The shortfall is negative: the patients live better or longer than others of their age.',
  },
  pico: { population: 'Patients', intervention: 'Method', comparator: 'Compared with', outcomes: 'Outcomes' },
  facts: {
    model: 'Model',
    source: 'Source',
    strategy: 'Method',
    comparator: 'Compared with',
    submissionDate: 'Documentation received',
    known: 'Assessed',
    horizon: 'Time horizon',
    currency: 'Currency',
    priceYear: 'Price year',
    draws: 'Draws',
    seed: 'Seed',
  },
  identity: {
    document: 'Assessment document',
    model: 'Model',
    inputs: 'Inputs',
    engine: 'Engine',
    run: 'Base case',
    probabilisticRun: 'Probabilistic analysis',
    assessment: 'Result of the assessment',
  },
  terms: {
    strategy: 'Alternative',
    difference: 'Difference',
    quantity: 'Quantity',
    value: 'Value',
    row: 'What',
    health: 'Health outcomes per patient',
    costs: 'Costs per patient',
    costEffectiveness: 'Cost-effectiveness',
    severity: 'Severity',
    uncertainty: 'Probabilistic analysis',
    interval: '95% uncertainty interval',
    mean: 'Mean',
    acceptability: 'Probability of having the highest net benefit, by willingness to pay per QALY',
    acceptabilityOf: 'Probability by willingness to pay',
    threshold: 'Willingness to pay',
    probability: 'Probability',
  },
  acceptabilityText: (details) =>
    `At a willingness to pay of ${details.threshold} per QALY, the probability that ${details.strategy} has the highest net benefit is ${details.probability} per cent.`,
  untranslated: 'This text exists in Norwegian (bokmål) only.',
  unknownReference: (details) => `[no result is called “${details.reference}”]`,
  plain: {
    about: (details) =>
      `This assessment is about ${details.strategy}, compared with ${details.comparator}. The numbers are means from a model; no single patient is the mean.`,
    severity: (details) =>
      `With the treatment used today a patient loses ${details.shortfall} on average compared with others of the same age. One QALY is one year in full health. That is severity class ${details.level} of 6, where 6 is the most severe.`,
    gain: (details) =>
      `${details.strategy} gives ${details.qalys} more on average, which is health worth about ${details.months} months in full health.`,
    loss: (details) => `${details.strategy} gives ${details.qalys} less on average.`,
    sameHealth: (details) => `${details.strategy} gives about as much health as the treatment it is compared with.`,
    dearer: (details) => `The method costs ${details.amount} more per patient on average over the time the model covers.`,
    cheaper: (details) => `The method costs ${details.amount} less per patient on average over the time the model covers.`,
    sameCost: 'The method costs as much as the treatment it is compared with.',
    ratio: (details) => `That is ${details.icer}.`,
    below: (details) => `This is below the amount used as a reference for this severity, ${details.reference}.`,
    above: (details) => `This is above the amount used as a reference for this severity, ${details.reference}.`,
    sure: (details) =>
      `The numbers are uncertain. In ${details.of100} of 100 calculations with different possible numbers, the method is worth its cost by the reference.`,
    patients: (details) => `In ${details.year}, ${details.patients} are expected to get the method.`,
    decision: 'The numbers do not settle the matter by themselves. People weigh benefit, resources and severity and decide.',
  },
};
