import type { appraisal as base } from '../nb/appraisal.ts';

/** Words for results: the criteria, cost-effectiveness, uncertainty. */
export const appraisal: typeof base = {
  quantities: {
    costs: 'Costs, discounted',
    costsUndiscounted: 'Costs, undiscounted',
    qalys: 'QALYs, discounted',
    qalysUndiscounted: 'QALYs, undiscounted',
    lifeYears: 'Life years, discounted',
    lifeYearsUndiscounted: 'Life years, undiscounted',
    incrementalCosts: 'Incremental cost',
    incrementalQalys: 'QALYs gained',
    incrementalLifeYears: 'Life years gained',
    icer: 'Cost per QALY gained (ICER)',
    costPerLifeYear: 'Cost per life year gained',
    netBenefit: 'Net monetary benefit',
    incrementalNetBenefit: 'Incremental net monetary benefit',
    populationQalys: 'Expected remaining QALYs in the general population at entry age',
    entryAge: 'Age at start of treatment',
    absoluteShortfall: 'Absolute shortfall',
    severityClass: 'Severity class',
    severityWeight: 'Severity weight',
    opportunityCost: 'Opportunity cost per QALY',
    reference: 'Reference value for willingness to pay',
    threshold: 'Willingness to pay used in the calculation',
    probabilityCostEffective: 'Probability of being cost-effective',
    expectedIncrementalNetBenefit: 'Expected incremental net monetary benefit',
    evpi: 'Expected value of perfect information (EVPI) per patient',
    meanIcer: 'Expected cost per QALY gained (ratio of means)',
    appraisal: 'Appraisal',
    severity: 'Severity',
    costEffectiveness: 'Cost-effectiveness',
    uncertainty: 'Uncertainty',
  },
  outcomes: {
    ratio: 'costs more, does more',
    dominant: 'dominant: as good or better, and cheaper',
    dominated: 'dominated: no better, and more costly',
    saving: 'cheaper, but worse',
    equal: 'no difference',
  },
  outcomeShort: {
    ratio: '',
    dominant: 'dominant',
    dominated: 'dominated',
    saving: 'saved per QALY lost',
    equal: 'no difference',
  },
  frontier: {
    efficient: 'on the efficiency frontier',
    dominated: 'dominated',
    'extendedly-dominated': 'extendedly dominated',
  },
  thresholdBasis: {
    given: 'as given',
    severity: 'by severity',
    'opportunity-cost': 'the opportunity cost without severity weight',
  },
  blocked: {
    'severity.noAge': () =>
      'Severity is not computed: the model does not say how old the patients are. A decision tree that covers the rest of life states population.entryAge.',
    'severity.ageOutsideNorm': (details) =>
      `Severity is not computed: the norms cover ages ${details.from}–${details.to}, and the model starts at ${details.age}. Give the shortfall from the agency's own tool.`,
    'severity.noNormInForce': (details) =>
      `Severity is not computed: no norms were in force on ${details.date}. Choose a date on which the norms applied.`,
    'threshold.currency': (details) =>
      `The reference value is in Norwegian kroner and the model counts in ${details.currency}. Give a willingness to pay in the model's currency, or convert the model's prices to kroner.`,
    'threshold.noneInForce': (details) =>
      `No opportunity cost was stated on ${details.date}. Give a willingness to pay, or choose a later date.`,
  },
  rules: {
    'severity.populationQalys':
      'Expected remaining QALYs are read from the norm table at completed years of age, both sexes together',
    'severity.shortfall':
      "The shortfall is the population's QALYs less the patients' undiscounted QALYs on current treatment, rounded to two decimals",
    'severity.class': 'The shortfall falls in one of six half-open classes',
    'severity.weight': 'Each class has its weight',
    'threshold.reference': 'The reference value is the opportunity cost times the severity weight; it is no adopted limit',
    'threshold.given': 'The willingness to pay is chosen by the reader',
    'effect.increment': 'Difference from the comparator, discounted and unrounded',
    'effect.icer': 'Incremental cost over QALYs gained; only where the method is both more costly and better',
    'effect.costPerLifeYear': 'Incremental cost over life years gained; reported beside the cost per QALY',
    'effect.netBenefit': 'QALYs times the willingness to pay, less the cost',
    'uncertainty.meanIcer': 'Ratio of the means of the draws, not the mean of their ratios',
    'uncertainty.acceptability': 'Share of the draws in which the strategy has the highest net benefit',
    'uncertainty.evpi': 'Expected loss from choosing what is best on average instead of what is best in each draw',
  },
  units: {
    NOK: 'NOK',
    QALY: 'QALY',
    year: 'years',
    'NOK/QALY': 'NOK per QALY',
    'NOK/year': 'NOK per life year',
    share: 'share',
    class: 'class',
    factor: 'factor',
  },
};
