import { dirname } from 'node:path';
import {
  type Attrition,
  attritionQuery,
  type CohortDefinition,
  type CountRow,
  type DrugDelivery,
  duckdb,
  type EventSpec,
  exposuresQuery,
  type FollowUpData,
  type FollowUpPlan,
  type FollowUpPlanPremises,
  identifier,
  joinTables,
  literal,
  omopTables,
  originHash,
  type OutcomeTable,
  tellCausesApart,
  toldApart,
  planWithData,
  type PlanFault,
  readAttrition,
  type ReadCounts,
  type RegisterOrigin,
  type RegisterVersion,
  type TableDefinition,
  tablesAsked,
} from '@likeverd/followup';
import { type Engine, type EngineLimits, openEngine } from './engine.ts';
import { outcomeTable, type Planned } from './outcome-table.ts';

/** The tables of an accepted delivery, and where their files lie. */
export interface RegisterTables extends RegisterVersion {
  readonly tables: readonly { readonly name: string; readonly path: string }[];
}

export type FollowUpDataRead =
  | { readonly ok: true; readonly value: FollowUpData }
  | { readonly ok: false; readonly faults: readonly PlanFault[] };

const fault = (code: PlanFault['code'], details: PlanFault['details'] = {}): FollowUpDataRead => ({
  ok: false,
  faults: [{ code, details }],
});

interface Asked {
  readonly plan: FollowUpPlan;
  readonly sources: readonly RegisterTables[];
  /** Nobody can have been under observation after it. */
  readonly today: string;
}

const holds = ({ tables }: RegisterTables, table: string): boolean => tables.some(({ name }) => name === table);
const nobody: OutcomeTable = {
  rows: 0,
  patient: [],
  region: [],
  subgroup: [],
  arm: [],
  indication: [],
  start: [],
  endpoints: {},
  series: {},
};

/**
 * Asks register tables what a plan of follow-up needs. The same tables, plan and day give the same bits: one thread, so that sums are made in one order. Every
 * fault at once as far as each can be seen without the others.
 */
export async function followUpData(asked: Asked, spill: string, limits: EngineLimits): Promise<FollowUpDataRead> {
  const { plan, sources } = asked;
  const faults = missing(asked);
  if (faults.length > 0) return { ok: false, faults };
  const folders = new Set(sources.flatMap(({ tables }) => tables.map(({ path }) => dirname(path))));
  const engine = await openEngine({ ...limits, threads: 1 }, spill, [...folders]);
  try {
    const counts = await countsOf(engine, asked);
    const people = await peopleOf(engine, asked);
    const wrong = [...('code' in counts ? [counts] : []), ...('code' in people ? [people] : [])];
    if ('code' in counts || 'code' in people) return { ok: false, faults: wrong };
    const { read, until } = counts;
    const { table = nobody, rows, dataUntil = until, ...told } = people;
    const deliveries = sources.map(versionOf);
    const hash = originHash(deliveries);
    const { introduced } = plan.premises.contract;
    if (dataUntil <= introduced) return fault('plan.tooEarly', { until: dataUntil, introduced });
    return {
      ok: true,
      value: {
        document: planWithData(plan, dataUntil),
        outcomes: { table, duplicates: 0, hash },
        ...(rows === undefined ? {} : { deliveries: { rows, hash } }),
        ...(read === undefined ? {} : { counts: read }),
        registers: { deliveries, absent: [], ...told },
      },
    };
  } finally {
    engine.close();
  }
}

const versionOf = ({ register, form, version, content }: RegisterTables): RegisterVersion => ({
  register,
  form,
  ...(version === undefined ? {} : { version }),
  content,
});

/** What was not delivered and cannot be done without. */
function missing({ plan: { premises }, sources }: Asked): readonly PlanFault[] {
  const { registers, counts } = premises;
  const has = (register: string, table: string): boolean =>
    sources.some((source) => source.register === register && holds(source, table));
  const undelivered = (registers?.from ?? []).filter((register) => !has(register, 'person'));
  const lacking =
    undelivered.length > 0 ? [] : tablesAsked(premises).needed.filter((table) => !sources.some((source) => holds(source, table)));
  return [
    ...undelivered.map((register) => ({ code: 'plan.noDelivery', details: { register } }) as const),
    ...(counts === undefined || has(counts.from, 'aggregates')
      ? []
      : [{ code: 'plan.noCounts', details: { register: counts.from } } as const]),
    ...lacking.map((table) => ({ code: 'plan.noTable', details: { table } }) as const),
  ];
}

