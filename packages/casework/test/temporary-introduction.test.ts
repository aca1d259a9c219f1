import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  caseFrom,
  type CommandType,
  commandTypes,
  type Contract,
  missingElements,
  newestContract,
  newestEdition,
  type RuleId,
  standingSignatures,
  unsignedBy,
  viewCase,
} from '../src/index.ts';
import { attempt, forms, medicineWay, people, play, type Stage, type Step, today } from './process.ts';
import { wholeContract } from './temporary-stage.ts';

/** A medicine's case up to the decision. */
const signedOff = play(medicineWay.slice(0, 9));

const ready: readonly Step[] = [
  ['supplierA', 'presentDataPlan'],
  ['assessorDmp', 'assessDataPlan'],
  ['negotiator', 'draftContract'],
  ['secretariat', 'recordMeasureChoice'],
];
const signatures: readonly Step[] = [
  ['supplierA', 'signContract'],
  ['negotiator', 'signContract'],
  ['beslutningsforum', 'signContract'],
];
const temporaryDecision = { outcome: 'introducedTemporarily', reviewDate: wholeContract.reassessmentOn };
const signed = play([...ready, ...signatures], signedOff);
const decided = play(
  [
    ['beslutningsforum', 'recordDecision', temporaryDecision],
    ['secretariat', 'publishDecision'],
  ],
  signed,
);

const codes = ({ rejections }: Stage): readonly string[] => rejections.map(({ code }) => code);

describe('the decision rests on a contract', () => {
  test('with a whole contract that all have signed, the method is introduced temporarily and the contract is public', () => {
    expect(decided.state.decision?.outcome).toBe('introducedTemporarily');
    expect(decided.state.phase).toBe('published');
    const seen = viewCase('case-1', decided.log, null, today)?.state.temporary;
    const shown = seen === undefined ? undefined : newestContract(seen);
    expect(shown?.contract.reassessmentOn).toBe('2029-11-01');
    expect(shown?.signedOn).toBe(today);
    expect(shown?.publicHash).toMatch(/^[0-9a-f]{64}$/);
    // What gives the price is not there, nor the hash that it could be guessed from.
    for (const hidden of ['interimPricePerPack', 'riskSharingTerms'])
      expect(Object.keys(shown?.contract ?? {})).not.toContain(hidden);
    expect(shown?.hash).toBeUndefined();
    expect(shown?.contract.riskSharingForm).toBe('paybackOnOutcome');
  });

  test('without one it is refused, and the refusal says so', () => {
    const refused = attempt(signedOff, 'beslutningsforum', 'recordDecision', temporaryDecision);
    expect(codes(refused)).toEqual(['contract.none']);
    expect(codes(attempt(signedOff, 'beslutningsforum', 'recordDecision', { outcome: 'introduced' }))).toEqual([]);
  });

  test('an empty draft lacks every element at once, each by its own rule', () => {
    const empty = play([['negotiator', 'draftContract', emptied]], signedOff);
    const told = attempt(empty, 'beslutningsforum', 'recordDecision', temporaryDecision).rejections;
    // A10-10, A10-11 and A10-14 are about sources and plans that are not there either: A10-7 and A10-9 say so.
    // A10-15 holds of an empty choice only when one has been made.
    expect(told.map(({ code }) => code)).toEqual([
      'contract.need',
      'contract.effect',
      'contract.criteria',
      'contract.endCriteria',
      'contract.outcomeMeasures',
      'contract.dataPlan',
      'contract.dataSources',
      'contract.reassessmentDate',
      'contract.supplierPlan',
      'contract.interimPrice',
      'contract.obligations',
      'contract.clinicians',
      'contract.planAssessed',
      'contract.reversible',
      'contract.exception',
      'contract.followedUp',
      'contract.patients',
      'contract.openQuestions',
      'contract.inclusion',
      'contract.notSigned',
    ]);
  });

  test('the date of review is the contract’s', () => {
    const refused = attempt(signed, 'beslutningsforum', 'recordDecision', { ...temporaryDecision, reviewDate: '2029-12-01' });
    expect(refused.rejections).toMatchObject([{ code: 'temporary.reviewDate', details: { agreed: '2029-11-01' } }]);
  });

  test('a case that came in before the requirements were made is not held to them', () => {
    const old = { ...signedOff, state: { ...signedOff.state, receivedOn: '2021-08-24' } };
    expect(codes(attempt(old, 'beslutningsforum', 'recordDecision', temporaryDecision))).toEqual(['contract.none']);
    const draft = play([['negotiator', 'draftContract', emptied]], old);
    expect(codes(attempt(draft, 'beslutningsforum', 'recordDecision', { ...temporaryDecision, reviewDate: undefined }))).toEqual(
      [],
    );
  });
});

