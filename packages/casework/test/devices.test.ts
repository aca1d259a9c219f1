import { describe, expect, test } from 'vitest';
import {
  aiChecklist,
  aiQuestions,
  commandFields,
  mayBeJointlyAssessed,
  needsNotifiedBody,
  type Rejection,
  selectionConsiderations,
} from '../src/index.ts';
import { attempt, play } from './process.ts';

const codes = ({ rejections }: { readonly rejections: readonly Rejection[] }) =>
  rejections.map(({ code, rule, field }) => [code, rule, ...(field === undefined ? [] : [field])]);
const registeredAs = (methodType: string) =>
  play([
    ['proposer', 'submitProposal', { methodType, ...(methodType === 'medicine' ? { underPatent: false } : {}) }],
    ['secretariat', 'registerCase'],
  ]);

describe('selection for national assessment (S42.R1-R2, S15.R4)', () => {
  test('each consideration is answered with a reason; one without is named with its rule', () => {
    const stage = registeredAs('device');
    expect(attempt(stage, 'bestillerforum', 'weighSelection').rejections).toEqual([]);
    for (const consideration of selectionConsiderations)
      expect(codes(attempt(stage, 'assessorDmp', 'weighSelection', { [`${consideration}Reason`]: '' }))).toEqual([
        ['field.missing', 'devices.selection', `${consideration}Reason`],
      ]);
  });

  test('not of medicines, and not by those who propose', () => {
    expect(codes(attempt(registeredAs('medicine'), 'assessorDmp', 'weighSelection'))).toEqual([
      ['devices.medicine', 'devices.selection'],
    ]);
    expect(codes(attempt(registeredAs('device'), 'proposer', 'weighSelection'))).toEqual([
      ['role.notAllowed', 'devices.selection'],
    ]);
  });
});

describe('European joint assessment of devices (S42.R6)', () => {
  const criterion = ['firstInKind'];
  test.each<[Parameters<typeof mayBeJointlyAssessed>[0], boolean | undefined]>([
    [{}, undefined],
    [{ deviceClass: 'classIIa' }, false],
    [{ deviceClass: 'classIIb' }, undefined],
    [{ deviceClass: 'classIIb', expertPanel: 'panelNotSeen', jointCriteria: criterion }, false],
    [{ deviceClass: 'classIIb', expertPanel: 'panelSeen' }, false],
    [{ deviceClass: 'classIIb', expertPanel: 'panelSeen', jointCriteria: criterion }, true],
    [{ deviceClass: 'classIII', expertPanel: 'panelSeen', jointCriteria: criterion }, true],
    [{ testClass: 'classC', expertPanel: 'panelSeen', jointCriteria: criterion }, false],
    [{ testClass: 'classD', expertPanel: 'panelSeen', jointCriteria: criterion }, true],
  ])('%j: %s', (product, may) => {
    expect(mayBeJointlyAssessed(product)).toBe(may);
  });

  test('the lowest classes alone go without a notified body', () => {
    expect(['classI', 'classIIa', 'classIIb', 'classIII'].map((deviceClass) => needsNotifiedBody({ deviceClass }))).toEqual([
      false,
      true,
      true,
      true,
    ]);
    expect(['classA', 'classB', 'classC', 'classD'].map((testClass) => needsNotifiedBody({ testClass }))).toEqual([
      false,
      true,
      true,
      true,
    ]);
  });
});

describe('questions about artificial intelligence (S48)', () => {
  test('the form asks every question of the checklist, in its order, and then for an explanation', () => {
    expect(Object.keys(commandFields.answerAiQuestions)).toEqual([...aiQuestions, 'aiExplanation']);
  });

  test('every question says where it is put, and what we have not read says so', () => {
    for (const question of aiQuestions) expect(aiChecklist[question].citation).toMatch(/Meld\. St\. 21|Helsedirektoratet/);
    expect(aiQuestions.filter((question) => !aiChecklist[question].read)).toEqual(['aiReadiness']);
  });

  test('asked of artificial intelligence only, by those who assess', () => {
    expect(attempt(registeredAs('ai'), 'assessorDmp', 'answerAiQuestions').rejections).toEqual([]);
    expect(codes(attempt(registeredAs('device'), 'assessorDmp', 'answerAiQuestions'))).toEqual([
      ['devices.notAi', 'devices.aiQuestions'],
    ]);
  });
});