/** The rows of counts, and the last day that any of them covers. */
async function countsOf(
  engine: Engine,
  { plan, sources }: Asked,
): Promise<{ readonly read?: ReadCounts; readonly until: string } | PlanFault> {
  const { counts } = plan.premises;
  const source = sources.find((each) => each.register === counts?.from && holds(each, 'aggregates'));
  const path = source?.tables.find(({ name }) => name === 'aggregates')?.path;
  if (counts === undefined || source === undefined || path === undefined) return { until: '' };
  const found = await engine.rows(
    `select measure, cast(period_start as varchar) as "from", cast(period_end as varchar) as "to", group_name, group_value, "count", "sum"
    from read_parquet(${literal(path)}) order by measure, period_start, period_end, group_name, group_value`,
  );
  const rows = found.map(
    (row): CountRow => ({
      measure: String(row['measure']),
      from: String(row['from']),
      to: String(row['to']),
      group: String(row['group_name']),
      value: String(row['group_value']),
      count: row['count'] === null ? null : Number(row['count']),
      sum: row['sum'] === null ? null : Number(row['sum']),
    }),
  );
  const known = new Set(rows.map(({ measure }) => measure));
  const { patients, indication, evidence = [] } = counts;
  const unknown = [patients, indication, ...evidence.flatMap(({ events, personYears }) => [events, personYears])].find(
    (measure) => measure !== undefined && !known.has(measure),
  );
  if (unknown !== undefined) return { code: 'plan.noMeasure', details: { measure: unknown, known: [...known].join(', ') } };
  return {
    read: { delivery: versionOf(source), rows },
    until: rows.reduce((last, { to }) => (to > last ? to : last), ''),
  };
}

interface People extends Partial<Pick<RegisterOrigin, 'attrition' | 'control' | 'absent'>> {
  readonly table?: OutcomeTable;
  readonly rows?: readonly DrugDelivery[];
  readonly dataUntil?: string;
}

/** Who is followed in the tables, and what was given to them; nothing where the plan follows nobody. */
async function peopleOf(engine: Engine, { plan: { premises }, sources, today }: Asked): Promise<People | PlanFault> {
  if (premises.registers === undefined) return {};
  const { from, persons = 'different', cohort, control } = premises.registers;
  const own = from.flatMap((register) => sources.find((source) => source.register === register && holds(source, 'person')) ?? []);
  const isAbsent = (table: string): boolean => !own.some((source) => holds(source, table));
  for (const definition of omopTables) await engine.run(viewOf(definition, own, persons));
  const [last] = await engine.rows('select cast(max(observation_period_end_date) as varchar) as until from observation_period');
  const dataUntil = String(last?.['until']);
  if (dataUntil > today) return { code: 'plan.future', details: { until: dataUntil, today } };
  const treated = await armOf(engine, cohort, premises, 'treated', !isAbsent('cost'));
  if (treated.table.rows === 0) return { code: 'plan.noPatients', details: textsOf(treated.attrition) };
  const controls = control === undefined ? undefined : await armOf(engine, control, premises, 'control', !isAbsent('cost'));
  const drug = premises.agreement?.deliveries.drug;
  const rows = drug === undefined ? undefined : await deliveriesOf(engine, cohort, drug);
  const unmeasured = (rows ?? []).filter(({ units }) => Number.isNaN(units));
  if (unmeasured.length > 0) return { code: 'plan.noQuantity', details: { rows: String(unmeasured.length) } };
  return {
    table: controls === undefined ? treated.table : joinTables(treated.table, controls.table),
    ...(rows === undefined ? {} : { rows }),
    dataUntil,
    attrition: treated.attrition,
    ...(controls === undefined ? {} : { control: controls.attrition }),
    absent: tablesAsked(premises).others.filter(isAbsent),
  };
}

