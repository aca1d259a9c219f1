import { describe, expect, test } from 'vitest';
import { readDictionary } from '../src/index.ts';

const faultsOf = (document: unknown) => {
  const read = readDictionary(typeof document === 'string' ? document : JSON.stringify(document));
  return read.ok ? [] : read.faults.map((fault) => `${fault.code} ${fault.path}`);
};
const base = { format: 'likeverd-dictionary/1', id: 'x', variables: [{ name: 'age', type: 'integer' }] };

describe('a dictionary of variables', () => {
  test('delimiter is a semicolon and decimal mark a comma unless said otherwise; a comma as delimiter makes it a point', () => {
    expect(readDictionary(JSON.stringify(base))).toMatchObject({ ok: true, value: { delimiter: ';', decimalMark: ',' } });
    expect(readDictionary(JSON.stringify({ ...base, delimiter: ',' }))).toMatchObject({
      ok: true,
      value: { delimiter: ',', decimalMark: '.' },
    });
  });

  test('every fault at once, each with its path', () => {
    expect(
      faultsOf({
        format: 'likeverd-dictionary/9',
        id: '',
        delimiter: '|',
        owner: 'register',
        variables: [
          { name: 'age', type: 'integer', minimum: 10, maximum: 5 },
          { name: 'age', type: 'text' },
          { name: 'sex', type: 'code', codes: [] },
          { name: 'start', type: 'date', earliest: '2026-02-30' },
          { name: 'end', type: 'date', earliest: '2026-03-01', latest: '2026-02-01' },
          { name: 'stage', type: 'roman' },
          { type: 'text', required: 'yes' },
          'weight',
        ],
      }).sort(),
    ).toEqual(
      [
        'dictionary.unknownField owner',
        'dictionary.choice format',
        'dictionary.missing id',
        'dictionary.choice delimiter',
        'dictionary.range variables[0].maximum',
        'dictionary.duplicate variables[1].name',
        'dictionary.type variables[2].codes',
        'dictionary.type variables[3].earliest',
        'dictionary.range variables[4].latest',
        'dictionary.choice variables[5].type',
        'dictionary.missing variables[6].name',
        'dictionary.type variables[7]',
        'dictionary.missing variables[7].name',
        'dictionary.missing variables[7].type',
      ].sort(),
    );
  });

  test('limits belong to their type', () => {
    expect(faultsOf({ ...base, variables: [{ name: 'note', type: 'text', minimum: 1 }] })).toEqual([
      'dictionary.unknownField variables[0].minimum',
    ]);
    expect(faultsOf({ ...base, variables: [{ name: 'note', type: 'text', longest: 'ten', unique: 1 }] })).toEqual([
      'dictionary.type variables[0].longest',
      'dictionary.type variables[0].unique',
    ]);
  });

  test.each([
    ['{', 'dictionary.syntax '],
    ['[]', 'dictionary.type '],
  ])('%s is no dictionary', (text, fault) => {
    expect(faultsOf(text)).toContain(fault);
  });

  test('delimiter and decimal mark must differ', () => {
    expect(faultsOf({ ...base, delimiter: ',', decimalMark: ',' })).toEqual(['dictionary.choice decimalMark']);
  });
});
