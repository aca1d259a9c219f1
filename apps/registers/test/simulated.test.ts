import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type CohortDefinition, omopCsv, type SimulationTruth, simulate, simulatedTable } from '@likeverd/followup';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEngine, outcomeTable, storedPath } from '../src/index.ts';
import { openRoom, type Room, small } from './extract.ts';

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => rm(room.folder, { recursive: true, force: true }));

const truth: SimulationTruth = {
  introduced: '2022-01-01',
  dataUntil: '2025-12-31',
  seed: 6,
  accrual: [
    { region: 'helse-vest', opens: 0, rampMonths: 3, perMonth: 6 },
    { region: 'helse-nord', opens: 6, rampMonths: 0, perMonth: 2 },
  ],
  subgroups: [
    { subgroup: 'fusion', share: 0.6, ratios: { os: 0.5, pfs: 0.4 } },
    { subgroup: 'other', share: 0.4, ratios: { os: 1, pfs: 1 } },
  ],
  endpoints: { os: { shape: 1.2, scale: 24 }, pfs: { shape: 1.1, scale: 12 } },
  lossPerMonth: 0.01,
  outsideShare: 0.1,
  unknownShare: 0.05,
  outsideRatio: 1,
  stopsAt: 'pfs',
  switchShare: 0,
  quality: { mean: 0.7, sd: 0.1, changeSd: 0.05, changes: [{ month: 12, mean: 0.06 }], missing: 0 },
  cost: { perMonth: 10_000, variation: 0.4, months: [12] },
  daysPerPack: 28,
  reportingDelay: 0,
  duplicates: 0,
};

const cohort: CohortDefinition = {
  format: 'likeverd-cohort/1',
  id: 'simulated',
  index: { domain: 'procedure', vocabulary: 'NCMP/NCSP', codes: ['ABC12'] },
  period: { from: truth.introduced, to: truth.dataUntil },
  washoutDays: 365,
  criteria: [],
};

describe('constructed patients, dealt by a known truth, written as an extract and taken in again', () => {
  test('have the survival, progression and regions that they were dealt, to the day', async () => {
    const simulated = simulate(truth);
    const dealt = simulatedTable(simulated);
    const tables = omopCsv(simulated, { drug: 'L01EX99', condition: 'C34.9', otherCondition: 'C18.9', procedure: 'ABC12' });
    const files = Object.fromEntries(Object.entries(tables).map(([name, text]) => [`${name}.csv`, text]));
    const { report, stored } = await room.deliver(files);
    expect(report.counts).toEqual([]);

    const engine = await openEngine(small, join(room.folder, 'spill'), [room.store]);
    for (const { table, content } of stored)
      await engine.run(`create view ${table} as select * from read_parquet('${storedPath(room.store, content)}')`);
    const seen = await outcomeTable(
      engine,
      cohort,
      {
        os: { kind: 'overallSurvival' },
        pfs: { kind: 'timeTo', event: { domain: 'observation', vocabulary: 'local', codes: ['pfs'] }, death: 'event' },
      },
      {},
    );
    engine.close();

    expect(seen.rows).toBe(dealt.rows);
    expect(seen.start).toEqual(dealt.start);
    expect(seen.region).toEqual(dealt.region);
    // Days are whole in an extract: a time is short by less than one.
    const day = 12 / 365.2425;
    for (const row of seen.start.keys()) {
      const [os, was] = [seen.endpoints['os'], dealt.endpoints['os']];
      expect(os?.cause[row]).toBe(was?.cause[row]);
      expect((was?.exit[row] ?? 0) - (os?.exit[row] ?? 0)).toBeGreaterThanOrEqual(-1e-9);
      expect((was?.exit[row] ?? 0) - (os?.exit[row] ?? 0)).toBeLessThan(day + 1e-9);
    }
    const events = (table: typeof seen) => table.endpoints['pfs']?.cause.reduce((sum, cause) => sum + cause, 0);
    expect(events(seen)).toBe(events(dealt));
  });
});
