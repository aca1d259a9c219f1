import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type CohortDefinition,
  excludedOmopTables,
  omopTables,
  type Outcome,
  outcomeQuery,
  requiredOmopTables,
  usualDriftLimits,
} from '@likeverd/followup';
import { type Engine, openEngine, processDelivery, storedPath, usualLimits } from '@likeverd/registers';

/**
 * Import and check of an OMOP extract, from Parquet and from CSV, and a cohort over its drug exposures. `node bench/followup-data.ts --rows N`;
 * the rows are made by a rule, so that every run has the same. Nothing is compared with another program: the targets are times and memory.
 */
const { values } = parseArgs({ options: { rows: { type: 'string', default: '10000000' } } });
const rows = Number(values.rows);
const persons = Math.max(10, Math.round(rows / 10));
const tables = ['person', 'observation_period', 'drug_exposure', 'death'] as const;

const target = { seconds: 60, megabytes: 2_000 };

const folder = await mkdtemp(join(tmpdir(), 'likeverd-bench-'));
const seconds = (since: number): number => (performance.now() - since) / 1000;
const peak = (): number => Math.round(process.resourceUsage().maxRSS / 1024);
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** A tenth as many persons as rows; each row by its number, so that two runs are alike. */
const making: Readonly<Record<(typeof tables)[number], string>> = {
  person: `select i as person_id, 8507 + (i % 2) * 25 as gender_concept_id, 1930 + i % 60 as year_of_birth, 1 + i % 12 as month_of_birth, 0 as race_concept_id, 0 as ethnicity_concept_id, 'k' || i as person_source_value from range(1, ${persons + 1}) r(i)`,
  observation_period: `select i as observation_period_id, i as person_id, date '2018-01-01' as observation_period_start_date, date '2026-06-30' as observation_period_end_date, 32838 as period_type_concept_id from range(1, ${persons + 1}) r(i)`,
  drug_exposure: `select i as drug_exposure_id, (i * 7919) % ${persons} + 1 as person_id, 0 as drug_concept_id, date '2018-06-01' + cast((i * 31 + (i // ${persons}) * 25) % 2500 as integer) as drug_exposure_start_date, date '2018-06-01' + cast((i * 31 + (i // ${persons}) * 25) % 2500 as integer) + 27 as drug_exposure_end_date, 32838 as drug_type_concept_id, 28 as days_supply, 1.0 + i % 3 as quantity, (['L01EX12', 'L01EA01', 'L01FF02', 'L04AX03'])[cast((i // 7) % 4 as integer) + 1] as drug_source_value from range(1, ${rows + 1}) r(i)`,
  death: `select i as person_id, date '2025-06-01' + cast(i % 365 as integer) as death_date from range(1, ${persons + 1}) r(i) where i % 3 = 0`,
};

async function make(format: 'parquet' | 'csv'): Promise<void> {
  const engine = await openEngine(usualLimits, join(folder, 'spill'), [folder]);
  const how = format === 'parquet' ? 'format parquet, compression zstd' : 'format csv, header';
  for (const table of tables) await engine.run(`copy (${making[table]}) to '${join(folder, `${table}.${format}`)}' (${how})`);
  engine.close();
}

async function take(format: 'parquet' | 'csv') {
  const [started, before] = [performance.now(), process.cpuUsage()];
  const processed = await processDelivery(
    tables.map((table) => ({ name: `${table}.${format}`, path: join(folder, `${table}.${format}`) })),
    {
      definitions: omopTables,
      required: requiredOmopTables,
      excluded: excludedOmopTables,
      bundle: false,
      mapping: null,
      today: '2026-11-22',
      expectations: [],
      before: null,
      limits: usualDriftLimits,
      explanation: null,
    },
    { work: join(folder, 'work'), store: join(folder, 'store'), incoming: [folder] },
    usualLimits,
  );
  const took = seconds(started);
  const { user, system } = process.cpuUsage(before);
  const { status, counts, content } = processed.report;
  if (status !== 'accepted') throw new Error(`The constructed extract is quarantined: ${JSON.stringify(counts)}`);
  say(
    `import and check of ${rows} rows from ${format}: ${took.toFixed(1)} s, ${((user + system) / 1e6).toFixed(0)} s on processors (target ${target.seconds} s), peak ${peak()} MB (target ${target.megabytes} MB): ${took <= target.seconds && peak() <= target.megabytes ? 'met' : 'NOT met'}`,
  );
  return { content, stored: processed.stored };
}

const cohort: CohortDefinition = {
  format: 'likeverd-cohort/1',
  id: 'bench',
  index: { domain: 'drug', vocabulary: 'ATC', codes: ['L01EX12'] },
  period: { from: '2019-06-01', to: '2024-12-31' },
  washoutDays: 365,
  criteria: [
    { kind: 'age', minimum: 18, failing: 'exclude' },
    { kind: 'lines', event: { domain: 'drug', vocabulary: 'ATC', codes: ['L01'] }, minimum: 0, maximum: 3, failing: 'separate' },
  ],
};

async function follow(engine: Engine, outcome: Outcome): Promise<void> {
  const started = performance.now();
  const { days = new Float64Array(), cause = new Float64Array() } = await engine.columns(outcomeQuery(cohort, outcome));
  const events = cause.filter((each) => each === 1).length;
  const mean = days.reduce((sum, day) => sum + day, 0) / days.length;
  say(
    `${outcome.kind} of ${days.length} members over ${rows} drug exposures: ${seconds(started).toFixed(1)} s (${events} events, ${mean.toFixed(1)} days on average), peak ${peak()} MB`,
  );
}

say(
  `DuckDB with ${usualLimits.threads} threads and ${usualLimits.memory / 1024 ** 2} MiB; ${rows} drug exposures of ${persons} constructed persons`,
);
try {
  await make('parquet');
  const parquet = await take('parquet');
  await make('csv');
  const csv = await take('csv');
  if (csv.content !== parquet.content) throw new Error('The content differs between Parquet and CSV');
  say('the content is the same from Parquet and CSV');
  const engine = await openEngine(usualLimits, join(folder, 'spill'), [join(folder, 'store')]);
  const columnsOf = (name: string) => omopTables.find((table) => table.name === name)?.columns ?? [];
  for (const { table, content } of csv.stored)
    await engine.run(`create view ${table} as select * from read_parquet('${storedPath(join(folder, 'store'), content)}')`);
  await engine.run(
    `create table location (${columnsOf('location')
      .map(({ name }) => `${name} varchar`)
      .join(', ')})`,
  );
  await engine.run('alter table location alter location_id type bigint');
  await follow(engine, { kind: 'timeOnTreatment', gapDays: 90 });
  await follow(engine, { kind: 'overallSurvival' });
  engine.close();
} finally {
  await rm(folder, { recursive: true, force: true });
}
