import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldedWords, foldWord, markHits, searchTerms, snippetOf, tailsOf } from '../src/search/words.ts';

describe('words are compared without marks, and nynorsk as bokmål', () => {
  test.each([
    ['Å', 'AA'],
    ['Ålesund', 'aalesund'],
    ['blodårer', 'blodarer'],
    ['øyne', 'oyne'],
    ['Ærøy', 'aeroy'],
    ['Sjögren', 'sjøgren'],
    ['Crohns', 'crohns'],
    ['ménière', 'meniere'],
    ['lungesjukdom', 'lungesykdom'],
    ['pasientar', 'pasienter'],
    ['pasientane', 'pasientene'],
    ['behandlinga', 'behandlingen'],
    ['sjeldan', 'sjelden'],
    ['alvorleg', 'alvorlig'],
    ['tjukktarm', 'tykktarm'],
    ['lækjemiddel', 'legemiddel'],
    ['moglegheit', 'mulighet'],
  ])('%s is %s', (one, other) => {
    expect(foldWord(one)).toBe(foldWord(other));
  });

  test('however a word is typed, in capitals or with marks apart, it is the same', () => {
    const letters = fc.string({ unit: fc.constantFrom(...Array.from('abegijklnorstuvæøåéö')), minLength: 1, maxLength: 14 });
    fc.assert(
      fc.property(letters, (word) => {
        expect(foldWord(word.toUpperCase())).toBe(foldWord(word));
        expect(foldWord(word.normalize('NFD'))).toBe(foldWord(word));
      }),
      { numRuns: 300, seed: 14 },
    );
  });

  test('a word with hyphens is found in its parts and as one', () => {
    expect(foldedWords('PD-L1-hemmer')).toEqual(['pd', 'l1', 'hemmer', 'pdl1hemmer']);
  });

  test('the tails of a word are what a part of a compound may begin with: three letters before, four after', () => {
    expect(tailsOf('brystkreft')).toEqual(['stkreft', 'tkreft', 'kreft', 'reft']);
    expect(tailsOf('kreft')).toEqual([]);
  });
});

describe('a query', () => {
  const words = (query: string): readonly string[] => searchTerms(query).map(({ word }) => word);

  test.each(['ID2026_001', 'id2026-001', '2026_001', '2026/001'])('%s is a case number', (written) => {
    expect(words(written)).toEqual([foldWord('ID2026_001')]);
  });

  test('has no syntax: signs separate words and are nothing by themselves', () => {
    expect(words("kreft' & !(bryst:*) | --")).toEqual(['kreft', 'bryst']);
    expect(words('* \u202e %')).toEqual([]);
  });

  test('is looked at no further than twelve words', () => {
    expect(words(Array.from({ length: 40 }, (_, i) => `ord${i}`).join(' '))).toHaveLength(12);
  });

  test('a long word is also read as two', () => {
    const [term] = searchTerms('lungekreftbehandling');
    expect(term?.splits).toContainEqual(['lungekreft', 'behandling']);
    expect(searchTerms('behandlingsmetode')[0]?.splits).toContainEqual(['behandling', 'metode']);
  });
});

describe('what was found is shown where it stands', () => {
  const hits = (text: string, query: string): readonly string[] =>
    markHits(text, searchTerms(query))
      .filter(({ hit }) => hit)
      .map(({ text: hit }) => hit);

  test.each([
    ['Behandling av tykktarmskreft', 'kreft', ['tykktarmskreft']],
    ['Behandling av tykktarmskreft', 'behandlingen', ['Behandling']],
    ['Pasienter i Tromsø', 'tromso', ['Tromsø']],
    ['Lungesykdommer hos barn', 'sjukdom', ['Lungesykdommer']],
    ['Kollegaer', 'lege', []],
  ] as const)('in "%s", "%s" is %j', (text, query, expected) => {
    expect(hits(text, query)).toEqual(expected);
  });

  test('the pieces are the text, whole', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 80 });
    fc.assert(
      fc.property(text, text, (of, query) => {
        expect(
          markHits(of, searchTerms(query))
            .map((piece) => piece.text)
            .join(''),
        ).toBe(of);
      }),
      { numRuns: 300, seed: 6 },
    );
  });

  test('a long text is cut to a few words around the first hit', () => {
    const text = `${'Innledende ord uten betydning. '.repeat(20)}Her står nyresvikt midt i. ${'Etterfølgende ord. '.repeat(20)}`;
    const snippet = (snippetOf(['Tittel', text], searchTerms('nyresvikt')) ?? []).map((piece) => piece.text).join('');
    expect(snippet).toContain('nyresvikt midt i');
    expect(snippet.length).toBeLessThan(240);
    expect(snippet).toMatch(/^… .* …$/);
    expect(snippetOf(['Tittel'], searchTerms('nyresvikt'))).toBeNull();
  });
});
