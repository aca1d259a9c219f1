import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { readModel } from '@likeverd/modelling';
import { readPlain } from '../src/plain-yaml.ts';
import { galleryText } from './gallery.ts';

/** What the library reads, in the order in which it stands there; `undefined` for what is no YAML. */
const library = (text: string): string | undefined => {
  const document = parseDocument(text, { prettyErrors: false, version: '1.2', stringKeys: true });
  const value: unknown = document.errors.length > 0 ? undefined : document.toJS({ maxAliasCount: 100 });
  return JSON.stringify(value);
};

const everyPlainForm = `a: 1
b:
  - x
  - y: 2
    z: { p: 1, q: [1, 'two', "three"], 'r.s[2]': -0.5 }
  -   w: |-
        one
          two

        three
# between
c: >
  folded text
  goes on

  a paragraph # no comment
d:
- 1.50
- -2.5e-3
e: 'it''s' # comment
f: plain text, with [brackets] # comment
g: {
    a: true,
    b: [
      false, null,
    ],
  }
h: 10.5281/zenodo.1
i: 2024-01-01
j: (log(0.94) - log(0.55)) / (2 * 1.96)
`;

/** What has a meaning of its own somewhere in YAML, or looks as if. */
const odd =
  "\n|\n\n|:|: | :|- |-|#| #|# c|'|\"|''|{|}|[|]|,|>|>-|+|&a |*a|!t |? |~|null|true|Null|.5|5.|1e3|0x1F|0o7|.inf|-.inf|.nan|---|...|%|@|`|\\|\t|\r|<<: |__proto__: 1|1_000|é|\u00A0|\u0085|\u2028|\uFEFF|😀|-0|+1|007|a: b|a: 1\n|  a: 1\n|{ a: 1 }|[1, 2]|k: |>\n  x\n\n\n  y\n|a:b|x #y|x#y|{a : 1}|- - 1|999999999999999999|1E+400|'a': 1|? a\n: b\n|\"a\": 1,|\\u0041|\\/".split(
    '|',
  );

interface Mutation {
  readonly how: 'insert' | 'remove' | 'indent' | 'outdent' | 'dropLine' | 'copyLine' | 'newLine' | 'newValue';
  readonly at: number;
  readonly other: number;
  readonly odd: string;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  how: fc.constantFrom('insert', 'remove', 'indent', 'outdent', 'dropLine', 'copyLine', 'newLine', 'newValue'),
  at: fc.double({ min: 0, max: 0.999, noNaN: true }),
  other: fc.double({ min: 0, max: 0.999, noNaN: true }),
  odd: fc.oneof(fc.constantFrom(...odd), fc.constantFrom('|', '|-', '|+', '|2')),
});

const mutated = (text: string, { how, at, other, odd: piece }: Mutation): string => {
  const place = Math.floor(at * text.length);
  const lines = text.split('\n');
  const index = Math.floor(at * lines.length);
  const line = lines[index] ?? '';
  const spaces = ' '.repeat(Math.floor(other * 7));
  switch (how) {
    case 'insert':
      return text.slice(0, place) + piece + text.slice(place);
    case 'remove':
      return text.slice(0, place) + text.slice(place + 1 + Math.floor(other * 3));
    case 'indent':
      return lines.with(index, ` ${spaces}${line}`).join('\n');
    case 'outdent':
      return lines.with(index, line.replace(/^ {1,2}/u, '')).join('\n');
    case 'dropLine':
      return lines.toSpliced(index, 1).join('\n');
    case 'copyLine':
      return lines.toSpliced(index, 0, lines[Math.floor(other * lines.length)] ?? '').join('\n');
    case 'newLine':
      return lines.toSpliced(index, 0, spaces + piece).join('\n');
    case 'newValue':
      return lines.with(index, line.replace(/: .*$/u, `: ${piece}`)).join('\n');
  }
};

const gallery = ['colon-exercise-norway', 'darth-sick-sicker', 'chancellor-1997-hiv', 'constructed-targeted-therapy'];
const yamlParts = gallery
  .flatMap((id) => galleryText(id).split(/\n(?=[a-z]\w*:)/u))
  .map((part) => `${part.trimEnd()}\n`)
  .filter((part) => part.length < 2500);
const jsonParts = yamlParts.flatMap((part) => {
  const value = readPlain(part)?.value;
  return value === undefined ? [] : [`${JSON.stringify(value)}\n`, `${JSON.stringify(value, undefined, 2)}\n`];
});

/** How many mutated texts were read at once; every one of them as the library reads it. */
const compared = (texts: readonly string[], runs: number): number => {
  let read = 0;
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.array(mutation, { minLength: 1, maxLength: 3 }), (text, mutations) => {
      const changed = mutations.reduce(mutated, text);
      const plain = readPlain(changed);
      if (plain === undefined) return;
      read += 1;
      expect(JSON.stringify(plain.value)).toBe(library(changed));
    }),
    { numRuns: runs },
  );
  return read;
};

describe('plain YAML is read as the library reads it', () => {
  test.each([...gallery.map((id) => [id, galleryText(id)] as const), ['every plain form', everyPlainForm] as const])(
    '%s',
    (_, text) => {
      const plain = readPlain(text);
      expect(plain).toBeDefined();
      expect(JSON.stringify(plain?.value)).toBe(library(text));
    },
  );

  test('mutated texts: the same value, or left to the library', () => {
    expect(compared([...yamlParts, everyPlainForm], 6000)).toBeGreaterThan(500);
  });

  test('mutated JSON', () => {
    expect(compared(jsonParts, 2000)).toBeGreaterThan(100);
  });

  test.each([
    'a: 1\na: 2\n',
    '{"a": 1, "a": 2}\n',
    'a: &x 1\nb: *x\n',
    'a: !!str 1\n',
    '---\na: 1\n',
    'a:\tb\n',
    'a: 1\r\n',
    'a: .inf\n',
    'a: 0x10\n',
    '1: a\n',
    'a: one\n  two\n',
    'a: |+\n  x\n',
    '__proto__: 1\n',
    'a: b: c\n',
    'a: {b: 1, b: 2}\n',
  ])('left to the library: %j', (text) => expect(readPlain(text)).toBeUndefined());
});

test('a model read at once and one read by the library are the same model, faults and places included', () => {
  for (const id of gallery) {
    const text = galleryText(id);
    const [plain, slow] = [readModel(text), readModel(`%YAML 1.2\n---\n${text}`)];
    if (!plain.ok || !slow.ok) throw new Error('both are sound');
    expect(readPlain(`%YAML 1.2\n---\n${text}`)).toBeUndefined();
    expect(plain.value.hash).toBe(slow.value.hash);
    const path = ['parameters', plain.value.model.parameters[0]?.id ?? '', 'value'];
    const place = slow.value.locate(path);
    expect(plain.value.locate(path)).toEqual({ ...place, line: place.line - 2 });
  }
  const faulty = galleryText('darth-sick-sicker').replaceAll('priceYear: ', 'priceYears: ').replaceAll('source: ', 'sources: ');
  const [plain, slow] = [readModel(faulty), readModel(`%YAML 1.2\n---\n${faulty}`)];
  if (plain.ok || slow.ok) throw new Error('both are faulty');
  expect(slow.faults.map((fault) => ({ ...fault, line: Math.max(fault.line - 2, 1) }))).toEqual(plain.faults);
});
