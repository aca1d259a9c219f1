import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anchorOf, findAnchor, hiddenMark, hidePassages } from '../../src/participation/anchor.ts';

const text =
  'Metoden gjelder voksne pasienter med spredning. Effekten er målt i én studie med kort oppfølging, og overlevelsen er ikke moden. Metoden gjelder ikke barn.';
const anchored = (chosen: string, within = text) => {
  const from = within.indexOf(chosen);
  const anchor = anchorOf(within, from, from + chosen.length);
  if (anchor === null) throw new Error('nothing was chosen');
  return anchor;
};
const shown = (within: string, anchor: Parameters<typeof findAnchor>[1]) => {
  const found = findAnchor(within, anchor);
  return found.status === 'lost' ? 'lost' : `${found.status}: ${within.slice(found.start, found.end)}`;
};

describe('a chosen passage', () => {
  test('keeps its words and up to 48 characters on either side', () => {
    expect(anchored('kort oppfølging')).toEqual({
      exact: 'kort oppfølging',
      prefix: 'med spredning. Effekten er målt i én studie med',
      suffix: ', og overlevelsen er ikke moden. Metoden gjelder',
    });
  });

  test('of blanks alone is none', () => expect(anchorOf('a   b', 1, 4)).toBeNull());

  test.each<readonly [string, string, string, string]>([
    ['the same text', 'kort oppfølging', text, 'found: kort oppfølging'],
    ['line breaks put in', 'kort oppfølging', text.replaceAll(' ', '\n  '), 'found: kort\n  oppfølging'],
    ['a sentence put in before', 'kort oppfølging', `Ny innledning om sykdommen. ${text}`, 'found: kort oppfølging'],
    ['a passage that stands twice, told apart by its context', 'Metoden gjelder', text, 'found: Metoden gjelder'],
    [
      'other words in its place',
      'kort oppfølging',
      text.replace('kort oppfølging', 'ett års oppfølging'),
      'changed: ett års oppfølging',
    ],
    ['the passage taken out', 'kort oppfølging', text.replace('kort oppfølging, ', ''), 'lost'],
    ['another text', 'kort oppfølging', 'Noe helt annet.', 'lost'],
    ['the whole text twice', text, `${text} ${text}`, 'lost'],
    ['a whole text that was rewritten', text, 'Metoden gjelder alle.', 'changed: Metoden gjelder alle.'],
    ['an empty text', text, '', 'lost'],
  ])('%s', (_name, chosen, now, expected) => expect(shown(now, anchored(chosen))).toBe(expected));

  test('one that was never in the text is not found', () => {
    expect(findAnchor(text, { exact: 'Metoden er farlig', prefix: '', suffix: '' }).status).not.toBe('found');
  });
});

/** Few words, so that the same passage often stands in several places. */
const word = fc.constantFrom('effekt', 'dose', 'barn', 'voksne', 'og', 'ikke', 'å', '🧬', 'studie');
const words = (least: number, most: number) => fc.array(word, { minLength: least, maxLength: most });
const edit = fc.record({ at: fc.nat(200), remove: fc.nat(6), insert: words(0, 6) });

describe('whatever is edited', () => {
  test('a passage that is said to be found stands there word for word', () => {
    fc.assert(
      fc.property(words(1, 60), fc.nat(60), fc.nat(8), fc.array(edit, { maxLength: 5 }), (list, from, length, edits) => {
        const before = list.join(' ');
        const first = list.slice(0, from % list.length).join(' ').length;
        const anchor = anchorOf(
          before,
          first,
          first + list.slice(from % list.length, (from % list.length) + length + 1).join(' ').length + 1,
        );
        fc.pre(anchor !== null);
        const after = edits
          .reduce<readonly string[]>((now, { at, remove, insert }) => now.toSpliced(at % (now.length + 1), remove, ...insert), list)
          .join('  ');
        const found = findAnchor(after, anchor);
        if (found.status === 'found') expect(after.slice(found.start, found.end).replaceAll('  ', ' ')).toBe(anchor.exact);
        else if (found.status === 'changed') expect(found.end).toBeGreaterThan(found.start);
      }),
      { numRuns: 500, seed: 41 },
    );
  });

  test('edits beyond its context never move it: it is found where it stands, or said to be lost', () => {
    fc.assert(
      fc.property(
        words(0, 30),
        words(12, 20),
        words(1, 6),
        words(12, 20),
        words(0, 30),
        words(0, 40),
        words(0, 40),
        (a, near, chosen, close, z, newA, newZ) => {
          const core = [...near, ...chosen, ...close].join(' ');
          const inCore = near.join(' ').length + 1;
          const [before, after] = [[...a, core, ...z].join(' '), [...newA, core, ...newZ].join(' ')];
          const start = (outer: readonly string[]): number => (outer.length === 0 ? 0 : outer.join(' ').length + 1) + inCore;
          const anchor = anchorOf(before, start(a), start(a) + chosen.join(' ').length);
          fc.pre(anchor !== null && near.join(' ').length >= 48 && close.join(' ').length >= 48);
          const found = findAnchor(after, anchor);
          expect(found.status).not.toBe('changed');
          if (found.status === 'found') expect(found.start).toBe(start(newA));
        },
      ),
      { numRuns: 500, seed: 42 },
    );
  });

  test('a long passage of its own words is always found again', () => {
    const own = 'denne setningen står bare ett sted i hele teksten';
    fc.assert(
      fc.property(words(0, 20), words(0, 20), words(0, 20), words(0, 20), (a, z, newA, newZ) => {
        const before = [...a, own, ...z].join(' ');
        const anchor = anchorOf(before, before.indexOf(own), before.indexOf(own) + own.length);
        fc.pre(anchor !== null);
        const after = [...newA, own, ...newZ].join(' ');
        expect(findAnchor(after, anchor)).toEqual({
          status: 'found',
          start: after.indexOf(own),
          end: after.indexOf(own) + own.length,
        });
      }),
      { numRuns: 200, seed: 43 },
    );
  });
});

describe('hidden passages', () => {
  test.each<readonly [string, readonly string[], string]>([
    ['one', ['voksne pasienter'], text.replace('voksne pasienter', hiddenMark)],
    ['wherever it stands', ['Metoden gjelder'], text.replaceAll('Metoden gjelder', hiddenMark)],
    ['two that overlap, as one', ['kort oppfølging', 'oppfølging, og'], text.replace('kort oppfølging, og', hiddenMark)],
    ['none', [], text],
    ['all', [text], hiddenMark],
  ])('%s', (_name, passages, expected) => expect(hidePassages(text, passages)).toEqual({ ok: true, text: expected }));

  test('one that does not stand in the text is named, and nothing is hidden by half', () => {
    expect(hidePassages(text, ['barn', 'unger'])).toEqual({ ok: false, missing: [1] });
  });

  test('nothing of what is hidden is left', () => {
    fc.assert(
      fc.property(words(3, 40), fc.array(words(1, 4), { maxLength: 4 }), (list, chosen) => {
        const passages = chosen.map((each) => each.join(' '));
        const hidden = hidePassages(list.join(' '), passages);
        if (hidden.ok) for (const passage of passages) expect(hidden.text).not.toContain(passage);
        else for (const index of hidden.missing) expect(list.join(' ')).not.toContain(passages[index]);
      }),
      { numRuns: 300, seed: 44 },
    );
  });
});
