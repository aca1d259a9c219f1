import { isCalendarDate } from '@likeverd/reference';
import {
  type AssessmentReference,
  type CommandType,
  commandFields,
  type Field,
  type FieldValue,
  type FieldValues,
  type RunReference,
} from './fields.ts';
import { type Rejection, reject } from './rejections.ts';

/**
 * Control characters, and the bidirectional overrides and invisible marks by which a text can be made to read otherwise than it is
 * stored. Line breaks and tabs are allowed.
 */
const forbiddenCharacters =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/u;

export type Validated =
  | { readonly ok: true; readonly values: FieldValues }
  | { readonly ok: false; readonly rejections: readonly Rejection[] };

/** Every fault of a filled-in form at once, or its values: texts trimmed and in Unicode normal form C, empty optional fields left out. */
export function validate(type: CommandType, values: Readonly<Record<string, unknown>>): Validated {
  const fields: Readonly<Record<string, Field>> = commandFields[type];
  const rejections: Rejection[] = Object.keys(values)
    .filter((name) => !Object.hasOwn(fields, name))
    .map((name) => reject('field.unknown', 'intake.complete', { field: name }, name));
  const accepted: Record<string, FieldValue> = {};
  for (const [name, field] of Object.entries(fields)) {
    const raw = values[name];
    const empty =
      raw === undefined ||
      raw === null ||
      (typeof raw === 'string' && raw.trim() === '') ||
      (Array.isArray(raw) && raw.length === 0);
    if (empty) {
      if (field.required) rejections.push(reject('field.missing', field.rule ?? 'intake.complete', { field: name }, name));
      continue;
    }
    const checked = check(name, field, raw);
    if (checked.ok) accepted[name] = checked.value;
    else rejections.push(checked.rejection);
  }
  return rejections.length > 0 ? { ok: false, rejections } : { ok: true, values: accepted };
}

type CheckedField = { readonly ok: true; readonly value: FieldValue } | { readonly ok: false; readonly rejection: Rejection };

function check(name: string, field: Field, raw: unknown): CheckedField {
  const refuse = (code: Parameters<typeof reject>[0], details: Readonly<Record<string, string | number>> = {}): CheckedField => ({
    ok: false,
    rejection: reject(code, field.rule ?? 'intake.complete', { field: name, ...details }, name),
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
    case 'run':
      return isRunReference(raw) ? { ok: true, value: raw } : refuse('run.missing');
    case 'assessment':
      return isAssessmentReference(raw) ? { ok: true, value: raw } : refuse('assessment.missing');
  }
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
