import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMarkdown, referenceFaults } from '../src/index.ts';

const text = (content: string) => ({ kind: 'text', text: content });

describe('what is written in a report', () => {
  test('paragraphs, lists and headings, also without a blank line between them', () => {
    expect(readMarkdown('### Effekt\nFørste linje\nandre linje\n- én\n  fortsatt én\n- to\n\n1. a\n2. b\n\n##### Dypt')).toEqual([
      { kind: 'heading', level: 3, text: 'Effekt' },
      { kind: 'paragraph', content: [text('Første linje andre linje')] },
      { kind: 'list', ordered: false, items: [[text('én fortsatt én')], [text('to')]] },
      { kind: 'list', ordered: true, items: [[text('a')], [text('b')]] },
      { kind: 'heading', level: 4, text: 'Dypt' },
    ]);
  });

  test('marks, links and references', () => {
    expect(
      readMarkdown('**Sterkt** *lett* `kode` [kilde](https://example.org/a) gir {{targeted.icer}} og {{ targeted.qalys 2 }}.'),
    ).toEqual([
      {
        kind: 'paragraph',
        content: [
          { kind: 'text', text: 'Sterkt', mark: 'strong' },
          text(' '),
          { kind: 'text', text: 'lett', mark: 'emphasis' },
          text(' '),
          { kind: 'text', text: 'kode', mark: 'code' },
          text(' '),
          { kind: 'link', text: 'kilde', href: 'https://example.org/a' },
          text(' gir '),
          { kind: 'reference', id: 'targeted.icer' },
          text(' og '),
          { kind: 'reference', id: 'targeted.qalys', digits: 2 },
          text('.'),
        ],
      },
    ]);
  });

  test('HTML and addresses that run something stay text', () => {
    const unsafe = '<script>alert(1)</script> [her](javascript:alert(1)) ![x](data:text/html,x)';
    expect(readMarkdown(unsafe)).toEqual([{ kind: 'paragraph', content: [text(unsafe)] }]);
  });

  test('no word of a paragraph is lost, whatever stands in it', () => {
    const letters = (given: unknown): string => JSON.stringify(given).replaceAll(/[^a-zæøå]/g, '');
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('abc ', '**', '*', '`', '{{', '}}', '[', ']', '(', ')', '<', 'def', '\n', '- ', '# '), {
          maxLength: 30,
        }),
        (pieces) => {
          const given = pieces.join('');
          const words = given.match(/abc|def/g) ?? [];
          const kept = letters(readMarkdown(given)).match(/abc|def/g) ?? [];
          expect(kept.toSorted()).toEqual(words.toSorted());
        },
      ),
    );
  });
});

describe('references that name no result', () => {
  const document = `report:
  benefit:
    nb: |
      Gir {{a.qalys}} mer.
      Men {{a.qaly}} finnes ikke,
      og {{a.qaly}} heller ikke her.
  ethics:
    nb: "{{borte}}"
`;

  test('are told with path, line and column, each at its own place, with what it may have meant', () => {
    expect(referenceFaults(document, new Set(['a.qalys']))).toEqual([
      expect.objectContaining({
        code: 'reference.unknown',
        path: 'report.benefit.nb',
        line: 5,
        column: 11,
        details: { what: 'result', name: 'a.qaly', suggestion: 'a.qalys' },
      }),
      expect.objectContaining({ path: 'report.benefit.nb', line: 6, column: 10 }),
      expect.objectContaining({
        path: 'report.ethics.nb',
        line: 8,
        column: 10,
        details: expect.objectContaining({ name: 'borte' }),
      }),
    ]);
  });

  test('there are none where every reference has its result, and none in a text that is no document', () => {
    expect(referenceFaults(document, new Set(['a.qalys', 'a.qaly', 'borte']))).toEqual([]);
    expect(referenceFaults(': {', new Set())).toEqual([]);
  });
});
