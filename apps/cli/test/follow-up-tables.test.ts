import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readAssessment } from '@likeverd/appraisal';
import {
  daysPerMonth,
  followUp,
  type FollowUpReport,
  omopCsv,
  type OutcomeTable,
  planWithData,
  readFollowUpPlan,
  simulate,
  type SimulationTruth,
  wholeDays,
  simulatedTable,
} from '@likeverd/followup';
import {
  compileModel,
  digest,
  type LinearMemory,
  readModel,
  runBaseCase,
  runProbabilistic,
  type WebAssemblyHost,
} from '@likeverd/modelling';
import { describe, expect, test } from 'vitest';
import { emptyFolder, run } from './terminal.ts';

/** Node’s own; its types come with those of the DOM, which have no place here. */
declare const WebAssembly: WebAssemblyHost<object, LinearMemory>;

const models = fileURLToPath(new URL('../../../models', import.meta.url));
const read = (file: string): string => readFileSync(path.join(models, file), 'utf8');
const plan = read('follow-ups/constructed-targeted-therapy-plan.yaml');
const draws = 300;
const known = '2029-01-15';

const truth: SimulationTruth = {
  introduced: '2027-01-01',
  dataUntil: '2028-12-31',
  seed: 2028,
  accrual: [
    { region: 'southEast', opens: 1, rampMonths: 6, perMonth: 2.4 },
    { region: 'west', opens: 2, rampMonths: 6, perMonth: 1.6 },
  ],
  subgroups: [
    { subgroup: 'fusion', share: 0.6, ratios: { os: 0.5, pfs: 0.4 } },
    { subgroup: 'otherMutation', share: 0.4, ratios: { os: 0.95, pfs: 0.9 } },
  ],
  endpoints: { os: { shape: 1.1618, scale: 21 }, pfs: { shape: 1.1052, scale: 8.4 } },
  lossPerMonth: 0.003,
  outsideShare: 0.08,
  unknownShare: 0.06,
  outsideRatio: 1.2,
  stopsAt: 'pfs',
  switchShare: 0.08,
  quality: { mean: 0.72, sd: 0.12, changeSd: 0.08, changes: [{ month: 6, mean: 0.03 }], missing: 0.25 },
  cost: { perMonth: 5_600, variation: 0.35, months: [6, 12] },
  daysPerPack: 28,
  // Where a death was reported and a progression was not, tables know of the progression by the death, and rows do not.
  reportingDelay: 0,
  duplicates: 0.06,
};
const dealt = simulate(truth);
const codes = { drug: 'L01EX99', condition: 'C349', otherCondition: 'C509', procedure: 'WBGM00' } as const;
const tables = omopCsv(dealt, codes);

/** A folder with the plan, changed, and tables of it. */
function folderWith(change: (text: string) => string = (text) => text, without: readonly string[] = []): string {
  const cwd = emptyFolder();
  mkdirSync(path.join(cwd, 'tables'));
  for (const [name, text] of Object.entries(tables))
    if (!without.includes(name)) writeFileSync(path.join(cwd, 'tables', `${name}.csv`), text);
  writeFileSync(path.join(cwd, 'plan.yaml'), change(plan));
  return cwd;
}
const asked = ['follow-up', 'plan.yaml', '--tables', 'tables', '--draws', String(draws), '--as-of', known];

/** The dealt patients with times in whole days, as tables have them: rounded down, an event that is no death not on the day of the start itself. */
function inWholeDays(table: OutcomeTable): OutcomeTable {
  const { os, pfs, treatment } = table.endpoints;
  if (os === undefined || pfs === undefined || treatment === undefined) throw new Error('no endpoints');
  const end = Array.from(os.exit, wholeDays);
  const afterStart = ({ exit, cause }: typeof pfs): readonly number[] =>
    Array.from(exit, (time, row) => Math.max(wholeDays(time), cause[row] === 1 ? Math.min(1, end[row] ?? 0) : 0));
  const months = (column: readonly number[]) => Float64Array.from(column, (day) => day / daysPerMonth);
  return {
    ...table,
    endpoints: {
      os: { exit: months(end), cause: os.cause },
      pfs: { exit: months(afterStart(pfs)), cause: pfs.cause },
      treatment: { exit: months(afterStart(treatment)), cause: treatment.cause },
    },
  };
}

const must = <T>(
  checked: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: readonly unknown[] },
): T => {
  if (!checked.ok) throw new Error(JSON.stringify(checked.faults));
  return checked.value;
};