const emptied: Readonly<Record<string, unknown>> = Object.fromEntries(Object.keys(wholeContract).map((name) => [name, undefined]));
const [osMeasure, costMeasure] = wholeContract.outcomeMeasures;
const [cancerRegister, patientRegister] = wholeContract.sources;
const [question] = wholeContract.openQuestions;

/** For each element, a contract or a history in which only that is lacking. */
const lacking: readonly (readonly [id: string, code: string, rule: RuleId, change: Readonly<Record<string, unknown>>])[] = [
  ['A10-1', 'contract.need', 'temporary.need', { needStatement: undefined }],
  ['A10-2', 'contract.effect', 'temporary.effect', { effectBasis: undefined }],
  ['A10-3', 'contract.criteria', 'temporary.criteria', { criteriaInterim: undefined }],
  ['A10-4', 'contract.endCriteria', 'temporary.endCriteria', { reassessmentCriteria: undefined }],
  ['A10-4', 'contract.endCriteria', 'temporary.endCriteria', { phaseOutCriteria: undefined }],
  ['A10-6', 'contract.dataPlan', 'temporary.dataPlan', { sources: [cancerRegister, { ...patientRegister, compiles: undefined }] }],
  [
    'A10-7',
    'contract.dataSources',
    'temporary.dataSources',
    { outcomeMeasures: [osMeasure, { ...costMeasure, source: undefined }] },
  ],
  [
    'A10-11',
    'contract.supplierPays',
    'temporary.supplierPays',
    { sources: [cancerRegister, { ...patientRegister, atCost: 'publicService' }] },
  ],
  ['A10-12', 'contract.interimPrice', 'temporary.interimPrice', { interimPricePerPack: undefined }],
  ['A10-12', 'contract.interimPrice', 'temporary.interimPrice', { riskSharingTerms: undefined }],
  ['A10-13', 'contract.obligations', 'temporary.obligations', { dataObligations: undefined }],
  ['A10-14', 'contract.littleWork', 'temporary.littleWork', { sources: [{ ...cancerRegister, staffMinutes: 5 }, patientRegister] }],
  [
    'A10-17',
    'contract.reversible',
    'temporary.reversible',
    { decisionRules: wholeContract.decisionRules.map((rule) => ({ ...rule, consequence: 'continue' })) },
  ],
  ['A10-18', 'contract.exception', 'temporary.exception', { exceptionReason: undefined }],
  ['A10-19', 'contract.followedUp', 'temporary.followedUp', { reassessmentBy: undefined }],
  [
    'A10-19',
    'contract.followedUp',
    'temporary.followedUp',
    { sources: [cancerRegister, { ...patientRegister, everyMonths: undefined }] },
  ],
  [
    'A10-20',
    'contract.patients',
    'temporary.patients',
    { exitPlan: wholeContract.exitPlan.filter(({ forWhom }) => forWhom === 'newPatients') },
  ],
  ['A10-20', 'contract.patients', 'temporary.patients', { continuedSupply: undefined }],
  ['A6-5', 'contract.openQuestions', 'temporary.openQuestions', { openQuestions: [{ ...question, source: undefined }] }],
  [
    'A6-5',
    'contract.openQuestions',
    'temporary.openQuestions',
    { decisionRules: wholeContract.decisionRules.map((rule) => ({ ...rule, question: undefined })) },
  ],
  ['A11-4', 'contract.inclusion', 'temporary.inclusion', { inclusion: undefined }],
];

