import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runsOf } from '../src/openness/runs.ts';

const of = (types: string) => runsOf(types.split('').map((type, version) => ({ type, version })));

test('three or more alike in a row stand together, fewer by themselves', () => {
  expect(of('aabbbca').map((run) => run.map(({ type }) => type).join(''))).toEqual(['a', 'a', 'bbb', 'c', 'a']);
  expect(of('')).toEqual([]);
});

test('nothing is lost, doubled or moved', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[abc]{0,40}$/), (types) => {
      expect(of(types).flat()).toEqual(types.split('').map((type, version) => ({ type, version })));
    }),
    { seed: 3 },
  );
});
