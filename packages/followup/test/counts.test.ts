import { binomialLimits, poissonLimits } from '@likeverd/statistics';
import { describe, expect, test } from 'vitest';
import { type CountRow, countsReport } from '../src/index.ts';

const delivery = { register: 'npr', form: 'aggregates', version: 3, content: 'a'.repeat(64) };
const row = (
  measure: string,
  quarter: 1 | 2,
  group: string,
  value: string,
  count: number | null,
  sum: number | null = null,
): CountRow => ({
  measure,
  from: quarter === 1 ? '2027-01-01' : '2027-04-01',
  to: quarter === 1 ? '2027-03-31' : '2027-06-30',
  group,
  value,
  count,
  sum,
});
const starts = [
  row('started', 1, 'region', 'west', 12),
  row('started', 1, 'region', 'north', 3),
  row('started', 2, 'region', 'west', 9),
  row('started', 2, 'region', 'north', 6),
];
const year = { from: '2027-01-01', to: '2028-01-01' };
const counted = (rows: readonly CountRow[], expected = [{ ...year, patients: 73 }]) =>
  countsReport({ delivery, rows }, { from: 'npr', patients: 'started' }, expected);

describe('population size from counts', () => {
  test('all regions together, against the share of the year that was counted: 90 + 91 of 365 days', () => {
    const [found, ...others] = counted(starts).population;
    expect(others).toEqual([]);
    expect(found).toMatchObject({ from: '2027-01-01', to: '2027-07-01', events: 12 + 3 + 9 + 6, expected: (73 * 181) / 365 });
    expect(found?.lower).toBeCloseTo(poissonLimits(30, 0.95).lower / ((73 * 181) / 365), 12);
    expect(found?.verdict).toBe('asExpected');
  });

  test('rows of everyone count once, not with those of regions beside them; a region has its own', () => {
    const rows = [...starts, row('started', 1, 'all', 'all', 15), row('started', 2, 'all', 'all', 15)];
    const { population } = counted(rows, [
      { ...year, patients: 73 },
      { ...year, region: 'west', patients: 73 },
    ] as { from: string; to: string; patients: number }[]);
    expect(population.map(({ events }) => events)).toEqual([30, 21]);
  });

  test('a number that the register kept back is not nothing, nor is a region without a row', () => {
    const kept = starts.map((each) => (each.value === 'north' ? { ...each, count: null } : each));
    expect(counted(kept)).toMatchObject({ population: [], notCompared: [{ ...year, reason: 'keptBack' }] });
    expect(counted(starts.slice(0, 3)).notCompared).toMatchObject([{ reason: 'keptBack' }]);
  });

  test('periods that overlap are not counted twice, and a period outside is not compared', () => {
    const twice = [...starts, { ...row('started', 1, 'region', 'west', 5), to: '2027-05-31' }];
    expect(counted(twice).notCompared).toMatchObject([{ reason: 'overlapping' }]);
    expect(counted(starts, [{ from: '2028-01-01', to: '2029-01-01', patients: 1 }]).notCompared).toMatchObject([
      { reason: 'notCovered' },
    ]);
  });
});

describe('practice and events from counts', () => {
  const practice = [
    row('use', 1, 'indication', 'inside', 18),
    row('use', 1, 'indication', 'outside', 2),
    row('use', 1, 'indication', 'unknown', 4),
  ];
  const asked = {
    from: 'npr',
    indication: 'use',
    evidence: [{ parameter: 'relapseRate', events: 'relapses', personYears: 'years' }],
  } as const;
  const events = [row('relapses', 1, 'all', 'all', 7), row('relapses', 2, 'all', 'all', 5)];
  const years = [row('years', 1, 'all', 'all', null, 20.5), row('years', 2, 'all', 'all', null, 27.5)];

  test('the share outside among those that tell: 2 of 20, with exact limits', () => {
    const found = countsReport({ delivery, rows: [...practice, ...events, ...years] }, asked, []).practice;
    expect(found).toEqual({ inside: 18, outside: 2, unknown: 4, shareOutside: { share: 0.1, ...binomialLimits(2, 20) } });
    const kept = practice.map((each) => (each.value === 'outside' ? { ...each, count: null } : each));
    expect(countsReport({ delivery, rows: [...kept, ...events, ...years] }, asked, []).practice).toBeUndefined();
  });

  test('events by person-time: 12 in 48 years; nothing where a number was kept back or time is not told', () => {
    const of = (rows: readonly CountRow[]) => countsReport({ delivery, rows: [...practice, ...rows] }, asked, []).evidence;
    expect(of([...events, ...years])).toEqual([
      { likelihood: 'poisson', parameter: 'relapseRate', events: 7 + 5, exposure: 20.5 + 27.5 },
    ]);
    const keptBack = [{ status: 'refused', code: 'followUp.keptBack' }];
    expect(of([...events.map((each, index) => (index === 1 ? { ...each, count: null } : each)), ...years])).toMatchObject(keptBack);
    expect(of([...events, ...years.slice(1)])).toMatchObject(keptBack);
  });
});
