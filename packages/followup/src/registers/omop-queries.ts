import { omopTables } from '../omop/tables.ts';
import type { Column, ColumnKind, TableDefinition } from '../tables/definition.ts';
import { identifier, literal } from '../tables/dialect.ts';
import { costTable, decidingCells, isConcept, isSingle, type OmopCell, type OmopRows, omopTargets } from './omop-rows.ts';

/** A table that records make, and the query that makes it: all columns of its definition, `delivery_row`, and `record`. */
export interface MadeTable {
  readonly table: TableDefinition;
  readonly query: string;
  /** The variable that each column comes from; absent where it comes from none. */
  readonly variables: Readonly<Record<string, string>>;
}

/** A variable of which every record of a person must say the same, as SQL that finds those that do not: `delivery_row`, `found`, `first_row`, and `n`, how many there are. */
export interface Agreement {
  readonly table: string;
  readonly column: string;
  readonly variable: string;
  readonly query: string;
}

const types: Readonly<Record<ColumnKind, string>> = {
  integer: 'bigint',
  number: 'double precision',
  date: 'date',
  datetime: 'timestamp',
  text: 'text',
};

const as = (expression: string, { name, kind }: Column): string => `cast(${expression} as ${types[kind]}) as ${identifier(name)}`;

/** What a cell gets of the record `o`, before the fixed value is put where it is empty. */
function fromVariable({ variable, codes }: OmopCell, { kind }: Column): string {
  if (variable === undefined) return 'null';
  const value = `o.${identifier(variable)}`;
  if (codes === undefined) return value;
  const cases = Object.entries(codes).map(([from, to]) => `when ${literal(from)} then ${literal(to)}`);
  // Codes that stand for no value are left as they are in a text; elsewhere every code is among them.
  return `cast(case cast(${value} as text) ${cases.join(' ')} ${kind === 'text' ? `else cast(${value} as text) ` : ''}end as ${types[kind]})`;
}

function cellOf(cell: OmopCell | undefined, column: Column): string {
  const type = types[column.kind];
  const nothing = isConcept(column) && column.required ? '0' : null;
  if (cell === undefined) return nothing ?? `cast(null as ${type})`;
  const otherwise = cell.constant === undefined ? nothing : `cast(${literal(cell.constant)} as ${type})`;
  const value = `cast(${fromVariable(cell, column)} as ${type})`;
  return otherwise === null ? value : `coalesce(${value}, ${otherwise})`;
}

const cellFor = ({ cells }: OmopRows, name: string): OmopCell | undefined => cells.find(({ column }) => column === name);

const decided = (rows: OmopRows): string =>
  decidingCells(rows)
    .map(({ variable }) => `o.${identifier(variable)} is not null`)
    .join(' or ');

/** Names of what is made beside the tables: the records with their numbers. */
export const recordsName = 'numbered records';
const records = identifier(recordsName);

/** The records of the register's own table, numbered by what they say: the same however the rows of the file are ordered. */
export function recordsQuery({ name, columns }: TableDefinition): string {
  const all = columns.map((column) => identifier(column.name)).join(', ');
  return `select *, row_number() over (order by ${all}, delivery_row) as record from ${identifier(name)}`;
}

/**
 * The tables that the records of a register make by a mapping, in an order in which each query finds those that it needs under their names. Keys
 * are counted by person's key and by what the records say. `when` is the variable that dates a record. The rows must be without faults
 * (`omopRowFaults`).
 */
export function madeTables(all: readonly OmopRows[], when: string | undefined): readonly MadeTable[] {
  const person = all.find(({ table }) => table === 'person');
  if (person === undefined) return [];
  const made = omopTargets.flatMap((table): readonly MadeTable[] => {
    const rows = all.filter((each) => each.table === table.name);
    if (rows.length === 0 && table.name !== 'observation_period') return [];
    return [{ table, query: queryOf(table, rows, all, person, when), variables: variablesOf(rows) }];
  });
  return made;
}

function variablesOf(all: readonly OmopRows[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    all.flatMap(({ cells }) => cells.flatMap(({ column, variable }) => (variable === undefined ? [] : [[column, variable]]))),
  );
}

const keyOf = (person: OmopRows): string => `cast(o.${identifier(cellFor(person, 'person_source_value')?.variable ?? '')} as text)`;

