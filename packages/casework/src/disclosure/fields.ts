import { legalGrounds } from '../confidentiality.ts';
import { day, type Field, type Fields, optionalDay, optionalProse, prose } from '../field.ts';

const reason = { ...prose, rule: 'disclosure.reasons' } as const satisfies Field;
const reference = { kind: 'text', required: true, longest: 200 } as const satisfies Field;

const claimJudgements = ['claimAccepted', 'claimPartly', 'claimRefused'] as const;

/** The forms of confidentiality. */
export const disclosureFields = {
  claimConfidentiality: {
    claimedText: { ...prose, shortest: 3 },
    legalGround: { kind: 'choice', required: true, choices: legalGrounds, rule: 'disclosure.ground' },
    reason,
    withheldUntil: optionalDay,
  },
  judgeClaim: {
    claimId: reference,
    claimJudgement: { kind: 'choice', required: true, choices: claimJudgements },
    openedText: { ...prose, shortest: 1, when: { field: 'claimJudgement', is: ['claimPartly'] } },
    opensOn: { ...day, rule: 'disclosure.notice', when: { field: 'claimJudgement', is: ['claimPartly', 'claimRefused'] } },
    reason,
  },
  openValue: {
    withheldItem: reference,
    ownerConsents: { kind: 'boolean', required: false, rule: 'disclosure.consent' },
    reason: optionalProse,
  },
  overrideDisclosure: {
    withheldItem: reference,
    narrowestAccepted: {
      kind: 'amount',
      required: true,
      minimum: 0,
      maximum: 200,
      unit: 'percentOfMiddle',
      rule: 'disclosure.guard',
    },
    reason,
  },
} as const satisfies Record<string, Fields>;