const textsOf = ({ withIndexEvent, inPeriod, afterWashout, underObservation }: Attrition): PlanFault['details'] =>
  Object.fromEntries(
    Object.entries({ withIndexEvent, inPeriod, afterWashout, underObservation }).map(([step, count]) => [step, String(count)]),
  );

async function armOf(
  engine: Engine,
  cohort: CohortDefinition,
  { endpoints, series = {} }: FollowUpPlanPremises,
  arm: 'treated' | 'control',
  hasCosts: boolean,
): Promise<{ readonly table: OutcomeTable; readonly attrition: Attrition }> {
  const [counts] = await engine.rows(attritionQuery(cohort));
  const outcomes = Object.fromEntries(Object.entries(endpoints).map(([id, { outcome }]) => [id, outcome]));
  const planned = Object.fromEntries(
    Object.entries(series).map(([id, { measured, at }]): [string, Planned] => [
      id,
      { repeated: measured, months: at.map(({ month }) => month) },
    ]),
  );
  const table = tellCausesApart(await outcomeTable(engine, cohort, outcomes, planned, arm), toldApart(endpoints));
  return {
    attrition: readAttrition(cohort, counts ?? {}),
    table: hasCosts ? table : { ...table, series: { ...table.series, ...unknownCosts(planned, table.rows) } },
  };
}

/** Nobody’s costs are known where no table of costs was delivered: they are not nothing. */
const unknownCosts = (planned: Readonly<Record<string, Planned>>, rows: number): OutcomeTable['series'] =>
  Object.fromEntries(
    Object.entries(planned)
      .filter(([, { repeated }]) => repeated.kind === 'cost')
      .map(([id, { months }]) => [id, months.map((month) => ({ month, values: new Float64Array(rows).fill(Number.NaN) }))]),
  );

/** What was given of the drug. Members are known by their place; whoever is no member has a key of their own. */
async function deliveriesOf(engine: Engine, cohort: CohortDefinition, drug: EventSpec): Promise<readonly DrugDelivery[]> {
  const rows = await engine.rows(exposuresQuery(cohort, drug));
  return rows.map(({ id, day, units, days, subgroup, place, person }): DrugDelivery => {
    const indication = String(subgroup);
    return {
      row: Number(id),
      patient: place === null ? `other-${Number(person)}` : String(place),
      date: String(day),
      units: units === null ? Number.NaN : Number(units),
      ...(days === null ? {} : { days: Number(days) }),
      ...(indication === '' ? {} : { indication }),
    };
  });
}

/**
 * A table over the deliveries that hold it; without rows where none does. Numbers of rows are made different between registers, and those of persons where
 * persons are; a table with one row a person takes the row of the register that is named first.
 */
function viewOf(
  { name, key, columns }: TableDefinition,
  sources: readonly RegisterTables[],
  persons: 'same' | 'different',
): string {
  const view = `create view ${identifier(name)} as `;
  const held = sources.flatMap(({ tables }, place) => {
    const path = tables.find((table) => table.name === name)?.path;
    return path === undefined ? [] : [{ path, place }];
  });
  if (held.length === 0) {
    const nothing = columns.map((column) => `cast(null as ${duckdb.type(column.kind)}) as ${identifier(column.name)}`);
    return `${view}select ${nothing.join(', ')} where false`;
  }
  const several = sources.length > 1;
  const numbered = (column: TableDefinition['columns'][number]): boolean =>
    several &&
    (column.name === 'person_id'
      ? persons === 'different'
      : key.includes(column.name) || column.references !== undefined || column.name === 'cost_event_id');
  const parts = held.map(({ path, place }) => {
    const cells = columns.map((column) => {
      const cell = identifier(column.name);
      return numbered(column) ? `${cell} * ${sources.length} + ${place} as ${cell}` : cell;
    });
    return `select ${cells.join(', ')}${several ? `, ${place} as "source"` : ''} from read_parquet(${literal(path)})`;
  });
  const all = parts.join(' union all ');
  const onePerPerson = several && key.length === 1 && key[0] === 'person_id';
  return onePerPerson
    ? `${view}select * from (${all}) qualify row_number() over (partition by person_id order by "source") = 1`
    : `${view}${all}`;
}
