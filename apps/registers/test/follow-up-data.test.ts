import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { aggregatesTable, omopCsv, readFollowUpPlan, type SimulationTruth, simulate, simulatedTable } from '@likeverd/followup';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { followUpData, type RegisterTables, storedPath } from '../src/index.ts';
import { type Files, openRoom, type Room, small } from './extract.ts';

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => rm(room.folder, { recursive: true, force: true }));

const document = readFileSync(
  new URL('../../../models/follow-ups/constructed-targeted-therapy-plan.yaml', import.meta.url),
  'utf8',
);
const planOf = (text: string) => {
  const read = readFollowUpPlan(text);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.value;
};
const truth: SimulationTruth = {
  introduced: '2027-01-01',
  dataUntil: '2028-06-30',
  seed: 11,
  accrual: [{ region: 'west', opens: 0, rampMonths: 3, perMonth: 2 }],
  subgroups: [{ subgroup: 'fusion', share: 1, ratios: {} }],
  endpoints: { os: { shape: 1.2, scale: 14 }, pfs: { shape: 1.1, scale: 7 } },
  lossPerMonth: 0.01,
  outsideShare: 0.1,
  unknownShare: 0.1,
  outsideRatio: 1,
  stopsAt: 'pfs',
  switchShare: 0.1,
  quality: { mean: 0.7, sd: 0.1, changeSd: 0.05, changes: [{ month: 6, mean: 0.02 }], missing: 0.2 },
  cost: { perMonth: 4_000, variation: 0.4, months: [6, 12] },
  daysPerPack: 28,
  reportingDelay: 0,
  duplicates: 0,
};
const codes = { drug: 'L01EX99', condition: 'C349', otherCondition: 'C509', procedure: 'WBGM00' } as const;
const filesOf = (tables: Readonly<Record<string, string>>): Files =>
  Object.fromEntries(Object.entries(tables).map(([name, text]) => [`${name}.csv`, text]));

/** An accepted delivery of a register. */
async function delivered(register: string, files: Files, terms: Parameters<Room['deliver']>[1] = {}): Promise<RegisterTables> {
  const { report, stored } = await room.deliver(files, { today: '2029-01-15', required: [], ...terms });
  expect(report.counts).toEqual([]);
  const tables = stored.map(({ table, content }) => ({ name: table, path: storedPath(room.store, content) }));
  return { register, form: 'omop', version: 1, content: report.content ?? '', tables };
}
async function asked(text: string, sources: readonly RegisterTables[]) {
  return followUpData({ plan: planOf(text), sources, today: '2029-01-15' }, join(room.folder, 'spill'), small);
}
const value = async (text: string, sources: readonly RegisterTables[]) => {
  const found = await asked(text, sources);
  if (!found.ok) throw new Error(JSON.stringify(found.faults));
  return found.value;
};
const two = (persons: string): string => document.replace('from: [inspire]', `from: [inspire, npr]\n  persons: ${persons}`);

