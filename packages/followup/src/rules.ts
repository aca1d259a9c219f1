/** Requirements that follow-up rests on, with the lines of the source documents where they stand. */
export const followUpRules = {
  effectSize: {
    requirement: 'A11-6',
    source: 'Register data rarely resolve effect size; they allow checking of assumptions [3:1003-1022; 3:4197-4213]',
  },
  outsideIndication: {
    requirement: 'A11-4',
    source: 'How records outside the indication, or lacking detail, are treated is decided beforehand [3:2652-2659]',
  },
  practice: { requirement: 'S25.R2', source: 'Use and consumption by area of use, to follow access by patient group [L7946-7954]' },
  writtenRules: {
    requirement: 'A10-4',
    source: 'Criteria for re-assessment and phase-out exist when the decision is made [3:779-780; 3:3917-3921]',
  },
  settlement: { requirement: 'A8-7', source: 'Variables of an agreement are objective and sufficiently documented [3:684-688]' },
  reassessment: { requirement: 'S49.R1', source: 'New information may lead to re-evaluation' },
} as const;
export type FollowUpRule = keyof typeof followUpRules;

/** Why a part of follow-up was not worked out, with the requirement that stands behind. The words are in packages/language by `code`. */
export interface Refusal {
  readonly status: 'refused';
  readonly code: RefusalCode;
  readonly details: Readonly<Record<string, string>>;
  readonly rule: FollowUpRule;
}

export const refusalCodes = [
  'followUp.noExternalControl',
  'followUp.noControlRows',
  'followUp.noTraces',
  'followUp.noDrawnTraces',
  'followUp.beyondHorizon',
  'followUp.unknownEndpoint',
  'followUp.unknownMeasure',
  'followUp.unknownParameter',
  'followUp.notSampled',
  'followUp.noPatients',
  'followUp.keptBack',
  'followUp.noComparison',
  'followUp.impossibleData',
  'followUp.noThreshold',
  'followUp.noPrice',
  'followUp.noDraws',
  'followUp.unknownState',
  'followUp.noIncidence',
  'followUp.unknownOffer',
  'followUp.blocked',
  'followUp.term',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

export const refuse = (code: RefusalCode, rule: FollowUpRule, details: Refusal['details'] = {}): Refusal => ({
  status: 'refused',
  code,
  rule,
  details,
});
