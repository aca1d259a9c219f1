import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FollowUpReport } from '@likeverd/followup';
import { describe, expect, test } from 'vitest';
import { emptyFolder, run } from './terminal.ts';

const plan = readFileSync(
  fileURLToPath(new URL('../../../models/follow-ups/constructed-targeted-therapy-plan.yaml', import.meta.url)),
  'utf8',
);

describe('likeverd follow-up where a register gives counts only', () => {
  test('says what the counts say, updates by them, and is silent of what nobody was followed for', async () => {
    const cwd = emptyFolder();
    mkdirSync(path.join(cwd, 'tables'));
    writeFileSync(
      path.join(cwd, 'tables', 'aggregates.csv'),
      `measure,period_start,period_end,group_name,group_value,count,sum
started,2027-01-01,2027-12-31,region,west,31,
started,2027-01-01,2027-12-31,region,north,,
visits,2027-01-01,2027-12-31,all,all,9,
years,2027-01-01,2027-12-31,all,all,,22.5
`,
    );
    writeFileSync(
      path.join(cwd, 'plan.yaml'),
      `${plan.slice(0, plan.indexOf('\nregisters:'))}
counts: { from: npr, patients: started, evidence: [{ parameter: hrPfs, events: visits, personYears: years }] }
endpoints: {}
indication: { outside: exclude, unknown: include, reason: Constructed }
externalControl: { kind: modelComparator, source: Constructed, limits: [Constructed], weight: 1, biasSd: 0 }
expectedPatients:
  - { from: 2027-01-01, to: 2028-01-01, patients: 40, source: Constructed }
  - { from: 2027-01-01, to: 2028-01-01, region: west, patients: 40, source: Constructed }
rules:
  - { id: enough, measure: patients, statistic: count, month: 12, comparator: atLeast, limit: 20 }
update: {}
`,
    );
    const { code, out } = await run(
      ['follow-up', 'plan.yaml', '--tables', 'tables', '--draws', '300', '--as-of', '2029-01-15', '--json'],
      { cwd },
    );
    expect(code).toBe(0);
    const report: FollowUpReport = JSON.parse(out);
    expect(report.counts?.population).toMatchObject([{ region: 'west', events: 31, expected: 40 }]);
    expect(report.counts?.notCompared).toMatchObject([{ reason: 'keptBack' }]);
    expect(report.population).toEqual([]);
    expect(report.rules).toMatchObject([{ status: 'refused', code: 'followUp.noPatients' }]);
    const { update } = report.updates[0] ?? {};
    const moved = update?.status === 'updated' ? update.parameters.filter(({ linked }) => linked) : [];
    expect(moved.map(({ parameter }) => parameter)).toEqual(['hrPfs']);
  }, 60_000);
});