/** The report that the rows give, without any table. */
function fromRows(table: OutcomeTable): FollowUpReport {
  const definition = must(readModel(read('constructed-targeted-therapy.yaml')));
  const compiled = must(compileModel(definition, {}));
  const hash = digest('rows');
  const report = followUp({
    document: planWithData(must(readFollowUpPlan(plan)), dealt.truth.dataUntil),
    outcomes: { table, duplicates: 0, hash },
    deliveries: { rows: dealt.deliveries, hash },
    assessment: must(readAssessment(read('assessments/constructed-targeted-therapy.yaml'))),
    definition,
    compiled,
    baseCase: must(runBaseCase(compiled)),
    prior: must(runProbabilistic(compiled, { seed: 1, from: 0, to: draws })),
    known,
    host: WebAssembly,
  });
  if ('status' in report) throw new Error(report.code);
  return report;
}

/** Every figure of a report: without hashes, where the figures came from, and what rows are called. */
const figures = ({ hash: _hash, inputs: _inputs, registers: _registers, settlements, ...rest }: FollowUpReport) => ({
  ...rest,
  settlements: settlements.map((each) => {
    if (each.status === 'refused') return each;
    const { inputs: _from, hash: _own, steps, ...settled } = each;
    return { ...settled, steps: steps.map(({ rows, ...step }) => ({ ...step, rows: rows.length })) };
  }),
});

describe('a plan of follow-up on a folder of OMOP tables', () => {
  test('every figure is that of the same patients’ rows with times in whole days, to the last bit; and again, the same bytes', async () => {
    const cwd = folderWith();
    const { code, out, error } = await run([...asked, '--json'], { cwd });
    expect(error).toBe('');
    expect(code).toBe(0);
    const report: FollowUpReport = JSON.parse(out);
    expect(figures(report)).toEqual(JSON.parse(JSON.stringify(figures(fromRows(inWholeDays(simulatedTable(dealt)))))));
    expect(report.practice.outside + report.practice.unknown).toBeGreaterThan(0);
    const { attrition, deliveries, absent } = report.registers ?? { deliveries: [] };
    expect(attrition?.withIndexEvent).toBe(simulatedTable(dealt).rows);
    expect(attrition).toMatchObject({ inside: report.practice.inside, outside: report.practice.outside });
    expect(deliveries).toEqual([{ register: 'inspire', form: 'omop', content: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
    expect(absent).toEqual([]);
    expect((await run([...asked, '--json'], { cwd })).out).toBe(out);
  }, 180_000);

  test('whole days are less than a day from the times that were dealt', () => {
    const rounded = inWholeDays(simulatedTable(dealt));
    const exact = simulatedTable(dealt);
    for (const id of ['os', 'pfs'])
      exact.endpoints[id]?.exit.forEach((exit, row) =>
        expect(Math.abs(exit - (rounded.endpoints[id]?.exit[row] ?? Number.NaN)) * daysPerMonth).toBeLessThan(1),
      );
  });

  test('what is missing is told with what to do, all at once', async () => {
    const cwd = folderWith(undefined, ['procedure_occurrence']);
    const { code, error } = await run(asked, { cwd });
    expect(code).toBe(2);
    expect(error).toContain('«procedure_occurrence»');
    expect((await run(['follow-up', 'plan.yaml'], { cwd })).error).toContain('--tables');
    const future = await run([...asked.slice(0, -1), '2028-06-01'], { cwd: folderWith() });
    expect(future.error).toMatch(/ikke blitt godtatt/);
  }, 180_000);

  test('faults of the plan come all at once, with line and column', async () => {
    const cwd = folderWith((text) =>
      text
        .replace('from: [inspire]', 'from: [inspire, npr]')
        .replace('codes: [pfs]', 'codes: ["p\'; drop"]')
        .replace('to: 2029-12-31', 'to: 2026-12-31')
        .replace('kind: score', 'kind: scroe')
        .replace('domain: drug, vocabulary: ATC', 'domain: procedure, vocabulary: ATC'),
    );
    const { out } = await run([...asked, '--json'], { cwd });
    const { faults }: { faults: readonly { code: string; path: string }[] } = JSON.parse(out);
    expect(faults.map(({ code, path: at }) => [code, at])).toEqual([
      ['field.missing', 'registers.persons'],
      ['field.type', 'registers.cohort.period.to'],
      ['field.type', 'endpoints.pfs.outcome.event.codes[0]'],
      ['field.choice', 'series.quality.measured.kind'],
      ['field.choice', 'agreement.deliveries.drug.domain'],
    ]);
  });
});
