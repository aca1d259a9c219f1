import { readFileSync } from 'node:fs';
import {
  assess,
  type Assessment,
  type Inline,
  nodesOf,
  readAssessment,
  reportTree,
  sectionIds,
  writtenTexts,
} from '@likeverd/appraisal';
import { anchorOf, passageNow, reportTextName } from '@likeverd/casework';
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
  reportTree({
    ...judged(text),
    description: describeModel(definition),
    words: reportWords(content[language], language),
    // what a part shows is tested where it is told, in packages/documents
    parts: () => [],
  });

type Shown = Extract<Inline, { readonly kind: 'number' }>;
const isShown = (value: object): value is Shown => 'kind' in value && value.kind === 'number' && 'node' in value;

/** Everything in a tree that is a number with an id. */
const numbersIn = (value: unknown): readonly Shown[] => {
  if (Array.isArray(value)) return value.flatMap(numbersIn);
  if (typeof value !== 'object' || value === null) return [];
  return isShown(value) ? [value] : Object.values(value).flatMap(numbersIn);
};

const valueOf = (assessment: Assessment, id: string): unknown => nodesOf(assessment).get(id)?.value;

describe('what input on the report quotes', () => {
  const textsOf = (text: string) => writtenTexts({ ...judged(text), words: reportWords(content.nb, 'nb') });
  /** Every text among the blocks, in order, whatever it stands in. */
  const textsIn = (value: unknown): readonly string[] => {
    if (Array.isArray(value)) return value.flatMap(textsIn);
    if (typeof value !== 'object' || value === null) return [];
    return 'text' in value && typeof value.text === 'string' ? [value.text] : Object.values(value).flatMap(textsIn);
  };
  const squeezed = (text: string): string => text.replaceAll(/\s/g, '');

  test('is what the page shows as written, section by section, and nothing else', () => {
    const { sections } = treeOf(shipped);
    const texts = textsOf(shipped);
    for (const { id, written } of sections) expect(squeezed(texts.get(id) ?? ''), id).toBe(squeezed(textsIn(written).join('')));
    expect([...texts.values()].filter((text) => text !== '').length).toBeGreaterThan(3);
  });

  test('a passage of it is found in the same version, and in a later one is found elsewhere, changed, or lost', () => {
    const before = textsOf(shipped);
    const [section, text] = [...before].find(([, written]) => written.split(' ').length > 12) ?? ['benefit', ''];
    const at = text.indexOf(' ', text.length / 3) + 1;
    const quote = anchorOf(text, at, text.indexOf(' ', at + 60));
    if (quote === null) throw new Error('nothing was chosen');
    const status = (now: string): string | undefined => {
      const name = reportTextName(section, 'nb');
      const about = { inputTarget: 'reportText', reportSection: section, reportLanguage: 'nb' };
      const passage = { quotedText: quote.exact, textBefore: quote.prefix, textAfter: quote.suffix };
      return passageNow({ [name]: { text: now, edition: 2, since: '2026-11-22' } }, { ...about, ...passage })?.status;
    };
    expect(status(text)).toBe('found');
    expect(status(`Et nytt avsnitt foran.\n${text}`)).toBe('found');
    expect(status(text.replace(text.slice(at, text.indexOf(' ', at + 60)), 'Noe helt annet'))).toBe('changed');
    expect(status('Hele delen er skrevet på nytt.')).toBe('lost');
  });
});

describe('the report of the shipped example', () => {
  const { assessment } = judged(shipped);

  test.each(languages)('has every section, and every number has its proof: %s', (language) => {
    const tree = treeOf(shipped, language);
    expect(tree.sections.map(({ id }) => id)).toEqual(sectionIds);
    const proven = new Set(tree.proof.map(({ node }) => node));
    const shown = numbersIn([tree.sections, tree.plain]);
    expect(shown.length).toBeGreaterThan(20);
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
