import { rowCheckCodes } from './checks.ts';
import { coverageCodes, driftCodes, type TableProfile } from './profile.ts';

/** What is wrong with files and headings, before any cell is looked at. */
const fileFaultCodes = [
  'file.unreadable',
  'file.unknownTable',
  'file.excludedTable',
  'file.sameTable',
  'file.tooLarge',
  'table.missing',
  'table.empty',
  'column.unknown',
  'column.missing',
  'column.twice',
  'column.type',
  'row.cellCount',
  'row.unreadable',
  'cell.type',
  'cell.identityNumber',
  'row.duplicateKey',
  'row.disagree',
  'delivery.sameContent',
  'fhir.syntax',
  'fhir.structure',
  'fhir.resource',
  'fhir.reference',
  'fhir.code',
  'fhir.binding',
  'fhir.nothing',
] as const;

export const checkedFaultCodes = [...fileFaultCodes, ...rowCheckCodes, ...driftCodes, ...coverageCodes] as const;
export type DeliveryFaultCode = (typeof checkedFaultCodes)[number];

/** One thing that is wrong with a delivery, at its place. No fault repeats the value of a cell that carries an identity number. */
export interface CheckedFault {
  readonly code: DeliveryFaultCode;
  /** The table, or the file where the table is not known; '' where it is of the whole delivery. */
  readonly table: string;
  /** '' where it is of the whole row or table. */
  readonly column: string;
  /** Row as a spreadsheet counts, the heading being 1; of a Parquet file, and of entries in a bundle, from 1. 0 where it is of all rows. */
  readonly row: number;
  readonly details: Readonly<Record<string, string>>;
}

/** How many rows have the same thing wrong; the list of faults holds the first of them. */
export interface FaultCount {
  readonly code: DeliveryFaultCode;
  readonly table: string;
  readonly column: string;
  readonly count: number;
}

export interface DeliveredTable {
  readonly table: string;
  readonly rows: number;
  /** SHA-256 of the table's canonical text: CSV with all columns of the definition, rows in the order of the key. Absent where quarantined. */
  readonly content?: string;
}

/** What the deliverer gets to know, and what the room keeps of the checks. */
export interface DeliveryReport {
  readonly format: 'likeverd-delivery-report/1';
  readonly status: 'accepted' | 'quarantined';
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
  readonly tables: readonly DeliveredTable[];
  /** SHA-256 over the names and contents of the tables; absent where quarantined. */
  readonly content?: string;
  readonly faults: readonly CheckedFault[];
  readonly counts: readonly FaultCount[];
  /** Drift and coverage beyond the limits that the deliverer has explained. */
  readonly explained: readonly CheckedFault[];
  readonly explanation: string | null;
  /** References that could not be checked because their table was not delivered: `table.column`. */
  readonly unchecked: readonly string[];
  readonly profiles: readonly TableProfile[];
}

/** Faults that are listed of one kind in one column; the counts tell of the rest. */
export const listedOfEach = 20;
/** Faults that a report lists in all. */
export const listedInAll = 500;

/** Codes that an explanation sets aside: what is unusual, not what is wrong. */
export const explainable: ReadonlySet<DeliveryFaultCode> = new Set([
  'drift.rows',
  'drift.month',
  'drift.shares',
  'drift.mean',
  'coverage.below',
  'coverage.above',
]);
