import { compileModel, readModel, runBaseCase } from '@likeverd/modelling';
import { describe, expect, test } from 'vitest';
import {
  assumedCauses,
  causesAgainstAssumed,
  curveOf,
  joinTables,
  tableAsOf,
  takeRows,
  tellCausesApart,
  timesByCause,
  timesTo,
} from '../src/index.ts';
import { AssumedModels } from '../src/report/curves.ts';
import { galleryModel } from './models.ts';
import { tableOf } from './tables.ts';

const months = Float64Array.from({ length: 25 }, (_, k) => k);
/** Two causes with constant hazards a month. */
const [one, two] = [0.03, 0.01];
const free = curveOf(
  months,
  months.map((month) => Math.exp(-(one + two) * month)),
);
const share = (hazard: number) => (month: number) => (hazard / (one + two)) * (1 - Math.exp(-(one + two) * month));
const shares = [months.map(share(one)), months.map(share(two))];

describe('what was assumed of each cause', () => {
  test('hazards are parts of the whole; shares are right between grid points too: h / (h₁ + h₂) · (1 − e^(−(h₁ + h₂) t))', () => {
    const [first, second] = assumedCauses(free, shares);
    for (const month of [0, 6, 6.4, 24]) {
      expect(first?.share(month)).toBeCloseTo(share(one)(month), 12);
      expect(second?.share(month)).toBeCloseTo(share(two)(month), 12);
    }
    expect(first?.curve.hazard[12]).toBeCloseTo(one * 12, 12);
    expect(second?.curve.hazard[24]).toBeCloseTo(two * 24, 12);
  });

  test('a share that falls is no incidence', () => {
    expect(() => assumedCauses(free, [months.map((month) => (month < 12 ? 0.1 : 0.05))])).toThrow(RangeError);
  });

  test('in a cohort model nobody goes on from where a cause led: 0.15 and 0.1 a cycle give 0.15 / 0.25 · (1 − 0.75^k)', () => {
    const read = readModel(galleryModel('pouwels-2024-breast-cancer-cohort'));
    if (!read.ok) throw new Error('cannot be read');
    const compiled = compileModel(read.value);
    const run = compiled.ok ? runBaseCase(compiled.value) : undefined;
    if (!compiled.ok || run?.ok !== true) throw new Error('cannot be run');
    const label = { nb: 'x', nn: 'x', en: 'x' };
    const endpoint = (first: readonly string[], second: readonly string[]) => ({
      label,
      months: 'm',
      event: 'e',
      free: ['free'],
      causes: [
        { code: 1, label, states: first },
        { code: 2, label, states: second },
      ],
    });
    const models = new AssumedModels(read.value, compiled.value, run.value, {
      pfs: endpoint(['progressed'], ['dead']),
      either: endpoint(['progressed', 'dead'], []),
    });
    const found = models.causes('pfs', 'comparator');
    if ('status' in found) throw new Error(found.code);
    const year = 12 * ((run.value.traces[0]?.time[1] ?? 0) - (run.value.traces[0]?.time[0] ?? 0));
    for (const k of [1, 2, 5]) {
      expect(found[0]?.share(k * year)).toBeCloseTo((0.15 / 0.25) * (1 - 0.75 ** k), 9);
      expect(found[1]?.share(k * year)).toBeCloseTo((0.1 / 0.25) * (1 - 0.75 ** k), 9);
    }
    // the state of those who have progressed is emptied by deaths: read as it stands it would have been too small
    const standing = run.value.traces[0]?.states.find(({ state }) => state === 'progressed')?.occupancy[5] ?? 1;
    expect(standing).toBeLessThan(found[0]?.share(5 * year) ?? 0);
    const either = models.causes('either', 'comparator');
    expect('status' in either ? Number.NaN : either[0]?.share(2 * year)).toBeCloseTo(1 - 0.75 ** 2, 9);
  });
});

describe('how many come to each cause', () => {
  const [first, second] = assumedCauses(free, shares);
  const causes = [
    { cause: 1, ...(first === undefined ? {} : { assumed: first }) },
    { cause: 2, ...(second === undefined ? {} : { assumed: second }) },
    { cause: 3 },
  ];
  const times = { exit: Float64Array.of(2, 4, 4, 6, 10, 12, 20, 20), cause: Uint8Array.of(1, 2, 0, 1, 1, 2, 0, 0) };
  const found = causesAgainstAssumed(times, { causes, at: [1, 4, 12, 20, 24] });

  test('Aalen-Johansen by hand: F₁(12) = 1/8 + 3/4 · 1/5 + 3/5 · 1/4, F₂(12) = 7/8 · 1/7 + 9/20 · 1/3', () => {
    const at = (cause: number) => found[cause]?.points.find(({ month }) => month === 12);
    expect(at(0)).toMatchObject({ atRisk: 3, observed: expect.closeTo(1 / 8 + (3 / 4) * (1 / 5) + (3 / 5) * (1 / 4), 12) });
    expect(at(1)?.observed).toBeCloseTo((7 / 8) * (1 / 7) + (9 / 20) * (1 / 3), 12);
    expect(found[0]?.points.map(({ month }) => month)).toEqual([1, 4, 12, 20]);
  });

  test('events against the hazard of the cause over 78 months under observation', () => {
    expect(found[0]?.expected).toMatchObject({ events: 3, expected: expect.closeTo(one * 78, 10) });
    expect(found[1]?.expected).toMatchObject({ events: 2, expected: expect.closeTo(two * 78, 10) });
  });

  test('nobody has come to the third: 0 with the exact limit of those still followed, 1 − 0.025^(1/3) of three', () => {
    const point = found[2]?.points.find(({ month }) => month === 12);
    expect(point).toMatchObject({ observed: 0, lower: 0 });
    expect(point?.upper).toBeCloseTo(1 - 0.025 ** (1 / 3), 9);
    expect(point).not.toHaveProperty('assumed');
    expect(found[2]).not.toHaveProperty('expected');
  });
});

describe('a table that tells causes apart', () => {
  const plain = tableOf([1, 2, 0, 2].map((_, row) => ({ start: `2027-0${row + 1}-01`, months: row + 2, event: true })));
  const raw = { ...plain, endpoints: { os: { exit: Float64Array.of(2, 3, 4, 5), cause: Uint8Array.of(1, 2, 0, 2) } } };
  const table = tellCausesApart(raw, ['os']);

  test('the endpoint is any of them, and rows keep their cause when they are taken, joined and cut at a day', () => {
    expect([...(timesTo(table, 'os')?.cause ?? [])]).toEqual([1, 1, 0, 1]);
    expect([...(timesTo(raw, 'os')?.cause ?? [])]).toEqual([1, 0, 0, 0]);
    expect([...(timesByCause(takeRows(table, [3, 0]), 'os')?.cause ?? [])]).toEqual([2, 1]);
    expect([...(timesByCause(joinTables(table, table), 'os')?.cause ?? [])]).toEqual([1, 2, 0, 2, 1, 2, 0, 2]);
    // on 5 May 2027 the first and second have been followed for 124 and 93 days, of 30.4 a month: both have had theirs; the fourth has not
    expect([...(timesByCause(tableAsOf(table, '2027-05-05'), 'os')?.cause ?? [])]).toEqual([1, 2, 0, 0]);
    expect(timesByCause(raw, 'os')).toBeUndefined();
    expect(tellCausesApart(raw, ['pfs'])).toBe(raw);
  });
});
