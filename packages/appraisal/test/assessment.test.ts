import { readFileSync } from 'node:fs';
import { compileModel, readModel, runBaseCase } from '@likeverd/modelling';
import { describe, expect, test } from 'vitest';
import { assess, type Assessment, readAssessment } from '../src/index.ts';

const file = (name: string): string => readFileSync(new URL(`../../../models/${name}`, import.meta.url), 'utf8');
const text = file('assessments/constructed-targeted-therapy.yaml');

function judged(given: string): Assessment | { readonly status: 'blocked'; readonly code: string } {
  const document = readAssessment(given);
  if (!document.ok) throw new Error(JSON.stringify(document.faults));
  const definition = readModel(file(`${document.value.head.model}.yaml`));
  if (!definition.ok) throw new Error('the model is not sound');
  const compiled = compileModel(definition.value, {});
  if (!compiled.ok) throw new Error('the model cannot be compiled');
  const baseCase = runBaseCase(compiled.value);
  if (!baseCase.ok) throw new Error('the model cannot be run');
  return assess({
    document: document.value,
    definition: definition.value,
    compiled: compiled.value,
    baseCase: baseCase.value,
    known: '2026-11-22',
  });
}

const assessed = (given: string): Assessment => {
  const assessment = judged(given);
  if ('status' in assessment) throw new Error(assessment.code);
  return assessment;
};

describe('an assessment document', () => {
  test('is judged part by part, and the same document has the same hash', () => {
    const assessment = assessed(text);
    expect(assessment.parts.population).toMatchObject({ status: 'computed', years: [{ year: 2027 }, {}, {}, {}, { year: 2031 }] });
    expect(assessed(text).hash).toBe(assessment.hash);
  });

  test('patients who get the method are new patients times uptake', () => {
    const { population } = assessed(text).parts;
    if (population?.status !== 'computed') throw new Error('not computed');
    expect(population.years.map(({ treated }) => treated.value)).toEqual([60 * 0.3, 62 * 0.6, 64 * 0.8, 66 * 0.9, 68 * 0.9]);
  });

  test('a fault in one part is told with its place, and the appraisal stands', () => {
    const faulty = text.replace('uptake: [0.3,', 'uptake: [1.3,');
    const document = readAssessment(faulty);
    expect(document.ok && document.value.faults).toMatchObject([{ code: 'field.range', path: 'population.uptake[0]', line: 17 }]);
    const assessment = assessed(faulty);
    expect(assessment.parts.population).toMatchObject({ status: 'faulty', faults: [{ code: 'field.range' }] });
    expect(assessment.appraisal.hash).toBe(assessed(text).appraisal.hash);
  });

  test('what was judged from other premises has another basis', () => {
    const other = assessed(text.replace('68]', '69]'));
    expect(other.basis.population).not.toEqual(assessed(text).basis.population);
  });

  test('a head that cannot be read refuses the whole, with every fault of the parts too', () => {
    const read = readAssessment(text.replace('strategy: targeted', 'stratgy: targeted').replace('[0.3,', '[-1,'));
    expect(read.ok ? [] : read.faults.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'field.missing strategy',
      'field.unknown stratgy',
      'field.range population.uptake[0]',
    ]);
  });

  test('a strategy that the model lacks blocks the assessment', () => {
    expect(judged(text.replace('strategy: targeted', 'strategy: other'))).toMatchObject({
      status: 'blocked',
      code: 'assessment.strategy',
    });
  });
});
