import { describe, expect, test } from 'vitest';
import { prepareRelease, publicDate, publicFigure, releaseLimits, type ReleaseRequest } from '../../src/index.ts';
import { controlledRounding } from '../../src/disclosure/rounding.ts';
import { curveSteps, survivalOf } from '../../src/disclosure/curves.ts';

const limits = releaseLimits('2026-11-22');
type Earlier = Parameters<typeof prepareRelease>[1];

const regions = ['Nord', 'Vest', 'Øst'];
const counts = (values: readonly number[], more: Partial<ReleaseRequest> = {}): ReleaseRequest => ({
  title: 'Pasienter',
  dimensions: [{ id: 'region', leaves: regions }],
  people: values.map((count, index) => ({ at: { region: regions[index] ?? '' }, count })),
  tables: [{ id: 't1', title: 'Etter region', kind: 'counts', protect: 'suppress', by: { region: regions } }],
  curves: [],
  statistics: [],
  ...more,
});

function prepared(request: ReleaseRequest, earlier: Earlier = []) {
  const made = prepareRelease(request, earlier, limits);
  if (made.status !== 'prepared') throw new Error(JSON.stringify(made));
  return made;
}
const after = (request: ReleaseRequest, earlier: Earlier = []): Earlier => [
  ...earlier,
  { ...request, request, statements: prepared(request, earlier).statements },
];
const shown = (request: ReleaseRequest, earlier: Earlier = []) =>
  prepared(request, earlier).publication.tables.map(({ cells }) => cells.map(({ value }) => value));

test('limits are those of the day; on a day before they were known, as they first became known', () => {
  // facts.ts: effective from 2020, known from 2026-11-01
  expect(releaseLimits('2025-05-20')).toEqual(limits);
  expect(() => releaseLimits('2019-12-31')).toThrow(RangeError);
});

describe('tables', () => {
  test('a small count takes the smallest other with it, and the total stands', () => {
    // 3 is small; with 20 kept back too, Nord is 1 to 22
    expect(shown(counts([3, 20, 30]))).toEqual([[null, null, 30, 3 + 20 + 30]]);
    expect(prepared(counts([3, 20, 30])).audit.hidden.map(({ reason, lowest, highest }) => [reason, lowest, highest])).toEqual([
      ['small', 1, 22],
      ['complement', 1, 22],
    ]);
  });

  test('two small counts whose sum is the limit would both be known to be few: more is kept back', () => {
    // 2 + 3 = 5 told would place Nord in 1 to 4, since zeros are shown
    const [row] = shown(counts([2, 3, 30]));
    expect(row?.filter((value) => value === null).length).toBeGreaterThan(2);
  });

  test('what differs from an earlier release by a few is not told again', () => {
    const first = counts([10, 20, 30]);
    expect(shown(counts([13, 20, 30]), after(first))).toEqual([[null, 20, 30, null]]);
    expect(shown(counts([15, 20, 30]), after(first))).toEqual([[15, 20, 30, 65]]);
  });

  test('a union that was told keeps its remainder from being told by its parts', () => {
    const dimensions = [{ id: 'region', leaves: regions, unions: { 'Nord og Vest': ['Nord', 'Vest'] } }];
    const by = (codes: readonly string[]): ReleaseRequest =>
      counts([2, 20, 30], {
        dimensions,
        tables: [{ id: 't1', title: 'Etter region', kind: 'counts', protect: 'suppress', by: { region: codes } }],
      });
    expect(shown(by(['Nord og Vest']))).toEqual([[22, 52]]);
    expect(shown(by(['Vest']), after(by(['Nord og Vest'])))).toEqual([[null, 52]]);
  });

  test('a quarter more is no change, but a quarter with few people is: cumulative totals wait', () => {
    const quarters = (values: readonly number[]): ReleaseRequest => ({
      ...counts([]),
      dimensions: [{ id: 'kvartal', leaves: values.map((_, index) => `2027-Q${index + 1}`), grows: true }],
      people: values.map((count, index) => ({ at: { kvartal: `2027-Q${index + 1}` }, count })),
      tables: [{ id: 't1', title: 'Alle', kind: 'counts', protect: 'suppress', by: {} }],
    });
    expect(shown(quarters([10, 6]), after(quarters([10])))).toEqual([[16]]);
    expect(shown(quarters([10, 3]), after(quarters([10])))).toEqual([[null]]);
  });

  test('a share is told where both its counts are: of 20, 3 is a small count', () => {
    const request: ReleaseRequest = {
      ...counts([]),
      dimensions: [{ id: 'utfall', leaves: ['død', 'i live'] }],
      people: [
        { at: { utfall: 'død' }, count: 3 },
        { at: { utfall: 'i live' }, count: 17 },
      ],
      tables: [{ id: 't1', title: 'Døde', kind: 'shares', protect: 'suppress', by: {}, share: { utfall: 'død' } }],
    };
    expect(prepared(request).publication.tables[0]?.cells).toEqual([{ at: {}, value: null, of: 20 }]);
    const more = {
      ...request,
      people: [
        { at: { utfall: 'død' }, count: 8 },
        { at: { utfall: 'i live' }, count: 12 },
      ],
    };
    expect(prepared(more).publication.tables[0]?.cells).toEqual([{ at: {}, value: 8 / 20, of: 20 }]);
  });
});

