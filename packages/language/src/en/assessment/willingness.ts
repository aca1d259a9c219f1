import type { willingness as base } from '../../nb/assessment/willingness.ts';

/** Words for willingness to pay. */
export const willingness: typeof base = {
  interval: (details) => `What is normally accepted is ${details.lowest} to ${details.highest}, by severity.`,
  classes: 'Willingness to pay by class of severity',
  headings: {
    severityClass: 'Class',
    shortfall: 'Absolute shortfall (QALYs)',
    weight: 'Weight',
    value: 'NOK per QALY',
    here: 'Here',
    ground: 'Judgement',
    direction: 'Pulls',
    reason: 'Reason',
  },
  band: (details) => `${details.from} to below ${details.below}`,
  lastBand: (details) => `${details.from} or more`,
  spanned: 'possible',
  spans: {
    given: (details) =>
      `By what is stated the shortfall may be in class ${details.from} to ${details.to}: NOK ${details.lower} to ${details.upper} per QALY.`,
    draws: (details) =>
      `The uncertainty of the shortfall (95% of the draws) spans class ${details.from} to ${details.to}: NOK ${details.lower} to ${details.upper} per QALY.`,
    single: (details) => `The shortfall is in class ${details.from}: NOK ${details.lower} per QALY. Its uncertainty is not known.`,
  },
  oneClass: (details) =>
    `All of the uncertainty of the shortfall is in class ${details.severityClass}: NOK ${details.value} per QALY.`,
  standings: {
    below: (details) => `The cost per QALY is ${details.distance} below what is normally accepted for this severity.`,
    within: () => 'The cost per QALY is within what is normally accepted when the uncertainty of the severity is counted in.',
    above: (details) => `The cost per QALY is ${details.distance} above what is normally accepted for this severity.`,
    noRatio: (details) => `There is no cost per QALY to compare (${details.outcome}). Net benefit says how the method comes out.`,
  },
  intervalStandings: {
    below: 'It is below the whole interval.',
    within: 'It is within the interval for all degrees of severity.',
    above: 'It is above the whole interval.',
  },
  benefit: (details) => `Incremental net benefit is ${details.amount} at this willingness to pay.`,
  benefits: (details) =>
    `Incremental net benefit is ${details.lower} at the lowest and ${details.upper} at the highest willingness to pay for this severity.`,
  preconditions: {
    title: 'Preconditions of the limits',
    guiding: 'The limits are guiding. That a ratio is within or outside does not decide the case by itself.',
    classesNotAdopted: 'The classes and weights were proposed by the Magnussen group and were never formally adopted.',
    foreignOpportunityCost: 'The opportunity cost is derived from British figures; there is no Norwegian estimate.',
    groupLevel: 'The limits hold at group level, not in the scheme for particularly small patient groups, and at the agreed price.',
  },
  grounds: {
    uncertainty: 'uncertainty',
    budget: 'budget impact',
    rarity: 'rarity',
    organisation: 'organisation',
    personnel: 'personnel',
    other: 'other',
  },
  directions: { higher: 'up', lower: 'down', neither: 'neither way' },
  adjustments: 'Judgements that pull the willingness to pay',
  noAdjustments: 'No judgements are stated. Uncertainty, budget and rarity may pull the willingness to pay up or down.',
  unmoved: 'The judgements are on record and have moved no number.',
};
