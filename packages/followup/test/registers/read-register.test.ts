import { describe, expect, test } from 'vitest';
import { readRegister } from '../../src/index.ts';
import npr from '../../src/registers/dictionaries/npr.json' with { type: 'json' };

const faultsOf = (over: Readonly<Record<string, unknown>>) => {
  const read = readRegister({ ...npr, ...over });
  return read.ok ? [] : read.faults.map(({ path, code }) => [path, code]);
};
const [first] = npr.variables;
const withFirst = (over: Readonly<Record<string, unknown>>) => ({ variables: [{ ...first, ...over }, ...npr.variables.slice(1)] });

describe('the dictionary of a register as a file of data', () => {
  test('is read: NPR has its cost in kroner, from the report', () => {
    const read = readRegister(npr);
    expect(read.ok && read.register.variables.find(({ name }) => name === 'cost')).toEqual({
      name: 'cost',
      kind: 'number',
      required: false,
      minimum: 0,
      unit: '{NOK}',
      source: 'Nye metoder, rapport om persontilpasset medisin, 3:1122-1135',
      verified: true,
    });
  });

  test.each<[string, Readonly<Record<string, unknown>>, readonly (readonly string[])[]]>([
    ['another format', { format: 'likeverd-register/2' }, [['format', 'choice']]],
    ['a day that is none', { date: '2026-02-30' }, [['date', 'kind']]],
    ['a form nobody knows', { forms: ['omop', 'excel'] }, [['forms[1]', 'choice']]],
    ['a field nobody reads', { owner: 'x' }, [['owner', 'unknown']]],
    ['a variable without a source', withFirst({ source: 'somebody' }), [['variables[0].source', 'choice']]],
    ['a limit that is text', withFirst({ longest: '64' }), [['variables[0].longest', 'kind']]],
    ['a vocabulary nobody knows', withFirst({ vocabularies: ['ICD-9'] }), [['variables[0].vocabularies[0]', 'choice']]],
    ['a variable twice', { variables: [...npr.variables, first] }, [[`variables[${npr.variables.length}].name`, 'twice']]],
    [
      'rows of a table that is not taken',
      { omop: [...npr.omop, { table: 'note', cells: [] }] },
      [['omop note', 'mapping.omopTable']],
    ],
    [
      'several things, all at once',
      { version: 'first', organisations: [1] },
      [
        ['version', 'kind'],
        ['organisations[0]', 'kind'],
      ],
    ],
  ])('with %s is told of at its place', (_what, over, expected) => expect(faultsOf(over)).toEqual(expected));

  test('that is no dictionary at all has its faults too', () => {
    for (const value of [null, 1, 'x', []]) expect(readRegister(value).ok).toBe(false);
  });
});