describe('each required element', () => {
  test.each(lacking)('%s: %s', (id, code, rule, change) => {
    const stage = play(
      [...ready.slice(0, 2), ['negotiator', 'draftContract', change], ['secretariat', 'recordMeasureChoice']],
      signedOff,
    );
    expect(missingElements(stage.state)).toMatchObject([{ code, rule }]);
    expect(newestEdition(rule).entries).toMatch(new RegExp(`^${id}( |,)`));
    expect(codes(attempt(stage, 'beslutningsforum', 'recordDecision', temporaryDecision))).toEqual([code, 'contract.notSigned']);
    // Nobody can sign what is not whole.
    expect(codes(attempt(stage, 'supplierA', 'signContract'))).toEqual([code]);
  });

  test('A10-5 and A10-8: without outcome measures or a date the rest has nothing to rest on', () => {
    const without = (change: Readonly<Record<string, unknown>>) =>
      missingElements(play([...ready.slice(0, 2), ['negotiator', 'draftContract', change]], signedOff).state).map(
        ({ code }) => code,
      );
    expect(without({ outcomeMeasures: undefined, decisionRules: undefined })).toContain('contract.outcomeMeasures');
    expect(without({ reassessmentOn: undefined })).toContain('contract.reassessmentDate');
  });

  test('A10-9 and A10-16: a plan that was not presented, not assessed, found wanting, or replaced', () => {
    const missing = (steps: readonly Step[]) =>
      missingElements(
        play([...steps, ['negotiator', 'draftContract'], ['secretariat', 'recordMeasureChoice']], signedOff).state,
      ).map(({ code }) => code);
    expect(missing([])).toEqual(['contract.supplierPlan', 'contract.planAssessed']);
    expect(missing([['supplierA', 'presentDataPlan']])).toEqual(['contract.planAssessed']);
    const insufficient: Step = ['assessorDmp', 'assessDataPlan', { planVerdict: 'planInsufficient' }];
    expect(missing([['supplierA', 'presentDataPlan'], insufficient])).toEqual(['contract.planAssessed']);
    expect(missing([...ready.slice(0, 2), ['supplierA', 'presentDataPlan']])).toEqual(['contract.planAssessed']);
    expect(missing(ready.slice(0, 2))).toEqual([]);
  });

  test('A10-10: data that come after the re-assessment are too late', () => {
    const late: Step = ['supplierA', 'presentDataPlan', { lastDataOn: '2029-11-02' }];
    const stage = play([late, ...ready.slice(1)], signedOff);
    expect(missingElements(stage.state)).toMatchObject([{ code: 'contract.period', rule: 'temporary.period' }]);
  });

  test('A10-15: the clinicians’ choice lapses when a measure changes, and only then', () => {
    const chosen = play(ready, signedOff);
    expect(missingElements(chosen.state)).toEqual([]);
    const reworded = play([['negotiator', 'draftContract', { expectedPatients: 41 }]], chosen);
    expect(missingElements(reworded.state)).toEqual([]);
    const otherMeasure = { outcomeMeasures: [{ ...osMeasure, definition: 'En annen definisjon enn før.' }, costMeasure] };
    const changed = play([['negotiator', 'draftContract', otherMeasure]], chosen);
    expect(missingElements(changed.state)).toMatchObject([{ code: 'contract.clinicians' }]);
  });
});