describe('several registers', () => {
  const one = omopCsv(simulate(truth), codes);
  const other = omopCsv(simulate({ ...truth, seed: 12 }), codes);

  test('of different persons: everybody of both, each with their own events, whatever numbers the registers use', async () => {
    const sources = [await delivered('inspire', filesOf(one)), await delivered('npr', filesOf(other))];
    const { outcomes, deliveries, registers } = await value(two('different'), sources);
    const dealt = [simulatedTable(simulate(truth)), simulatedTable(simulate({ ...truth, seed: 12 }))];
    const alone = await Promise.all(
      sources.map((source, index) => value(index === 0 ? document : document.replace('[inspire]', '[npr]'), [source])),
    );
    expect(outcomes.table.rows).toBe(dealt.reduce((sum, { rows }) => sum + rows, 0));
    const times = (table: typeof outcomes.table) => [...(table.endpoints['pfs']?.exit ?? [])];
    expect(times(outcomes.table).toSorted((a, b) => a - b)).toEqual(
      alone.flatMap((each) => times(each.outcomes.table)).toSorted((a, b) => a - b),
    );
    expect(deliveries?.rows.length).toBe(alone.reduce((sum, each) => sum + (each.deliveries?.rows.length ?? 0), 0));
    expect(registers.deliveries.map(({ register }) => register)).toEqual(['inspire', 'npr']);
  });

  test('of the same persons: events from both are those of one extract with all of them', async () => {
    const whole = await value(document, [await delivered('inspire', filesOf(one))]);
    const { drug_exposure = '', measurement = '', person = '', observation_period = '', ...rest } = one;
    const sources = [
      await delivered('inspire', filesOf({ ...rest, person, observation_period })),
      await delivered('npr', filesOf({ person, observation_period, drug_exposure, measurement })),
    ];
    const joined = await value(two('same'), sources);
    expect(joined.outcomes.table).toEqual(whole.outcomes.table);
    const without = (rows = whole.deliveries?.rows) => (rows ?? []).map(({ row: _row, ...each }) => each);
    expect(without(joined.deliveries?.rows)).toEqual(without());
    expect(joined.registers.attrition).toEqual(whole.registers.attrition);
  });

  test('a register that has not delivered is named', async () => {
    const found = await asked(two('same'), [await delivered('inspire', filesOf(one))]);
    expect(found).toEqual({ ok: false, faults: [{ code: 'plan.noDelivery', details: { register: 'npr' } }] });
  });

  test('without a table of costs nobody’s costs are known; without deaths nobody died', async () => {
    const { cost: _cost, death: _death, ...rest } = one;
    const { outcomes, registers } = await value(document, [await delivered('inspire', filesOf(rest))]);
    expect(outcomes.table.series['cost']?.every(({ values }) => values.every(Number.isNaN))).toBe(true);
    expect(outcomes.table.endpoints['os']?.cause.some((cause) => cause > 0)).toBe(false);
    expect(registers.absent.toSorted()).toEqual(['cost', 'death']);
  });
});

describe('a register that gives counts only', () => {
  const counts = `measure,period_start,period_end,group_name,group_value,count,sum
started,2027-01-01,2027-12-31,region,west,31,
started,2027-01-01,2027-12-31,region,north,,
deaths,2027-01-01,2027-12-31,all,all,9,
years,2027-01-01,2027-12-31,all,all,,22.5
`;
  const text = `${document.slice(0, document.indexOf('\nregisters:'))}
counts: { from: npr, patients: started, evidence: [{ parameter: hrOs, events: deaths, personYears: years }] }
endpoints: {}
indication: { outside: exclude, unknown: include, reason: Constructed }
`;
  const terms = { definitions: [aggregatesTable], required: ['aggregates'] };

  test('follows nobody, and reads the rows as they are; what was kept back is null', async () => {
    const {
      outcomes,
      counts: read,
      document: plan,
      registers,
    } = await value(text, [await delivered('npr', { 'aggregates.csv': counts }, terms)]);
    expect(outcomes.table.rows).toBe(0);
    expect(plan.premises.contract.dataUntil).toBe('2027-12-31');
    expect(registers.attrition).toBeUndefined();
    expect(read?.rows.map(({ measure, value: of, count, sum }) => [measure, of, count, sum])).toEqual([
      ['deaths', 'all', 9, null],
      ['started', 'north', null, null],
      ['started', 'west', 31, null],
      ['years', 'all', null, 22.5],
    ]);
  });

  test('a measure that is not there is told with those that are', async () => {
    const found = await asked(text.replace('events: deaths', 'events: relapses'), [
      await delivered('npr', { 'aggregates.csv': counts }, terms),
    ]);
    expect(found).toEqual({
      ok: false,
      faults: [{ code: 'plan.noMeasure', details: { measure: 'relapses', known: 'deaths, started, years' } }],
    });
    expect(await asked(text, [])).toEqual({ ok: false, faults: [{ code: 'plan.noCounts', details: { register: 'npr' } }] });
  });
});
