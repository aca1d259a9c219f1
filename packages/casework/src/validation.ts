import { type CalendarDate, isCalendarDate } from '@likeverd/reference';
import {
  type AssessmentReference,
  applies,
  type Field,
  type Fields,
  type FieldValue,
  type FieldValues,
  type FileReference,
  type Row,
  type RunReference,
} from './field.ts';
import { type CommandType, commandFields } from './fields.ts';
import { type Rejection, reject } from './rejections.ts';
import { ruleInForce } from './rules.ts';

/**
 * Control characters, and the bidirectional overrides and invisible marks by which a text can be made to read otherwise than it is
 * stored, and the two marks between which a withheld passage has its place. Line breaks and tabs are allowed.
 */
const forbiddenCharacters =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ue000\ue001]/u;

export type Validated =
  | { readonly ok: true; readonly values: FieldValues }
  | { readonly ok: false; readonly rejections: readonly Rejection[] };

/**
 * Every fault of a filled-in form at once, or its values: texts trimmed and in Unicode normal form C, empty optional fields left out.
 * What a rule asks for that was made after `day` (the day the case came in) may be left out; without a day the newest rules bind.
 */
export function validate(type: CommandType, values: Readonly<Record<string, unknown>>, day?: CalendarDate): Validated {
  return validateFields(commandFields[type], values, day);
}

/** The same for any form: `path` names the row and column of a form that is a row of a table. */
export function validateFields(
  fields: Fields,
  values: Readonly<Record<string, unknown>>,
  day?: CalendarDate,
  path: (name: string) => string = (name) => name,
): Validated {
  const rejections: Rejection[] = Object.keys(values)
    .filter((name) => !Object.hasOwn(fields, name))
    .map((name) => reject('field.unknown', 'intake.complete', { field: name }, path(name)));
  const accepted: Record<string, FieldValue> = {};
  for (const [name, field] of Object.entries(fields)) {
    const raw = values[name];
    const rule = field.rule ?? 'intake.complete';
    if (isEmpty(raw)) {
      const required = field.required && applies(field, values) && (day === undefined || ruleInForce(rule, day) !== undefined);
      if (required) rejections.push(reject('field.missing', rule, { field: name }, path(name)));
      continue;
    }
    if (!applies(field, values)) {
      rejections.push(reject('field.notApplicable', rule, { field: name, other: field.when?.field ?? '' }, path(name)));
      continue;
    }
    const checked = check(path(name), field, raw, day);
    if (checked.ok) accepted[name] = checked.value;
    else rejections.push(...checked.rejections);
  }
  return rejections.length > 0 ? { ok: false, rejections } : { ok: true, values: accepted };
}

function isEmpty(raw: unknown): boolean {
  return (
    raw === undefined || raw === null || (typeof raw === 'string' && raw.trim() === '') || (Array.isArray(raw) && raw.length === 0)
  );
}

type CheckedField =
  | { readonly ok: true; readonly value: FieldValue }
  | { readonly ok: false; readonly rejections: readonly Rejection[] };

/** Most rows of a table that does not say. */
const mostRows = 100;

