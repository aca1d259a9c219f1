/**
 * AdViSHE as a form: thirteen items on what was done to validate a model, to be answered by its makers. Source: Vemer, Corro Ramos,
 * van Voorn, Al & Feenstra (2016), AdViSHE: a validation-assessment tool of health-economic models for decision makers and model
 * users, PharmacoEconomics 34:349-361, doi 10.1007/s40273-015-0327-2. The items' questions are in packages/language, in our own words.
 */
export const advisheParts = {
  conceptualModel: ['A1', 'A2'],
  inputData: ['B1', 'B2'],
  computerisedModel: ['C1', 'C2', 'C3', 'C4'],
  outcomes: ['D1', 'D2', 'D3', 'D4'],
  other: ['E1'],
} as const;

export type AdvishePart = keyof typeof advisheParts;
export type AdvisheItem = (typeof advisheParts)[AdvishePart][number];

export const advisheSource =
  'Vemer P, Corro Ramos I, van Voorn GAK, Al MJ, Feenstra TL. AdViSHE: a validation-assessment tool of health-economic models for decision makers and model users. PharmacoEconomics 2016;34:349-361. doi 10.1007/s40273-015-0327-2';

export const advisheItems: readonly AdvisheItem[] = Object.values(advisheParts).flat();

/** What the makers answer to one item. */
export interface AdvisheAnswer {
  readonly done: 'yes' | 'no' | 'notApplicable';
  /** What was done and what it showed, or why it was not done. */
  readonly explanation: string;
  /** Where the documentation is. */
  readonly reference?: string;
}

/** A form with every item answered; only `completeAdvishe` makes one. */
export interface CompleteAdvishe {
  readonly state: 'complete';
  readonly answers: Readonly<Record<AdvisheItem, AdvisheAnswer>>;
}

export type AdvisheAnswers = Readonly<Partial<Record<AdvisheItem, AdvisheAnswer>>>;

const isComplete = (answers: AdvisheAnswers): answers is Readonly<Record<AdvisheItem, AdvisheAnswer>> =>
  advisheItems.every((item) => (answers[item]?.explanation.trim() ?? '') !== '');

/** The form with all its answers, or the items that still lack one: every answer needs an explanation. */
export const completeAdvishe = (
  answers: AdvisheAnswers,
): { readonly ok: true; readonly value: CompleteAdvishe } | { readonly ok: false; readonly missing: readonly AdvisheItem[] } =>
  isComplete(answers)
    ? { ok: true, value: { state: 'complete', answers } }
    : { ok: false, missing: advisheItems.filter((item) => (answers[item]?.explanation.trim() ?? '') === '') };

/** The checks that speak to an item: their results are evidence for its answer, not the answer. */
export const advisheEvidence = {
  C2: ['utilitiesOne', 'utilitiesZero', 'costsZero', 'costsDoubled', 'equalArms', 'nobodyDies', 'shortestHorizon'],
  C3: ['statesSumToOne', 'deathAbsorbing', 'curvesInOrder', 'populationMortality'],
  C4: ['evaluatorsAgree', 'partsSumToTotals', 'noDiscounting', 'discountingLowers', 'drawsReproducible'],
} as const;
