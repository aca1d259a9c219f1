import fc from 'fast-check';
import { parameter } from './small-model.ts';

const words = { nb: 'Constructed', nn: 'Constructed', en: 'Constructed' };

/** Everything of a small decision tree but its nodes, strategies and costs. Constructed. */
export const treeHead = (): Record<string, unknown> => ({
  format: 'likeverd-model',
  formatVersion: 1,
  id: 'small-tree',
  kind: 'decisionTree',
  title: words,
  summary: words,
  source: { citation: 'Constructed', licence: 'CC0 1.0' },
  constructed: true,
  currency: 'NOK',
  priceYear: 2026,
  payers: { hospital: words, patient: words },
  perspective: { payers: ['hospital'], source: 'Constructed' },
  parameters: {
    chance: parameter('probability', 0.3, { distribution: { type: 'beta', se: 0.1 } }),
    other: parameter('probability', 0.6, { distribution: { type: 'beta', se: 0.15 } }),
    ratio: parameter('hazardRatio', 0.7, { distribution: { type: 'logNormal', sdlog: 0.2 } }),
    quality: parameter('utility', 0.8, { distribution: { type: 'beta', se: 0.05 } }),
    price: parameter('NOK', 1000, { distribution: { type: 'gamma', se: 200 } }),
    months: parameter('month', 6),
  },
});

export const leaf = (rest: Readonly<Record<string, unknown>> = {}): unknown => ({ type: 'leaf', label: words, ...rest });
export const chance = (branches: readonly unknown[], rest: Readonly<Record<string, unknown>> = {}): unknown => ({
  type: 'chance',
  label: words,
  branches,
  ...rest,
});
export const branch = (to: string, probability: number | string, rest: Readonly<Record<string, unknown>> = {}): unknown => ({
  type: 'probability',
  label: words,
  to,
  probability,
  ...rest,
});
export const remainder = (to: string, rest: Readonly<Record<string, unknown>> = {}): unknown => ({
  type: 'remainder',
  label: words,
  to,
  ...rest,
});
export const cost = (
  id: string,
  at: readonly string[],
  amount: number | string,
  rest: Readonly<Record<string, unknown>> = {},
): unknown => ({
  id,
  label: words,
  payer: 'hospital',
  at,
  amount,
  ...rest,
});

const probabilities = ['chance / 3', 'other / 3', 'applyHazardRatio(chance, ratio) / 3', '0.2', '0'];
const gains = [
  {},
  { duration: 'convert(months, [year])', utility: 'quality' },
  { duration: 2, utility: 'quality * other', qalys: '-0.1 [year] * chance' },
  { qalys: 0.25 },
  { duration: 1.5 },
];
const years = [undefined, 0, 1, 12.5, 50];

/**
 * Nodes of random trees: node i leads to later ones, so that several paths meet; up to three stated branches and a remainder each, some of
 * them in one strategy only.
 */
export const randomNodes = (delayed: boolean, states: readonly (string | undefined)[]): fc.Arbitrary<Record<string, unknown>> =>
  fc
    .record({
      chances: fc.integer({ min: 1, max: 5 }),
      leaves: fc.integer({ min: 1, max: 4 }),
      picks: fc.array(fc.nat(10_000), { minLength: 120, maxLength: 120 }),
    })
    .map(({ chances, leaves, picks }) => {
      let next = 0;
      const pick = <T>(items: readonly T[]): T | undefined => items[(picks[next++ % picks.length] ?? 0) % items.length];
      const name = (index: number): string => (index < chances ? `node${index}` : `leaf${index - chances}`);
      const later = (index: number): string =>
        name(index + 1 + ((picks[next++ % picks.length] ?? 0) % (chances + leaves - index - 1)));
      const extras = (): Record<string, unknown> => {
        const year = pick(years);
        return { ...pick(gains), ...(delayed && year !== undefined ? { year } : {}) };
      };
      const nodes = Array.from({ length: chances + leaves }, (_, index): [string, unknown] => {
        if (index >= chances) {
          const state = pick(states);
          return [name(index), leaf({ ...extras(), ...(state === undefined ? {} : { state }) })];
        }
        const stated = (pick([1, 2, 3]) ?? 1) - 1;
        const branches = Array.from({ length: stated }, (_, place) =>
          branch(later(index), pick(probabilities) ?? 0, {
            id: `branch${index}_${place}`,
            ...extras(),
            ...(pick([true, false, false]) === true ? { strategies: ['second'] } : {}),
          }),
        );
        return [name(index), chance([...branches, remainder(later(index), { id: `rest${index}`, ...extras() })])];
      });
      return Object.fromEntries(nodes);
    });

/** Documents of random decision trees with two strategies that may begin at different nodes. */
export const randomTree: fc.Arbitrary<Record<string, unknown>> = fc
  .record({ nodes: randomNodes(true, [undefined]), rate: fc.double({ min: 0, max: 0.06, noNaN: true }), start: fc.nat(3) })
  .map(({ nodes, rate, start }) => {
    const names = Object.keys(nodes);
    return {
      ...treeHead(),
      discounting: {
        schedule: [
          { fromYear: 0, rate },
          { fromYear: 40, rate: rate / 2 },
        ],
        effects: [{ fromYear: 0, rate: rate / 3 }],
        source: 'Constructed',
      },
      nodes,
      strategies: [
        { id: 'first', label: words, tree: 'node0' },
        { id: 'second', label: words, tree: names[Math.min(start, names.length - 1)] },
      ],
      costs: [
        cost('everywhere', names, 'price'),
        cost('rest', ['rest0', names.at(-1) ?? ''], 'price * other'),
        cost('second', ['node0'], 500, { strategies: ['second'] }),
        cost('patient', ['node0'], 100, { payer: 'patient' }),
      ],
    };
  });
