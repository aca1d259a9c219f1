import { day, type Field, type Fields, optionalDay, optionalProse, prose } from '../field.ts';

const decisionOutcomes = ['introduced', 'introducedForSubgroup', 'notIntroduced'] as const;

const criterionReason = { ...prose, rule: 'decision.reasonPerCriterion' } as const satisfies Field;

/** The forms of decisions. */
export const decisionFields = {
  recordDecision: {
    outcome: { kind: 'choice', required: true, choices: decisionOutcomes },
    population: prose,
    meetingDate: day,
    agreeing: {
      kind: 'choices',
      required: true,
      rule: 'decision.consensus',
      choices: ['helse-nord', 'helse-midt-norge', 'helse-vest', 'helse-sor-ost'],
    },
    reasonBenefit: criterionReason,
    reasonResources: criterionReason,
    reasonSeverity: criterionReason,
    reasonOverall: criterionReason,
    conditions: optionalProse,
    validFrom: day,
    reviewDate: optionalDay,
  },
  publishDecision: {},
} as const satisfies Record<string, Fields>;
