import { readFileSync } from 'node:fs';
import { compileModel, readModel, runBaseCase } from '@likeverd/modelling';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  assess,
  type Assessment,
  changesBetween,
  effectsBetween,
  knownRulesAndFacts,
  type Present,
  readAssessment,
  staleParts,
  statusChanges,
  versionDigests,
} from '../src/index.ts';

const file = (name: string): string => readFileSync(new URL(`../../../models/${name}`, import.meta.url), 'utf8');
const model = file('constructed-targeted-therapy.yaml');
const text = `format: likeverd-assessment
formatVersion: 1
id: constructed-example
title: { nb: Konstruert, nn: Konstruert, en: Constructed }
constructed: true
model: constructed-targeted-therapy
strategy: targeted
submissionDate: 2026-06-21
draws: 0
population:
  firstYear: 2027
  newPatients: [60, 62, 64]
  source: Constructed.
severity:
  femaleShare: 0.5
`;

const read = (given: string) => {
  const document = readAssessment(given);
  if (!document.ok) throw new Error(JSON.stringify(document.faults));
  return document.value;
};

const assessed = (given: string, modelText = model, known = '2026-11-22'): Assessment => {
  const definition = readModel(modelText);
  if (!definition.ok) throw new Error(JSON.stringify(definition.faults));
  const compiled = compileModel(definition.value, {});
  if (!compiled.ok) throw new Error('the model cannot be compiled');
  const baseCase = runBaseCase(compiled.value);
  if (!baseCase.ok) throw new Error('the model cannot be run');
  const assessment = assess({
    document: read(given),
    definition: definition.value,
    compiled: compiled.value,
    baseCase: baseCase.value,
    known,
  });
  if ('status' in assessment) throw new Error(assessment.code);
  return assessment;
};

const assessment = assessed(text);
const { run } = assessment.appraisal;
const day = (number: number): string => `2026-11-0${number}T10:00:00.000Z`;

/** What holds after these versions of the document, one a day. */
const after = (versions: readonly string[], changed: Partial<Present> = {}): Present => ({
  versions: versions.map((version, index) => versionDigests(read(version), day(index + 1))),
  model: { value: run.model, since: day(1) },
  inputs: { value: run.inputs, since: day(1) },
  engine: { value: run.engine, since: day(1) },
  ...knownRulesAndFacts('2026-06-21', '2026-11-22'),
  ...changed,
});

describe('what is out of date', () => {
  test('nothing, while all that was judged from is as it was; a new title and new texts change no result', () => {
    expect(staleParts(assessment, after([text]))).toEqual([]);
    const retold = `${text.replace('nb: Konstruert', 'nb: Oppdiktet')}report:\n  ethics: { nb: Ny tekst. }\n`;
    expect(staleParts(assessment, after([text, retold]))).toEqual([]);
  });

  test('a premise makes its own part stale, since the version in which it was changed, and no other', () => {
    const changed = text.replace('64]', '65]');
    const once = staleParts(assessment, after([text, changed, `${changed}# written further\n`]));
    expect(once).toMatchObject([
      { part: 'population', since: day(2), causes: [{ kind: 'premises', part: 'population', since: day(2) }] },
    ]);
    // Put back as it was: nothing is stale. Changed again later: stale since then.
    expect(staleParts(assessment, after([text, changed, text]))).toEqual([]);
    expect(staleParts(assessment, after([text, changed, text, changed]))[0]?.since).toBe(day(4));
  });

  test('the severity part decides the threshold, so the appraisal and what rests on it are stale with it', () => {
    const changed = text.replace('femaleShare: 0.5', 'femaleShare: 0.4');
    const stale = staleParts(assessment, after([text, changed])).map(({ part }) => part);
    expect(stale).toContain('appraisal');
    expect(stale).toContain('severity');
    expect(stale).not.toContain('population');
  });

  test.each(['model', 'inputs', 'engine'] as const)('another %s makes everything stale, since it came', (kind) => {
    const stale = staleParts(assessment, after([text], { [kind]: { value: 'other', since: day(5) } }));
    expect(stale.map(({ part }) => part).toSorted()).toEqual(['appraisal', 'population', 'severity']);
    for (const { causes, since } of stale) {
      expect(since).toBe(day(5));
      expect(causes).toEqual([{ kind, since: day(5) }]);
    }
  });

  test('another day of submission in the head makes everything stale', () => {
    const stale = staleParts(assessment, after([text, text.replace('2026-06-21', '2025-06-21')]));
    expect(stale.map(({ part }) => part).toSorted()).toEqual(['appraisal', 'population', 'severity']);
  });

  test('a rule or a fact makes stale what it was used for, since the day it holds', () => {
    const now = after([text]);
    const rules = { ...now.rules, 'effect.icer': { value: '2.0', since: '2026-10-01' } };
    expect(staleParts(assessment, { ...now, rules })).toMatchObject([
      { part: 'appraisal', since: '2026-10-01', causes: [{ kind: 'rule', id: 'effect.icer' }] },
    ]);
    const fact = (id: string) => (id === 'opportunity-cost-per-qaly' ? { value: 'other', since: '2026-09-01' } : now.fact(id));
    expect(staleParts(assessment, { ...now, fact })[0]).toMatchObject({
      part: 'appraisal',
      causes: [{ kind: 'fact', id: 'opportunity-cost-per-qaly', since: '2026-09-01' }],
    });
  });

  test('a part that was written after the last run has not been judged', () => {
    const without = assessed(text.replace(/population:\n(?: .*\n)*/, ''));
    expect(staleParts(without, after([text])).map(({ part }) => part)).toEqual(['population']);
  });

  test('what was accepted is named by its state: a later change has another', () => {
    const [first] = staleParts(assessment, after([text, text.replace('64]', '65]')]));
    const [second] = staleParts(assessment, after([text, text.replace('64]', '66]')]));
    expect(first?.state).not.toBe(second?.state);
    expect(staleParts(assessment, after([text, text.replace('64]', '65]')]))[0]?.state).toBe(first?.state);
  });
});

