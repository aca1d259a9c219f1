import { kaplanMeier, mean, survivalAt } from '@likeverd/statistics';
import { describe, expect, test } from 'vitest';
import {
  carriesIdentityNumber,
  deliveryCsv,
  omopCsv,
  omopTables,
  outcomeCsv,
  readCsv,
  rowsOf,
  simulate,
  simulatedTable,
  takeRows,
  timesTo,
  trueSurvival,
} from '../src/index.ts';
import { plainTruth } from './truths.ts';

const large = { ...plainTruth, accrual: [{ region: 'west', opens: 0, rampMonths: 12, perMonth: 200 }] };
const messy = {
  ...plainTruth,
  accrual: [
    { region: 'west', opens: 0, rampMonths: 3, perMonth: 4 },
    { region: 'north', opens: 6, rampMonths: 6, perMonth: 2 },
  ],
  lossPerMonth: 0.02,
  outsideShare: 0.1,
  unknownShare: 0.05,
  switchShare: 0.2,
  quality: { ...plainTruth.quality, missing: 0.3 },
  reportingDelay: 45,
  duplicates: 0.1,
  controls: 40,
};

describe('patients are dealt by the truth', () => {
  const simulated = simulate(large);
  const table = simulatedTable(simulated);

  test('as many as a Poisson count of 200 · (36 − 6) = 6,000 has', () => {
    expect(Math.abs(table.rows - 6_000)).toBeLessThan(4 * Math.sqrt(6_000));
  });

  test.each(['fusion', 'other'])(
    'survival of subgroup %s is the true one at 12 and 24 months, within 4 standard errors',
    (subgroup) => {
      const times = timesTo(takeRows(table, rowsOf(table, { subgroup })), 'os');
      if (times === undefined) throw new Error('no times');
      for (const month of [12, 24]) {
        const { survival, standardError } = survivalAt(kaplanMeier(times), month);
        expect(Math.abs(survival - trueSurvival(large, 'os', subgroup, month))).toBeLessThan(4 * standardError);
      }
    },
  );

  test('progression never follows death; quality changes by 0.06 on average', () => {
    expect(simulated.records.every(({ times }) => (times['pfs']?.months ?? 0) <= (times['os']?.months ?? 0) + 1e-9)).toBe(true);
    const [before, after] = table.series['quality'] ?? [];
    const changes = (after?.values ?? new Float64Array())
      .map((value, row) => value - (before?.values[row] ?? Number.NaN))
      .filter((each) => !Number.isNaN(each));
    expect(Math.abs(mean(changes) - 0.06)).toBeLessThan((4 * 0.05) / Math.sqrt(changes.length));
  });
});

describe('records as a register would send them', () => {
  const simulated = simulate(messy);
  const table = simulatedTable(simulated);

  test('late, lost, doubled, outside the indication and with an external control', () => {
    expect(simulated.records.length).toBeGreaterThan(table.rows);
    expect(new Set(table.patient).size).toBe(table.rows);
    expect(rowsOf(table, { arm: 'control' }).length).toBe(40);
    expect(new Set(table.indication)).toEqual(new Set(['inside', 'outside', 'unknown']));
    expect(new Set(table.region)).toEqual(new Set(['west', 'north']));
    expect(table.series['quality']?.[0]?.values.some((value) => Number.isNaN(value))).toBe(true);
    expect(simulated.deliveries.every(({ date }) => date <= messy.dataUntil)).toBe(true);
  });

  test('the same truth and seed are the same patients; another seed is others', () => {
    expect(simulate(messy).records).toEqual(simulated.records);
    expect(outcomeCsv(simulate({ ...messy, seed: 2 }))).not.toBe(outcomeCsv(simulated));
  });

  test('the files can be read, say that everyone is constructed, and hold no identity number', () => {
    for (const [text, delimiter] of [
      [outcomeCsv(simulated), ';'],
      [deliveryCsv(simulated), ';'],
    ] as const) {
      const { records, faults } = readCsv(text, delimiter);
      expect(faults).toEqual([]);
      expect(records.slice(1).every(({ cells }) => cells[0]?.startsWith('constructed-'))).toBe(true);
      expect(new Set(records.map(({ cells }) => cells.length)).size).toBe(1);
      expect(carriesIdentityNumber(text)).toBe(false);
    }
  });

  test('what a spreadsheet would take for a formula is kept from it', () => {
    const hostile = { ...messy, accrual: [{ region: '=HYPERLINK("x";"y")', opens: 0, rampMonths: 0, perMonth: 3 }], controls: 0 };
    const { records } = readCsv(outcomeCsv(simulate(hostile)), ';');
    expect(records[1]?.cells[1]).toBe('\'=HYPERLINK("x";"y")');
  });
});

describe('the same patients as OMOP CDM 5.4', () => {
  const codes = { drug: 'L01EX99', condition: 'C34.9', otherCondition: 'C18.9', procedure: 'ABC12' };
  const tables = omopCsv(simulate(messy), codes);

  test.each(Object.keys(tables))('%s keeps to its definition: columns, required cells, kinds, forms, unique keys', (name) => {
    const definition = omopTables.find((each) => each.name === name);
    const { records, faults } = readCsv(tables[name] ?? '', ',');
    const [heading, ...rows] = records;
    expect(faults).toEqual([]);
    expect(rows.length).toBeGreaterThan(0);
    for (const column of definition?.columns.filter(({ required }) => required) ?? [])
      expect(heading?.cells).toContain(column.name);
    heading?.cells.forEach((title, index) => {
      const column = definition?.columns.find((each) => each.name === title);
      expect(column).toBeDefined();
      for (const { cells } of rows) {
        const cell = cells[index] ?? '';
        if (cell === '') {
          expect(column?.required).toBe(false);
          continue;
        }
        if (column?.kind === 'integer') expect(cell).toMatch(/^-?\d+$/);
        if (column?.kind === 'date') expect(cell).toMatch(/^\d{4}-\d{2}-\d{2}$/);
        if (column?.form !== undefined) expect(cell).toMatch(new RegExp(column.form.pattern));
        if (column?.longest !== undefined) expect(cell.length).toBeLessThanOrEqual(column.longest);
      }
    });
    const keys = rows.map(({ cells }) => definition?.key.map((key) => cells[heading?.cells.indexOf(key) ?? -1]).join(' '));
    expect(new Set(keys).size).toBe(rows.length);
    for (const [start, end] of definition?.periods ?? []) {
      const [a, b] = [heading?.cells.indexOf(start) ?? -1, heading?.cells.indexOf(end) ?? -1];
      if (b >= 0) expect(rows.every(({ cells }) => (cells[a] ?? '') <= (cells[b] ?? ''))).toBe(true);
    }
  });

  test('all the tables that were asked for, and every person known and constructed', () => {
    const asked = [
      'person',
      'observation_period',
      'drug_exposure',
      'condition_occurrence',
      'procedure_occurrence',
      'measurement',
      'observation',
      'death',
      'cost',
      'visit_occurrence',
    ];
    expect(Object.keys(tables)).toEqual(expect.arrayContaining(asked));
    expect(
      readCsv(tables['person'] ?? '', ',')
        .records.slice(1)
        .every(({ cells }) => cells.some((cell) => cell.startsWith('constructed-'))),
    ).toBe(true);
  });
});
