import { dirname } from 'node:path';
import {
  type Attrition,
  attritionQuery,
  type CohortDefinition,
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

/**
 * Asks register tables what a plan of follow-up needs. The same tables, plan and day give the same bits: one thread, so that sums are made in one order. `today`:
 * nobody can have been under observation after it. Every fault at once as far as each can be seen without the others.
 */
export async function followUpData(
  { plan, sources, today }: { readonly plan: FollowUpPlan; readonly sources: readonly RegisterTables[]; readonly today: string },
  spill: string,
  limits: EngineLimits,
): Promise<FollowUpDataRead> {
  const { premises } = plan;
  const { from, persons = 'different', cohort, control } = premises.registers;
  const undelivered = from.filter((register) => sources.every((source) => source.register !== register));
  const asked = tablesAsked(premises);
  const isAbsent = (table: string): boolean => sources.every(({ tables }) => tables.every(({ name }) => name !== table));
  const lacking = sources.length === 0 ? [] : asked.needed.filter(isAbsent);
  if (undelivered.length > 0 || lacking.length > 0)
    return {
      ok: false,
      faults: [
        ...undelivered.map((register) => ({ code: 'plan.noDelivery', details: { register } }) as const),
        ...lacking.map((table) => ({ code: 'plan.noTable', details: { table } }) as const),
      ],
    };
  const folders = new Set(sources.flatMap(({ tables }) => tables.map(({ path }) => dirname(path))));
  const engine = await openEngine({ ...limits, threads: 1 }, spill, [...folders]);
  try {
    for (const definition of omopTables) await engine.run(viewOf(definition, sources, persons));
    const [last] = await engine.rows('select cast(max(observation_period_end_date) as varchar) as until from observation_period');
    const dataUntil = String(last?.['until']);
    if (dataUntil > today) return fault('plan.future', { until: dataUntil, today });
    const { introduced } = premises.contract;
    if (dataUntil <= introduced) return fault('plan.tooEarly', { until: dataUntil, introduced });
    const treated = await armOf(engine, cohort, premises, 'treated', !isAbsent('cost'));
    if (treated.table.rows === 0) return fault('plan.noPatients', textsOf(treated.attrition));
    const controls = control === undefined ? undefined : await armOf(engine, control, premises, 'control', !isAbsent('cost'));
    const drug = premises.agreement?.deliveries.drug;
    const rows = drug === undefined ? undefined : await deliveriesOf(engine, cohort, drug);
    const unmeasured = (rows ?? []).filter(({ units }) => Number.isNaN(units));
    if (unmeasured.length > 0) return fault('plan.noQuantity', { rows: String(unmeasured.length) });
    const versions = sources.map(({ register, form, version, content }) => ({
      register,
      form,
      ...(version === undefined ? {} : { version }),
      content,
    }));
    const hash = originHash(versions);
    return {
      ok: true,
      value: {
        document: planWithData(plan, dataUntil),
        outcomes: {
          table: controls === undefined ? treated.table : joinTables(treated.table, controls.table),
          duplicates: 0,
          hash,
        },
        ...(rows === undefined ? {} : { deliveries: { rows, hash } }),
        registers: {
          deliveries: versions,
          attrition: treated.attrition,
          ...(controls === undefined ? {} : { control: controls.attrition }),
          absent: asked.others.filter(isAbsent),
        },
      },
    };
  } finally {
    engine.close();
  }
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
