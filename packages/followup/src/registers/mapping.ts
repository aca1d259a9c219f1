import { carriesIdentityNumber } from '../identity-number.ts';
import type { Reading } from '../tables/cast.ts';
import type { TableDefinition } from '../tables/definition.ts';
import { type OmopRows, omopRowFaultCodes, omopRowFaults } from './omop-rows.ts';

/** What the deliverer says of one column of a file. */
export interface ColumnMapping {
  readonly heading: string;
  readonly column: string;
  readonly reading: Reading;
}

/** Which column of a register's own file is which variable, and how its values are read. */
export interface Mapping {
  readonly columns: readonly ColumnMapping[];
  /** Headings that are sent and not taken. */
  readonly ignored: readonly string[];
  /** The OMOP tables that the variables become; absent or empty where they stay the register's own table only. */
  readonly omop?: readonly OmopRows[];
}

export const mappingFaultCodes = [
  'mapping.unknownVariable',
  'mapping.variableTwice',
  'mapping.headingTwice',
  'mapping.missingVariable',
  'mapping.unknownCode',
  'mapping.factor',
  'mapping.identityNumber',
  ...omopRowFaultCodes,
] as const;

export interface MappingFault {
  readonly code: (typeof mappingFaultCodes)[number];
  /** The heading or variable it is about. */
  readonly name: string;
  readonly details: Readonly<Record<string, string>>;
}

/** What is wrong with a mapping for a table, all at once; nothing where it can be used. */
export function mappingFaults({ columns, ignored, omop = [] }: Mapping, table: TableDefinition): readonly MappingFault[] {
  const faults: MappingFault[] = [];
  const fault = (code: MappingFault['code'], name: string, details: MappingFault['details'] = {}): void => {
    faults.push({ code, name: carriesIdentityNumber(name) ? '' : name, details });
  };
  const seen = { headings: new Set<string>(ignored), variables: new Set<string>() };
  for (const { heading, column, reading } of columns) {
    const variable = table.columns.find(({ name }) => name === column);
    if (carriesIdentityNumber(JSON.stringify([heading, reading.codes]))) fault('mapping.identityNumber', heading);
    if (seen.headings.has(heading)) fault('mapping.headingTwice', heading);
    if (variable === undefined) fault('mapping.unknownVariable', heading, { found: column });
    else if (seen.variables.has(column)) fault('mapping.variableTwice', column);
    seen.headings.add(heading);
    seen.variables.add(column);
    if (reading.factor !== undefined && !(Number.isFinite(reading.factor) && reading.factor > 0)) fault('mapping.factor', heading);
    for (const to of Object.values(reading.codes ?? {}))
      if (variable?.codes !== undefined && !variable.codes.includes(to))
        fault('mapping.unknownCode', heading, { found: to, codes: variable.codes.join(', ') });
  }
  for (const { name, required } of table.columns) if (required && !seen.variables.has(name)) fault('mapping.missingVariable', name);
  const fixed = omop.flatMap(({ cells }) => cells.map(({ constant, codes }) => [constant, codes]));
  if (carriesIdentityNumber(JSON.stringify(fixed))) fault('mapping.identityNumber', 'omop');
  return [...faults, ...omopRowFaults(omop, table.columns)];
}