describe('signatures', () => {
  test('all three stand, and each is given once', () => {
    expect(standingSignatures(signed.state.temporary).map(({ signatory }) => signatory)).toEqual([
      'supplier',
      'sykehusinnkjop',
      'rhf',
    ]);
    expect(codes(attempt(signed, 'supplierA', 'signContract'))).toEqual(['contract.alreadySigned']);
  });

  test('any change voids them; also one of the price alone', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Contract>(
          { expectedPatients: 41 },
          { interimPricePerPack: 21_318 },
          { riskSharingTerms: 'Andre vilkår enn de avtalte.' },
        ),
        (change) => {
          const changed = play([['negotiator', 'draftContract', change]], signed);
          expect(unsignedBy(changed.state.temporary)).toEqual(['supplier', 'sykehusinnkjop', 'rhf']);
          expect(codes(attempt(changed, 'beslutningsforum', 'recordDecision', temporaryDecision))).toEqual(['contract.notSigned']);
        },
      ),
    );
  });

  test('a signature names the version that is signed', () => {
    const drafted = play(ready, signedOff);
    const hash = newestContract(drafted.state.temporary)?.hash ?? '';
    const next = play([['negotiator', 'draftContract', { expectedPatients: 41 }]], drafted);
    const old = attempt(next, 'supplierA', 'signContract', { contractVersion: 1, contractHash: hash });
    expect(old.rejections).toMatchObject([{ code: 'contract.otherVersion', field: 'contractHash', details: { version: 2 } }]);
  });

  test('the same text gives the same hash, however it is typed; another text another', () => {
    const hashOf = (changes: Readonly<Record<string, unknown>>) =>
      newestContract(play([['negotiator', 'draftContract', changes]], signedOff).state.temporary);
    const reversed = Object.fromEntries(Object.entries(wholeContract).toReversed());
    expect(hashOf(reversed)?.hash).toBe(hashOf({})?.hash);
    expect(hashOf({ interimPricePerPack: 21_318 })?.hash).not.toBe(hashOf({})?.hash);
    expect(hashOf({ interimPricePerPack: 21_318 })?.publicHash).toBe(hashOf({})?.publicHash);
    expect(hashOf({ expectedPatients: 41 })?.publicHash).not.toBe(hashOf({})?.publicHash);
  });

  test('an amendment of a decided contract becomes public when the last has signed, not before; the date is moved by a decision', () => {
    const amendment: Step = ['negotiator', 'draftContract', { expectedPatients: 55 }];
    const publicContract = (stage: Stage) => {
      const state = viewCase('case-1', stage.log, null, today)?.state.temporary;
      return state === undefined ? undefined : newestContract(state)?.contract.expectedPatients;
    };
    const amended = play([amendment, ...signatures.slice(0, 2)], decided);
    expect(publicContract(amended)).toBe(40);
    expect(publicContract(play(signatures.slice(2), amended))).toBe(55);
    const later = attempt(decided, 'negotiator', 'draftContract', { reassessmentOn: '2029-11-02' });
    expect(later.rejections).toMatchObject([{ code: 'contract.dateByDecision', details: { decided: '2029-11-01' } }]);
  });
});

describe('what a contract says fits together', () => {
  const faults = (change: Readonly<Record<string, unknown>>) =>
    attempt(signedOff, 'negotiator', 'draftContract', change).rejections.map(({ code, field }) => [code, field]);
  const [first, second] = wholeContract.decisionRules;

  test.each<readonly [string, Readonly<Record<string, unknown>>, readonly (readonly [string, string])[]]>([
    [
      'a rule names a measure that is there',
      { decisionRules: [first, { ...second, measure: 'pfs' }] },
      [['contract.unknownMeasure', 'decisionRules.2.measure']],
    ],
    [
      'a rule names a question that is there',
      { decisionRules: [{ ...first, question: 'annet' }] },
      [['contract.unknownQuestion', 'decisionRules.1.question']],
    ],
    [
      'a question names a source that is there',
      { openQuestions: [{ ...question, source: 'annen' }] },
      [['contract.unknownSource', 'openQuestions.1.source']],
    ],
    [
      'a statistic is one of the measure’s kind',
      { decisionRules: [{ ...first, statistic: 'meanChange' }] },
      [['contract.statisticNotOfKind', 'decisionRules.1.statistic']],
    ],
    [
      'a rule that stops a subgroup says which',
      { decisionRules: [{ ...first, consequence: 'stopSubgroup' }] },
      [['contract.subgroupMissing', 'decisionRules.1.subgroup']],
    ],
    [
      'looks go with months between them, and with a probability; months without looks are half a plan',
      {
        decisionRules: [
          { ...first, looks: 4 },
          { ...first, id: 'halv', everyMonths: 6 },
          { ...first, id: 'hel', looks: 4, everyMonths: 6, spending: 'pocock', information: 60 },
        ],
      },
      [
        ['contract.looks', 'decisionRules.1.looks'],
        ['contract.looks', 'decisionRules.2.looks'],
      ],
    ],
    [
      'names are short, plain and used once',
      {
        milestones: [{ ...wholeContract.milestones[0], id: 'Halv veis' }, wholeContract.milestones[0], wholeContract.milestones[0]],
      },
      [
        ['contract.idForm', 'milestones.1.id'],
        ['contract.idTwice', 'milestones.3.id'],
      ],
    ],
    [
      'data come before the re-assessment, the re-assessment before the end',
      {
        contractEndsOn: '2029-10-31',
        milestones: undefined,
        sources: [{ ...cancerRegister, firstDue: '2029-11-02' }, patientRegister],
      },
      [
        ['contract.dateOrder', 'sources.1.firstDue'],
        ['contract.dateOrder', 'reassessmentOn'],
      ],
    ],
    [
      // 2026-11-23 and 36 months: 2029-11-23 is the last usual day.
      'a period longer than about three years has a reason',
      { reassessmentOn: '2029-11-24' },
      [['contract.reasonForLonger', 'longerReason']],
    ],
    [
      'months and days are whole',
      { sources: [{ ...cancerRegister, everyMonths: 1.5 }, patientRegister] },
      [['contract.wholeNumber', 'sources.1.everyMonths']],
    ],
  ])('%s', (_name, change, expected) => expect(faults(change)).toEqual(expected));

  test('the last usual day, and a later one with a reason, are accepted', () => {
    expect(faults({ reassessmentOn: '2029-11-23' })).toEqual([]);
    expect(faults({ reassessmentOn: '2029-11-24', longerReason: 'Hendelsene kommer sent ved adjuvant behandling.' })).toEqual([]);
  });

  test('hostile names are refused', () => {
    for (const id of ['<script>', '=1+1', '../x', 'a\u202eb', ''])
      expect(faults({ milestones: [{ ...wholeContract.milestones[0], id }] })).not.toEqual([]);
  });
});

