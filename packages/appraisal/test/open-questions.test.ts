import { readFileSync } from 'node:fs';
import { compileModel, readModel, runBaseCase, runProbabilistic } from '@likeverd/modelling';
import { describe, expect, test } from 'vitest';
import {
  assess,
  type Blocked,
  materialsOf,
  type OpenQuestion,
  openQuestionsWorth,
  type QuestionsWorth,
  readAssessment,
  sampleInformation,
} from '../src/index.ts';

const file = (name: string): string => readFileSync(new URL(`../../../models/${name}`, import.meta.url), 'utf8');
const text = file('assessments/constructed-targeted-therapy.yaml');
const definition = readModel(file('constructed-targeted-therapy.yaml'));
if (!definition.ok) throw new Error('the model is not sound');
const compiled = compileModel(definition.value);
if (!compiled.ok) throw new Error('the model cannot be compiled');
const baseCase = runBaseCase(compiled.value);
const run = runProbabilistic(compiled.value, { seed: 3, from: 0, to: 600 });
if (!baseCase.ok || !run.ok) throw new Error('the model cannot be run');
const runs = { definition: definition.value, compiled: compiled.value, baseCase: baseCase.value, known: '2026-11-22' } as const;
const drawn = run.value;

function materials(given: string, withDraws = true) {
  const document = readAssessment(given);
  if (!document.ok) throw new Error(JSON.stringify(document.faults));
  const found = materialsOf({ document: document.value, ...runs, ...(withDraws ? { probabilistic: drawn } : {}) });
  if ('status' in found) throw new Error(found.code);
  return found;
}
function worth(questions: readonly OpenQuestion[], given = text): QuestionsWorth {
  const found = openQuestionsWorth(materials(given), questions);
  if ('status' in found) throw new Error(found.code);
  return found;
}
const computed = <T extends { readonly status: string }>(found: T | undefined): Exclude<T, Blocked> => {
  if (found === undefined || found.status !== 'computed') throw new Error(JSON.stringify(found));
  return found as Exclude<T, Blocked>;
};
const without = (part: string): string => text.replace(new RegExp(`^${part}:\\n(?: .*\\n|\\n)+`, 'm'), '');