describe('sums and means', () => {
  const cost = (amounts: readonly (readonly number[])[], kind: 'sums' | 'means'): ReleaseRequest => ({
    ...counts([]),
    people: amounts.map((each, index) => ({
      at: { region: regions[index] ?? '' },
      count: each.length,
      amounts: {
        kostnad: {
          total: each.reduce((sum, value) => sum + value, 0),
          largest: each.toSorted((one, other) => other - one).slice(0, 2),
        },
      },
    })),
    tables: [{ id: 't1', title: 'Kostnad', kind, amount: 'kostnad', protect: 'suppress', by: { region: regions } }],
  });
  const even = Array.from({ length: 12 }, () => 100);

  test('a sum that one patient dominates is kept back, and another with it', () => {
    // 1 000 of 1 110: over 85 % are the two largest
    const dominated = [1_000, ...Array.from({ length: 11 }, () => 10)];
    const [row] = shown(cost([dominated, even, even], 'sums'));
    expect(row?.[0]).toBeNull();
    expect(row?.filter((value) => value === null).length).toBe(2);
  });

  test('even contributions are told; a mean to three digits with its number', () => {
    expect(shown(cost([even, even, even], 'sums'))).toEqual([[1_200, 1_200, 1_200, 3_600]]);
    const odd = even.map((value, index) => value + index / 7);
    // (0 + … + 11) / 7 / 12 = 66 / 84 = 0.786 above 100
    expect(prepared(cost([odd, even, even], 'means')).publication.tables[0]?.cells[0]).toMatchObject({ value: 101, of: 12 });
  });

  test('means need more people than counts', () => {
    const [row] = shown(cost([even.slice(0, 8), even, even], 'means'));
    expect(row?.[0]).toBeNull();
  });
});

describe('curves', () => {
  const exits = (events: readonly number[], left: readonly number[]) =>
    events.map((each, index) => ({ leaf: `${index}`, events: each, left: left[index] ?? 0 }));

  test('steps of few events are taken together, and the curve ends before few are left', () => {
    // 3 + 4 events; then 6; what would be left is 2 people, so that the last step falls away
    const steps = curveSteps(exits([3, 4, 6, 1], [0, 0, 0, 1]), limits);
    expect(steps).toEqual([{ leaves: ['0', '1'], atRisk: 15, events: 7, left: 0 }]);
    // Greenwood: 7 / (15 × 8); log(−log) limits: S^exp(±1.96 √0.0583 / −log S)
    const reach = Math.exp((1.959_963_985 * Math.sqrt(7 / (15 * 8))) / -Math.log(1 - 7 / 15));
    expect(survivalOf(steps)).toMatchObject([{ survival: 1 - 7 / 15 }]);
    expect(survivalOf(steps)[0]?.lower).toBeCloseTo((1 - 7 / 15) ** reach, 9);
    expect(survivalOf(steps)[0]?.upper).toBeCloseTo((1 - 7 / 15) ** (1 / reach), 9);
  });

  test('those who leave otherwise count half an interval each', () => {
    const steps = curveSteps(exits([10, 0], [10, 80]), limits);
    expect(survivalOf(steps)[0]?.survival).toBeCloseTo(1 - 10 / (100 - 10 / 2), 12);
  });
});