function check(name: string, field: Field, raw: unknown, day: CalendarDate | undefined): CheckedField {
  const refuse = (code: Parameters<typeof reject>[0], details: Readonly<Record<string, string | number>> = {}): CheckedField => ({
    ok: false,
    rejections: [reject(code, field.rule ?? 'intake.complete', { field: name, ...details }, name)],
  });
  switch (field.kind) {
    case 'text':
    case 'longText': {
      if (typeof raw !== 'string') return refuse('field.type', { expected: 'text' });
      const text = raw.normalize('NFC').trim();
      if (forbiddenCharacters.test(text) || !text.isWellFormed()) return refuse('field.forbiddenCharacters');
      if (text.length < (field.shortest ?? 1))
        return refuse('field.tooShort', { shortest: field.shortest ?? 1, length: text.length });
      if (text.length > (field.longest ?? 20_000))
        return refuse('field.tooLong', { longest: field.longest ?? 20_000, length: text.length });
      return { ok: true, value: text };
    }
    case 'choice':
      if (typeof raw !== 'string') return refuse('field.type', { expected: 'choice' });
      return (field.choices ?? []).includes(raw)
        ? { ok: true, value: raw }
        : refuse('field.choice', { choices: (field.choices ?? []).join(', ') });
    case 'choices': {
      if (!Array.isArray(raw) || raw.some((item) => typeof item !== 'string')) return refuse('field.type', { expected: 'choices' });
      const chosen = [...new Set(raw as readonly string[])];
      const known = chosen.every((item) => (field.choices ?? []).includes(item));
      return known ? { ok: true, value: chosen } : refuse('field.choice', { choices: (field.choices ?? []).join(', ') });
    }
    case 'date':
      return typeof raw === 'string' && isCalendarDate(raw) ? { ok: true, value: raw } : refuse('field.notADate');
    case 'amount': {
      if (typeof raw !== 'number' || !Number.isFinite(raw)) return refuse('field.type', { expected: 'amount' });
      const [minimum, maximum] = [field.minimum ?? 0, field.maximum ?? Number.MAX_SAFE_INTEGER];
      return raw >= minimum && raw <= maximum ? { ok: true, value: raw } : refuse('field.amount', { minimum, maximum });
    }
    case 'boolean':
      return typeof raw === 'boolean' ? { ok: true, value: raw } : refuse('field.type', { expected: 'boolean' });
    case 'rows': {
      if (!Array.isArray(raw) || !raw.every(isRecord)) return refuse('field.type', { expected: 'rows' });
      const most = field.most ?? mostRows;
      if (raw.length > most) return refuse('field.rows', { most, rows: raw.length });
      const rows = raw.map((row, index) =>
        validateFields(field.columns ?? {}, row, day, (column) => `${name}.${index + 1}.${column}`),
      );
      const rejections = rows.flatMap((row) => (row.ok ? [] : row.rejections));
      // A column is of a simple kind, so the values of a row are simple.
      return rejections.length > 0
        ? { ok: false, rejections }
        : { ok: true, value: rows.flatMap((row) => (row.ok ? [row.values as Row] : [])) };
    }
    case 'run':
      return isRunReference(raw) ? { ok: true, value: raw } : refuse('run.missing');
    case 'assessment':
      return isAssessmentReference(raw) ? { ok: true, value: raw } : refuse('assessment.missing');
    case 'file':
      return isFileReference(raw) ? { ok: true, value: raw } : refuse('file.missing');
  }
}

function isRecord(raw: unknown): raw is Readonly<Record<string, unknown>> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}

function isAssessmentReference(raw: unknown): raw is AssessmentReference {
  if (typeof raw !== 'object' || raw === null) return false;
  const { version, document, result, confidentiality } = raw as Partial<Record<keyof AssessmentReference, unknown>>;
  return (
    Number.isInteger(version) &&
    [document, result].every((hash) => typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash)) &&
    ['public', 'internal', 'confidential'].includes(String(confidentiality))
  );
}

function isFileReference(raw: unknown): raw is FileReference {
  if (!isRecord(raw)) return false;
  const { id, hash, size, mediaType, name } = raw;
  return (
    typeof hash === 'string' &&
    /^[0-9a-f]{64}$/.test(hash) &&
    Number.isSafeInteger(size) &&
    [id, mediaType].every((text) => typeof text === 'string' && text.length > 0 && text.length < 256) &&
    isFileName(name)
  );
}

/** A name that reads as it is stored, and names no place. */
export function isFileName(name: unknown): name is string {
  return (
    typeof name === 'string' &&
    name.trim() !== '' &&
    name.length <= 255 &&
    !/[/\\\n\t]/.test(name) &&
    !forbiddenCharacters.test(name) &&
    name.isWellFormed()
  );
}

function isRunReference(raw: unknown): raw is RunReference {
  if (typeof raw !== 'object' || raw === null) return false;
  const run = raw as Partial<Record<keyof RunReference, unknown>>;
  return (
    [run.result, run.model, run.inputs, run.engine].every((hash) => typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash)) &&
    typeof run.modelId === 'string' &&
    ['public', 'internal', 'confidential'].includes(String(run.confidentiality)) &&
    [run.draws, run.seed, run.incrementalCosts, run.incrementalQalys].every((x) => typeof x === 'number' && Number.isFinite(x))
  );
}