describe('who does what', () => {
  test('another supplier, and a case without a supplier, have no contract', () => {
    expect(codes(attempt(signedOff, 'supplierB', 'presentDataPlan'))).toEqual(['contract.notTheSupplier']);
    const proposal = play([
      ['proposer', 'submitProposal'],
      ['secretariat', 'registerCase'],
      ['bestillerforum', 'commissionAssessment'],
    ]);
    expect(codes(attempt(proposal, 'negotiator', 'draftContract'))).toEqual(['contract.noSupplier']);
  });

  test('whatever suppliers do in whatever order, nothing is opened, drafted, decided or published by it', () => {
    const theirs: ReadonlySet<string> = new Set(['DataPlanPresented', 'ContractSigned']);
    const supplierStep = fc.record({
      actor: fc.constantFrom('supplierA', 'supplierB'),
      type: fc.constantFrom<CommandType>(...commandTypes),
    });
    const places: readonly Stage[] = [signedOff, play(ready, signedOff), signed, decided];
    const about = /^(Data|Measure|Contract|Decision|Case(Reopened)|Reassessment|PhaseOut)/;
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.array(supplierStep, { maxLength: 20 }), (place, steps) => {
        const after = steps.reduce((stage, { actor, type }) => attempt(stage, actor, type), place);
        for (const { type } of after.log.slice(place.log.length)) if (about.test(type)) expect(theirs).toContain(type);
        expect(after.state.decision).toEqual(place.state.decision);
        expect(after.state.phase === place.state.phase || after.state.phase === 'closed').toBe(true);
      }),
      { numRuns: 150, seed: 6 },
    );
  });

  test('the price and its terms are seen by the parties to it and by nobody else', () => {
    const seesPrice = (viewer: (typeof people)[keyof typeof people] | null) => {
      const state = viewCase('case-1', decided.log, viewer, today)?.state.temporary;
      return (state === undefined ? undefined : newestContract(state))?.contract.interimPricePerPack !== undefined;
    };
    expect(Object.keys(people).filter((name) => seesPrice(people[name as keyof typeof people]))).toEqual([
      'supplierA',
      'negotiator',
      'beslutningsforum',
    ]);
    expect(seesPrice(null)).toBe(false);
    expect(caseFrom('case-1', decided.log)).toEqual(decided.state);
    expect(forms.draftContract).toBe(wholeContract);
  });
});