function queryOf(
  table: TableDefinition,
  rows: readonly OmopRows[],
  all: readonly OmopRows[],
  person: OmopRows,
  when: string | undefined,
): string {
  const [only] = rows;
  switch (table.name) {
    case 'location':
      return only === undefined ? '' : locationQuery(table, only);
    case 'person':
      return only === undefined ? '' : personQuery(table, only, all, when);
    case 'death':
      return only === undefined ? '' : deathQuery(table, only, person);
    case 'observation_period':
      return observationQuery(table, only, all, person);
    default:
      return eventQuery(table, rows, person);
  }
}

function locationQuery(table: TableDefinition, rows: OmopRows): string {
  const columns = table.columns.map((column) =>
    column.name === 'location_id' ? 'dense_rank() over (order by location_source_value) as location_id' : identifier(column.name),
  );
  const value = cellOf(cellFor(rows, 'location_source_value'), { name: '', kind: 'text', required: false });
  return `select ${columns.join(', ')}, delivery_row, record from (
  select ${value} as location_source_value, min(o.delivery_row) as delivery_row, min(o.record) as record
  from ${records} o where ${value} is not null group by 1
) v`;
}

/** One row for each key. Where a person's records tell of several regions, the region of the earliest record stands. */
function personQuery(table: TableDefinition, rows: OmopRows, all: readonly OmopRows[], when: string | undefined): string {
  const location = all.find((each) => each.table === 'location');
  const region =
    location === undefined
      ? 'null'
      : cellOf(cellFor(location, 'location_source_value'), { name: '', kind: 'text', required: false });
  const day = when === undefined ? 'null' : `o.${identifier(when)}`;
  const columns = table.columns.map((column) => {
    if (column.name === 'person_id') return 'cast(row_number() over (order by k.key) as bigint) as person_id';
    if (column.name === 'location_id') return location === undefined ? as('null', column) : 'l.location_id as location_id';
    if (column.references !== undefined) return as('null', column);
    return column.name === 'person_source_value' ? 'k.key as person_source_value' : `k.${identifier(column.name)}`;
  });
  const cells = table.columns
    .filter(({ name, references }) => !['person_id', 'person_source_value'].includes(name) && references === undefined)
    .map((column) => {
      const value = cellOf(cellFor(rows, column.name), column);
      return `min(${value}) as ${identifier(column.name)}`;
    });
  const joined =
    location === undefined
      ? ''
      : `\nleft join (
  select key, region from (
    select ${keyOf(rows)} as key, ${region} as region, row_number() over (partition by ${keyOf(rows)} order by ${day} nulls last, o.record) as nth
    from ${records} o where ${region} is not null
  ) f where nth = 1
) r on r.key = k.key
left join location l on l.location_source_value = r.region`;
  return `select ${columns.join(', ')}, k.delivery_row, k.record from (
  select ${keyOf(rows)} as key, ${cells.join(', ')}, min(o.delivery_row) as delivery_row, min(o.record) as record
  from ${records} o where ${keyOf(rows)} is not null group by ${keyOf(rows)}
) k${joined}`;
}

function deathQuery(table: TableDefinition, rows: OmopRows, person: OmopRows): string {
  const columns = table.columns.map((column) =>
    column.name === 'person_id'
      ? 'p.person_id'
      : `min(${cellOf(cellFor(rows, column.name), column)}) as ${identifier(column.name)}`,
  );
  return `select ${columns.join(', ')}, min(o.delivery_row) as delivery_row, min(o.record) as record
from ${records} o join person p on p.person_source_value = ${keyOf(person)}
where ${decided(rows)} group by p.person_id`;
}

function eventQuery(table: TableDefinition, all: readonly OmopRows[], person: OmopRows): string {
  const key = `${table.name}_id`;
  const rest = table.columns.filter(({ name }) => name !== key);
  const parts = all.map((rows, part) => {
    const cost = table.name === 'cost';
    const event = cost ? costTable(rows) : '';
    const cells = rest.map((column) => {
      if (column.name === 'person_id') return 'p.person_id as person_id';
      if (column.name === 'cost_event_id') return `e.${identifier(`${event}_id`)} as cost_event_id`;
      return `${cellOf(cellFor(rows, column.name), column)} as ${identifier(column.name)}`;
    });
    const of = cost
      ? `left join ${identifier(event)} e on e.record = o.record`
      : `join person p on p.person_source_value = ${keyOf(person)}`;
    const select = `select ${cells.join(', ')}, o.delivery_row, o.record from ${records} o ${of} where ${decided(rows)}`;
    const names = rest.map(({ name }) => identifier(name)).join(', ');
    return rows.once === true
      ? `select ${names}, min(delivery_row) as delivery_row, min(record) as record, ${part} as part from (${select}) s group by ${names}`
      : `select ${names}, delivery_row, record, ${part} as part from (${select}) s`;
  });
  const columns = table.columns.map(({ name }) =>
    name === key ? `row_number() over (order by record, part) as ${identifier(key)}` : identifier(name),
  );
  return `select ${columns.join(', ')}, delivery_row, record from (\n${parts.join('\nunion all\n')}\n) e`;
}

