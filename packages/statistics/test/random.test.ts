import {
  drawBeta,
  drawGamma,
  drawNormal,
  drawUniform,
  incompleteGamma,
  mean,
  normalCdf,
  philox,
  randomStream,
  standardDeviation,
} from '@likeverd/statistics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

describe('Philox4x32-10', () => {
  // Known answers distributed with Random123 (Salmon et al. 2011), file kat_vectors.
  test.each([
    [
      [0, 0, 0, 0],
      [0, 0],
      [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
    ],
    [
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
    ],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
    ],
  ] as const)('known answer %#', ([c0, c1, c2, c3], [k0, k1], expected) => {
    expect(philox([c0, c1, c2, c3], k0, k1)).toEqual(expected);
  });
});

const count = 20_000;
const column = (draw: (i: number) => number): Float64Array => Float64Array.from({ length: count }, (_, i) => draw(i));

/** Kolmogorov-Smirnov distance times sqrt(n): below 1.95 in all but one of a thousand samples. */
const distance = (values: Float64Array, cdf: (x: number) => number): number => {
  const sorted = values.toSorted();
  return (
    Math.sqrt(count) * Math.max(...sorted.map((x, i) => Math.max(Math.abs(cdf(x) - i / count), Math.abs(cdf(x) - (i + 1) / count))))
  );
};

describe('distributions of the draws (fixed seed)', () => {
  const stream = randomStream(20_251_122, 'test');
  test('uniform', () =>
    expect(
      distance(
        column((i) => drawUniform(stream, i)),
        (x) => x,
      ),
    ).toBeLessThan(1.95));
  test('normal', () =>
    expect(
      distance(
        column((i) => drawNormal(stream, i)),
        normalCdf,
      ),
    ).toBeLessThan(1.95));
  test.each([0.3, 1, 25, 13_661])('gamma of shape %d', (shape) => {
    expect(
      distance(
        column((i) => drawGamma(stream, i, shape)),
        (x) => incompleteGamma(shape, x).lower,
      ),
    ).toBeLessThan(1.95);
  });
  test('beta by its moments: mean a/(a+b), variance m(1-m)/(a+b+1)', () => {
    const [a, b] = [456.0758, 100.1142];
    const values = column((i) => drawBeta(stream, i, a, b));
    const m = a / (a + b);
    const sd = Math.sqrt((m * (1 - m)) / (a + b + 1));
    expect(Math.abs(mean(values) - m)).toBeLessThan((4 * sd) / Math.sqrt(count));
    expect(Math.abs(standardDeviation(values) / sd - 1)).toBeLessThan(4 / Math.sqrt(2 * count));
  });
});

test('a draw depends on seed, stream and number alone, not on the draws before it', () => {
  fc.assert(
    fc.property(
      fc.nat(),
      fc.string({ minLength: 1, maxLength: 20 }),
      fc.array(fc.nat(100_000), { minLength: 1, maxLength: 5 }),
      (seed, name, draws) => {
        const stream = randomStream(seed, name);
        const forwards = draws.map((i) => drawGamma(stream, i, 2.5));
        const backwards = draws.toReversed().map((i) => drawGamma(randomStream(seed, name), i, 2.5));
        expect(backwards.toReversed()).toEqual(forwards);
      },
    ),
  );
});

test('streams, lanes, draws and both halves of the seed all matter', () => {
  const base = drawUniform(randomStream(1, 'a'), 0);
  const others = [
    drawUniform(randomStream(2, 'a'), 0),
    drawUniform(randomStream(1 + 2 ** 32, 'a'), 0),
    drawUniform(randomStream(1, 'b'), 0),
    drawUniform(randomStream(1, 'a'), 1),
    drawUniform(randomStream(1, 'a'), 0, 1),
  ];
  expect(new Set([base, ...others]).size).toBe(6);
});
