import { isCalendarDate } from '@likeverd/reference';
import { omopTables } from '../omop/tables.ts';
import type { Column, TableDefinition } from '../tables/definition.ts';

/** Where a cell of an OMOP row comes from: a variable of the register, a fixed value, or the fixed value where the variable is empty. */
export interface OmopCell {
  readonly column: string;
  readonly variable?: string;
  /** What the variable holds, and what the cell gets for it. */
  readonly codes?: Readonly<Record<string, string>>;
  readonly constant?: string;
}

/** Rows of an OMOP table that the records of a register make: of `person`, `location`, `death` and `observation_period` one for each person, else one for each record. */
export interface OmopRows {
  readonly table: string;
  readonly cells: readonly OmopCell[];
  /** Records that say the same make one row: a diagnosis that is repeated with every treatment. */
  readonly once?: boolean;
}

/**
 * The tables that records can become, with the columns of which one must come from a variable: a record makes a row where any of those has a
 * value. Follow-up asks by these codes, dates and values, and knows no others.
 */
const decidingColumns: Readonly<Record<string, readonly string[]>> = {
  location: ['location_source_value'],
  person: ['person_source_value'],
  visit_occurrence: ['visit_start_date'],
  condition_occurrence: ['condition_source_value'],
  drug_exposure: ['drug_source_value'],
  procedure_occurrence: ['procedure_source_value'],
  measurement: ['value_as_number', 'value_source_value', 'measurement_source_value'],
  observation: ['value_as_number', 'value_as_string', 'value_source_value', 'observation_source_value'],
  episode: ['episode_source_value', 'episode_start_date'],
  death: ['death_date'],
  cost: ['total_cost', 'total_charge', 'total_paid', 'paid_by_payer', 'paid_by_patient'],
  observation_period: ['observation_period_start_date', 'observation_period_end_date'],
};

/** Tables with one row for each person, or for each value. */
const singleTables: ReadonlySet<string> = new Set(['location', 'person', 'death', 'observation_period']);
export const isSingle = (table: string): boolean => singleTables.has(table);

/** The table that a cost is of, by the domain that OMOP gives it. */
export const costDomains: Readonly<Record<string, string>> = {
  Visit: 'visit_occurrence',
  Drug: 'drug_exposure',
  Procedure: 'procedure_occurrence',
  Condition: 'condition_occurrence',
  Measurement: 'measurement',
  Observation: 'observation',
};

/** Tables that a mapping can fill, in the order in which they are made. */
export const omopTargets: readonly TableDefinition[] = Object.keys(decidingColumns).flatMap(
  (name) => omopTables.find((table) => table.name === name) ?? [],
);

/** Keys and references are numbered when the rows are made; a time of day is nothing that registers' variables have. */
const filled = (table: string, { name, kind, references }: Column): boolean =>
  references !== undefined || name === `${table}_id` || name === 'cost_event_id' || kind === 'datetime';

/** Columns of a table that a mapping may fill. */
export const settableColumns = ({ name, columns }: TableDefinition): readonly Column[] =>
  columns.filter((column) => !filled(name, column));

/** A required concept that the mapping does not give is 0: no matching concept (OMOP CDM 5.4). */
export const isConcept = ({ name, kind }: Column): boolean => kind === 'integer' && name.endsWith('_concept_id');

/** Cells that decide, by their variable, whether a record makes a row. */
export function decidingCells({ table, cells }: OmopRows): readonly (OmopCell & { readonly variable: string })[] {
  const deciding = decidingColumns[table] ?? [];
  return cells.flatMap((cell) =>
    cell.variable !== undefined && deciding.includes(cell.column) ? [{ ...cell, variable: cell.variable }] : [],
  );
}

export const omopRowFaultCodes = [
  'mapping.omopTable',
  'mapping.omopTwice',
  'mapping.omopColumn',
  'mapping.omopVariable',
  'mapping.omopKind',
  'mapping.omopCode',
  'mapping.omopConstant',
  'mapping.omopMissing',
  'mapping.omopNothing',
  'mapping.omopCost',
] as const;

export interface OmopRowFault {
  readonly code: (typeof omopRowFaultCodes)[number];
  /** The table, or the table and column with a dot between. */
  readonly name: string;
  readonly details: Readonly<Record<string, string>>;
}