/**
 * From the first to the last day that the mapping gives; where it gives none, from the first to the last day with anything recorded. Never beyond a
 * death.
 */
function observationQuery(table: TableDefinition, rows: OmopRows | undefined, all: readonly OmopRows[], person: OmopRows): string {
  const dated = (name: string): string => {
    const cell = rows === undefined ? undefined : cellFor(rows, name);
    return cell === undefined ? 'cast(null as date)' : cellOf(cell, { name, kind: 'date', required: true });
  };
  const given = `select p.person_id, ${dated('observation_period_start_date')} as first, ${dated('observation_period_end_date')} as last, o.delivery_row, o.record
  from ${records} o join person p on p.person_source_value = ${keyOf(person)}`;
  const seen = all
    .filter(({ table: name }) => !isSingle(name) && name !== 'cost')
    .map(({ table: name }) => name)
    .filter((name, index, names) => names.indexOf(name) === index)
    .flatMap((name) => {
      const [event] = omopTables.filter((each) => each.name === name);
      const start = event?.happened[0];
      if (event === undefined || start === undefined) return [];
      const end = event.periods[0]?.[1] ?? start;
      return [
        `select person_id, ${identifier(start)} as first, coalesce(${identifier(end)}, ${identifier(start)}) as last, delivery_row, record from ${identifier(name)}`,
      ];
    });
  const died = all.some(({ table: name }) => name === 'death');
  const death = died ? ['select person_id, death_date as first, death_date as last, delivery_row, record from death'] : [];
  const days = rows === undefined ? [...seen, ...death].join('\n  union all ') : given;
  const last = died ? 'case when d.death_date < s.last then d.death_date else s.last end' : 's.last';
  const columns = table.columns.map((column) => {
    switch (column.name) {
      case 'observation_period_id':
        return 'row_number() over (order by s.person_id) as observation_period_id';
      case 'person_id':
        return 's.person_id as person_id';
      case 'observation_period_start_date':
        return 's.first as observation_period_start_date';
      case 'observation_period_end_date':
        return `${last} as observation_period_end_date`;
      default: {
        const fixed = rows?.cells.find((cell) => cell.column === column.name && cell.variable === undefined);
        return `${cellOf(fixed, column)} as ${identifier(column.name)}`;
      }
    }
  });
  return `select ${columns.join(', ')}, s.delivery_row, s.record from (
  select person_id, min(first) as first, max(last) as last, min(delivery_row) as delivery_row, min(record) as record from (
  ${days === '' ? given : days}
  ) a group by person_id
) s${died ? ' left join death d on d.person_id = s.person_id' : ''}`;
}

/** What all records of a person must agree on: everything of `person` and `death` that comes from a variable, but the key itself. */
export function agreements(all: readonly OmopRows[], most: number): readonly Agreement[] {
  const person = all.find(({ table }) => table === 'person');
  if (person === undefined) return [];
  const key = keyOf(person);
  return all
    .filter(({ table }) => table === 'person' || table === 'death')
    .flatMap(({ table, cells }) =>
      cells.flatMap(({ column, variable }): readonly Agreement[] => {
        if (variable === undefined || column === 'person_source_value') return [];
        const value = `o.${identifier(variable)}`;
        const query = `select delivery_row, found, first_row, count(*) over () as n from (
  select o.delivery_row, cast(${value} as text) as found,
    first_value(cast(${value} as text)) over (partition by ${key} order by o.delivery_row) as first_found,
    first_value(o.delivery_row) over (partition by ${key} order by o.delivery_row) as first_row
  from ${records} o where ${value} is not null and ${key} is not null
) a where found <> first_found order by delivery_row limit ${most}`;
        return [{ table, column, variable, query }];
      }),
    );
}
