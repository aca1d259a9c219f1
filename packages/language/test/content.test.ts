import { describe, expect, test } from 'vitest';
import { content, type Language } from '../src/index.ts';

/** Every entry as `area.key.key` with its words; a function is represented by its source, with code that is the same in all languages left out. */
function entries(value: unknown, path: string): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, String(value)]];
  if (typeof value !== 'object' || value === null) return [[path, typeof value]];
  return Object.entries(value).flatMap(([key, child]) => entries(child, path === '' ? key : `${path}.${key}`));
}

const all = (language: Language) => entries(content[language], '');

describe('the three languages', () => {
  test.each(['nn', 'en'] as const)('%s has exactly the keys of bokmål', (language) => {
    expect(all(language).map(([path]) => path)).toEqual(all('nb').map(([path]) => path));
  });

  test.each(Object.entries(content.nb).flatMap(([area, words]) => (Object.keys(words).length > 0 ? [area] : [])))(
    '%s: nynorsk is not bokmål copied: among entries of three words or more, most differ',
    (area) => {
      const bokmal = new Map(all('nb'));
      const long = all('nn').filter(([path, words]) => path.startsWith(`${area}.`) && words.split(/\s+/).length >= 3);
      const different = long.filter(([path, words]) => bokmal.get(path) !== words);
      expect(long.length).toBeGreaterThan(0);
      expect(different.length / long.length).toBeGreaterThan(0.5);
    },
  );

  test('nothing is left empty, except the label of an ordinary ratio', () => {
    const empty = (language: Language) =>
      all(language)
        .filter(([, words]) => words.trim() === '')
        .map(([path]) => path);
    for (const language of ['nb', 'nn', 'en'] as const) expect(empty(language)).toEqual(['appraisal.outcomeShort.ratio']);
  });

  test.each([
    ['nn', /\b(ikke|jeg|hvilken|hvordan|hvorfor|hvis|noe|noen|flere|mye|fra|kun)\b/i],
    ['nb', /\b(ikkje|eg|kva|korleis|kvifor|dersom ein|nokon|frå|meir|berre)\b/i],
  ] as const)('%s is free of the other form’s commonest words', (language, foreign) => {
    expect(
      all(language).filter(([, words]) =>
        foreign.test(words.replace(/`[^`]*\$\{[^}]*\}/g, (text) => text.replace(/\$\{[^}]*\}/g, ''))),
      ),
    ).toEqual([]);
  });
});