/** What is wrong with rows for the variables of a register, all at once; nothing where they can be made. */
export function omopRowFaults(all: readonly OmopRows[], variables: readonly Column[]): readonly OmopRowFault[] {
  const faults: OmopRowFault[] = [];
  const fault = (code: OmopRowFault['code'], name: string, details: OmopRowFault['details'] = {}): void => {
    faults.push({ code, name, details });
  };
  const known = omopTargets.map(({ name }) => name).join(', ');
  for (const [index, rows] of all.entries()) {
    const definition = omopTargets.find(({ name }) => name === rows.table);
    if (definition === undefined) {
      fault('mapping.omopTable', rows.table, { known });
      continue;
    }
    if (isSingle(rows.table) && all.findIndex(({ table }) => table === rows.table) < index) fault('mapping.omopTwice', rows.table);
    for (const each of cellFaults(rows, definition, variables)) faults.push(each);
    if (decidingCells(rows).length === 0 && rows.table !== 'observation_period')
      fault('mapping.omopNothing', rows.table, { columns: (decidingColumns[rows.table] ?? []).join(', ') });
    if (rows.table === 'cost' && !hasCostTable(rows, all))
      fault('mapping.omopCost', rows.table, { known: Object.keys(costDomains).join(', ') });
  }
  if (all.length > 0 && !all.some(({ table }) => table === 'person')) fault('mapping.omopMissing', 'person.person_source_value');
  return faults;
}

/** The table that the costs of these rows are of; '' where the mapping does not say. */
export function costTable({ cells }: OmopRows): string {
  return costDomains[cells.find(({ column }) => column === 'cost_domain_id')?.constant ?? ''] ?? '';
}

/** A cost is of the one row that the same record makes, so that row may not be shared by records. */
function hasCostTable(rows: OmopRows, all: readonly OmopRows[]): boolean {
  const events = all.filter(({ table }) => table === costTable(rows));
  return events.length === 1 && events[0]?.once !== true;
}

function cellFaults({ table, cells }: OmopRows, definition: TableDefinition, variables: readonly Column[]): OmopRowFault[] {
  const faults: OmopRowFault[] = [];
  const settable = settableColumns(definition);
  for (const [index, { column: name, variable: from, codes, constant }] of cells.entries()) {
    const at = `${table}.${name}`;
    const fault = (code: OmopRowFault['code'], details: OmopRowFault['details'] = {}): void => {
      faults.push({ code, name: at, details });
    };
    const column = settable.find((each) => each.name === name);
    if (column === undefined || cells.findIndex((each) => each.column === name) < index) {
      fault('mapping.omopColumn', { known: settable.map((each) => each.name).join(', ') });
      continue;
    }
    const variable = variables.find((each) => each.name === from);
    if (variable === undefined && (from !== undefined || constant === undefined))
      fault('mapping.omopVariable', { found: from ?? '', known: variables.map((each) => each.name).join(', ') });
    if (constant !== undefined && !isValue(constant, column)) fault('mapping.omopConstant', { found: constant, kind: column.kind });
    if (variable === undefined) continue;
    if (!fits(variable, column, codes)) fault('mapping.omopKind', { found: variable.kind, kind: column.kind });
    for (const to of Object.values(codes ?? {}))
      if (!isValue(to, column)) fault('mapping.omopCode', { found: to, kind: column.kind });
  }
  for (const column of settable)
    if (
      (column.required || column.name === 'person_source_value') &&
      !isConcept(column) &&
      !cells.some((cell) => cell.column === column.name)
    )
      faults.push({ code: 'mapping.omopMissing', name: `${table}.${column.name}`, details: {} });
  return faults;
}

/** Whether a variable's values are values of a column, as they are or by codes that stand for every one of them. */
function fits(variable: Column, column: Column, codes: OmopCell['codes']): boolean {
  if (codes !== undefined && variable.codes?.every((code) => codes[code] !== undefined) === true) return true;
  switch (column.kind) {
    case 'text':
      return variable.kind === 'text' || variable.kind === 'integer';
    case 'integer':
      return variable.kind === 'integer' && codes === undefined;
    case 'number':
      return (variable.kind === 'number' || variable.kind === 'integer') && codes === undefined;
    case 'date':
    case 'datetime':
      return variable.kind === column.kind && codes === undefined;
  }
}

/** Whether a text that was typed is a value of a column. */
function isValue(text: string, { kind, longest, minimum = -Infinity, maximum = Infinity }: Column): boolean {
  switch (kind) {
    case 'text':
      return text.trim() !== '' && text.length <= (longest ?? Infinity);
    case 'integer':
      return /^-?\d{1,15}$/.test(text) && Number(text) >= minimum && Number(text) <= maximum;
    case 'number':
      return /^-?\d{1,15}([.]\d{1,15})?$/.test(text) && Number(text) >= minimum && Number(text) <= maximum;
    case 'date':
      return isCalendarDate(text);
    case 'datetime':
      return false;
  }
}
