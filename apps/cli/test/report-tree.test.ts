import { readFileSync } from 'node:fs';
import { assess, type Assessment, nodesOf, readAssessment, reportTree, sectionIds } from '@likeverd/appraisal';
import { content, languages, reportWords } from '@likeverd/language';
import { compileModel, describeModel, readModel, runBaseCase, runProbabilistic } from '@likeverd/modelling';
import { describe, expect, test } from 'vitest';

const file = (name: string): string => readFileSync(new URL(`../../../models/${name}`, import.meta.url), 'utf8');
const shipped = file('assessments/constructed-targeted-therapy.yaml');
const definition = (() => {
  const read = readModel(file('constructed-targeted-therapy.yaml'));
  if (!read.ok) throw new Error('the model is not sound');
  return read.value;
})();

function judged(text: string) {
  const document = readAssessment(text);
  const compiled = compileModel(definition, {});
  if (!document.ok || !compiled.ok) throw new Error('not read');
  const baseCase = runBaseCase(compiled.value);
  const probabilistic = runProbabilistic(compiled.value, { seed: 1, from: 0, to: 200 });
  if (!baseCase.ok || !probabilistic.ok) throw new Error('not run');
  const assessment = assess({
    document: document.value,
    definition,
    compiled: compiled.value,
    baseCase: baseCase.value,
    probabilistic: probabilistic.value,
    known: '2026-11-22',
  });
  if ('status' in assessment) throw new Error(assessment.code);
  return { document: document.value, assessment };
}

const treeOf = (text: string, language: (typeof languages)[number] = 'nb') =>
  reportTree({ ...judged(text), description: describeModel(definition), words: reportWords(content[language], language) });

/** Everything in a tree that is a number with an id. */
const numbersIn = (value: unknown): readonly { readonly node: string; readonly text: string; readonly value?: number }[] =>
  Array.isArray(value)
    ? value.flatMap(numbersIn)
    : typeof value === 'object' && value !== null
      ? 'kind' in value && value.kind === 'number' && 'node' in value
        ? [value as unknown as { node: string; text: string }]
        : Object.values(value).flatMap(numbersIn)
      : [];

const valueOf = (assessment: Assessment, id: string): unknown => nodesOf(assessment).get(id)?.value;

describe('the report of the shipped example', () => {
  const { assessment } = judged(shipped);

  test.each(languages)('has every section, and every number has its proof: %s', (language) => {
    const tree = treeOf(shipped, language);
    expect(tree.sections.map(({ id }) => id)).toEqual(sectionIds);
    const proven = new Set(tree.proof.map(({ node }) => node));
    const shown = numbersIn([tree.sections, tree.plain]);
    expect(shown.length).toBeGreaterThan(30);
    for (const { node, value } of shown) {
      expect(proven, node).toContain(node);
      const own = valueOf(assessment, node);
      if (typeof own === 'number' && value !== undefined) expect(value).toBe(own);
    }
    for (const { inputs } of tree.proof) for (const input of inputs) expect(proven).toContain(input);
  });

  test('a number in a text is the result itself, written in the language', () => {
    const nb = numbersIn(treeOf(shipped).sections.find(({ id }) => id === 'benefit')?.written);
    expect(nb[0]).toMatchObject({ node: 'targeted.incrementalQalys', value: valueOf(assessment, 'targeted.incrementalQalys') });
    expect(nb[0]?.text).toMatch(/^\d,\d{2} QALY$/);
    // The section exists in bokmål alone: the English report says so and shows it, with numbers as English writes them.
    const en = treeOf(shipped, 'en').sections.find(({ id }) => id === 'benefit')?.written ?? [];
    expect(en[0]).toMatchObject({ kind: 'notice' });
    expect(numbersIn(en)[0]?.text).toMatch(/^\d\.\d{2} QALY$/);
  });

  test('a reference that names no result is a fault at its place, and the rest stands', () => {
    const tree = treeOf(shipped.replace('{{targeted.icer}}', '{{targeted.ikke}}'));
    const resources = JSON.stringify(tree.sections.find(({ id }) => id === 'resources')?.written);
    expect(resources).toContain('"kind":"fault","reference":"targeted.ikke"');
    expect(resources).toContain('targeted.incrementalCosts');
  });

  test('a part with faults says so in its section, and the others stand', () => {
    const tree = treeOf(shipped.replace('firstYear: 2027', 'firstYear: 1027'));
    expect(tree.sections.find(({ id }) => id === 'budget')?.computed.slice(0, 2)).toMatchObject([
      { kind: 'heading' },
      { kind: 'notice', tone: 'danger' },
    ]);
    expect(numbersIn(tree.sections.find(({ id }) => id === 'severity')).length).toBeGreaterThan(3);
  });

  test('the version for everyone is made from the numbers in every language', () => {
    for (const language of languages) {
      const { plain } = treeOf(shipped, language);
      expect(numbersIn(plain).map(({ node }) => node)).toEqual(
        expect.arrayContaining([
          'severity.absoluteShortfall',
          'targeted.incrementalQalys',
          'targeted.incrementalCosts',
          'targeted.icer',
        ]),
      );
    }
  });
});