describe('rounding', () => {
  test('totals stay sums, each number one of its two multiples: 3 + 4 + 6 = 13', () => {
    const parts = [3, 4, 6];
    const rounded = controlledRounding(parts, [{ parts: [0] }, { parts: [1] }, { parts: [2] }, { parts: [0, 1, 2] }], 10) ?? [];
    const total = rounded.reduce((sum, value) => sum + value, 0);
    expect([10, 20]).toContain(total);
    expect(rounded.every((value, index) => Math.abs(value - (parts[index] ?? 0)) < 10 && value % 10 === 0)).toBe(true);
  });

  test('a tie may go either way, and a reader must reckon with both', () => {
    const request = counts([5, 15, 30], {
      tables: [{ id: 't1', title: 'Etter region', kind: 'counts', protect: 'round', by: { region: regions } }],
    });
    const { cells } = prepared(request).publication.tables[0] ?? { cells: [] };
    expect(cells.every(({ value, within }) => value !== null && value % 10 === 0 && within === 10 - 1)).toBe(true);
    const values = cells.map(({ value }) => value ?? 0);
    expect(values.slice(0, 3).reduce((sum, value) => sum + value, 0)).toBe(values[3]);
  });
});

describe('figures that are no counts', () => {
  test.each([
    ['an exact P value', { kind: 'pValue', value: 0.000_37, people: 80 }, { value: 0.01, relation: '<' }],
    ['a P value', { kind: 'pValue', value: 0.034_8, people: 80 }, { value: 0.03, relation: '=' }],
    [
      'a hazard ratio',
      { kind: 'estimate', value: 0.734_56, interval: [0.512_3, 1.049_9], people: 80, events: 22 },
      { value: 0.735, relation: '=', interval: [0.512, 1.05] },
    ],
    ['few people', { kind: 'estimate', value: 0.7, people: 9 }, { withheld: 'groupTooSmall' }],
    ['few events', { kind: 'estimate', value: 0.7, people: 80, events: 4 }, { withheld: 'fewEvents' }],
    [
      'a quantile at the edge: 40 × 0.1 = 4',
      { kind: 'quantile', value: 7, probability: 0.9, people: 40 },
      { withheld: 'fewBeyond' },
    ],
  ] as const)('%s', (_what, figure, told) => {
    expect(publicFigure(figure, limits)).toEqual(told);
  });

  test('a date becomes its quarter, where it was of enough people', () => {
    expect(publicDate('2027-05-17', 5, limits)).toBe('2027-Q2');
    expect(publicDate('2027-05-17', 4, limits)).toBeUndefined();
  });

  test('a median of a group that changed by a few since last is withheld', () => {
    const median = (values: readonly number[]) =>
      counts(values, { tables: [], statistics: [{ id: 's1', title: 'Median', kind: 'quantile', probability: 0.5, value: 14.37 }] });
    expect(prepared(median([20, 20, 20])).publication.statistics[0]).toMatchObject({ figure: { value: 14.4 }, people: 60 });
    expect(prepared(median([22, 20, 20]), after(median([20, 20, 20]))).publication.statistics[0]?.figure).toEqual({
      withheld: 'differencing',
    });
  });
});

describe('what cannot be prepared', () => {
  test('every fault at once, with its place', () => {
    const request = counts([1, 2.5, -1], {
      title: '=HYPERLINK("x")',
      tables: [
        { id: 't1', title: 'Etter region', kind: 'counts', protect: 'suppress', by: { region: ['Sør'], alder: ['ung'] } },
        { id: 't1', title: 'Sum\u202e', kind: 'sums', amount: 'kostnad', protect: 'suppress', by: {} },
      ],
    });
    const made = prepareRelease(request, [], limits);
    expect(made.status === 'faulty' && made.faults.map(({ code, place }) => `${place} ${code}`).toSorted()).toEqual([
      ' release.sameId',
      'people[1] release.notACount',
      'people[2] release.notACount',
      'tables[0].by.alder release.unknownDimension',
      'tables[0].by.region release.unknownCode',
      'tables[1] release.missingAmount',
      'tables[1] release.unsafeText',
      'title release.unsafeText',
    ]);
  });

  test('later releases keep the dimensions of the first', () => {
    const made = prepareRelease(
      counts([10, 20], {
        dimensions: [{ id: 'region', leaves: ['Nord', 'Vest'] }],
        tables: [{ id: 't1', title: 'Alle', kind: 'counts', protect: 'suppress', by: {} }],
      }),
      after(counts([10, 20, 30])),
      limits,
    );
    expect(made).toEqual({
      status: 'faulty',
      faults: [{ code: 'release.leavesChanged', place: 'dimensions[0]', details: { dimension: 'region', code: 'Øst' } }],
    });
  });
});
