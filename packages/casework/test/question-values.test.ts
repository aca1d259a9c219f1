import { describe, expect, test } from 'vitest';
import { type Contract, missingElements, newestContract, obstaclesToComputing, questionWorths, viewCase } from '../src/index.ts';
import { attempt, medicineWay, play, type Stage, type Step, today } from './process.ts';
import { wholeContract } from './temporary-stage.ts';

const signedOff = play(medicineWay.slice(0, 9));
const ready: readonly Step[] = [
  ['supplierA', 'presentDataPlan'],
  ['assessorDmp', 'assessDataPlan'],
  ['negotiator', 'draftContract'],
  ['secretariat', 'recordMeasureChoice'],
];
const [question] = wholeContract.openQuestions;
const [value] = wholeContract.questionValues;

type Change = Readonly<Record<string, unknown>>;
const drafted = (change: Change): readonly (readonly [code: string, field: string | undefined])[] =>
  attempt(signedOff, 'negotiator', 'draftContract', { ...change }).rejections.map(({ code, field }) => [code, field]);
const missing = ({ state }: Stage): readonly string[] => missingElements(state).map(({ code }) => code);
const asked = (change: Change): Change => ({
  openQuestions: [{ ...question, ...change }],
});

describe('a question is tied to the model of the case', () => {
  test('its parameter is one of the model’s and uncertain there, else it is refused at its cell with those that are', () => {
    const cell = 'openQuestions.1.modelParameter';
    const refused = attempt(signedOff, 'negotiator', 'draftContract', {
      ...asked({ modelParameter: 'hr_os, entry_age, hr_so' }),
      questionValues: undefined,
    }).rejections;
    expect(refused.map(({ code, field, details }) => [code, field, details['id'], details['known']])).toEqual([
      ['contract.certainParameter', cell, 'entry_age', 'hr_os, hr_pfs'],
      ['contract.unknownParameter', cell, 'hr_so', 'hr_os, hr_pfs'],
    ]);
    expect(refused.every(({ rule, ruleVersion }) => rule === 'temporary.questionValues' && ruleVersion === '1.0')).toBe(true);
  });

  test('one that is outside the model is named only with the reason why its worth is typed', () => {
    const typed = { modelParameter: 'antall pasienter', evppi: 4, evsi: 2 };
    const reason = 'Antallet er ikke en parameter i modellen.';
    expect(drafted({ ...asked({ ...typed, typedReason: reason }), questionValues: undefined })).toEqual([]);
  });
});

describe('what a question is worth is computed', () => {
  test('a value that is not the one computed is refused, whatever in it was changed', () => {
    const changes = [{ evppi: 1 }, { evsiError: 0 }, { run: 'b'.repeat(64) }, { draws: 1 }, { computation: 'e'.repeat(64) }];
    for (const change of changes)
      expect(drafted({ questionValues: [{ ...value, ...change }] })).toEqual([
        ['contract.valueNotComputed', 'questionValues.1.evppi'],
      ]);
  });

  test('nor may it be of another question, of other parameters, data or patients, or stand twice', () => {
    const another = [['contract.valueOfAnother', 'questionValues.1.parameters']];
    expect(drafted(asked({ modelParameter: 'hr_pfs' }))).toEqual(another);
    expect(drafted(asked({ modelParameter: 'hr_os, hr_pfs' }))).toEqual(another);
    expect(drafted(asked({ assessedData: 'register' }))).toEqual(another);
    expect(drafted(asked({ dataPatients: 51 }))).toEqual(another);
    expect(drafted(asked({ assessedData: 'collected', dataPatients: 50 }))).toEqual([]);
    expect(drafted({ questionValues: [value, value] })).toEqual([['contract.idTwice', 'questionValues.2.question']]);
    expect(drafted({ questionValues: [{ ...value, question: 'annet' }] })).toEqual([
      ['contract.unknownQuestion', 'questionValues.1.question'],
    ]);
  });

  test('what is typed needs a reason, and gives way to what is computed', () => {
    expect(drafted({ ...asked({ evppi: 1 }), questionValues: undefined })).toEqual([
      ['contract.typedReason', 'openQuestions.1.typedReason'],
    ]);
    expect(drafted(asked({ evppi: 1, typedReason: 'Modellen har ingen trekninger.' }))).toEqual([
      ['contract.typedAndComputed', 'openQuestions.1.evppi'],
    ]);
  });

  test('which it was is known of each: computed, typed, or one of each', () => {
    const { evsi: _evsi, evsiError: _error, evsiMethod: _method, ...answer } = value;
    const typed = { ...question, evsi: 5, typedReason: 'Ingen data i vurderingen sier noe om dette.' };
    const shown = (contract: Contract) => questionWorths(contract).map(({ evppi, evsi, typed: how }) => [evppi, evsi, how]);
    expect(shown(wholeContract)).toEqual([[41_000_000, 17_000_000, { evppi: false, evsi: false }]]);
    expect(shown({ openQuestions: [typed], questionValues: [answer] })).toEqual([[41_000_000, 5, { evppi: false, evsi: true }]]);
    expect(shown({ openQuestions: [{ ...question, evsi: 5 }] })).toEqual([[undefined, undefined, { evppi: false, evsi: false }]]);
  });

  test('an assessment that is not there, or not public, gives no values', () => {
    const [own] = [signedOff.state.document];
    if (own === undefined) throw new Error('the stage has an assessment');
    const codes = (state: Parameters<typeof obstaclesToComputing>[0]) => obstaclesToComputing(state).map(({ code }) => code);
    expect(codes({})).toEqual(['contract.noAssessment']);
    expect(codes({ document: own })).toEqual([]);
    for (const confidentiality of ['internal', 'confidential'] as const)
      expect(codes({ document: { ...own, confidentiality } })).toEqual(['contract.notPublicAssessment']);
  });
});

describe('a contract is not ready', () => {
  test('while a question has no value', () => {
    const stage = play(
      [...ready.slice(0, 2), ['negotiator', 'draftContract', { questionValues: undefined }], ...ready.slice(3)],
      signedOff,
    );
    expect(missing(stage)).toEqual(['contract.questionValues']);
  });

  test('when the assessment behind its values has been replaced; not for one who cannot know of that', () => {
    const stage = play(ready, signedOff);
    expect(missing(stage)).toEqual([]);
    const { document } = stage.state;
    if (document === undefined) throw new Error('the stage has an assessment');
    const replaced: Stage = { ...stage, state: { ...stage.state, document: { ...document, result: '8'.repeat(64) } } };
    expect(missing(replaced)).toEqual(['contract.valuesStale']);
    expect(attempt(replaced, 'supplierA', 'signContract').rejections.map(({ code, rule }) => [code, rule])).toEqual([
      ['contract.valuesStale', 'temporary.questionValues'],
    ]);
    const { document: _document, ...unknowing } = replaced.state;
    expect(missingElements(unknowing)).toEqual([]);
  });

  test('the values are as public as the rest of the contract', () => {
    const decided = play(
      [
        ...ready,
        ['supplierA', 'signContract'],
        ['negotiator', 'signContract'],
        ['beslutningsforum', 'signContract'],
        ['beslutningsforum', 'recordDecision', { outcome: 'introducedTemporarily', reviewDate: wholeContract.reassessmentOn }],
        ['secretariat', 'publishDecision'],
      ],
      signedOff,
    );
    const shown = viewCase('case-1', decided.log, null, today)?.state.temporary;
    expect(shown === undefined ? undefined : newestContract(shown)?.contract.questionValues).toEqual([value]);
  });
});
