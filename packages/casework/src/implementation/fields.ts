import { day, type Field, type Fields, optionalProse, prose } from '../field.ts';

/** Whole people or packs in a quarter: more than any method has. */
const mostCounted = 10_000_000;
const count = { kind: 'amount', required: true, minimum: 0, maximum: mostCounted } as const satisfies Field;
const guideline = {
  kind: 'text',
  required: true,
  shortest: 2,
  longest: 500,
  rule: 'implementation.guidelines',
} as const satisfies Field;
const link = { kind: 'text', required: false, shortest: 10, longest: 500 } as const satisfies Field;

/** The forms of implementation: what the secretariat tells the trusts and what the trusts tell. */
export const implementationFields = {
  informTrusts: {
    informedRegions: {
      kind: 'choices',
      required: true,
      rule: 'implementation.inform',
      choices: ['helse-nord', 'helse-midt-norge', 'helse-vest', 'helse-sor-ost'],
    },
    sentOn: day,
    letterMessage: optionalProse,
  },
  acknowledgeInformation: { forwardedTo: optionalProse },
  reportIntroduction: {
    inUse: { kind: 'choice', required: true, rule: 'implementation.byTrust', choices: ['inUseYes', 'inUseNo'] },
    inUseFrom: { ...day, when: { field: 'inUse', is: ['inUseYes'] } },
    whyNot: { ...prose, rule: 'implementation.fromDate', when: { field: 'inUse', is: ['inUseNo'] } },
    displaced: optionalProse,
  },
  reportUse: {
    useYear: { kind: 'amount', required: true, minimum: 2013, maximum: 2100, unit: 'year' },
    useQuarter: { kind: 'choice', required: true, choices: ['q1', 'q2', 'q3', 'q4'] },
    patientsTreated: { ...count, unit: 'patients' },
    packsUsed: { ...count, required: false, unit: 'packs' },
    useCost: { kind: 'amount', required: false, minimum: 0, maximum: 1_000_000_000_000 },
  },
  flagGuideline: {
    guideline,
    guidelineAddress: link,
    guidelineChange: { ...prose, shortest: 5, longest: 2_000 },
    guidelineResponsible: { kind: 'text', required: true, shortest: 2, longest: 500 },
  },
  guidelineRevised: { guideline, revisedOn: day, guidelineAddress: link },
} as const satisfies Record<string, Fields>;
