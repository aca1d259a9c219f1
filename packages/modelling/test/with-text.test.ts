import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseText, withText } from '../src/document.ts';

const document = `# what the author says of it
report:
  benefit: { nb: Gammel } # beside it
population: [60, 62]
`;

describe('another text at a path', () => {
  test('comments and all else stay', () => {
    const changed = withText(document, ['report', 'benefit', 'nb'], 'Ny');
    expect(changed).toContain('# what the author says of it');
    expect(changed).toContain('# beside it');
    expect(parseText(changed)).toMatchObject({
      ok: true,
      value: { value: { report: { benefit: { nb: 'Ny' } }, population: [60, 62] } },
    });
  });

  test('what is missing above it is made, and an empty text is taken away', () => {
    const added = withText(document, ['report', 'ethics', 'nb'], 'Første linje\nandre linje');
    expect(parseText(added)).toMatchObject({ value: { value: { report: { ethics: { nb: 'Første linje\nandre linje' } } } } });
    const emptied = parseText(withText(added, ['report', 'ethics', 'nb'], '  '));
    expect(emptied.ok ? JSON.stringify(emptied.value.value) : '').not.toContain('linje');
  });

  test('a text that is no document is given back as it is', () => {
    expect(withText('a: [', ['a'], 'b')).toBe('a: [');
  });

  test('whatever is typed is read back as it was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (typed) => {
        fc.pre(typed.trim() !== '' && !/[\r\u0000-\u0008\u000b-\u001f\u0085\u2028\u2029\ufeff]/u.test(typed));
        const read = parseText(withText(document, ['report', 'benefit', 'nb'], typed));
        expect(read).toMatchObject({ ok: true, value: { value: { report: { benefit: { nb: typed } } } } });
      }),
      { numRuns: 500 },
    );
  });
});
