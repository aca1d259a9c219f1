import {
  applies,
  type CommandType,
  commandFields,
  type Field,
  type Fields,
  type Rejection,
  type MeetingCommandType,
  meetingFields,
  validateFields,
} from '@likeverd/casework';
import { isRawRow, type RawCell, type RawRow, type RawValue, type RawValues } from './drafts.ts';

/** Acts that have forms: in a case, and at a meeting. */
export type FormType = CommandType | MeetingCommandType;

const forms: Readonly<Record<FormType, Fields>> = { ...commandFields, ...meetingFields };

export function fieldsOf(type: FormType): Fields {
  return forms[type];
}

/** A yes/no that must be answered is asked as two radio buttons; one that may be left is a tick. */
export function isQuestion(field: Field): boolean {
  return field.kind === 'boolean' && field.required;
}

/** An empty form, with the given values in it. */
export function emptyValues(fields: Fields, given: Readonly<Record<string, unknown>> = {}): RawValues {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, rawValue(field, given[name])]));
}

function rawValue(field: Field, given: unknown): RawValue {
  if (field.kind !== 'rows') return rawCell(field, given);
  return Array.isArray(given) ? given.map((row: unknown) => emptyRow(field, row)) : [];
}

/** A row of a table with the given values in it. */
export function emptyRow(field: Field, given: unknown = {}): RawRow {
  const values = Object.fromEntries(typeof given === 'object' && given !== null ? Object.entries(given) : []);
  return Object.fromEntries(Object.entries(field.columns ?? {}).map(([name, column]) => [name, rawCell(column, values[name])]));
}

/** The rows that stand in a table's field. */
export function rowsIn(value: RawValue | undefined): readonly RawRow[] {
  return Array.isArray(value) ? value.filter(isRawRow) : [];
}

function rawCell(field: Field, given: unknown): RawCell {
  if (field.kind === 'choices') return Array.isArray(given) ? given.filter((item): item is string => typeof item === 'string') : [];
  if (field.kind === 'boolean') {
    if (isQuestion(field)) return typeof given === 'boolean' ? String(given) : '';
    return given === true;
  }
  return typeof given === 'string' || typeof given === 'number' ? String(given) : '';
}

/**
 * An amount as people write it: blanks between thousands, comma or point before decimals. Text that is no amount, or that could be
 * read in two ways (`1,000.50`), gives null.
 */
export function parseAmount(text: string): number | null {
  const compact = text.replace(/[\s\u00a0\u202f]/gu, '').replace(/^kr|kr$/iu, '');
  return /^[−-]?\d+([.,]\d{1,2})?$/u.test(compact) ? Number(compact.replace('−', '-').replace(',', '.')) : null;
}

/** The values of a command from what stands in the form. Empty fields are left out; what cannot be read is sent on to be refused at its field. */
export function commandValues(fields: Fields, raw: RawValues): Readonly<Record<string, unknown>> {
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    if (!applies(field, raw)) continue;
    const value = commandValue(field, raw[name] ?? '');
    if (value !== undefined) values[name] = value;
  }
  return values;
}

function commandValue(field: Field, raw: RawValue): unknown {
  if (field.kind === 'rows') return rowsIn(raw).map((row) => commandValues(field.columns ?? {}, row));
  if (field.kind === 'boolean') {
    if (isQuestion(field)) return raw === '' ? undefined : raw === 'true';
    return raw === true;
  }
  if (field.kind === 'choices') return raw;
  if (typeof raw !== 'string' || raw.trim() === '') return undefined;
  return field.kind === 'amount' ? (parseAmount(raw) ?? raw) : raw;
}

/**
 * Every fault of the form that can be told before it is sent. A run, and an assessment, is a reference that only the service can fill in, so
 * here it is only asked whether one has been made.
 */
export function faultsBeforeSending(fields: Fields, values: Readonly<Record<string, unknown>>): readonly Rejection[] {
  const checked = validateFields(fields, values);
  if (checked.ok) return [];
  const missing = (field: string | undefined): 'run.missing' | 'assessment.missing' | 'file.missing' | undefined => {
    const kind = field === undefined ? undefined : fields[field]?.kind;
    return kind === 'run'
      ? 'run.missing'
      : kind === 'assessment'
        ? 'assessment.missing'
        : kind === 'file'
          ? 'file.missing'
          : undefined;
  };
  return checked.rejections
    .filter(({ field, code }) => !(code === missing(field) && field !== undefined && values[field] !== undefined))
    .map((fault) => ({ ...fault, code: missing(fault.field) ?? fault.code }));
}

/** Refusals at the fields of this form (`field`, or `field.row.column` in a table), and those that belong to none of them. */
export function sortRejections(
  fields: Fields,
  rejections: readonly Rejection[],
): { readonly atFields: Readonly<Record<string, Rejection>>; readonly general: readonly Rejection[] } {
  const atFields: Record<string, Rejection> = {};
  const general: Rejection[] = [];
  for (const rejection of rejections) {
    const { field } = rejection;
    if (field !== undefined && Object.hasOwn(fields, field.split('.')[0] ?? '')) atFields[field] ??= rejection;
    else general.push(rejection);
  }
  return { atFields, general };
}
