import { healthTrusts } from '@likeverd/reference';
import { day, type Field, type Fields, optionalDay, optionalProse, prose, title } from '../field.ts';

const name = { kind: 'text', required: true, shortest: 2, longest: 200 } as const satisfies Field;
const kroner = { kind: 'amount', required: false, minimum: -1_000_000_000, maximum: 1_000_000_000 } as const satisfies Field;
const question = { ...prose, rule: 'miniHta.threeParts', section: 'miniHtaQuestion' } as const satisfies Field;
const finding = { ...prose, rule: 'miniHta.threeParts', section: 'miniHtaFindings' } as const satisfies Field;
const consequence = { ...prose, rule: 'miniHta.threeParts', section: 'miniHtaConsequences' } as const satisfies Field;
const reviewed = {
  kind: 'choice',
  required: true,
  rule: 'miniHta.independentPeer',
  choices: ['reviewAgrees', 'reviewPartlyAgrees', 'reviewDisagrees'],
} as const satisfies Field;

/**
 * The forms of a hospital's own assessment (mini-HTA): three parts, by those who propose, by an independent peer, by those who decide.
 * Medicines are not assessed this way. S44; guide of the national database.
 */
export const miniHtaFields = {
  startMiniHta: {
    title,
    methodType: { kind: 'choice', required: true, choices: ['procedure', 'device', 'diagnostic', 'ai', 'organisational'] },
    miniHtaPurpose: { kind: 'choice', required: true, choices: ['toIntroduce', 'toPhaseOut'] },
    department: name,
    peerTrust: {
      kind: 'choice',
      required: true,
      rule: 'miniHta.independentPeer',
      choices: healthTrusts.trusts.map(({ id }) => id),
    },
    contact: { kind: 'text', required: true, shortest: 5, longest: 200 },
    constructed: { kind: 'boolean', required: false },
  },
  writeMiniHta: {
    population: { ...prose, section: 'miniHtaQuestion' },
    comparator: { ...prose, shortest: 3, section: 'miniHtaQuestion' },
    miniHtaMethod: question,
    literatureSearch: finding,
    literatureSearchedOn: { ...day, rule: 'miniHta.threeParts', section: 'miniHtaFindings' },
    localEffect: finding,
    localSafety: finding,
    costsByParty: {
      kind: 'rows',
      required: true,
      rule: 'miniHta.threeParts',
      section: 'miniHtaConsequences',
      most: 30,
      columns: {
        payer: { kind: 'choice', required: true, choices: ['hospitalPays', 'municipalityPays', 'patientPays', 'othersPay'] },
        item: name,
        oneTime: kroner,
        perYear: { ...kroner, required: true },
      },
    },
    localOrganisation: consequence,
    localEthics: consequence,
    localPrivacy: { ...optionalProse, section: 'miniHtaConsequences' },
    localConclusion: { ...prose, rule: 'miniHta.threeParts', section: 'miniHtaConclusion' },
  },
  reviewMiniHta: {
    reviewOfSearch: reviewed,
    reviewOfEffect: reviewed,
    reviewOfSafety: reviewed,
    reviewOfConsequences: reviewed,
    reviewStatement: { ...prose, rule: 'miniHta.independentPeer' },
    reviewIndependence: { ...prose, rule: 'miniHta.independentPeer' },
    reviewVerdict: {
      kind: 'choice',
      required: true,
      rule: 'miniHta.independentPeer',
      choices: ['reviewAccepted', 'reviewSentBack'],
    },
  },
  decideMiniHta: {
    localOutcome: {
      kind: 'choice',
      required: true,
      rule: 'miniHta.threeParts',
      choices: ['localIntroduced', 'localTrial', 'localNotIntroduced', 'localPhasedOut', 'liftedToNational'],
    },
    localReason: { ...prose, rule: 'miniHta.threeParts' },
    localFollowUp: optionalProse,
    localReviewDate: optionalDay,
  },
  stopMiniHta: { localStopReason: { ...prose, rule: 'miniHta.published' } },
} as const satisfies Record<string, Fields>;
