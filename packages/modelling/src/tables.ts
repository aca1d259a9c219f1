import { referenceTable } from '@likeverd/reference';
import type { TableDocument } from './parameter-format.ts';
import { type Finding, suggestion } from './shape.ts';
import { parseUnit, type Unit, unitWords, unknownUnit } from './units.ts';

/** A table of a document with its numbers in columns. */
export interface Table {
  readonly columns: ReadonlyMap<string, { readonly unit: Unit; readonly values: readonly number[] }>;
}

/** The numbers of a table by columns, and what is wrong with it; paths of findings are within the table. */
export const readTable = (document: TableDocument): { readonly table: Table; readonly findings: readonly Finding[] } => {
  const findings: Finding[] = [];
  const reference = document.type === 'reference' ? referenceTable(document.table) : undefined;
  if (document.type === 'reference' && reference === undefined)
    findings.push({
      code: 'reference.unknown',
      path: ['table'],
      details: { name: document.table, what: 'table', suggestion: '', allowed: '' },
    });
  const columns = new Map<string, { readonly unit: Unit; readonly values: readonly number[] }>();
  document.columns.forEach(({ id, unit: written }, index) => {
    const unit = parseUnit(written);
    if (unit === undefined) {
      const details = { found: written, expected: 'unit', mismatch: 'unknown', suggestion: suggestion(written, unitWords) };
      findings.push({ code: 'expression.unit', path: ['columns', index, 'unit'], details });
    }
    if (columns.has(id)) findings.push({ code: 'document.duplicateKey', path: ['columns', index, 'id'], details: { key: id } });
    if (reference !== undefined && !Object.hasOwn(reference.columns, id)) {
      const names = Object.keys(reference.columns);
      const details = { name: id, what: 'column', suggestion: suggestion(id, names), allowed: names.join(', ') };
      findings.push({ code: 'reference.unknown', path: ['columns', index, 'id'], details });
    }
    const values = document.type === 'rows' ? document.rows.map((row) => row[index] ?? Number.NaN) : (reference?.columns[id] ?? []);
    columns.set(id, { unit: unit ?? unknownUnit, values });
  });
  if (document.type === 'rows')
    document.rows.forEach((row, index) => {
      if (row.length !== document.columns.length) {
        const wanted = document.columns.length;
        findings.push({
          code: 'field.range',
          path: ['rows', index],
          details: { found: row.length, minimum: wanted, maximum: wanted },
        });
      }
    });
  return { table: { columns }, findings };
};