describe('what changed between two documents', () => {
  test('names each place, from and to', () => {
    expect(changesBetween({ a: { b: [1, 2] }, c: 'x' }, { a: { b: [1, 3] }, d: true })).toEqual([
      { path: ['a', 'b', 1], place: 'a.b[1]', from: '2', to: '3' },
      { path: ['c'], place: 'c', from: 'x' },
      { path: ['d'], place: 'd', to: 'true' },
    ]);
  });

  test('things with a name of their own are followed by it', () => {
    const offer = (id: string, price: number) => ({ id, price });
    expect(changesBetween([offer('a', 1), offer('b', 2)], [offer('c', 3), offer('a', 1), offer('b', 4)])).toEqual([
      { path: ['b', 'price'], place: 'b.price', from: '2', to: '4' },
      { path: ['c'], place: 'c', to: '{"id":"c","price":3}' },
    ]);
  });

  test('a document does not differ from itself, and turning the two round turns from and to', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        expect(changesBetween(a, a)).toEqual([]);
        const turned = changesBetween(b, a).map(({ place, from, to }) => ({ place, from: to, to: from }));
        const places = (list: readonly { readonly place: string }[]) => list.map(({ place }) => place).toSorted();
        expect(places(turned)).toEqual(places(changesBetween(a, b)));
      }),
      { numRuns: 200 },
    );
  });
});

describe('what a change did to the results', () => {
  test('result by result; those of the part alone where only its premises changed', () => {
    const after2029 = assessed(text.replace('64]', '65]'));
    expect(effectsBetween(assessment, after2029).map(({ id, from, to }) => [id, from?.value, to?.value])).toEqual(
      expect.arrayContaining([['population.2029.newPatients', 64, 65]]),
    );
    expect(effectsBetween(assessment, after2029).every(({ id }) => id.startsWith('population.'))).toBe(true);
    expect(effectsBetween(assessment, assessment)).toEqual([]);
  });

  test('what decides comes first, and a part that can no longer be read is told', () => {
    const dearer = assessed(
      text,
      model.replace(
        /(drugPricePerPack:[\s\S]*?value: )(\d+)/,
        (_, before: string, price: string) => `${before}${Number(price) * 2}`,
      ),
    );
    expect(effectsBetween(assessment, dearer)[0]).toMatchObject({ id: 'targeted.icer', kind: 'icer' });
    const faulty = assessed(text.replace('firstYear: 2027', 'firstYear: 1'));
    expect(statusChanges(assessment, faulty)).toEqual([{ part: 'population', from: 'computed', to: 'faulty' }]);
    expect(statusChanges(assessment, assessment)).toEqual([]);
  });
});