describe('what open questions are worth', () => {
  const result = worth([
    { id: 'survival', parameters: ['hrOs'] },
    { id: 'both', parameters: ['hrOs', 'hrPfs'] },
    { id: 'quality', parameters: ['utilityProgressed'] },
  ]);
  const [survival, both, quality] = result.questions;

  test('the answer is what the assessment says of the parameter, times the patients of its horizon', () => {
    const document = readAssessment(text);
    if (!document.ok) throw new Error('the assessment is not sound');
    const whole = assess({ document: document.value, ...runs, probabilistic: drawn });
    if ('status' in whole || whole.parts.information?.status !== 'computed') throw new Error('no information');
    const alone = whole.parts.information.parameters.find(({ parameters }) => parameters.join() === 'hrOs');
    const answer = computed(survival?.answer);
    expect(answer.perPatient).toBe(alone?.evppi.value);
    // New patients 60 to 68 in five years, then growing by 1 % a year; uptake 0.3 to 0.9; 4 % a year; ten years.
    const fresh = (year: number): number => (year < 5 ? 60 + 2 * year : 68 * 1.01 ** (year - 4));
    const uptake = (year: number): number => [0.3, 0.6, 0.8][year] ?? 0.9;
    let patients = 0;
    for (let year = 0; year < 10; year += 1) patients += (fresh(year) * uptake(year)) / 1.04 ** year;
    expect(answer.patients).toBeCloseTo(patients, 6);
    expect(answer.total).toBeCloseTo(answer.perPatient * patients, 3);
  });

  test('the data come when the last patient has been recruited, followed and reported, and only later patients gain', () => {
    const data = computed(survival?.data);
    // 60 · 0.3 · 0.9 = 16.2 in the first year, 62 · 0.6 · 0.9 = 33.48 in the second, the rest of 50 at 64 · 0.8 · 0.9 a year; 1.5 + 0.25.
    expect(data.afterYears).toBeCloseTo(2 + (50 - 16.2 - 33.48) / (64 * 0.8 * 0.9) + 1.5 + 0.25, 10);
    expect([data.data, data.followed]).toEqual(['collected', 50]);
    expect(data.patients).toBeLessThan(computed(survival?.answer).patients);
  });

  test('no data are worth more than the answer, and no part of a question more than the whole', () => {
    for (const { answer, data } of [survival, both, quality].flatMap((each) => (each === undefined ? [] : [each]))) {
      expect(computed(data).perPatient).toBeGreaterThanOrEqual(0);
      expect(computed(data).perPatient).toBeLessThanOrEqual(computed(answer).perPatient);
      expect(computed(data).total).toBeLessThanOrEqual(computed(answer).total);
    }
    expect(computed(both?.answer).perPatient).toBeGreaterThanOrEqual(computed(survival?.answer).perPatient);
  });

  test('moment matching, another way from the same draws, gives the same worth of the data within its error', () => {
    // The estimated log hazard ratio of one arm has variance 1 / events, and 1 − exp(−0.45 · 1.5) of the patients die.
    const standardDeviation = 1 / Math.sqrt(1 - Math.exp(-0.45 * 1.5));
    const study = {
      outcomes: [{ likelihood: 'normal', parameter: 'hrOs', standardDeviation, scale: 'log' }] as const,
      sizes: [50],
    };
    const other = sampleInformation(drawn, study, [result.threshold], { way: 'moment-matching', seed: 11 }).at[0]?.sizes[0];
    const own = computed(survival?.data);
    const error = Math.hypot(own.standardError / own.patients, other?.standardError ?? 0);
    expect(Math.abs(own.perPatient - (other?.value ?? Number.NaN))).toBeLessThan(4 * error);
  });

  test('what it rests on is said: run, seed, draws, threshold; the same question gives the same bits', () => {
    expect([result.run, result.draws, result.seed]).toEqual([drawn.identity.result, 600, 3]);
    expect(worth([{ id: 'survival', parameters: ['hrOs'] }]).questions[0]).toEqual(survival);
  });

  test('a register is asked before a study, the plan that is named before both, with as many patients as is said', () => {
    expect(computed(quality?.data).data).toBe('register');
    expect(computed(quality?.data).followed).toBe(100);
    const named = worth([{ id: 'survival', parameters: ['hrOs'], data: 'longerTrial', patients: 60 }]).questions[0];
    // Sixty a year: a year to recruit them, and a year until they are reported.
    expect(computed(named?.data)).toMatchObject({ data: 'longerTrial', followed: 60, afterYears: 2 });
  });
});

describe('what cannot be computed says why', () => {
  const codes = (question: Omit<OpenQuestion, 'id'>): readonly string[] => {
    const [found] = worth([{ id: 'question', ...question }]).questions;
    return [found?.answer, found?.data].map((each) => (each?.status === 'blocked' ? each.code : (each?.status ?? '')));
  };

  test('question by question', () => {
    expect(codes({ parameters: ['entryAge'] })).toEqual(['information.notSampled', 'information.notSampled']);
    expect(codes({ parameters: ['doseIntensity'] })).toEqual(['computed', 'questions.noData']);
    expect(codes({ parameters: ['hrOs'], data: 'nowhere' })).toEqual(['computed', 'questions.unknownData']);
    expect(codes({ parameters: ['hrOs'], data: 'register' })).toEqual(['computed', 'questions.noData']);
    expect(codes({ parameters: ['hrOs'], patients: 5_000 })).toEqual(['computed', 'questions.tooFewPatients']);
  });

  test('as a whole: no draws, no patients, no horizon', () => {
    const question = [{ id: 'survival', parameters: ['hrOs'] }];
    const code = (given: string, withDraws = true): string | undefined => {
      const found = openQuestionsWorth(materials(given, withDraws), question);
      return 'status' in found ? found.code : undefined;
    };
    expect(code(text, false)).toBe('information.noDraws');
    expect(code(without('population'))).toBe('information.noPatients');
    expect(code(without('information'))).toBeUndefined();
    expect(code(without('information').replace(/^strategies:\n(?: .*\n|\n)+/m, ''))).toBe('questions.noHorizon');
  });
});
