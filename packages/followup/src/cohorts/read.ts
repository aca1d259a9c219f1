import { isCalendarDate } from '@likeverd/reference';
import { type VocabularyId, vocabularies } from '../omop/vocabularies.ts';
import { type CohortDefinition, type Criterion, domains, type EventSpec, handlings, type Subgroups } from './definition.ts';

export const cohortFaultCodes = [
  'cohort.syntax',
  'cohort.missing',
  'cohort.unknownField',
  'cohort.choice',
  'cohort.number',
  'cohort.date',
  'cohort.text',
  'cohort.order',
] as const;

export interface CohortFault {
  readonly code: (typeof cohortFaultCodes)[number];
  /** Dotted, positions in brackets: `criteria[2].days`. */
  readonly path: string;
  readonly details: Readonly<Record<string, string>>;
}

export type ReadCohort =
  | { readonly ok: true; readonly value: CohortDefinition }
  | { readonly ok: false; readonly faults: readonly CohortFault[] };

type Fields = Readonly<Record<string, unknown>>;

const vocabularyIds: readonly (VocabularyId | 'local')[] = [...(Object.keys(vocabularies) as VocabularyId[]), 'local'];
/** Days that a window may reach: a hundred years. */
const mostDays = 36_525;

/** Reads a document field by field; what cannot be read is told of and stands as nothing. */
class Reader {
  readonly faults: CohortFault[] = [];

  fault(code: CohortFault['code'], path: string, details: CohortFault['details'] = {}): undefined {
    this.faults.push({ code, path, details });
    return undefined;
  }

  fields(value: unknown, path: string, known: readonly string[]): Fields {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.fault('cohort.missing', path);
      return {};
    }
    for (const name of Object.keys(value))
      if (!known.includes(name)) this.fault('cohort.unknownField', at(path, name), { known: known.join(', ') });
    return { ...value };
  }

  choice<T extends string>(fields: Fields, name: string, path: string, choices: readonly T[]): T | undefined {
    const found = choices.find((choice) => choice === fields[name]);
    return found ?? this.fault('cohort.choice', at(path, name), { choices: choices.join(', ') });
  }

  number(fields: Fields, name: string, path: string, { whole, minimum, maximum }: Limits): number | undefined {
    const value = fields[name];
    if (typeof value === 'number' && value >= minimum && value <= maximum && (!whole || Number.isInteger(value))) return value;
    return this.fault('cohort.number', at(path, name), { minimum: String(minimum), maximum: String(maximum) });
  }

  given(fields: Fields, name: string, path: string, limits: Limits): Readonly<Record<string, number>> {
    const value = fields[name] === undefined ? undefined : this.number(fields, name, path, limits);
    return value === undefined ? {} : { [name]: value };
  }

  texts(fields: Fields, name: string, path: string): readonly string[] | undefined {
    const value = fields[name];
    if (!Array.isArray(value) || value.length === 0 || value.length > 500) return this.fault('cohort.text', at(path, name));
    const texts = value.filter(
      (text): text is string => typeof text === 'string' && /^[\p{L}\p{N}][\p{L}\p{N} .:/_+-]{0,49}$/u.test(text),
    );
    return texts.length === value.length ? texts : this.fault('cohort.text', at(path, name));
  }

  date(fields: Fields, name: string, path: string): string | undefined {
    const value = fields[name];
    return typeof value === 'string' && isCalendarDate(value) ? value : this.fault('cohort.date', at(path, name));
  }
}

interface Limits {
  readonly whole: boolean;
  readonly minimum: number;
  readonly maximum: number;
}

const at = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);
const days: Limits = { whole: true, minimum: 0, maximum: mostDays };
const years: Limits = { whole: true, minimum: 0, maximum: 150 };
const measured: Limits = { whole: false, minimum: -1e12, maximum: 1e12 };
const count: Limits = { whole: true, minimum: 0, maximum: 1_000 };

function readEvent(reader: Reader, value: unknown, path: string): EventSpec | undefined {
  const fields = reader.fields(value, path, ['domain', 'vocabulary', 'codes']);
  const domain = reader.choice(fields, 'domain', path, domains);
  const vocabulary = reader.choice(fields, 'vocabulary', path, vocabularyIds);
  const codes = reader.texts(fields, 'codes', path);
  return domain === undefined || vocabulary === undefined || codes === undefined ? undefined : { domain, vocabulary, codes };
}

const criterionFields = {
  age: ['minimum', 'maximum'],
  prior: ['event', 'present', 'days', 'atLeast'],
  biomarker: ['event', 'values', 'minimum', 'maximum', 'days', 'missing'],
  lines: ['event', 'minimum', 'maximum'],
} as const;
const kinds = ['age', 'prior', 'biomarker', 'lines'] as const;

function readCriterion(reader: Reader, value: unknown, path: string): Criterion | undefined {
  const given = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined;
  const kind = kinds.find((each) => each === given);
  const fields = reader.fields(value, path, ['kind', 'failing', ...(kind === undefined ? [] : criterionFields[kind])]);
  if (kind === undefined) {
    reader.choice(fields, 'kind', path, kinds);
    return undefined;
  }
  const failing = reader.choice(fields, 'failing', path, handlings);
  switch (kind) {
    case 'age': {
      const limits = { ...reader.given(fields, 'minimum', path, years), ...reader.given(fields, 'maximum', path, years) };
      ordered(reader, path, limits);
      return failing === undefined ? undefined : { kind, failing, ...limits };
    }
    case 'prior': {
      const event = readEvent(reader, fields['event'], at(path, 'event'));
      const back = reader.number(fields, 'days', path, days);
      const present = fields['present'] !== false;
      const atLeast = fields['atLeast'] === undefined ? 1 : reader.number(fields, 'atLeast', path, { ...count, minimum: 1 });
      if (failing === undefined || event === undefined || back === undefined || atLeast === undefined) return undefined;
      return { kind, event, present, days: back, atLeast, failing };
    }
    case 'biomarker': {
      const event = readEvent(reader, fields['event'], at(path, 'event'));
      const back = reader.number(fields, 'days', path, days);
      const missing = reader.choice(fields, 'missing', path, handlings);
      const limits = { ...reader.given(fields, 'minimum', path, measured), ...reader.given(fields, 'maximum', path, measured) };
      ordered(reader, path, limits);
      const values = fields['values'] === undefined ? undefined : reader.texts(fields, 'values', path);
      if (values === undefined && Object.keys(limits).length === 0) reader.fault('cohort.missing', at(path, 'values'));
      if (failing === undefined || event === undefined || back === undefined || missing === undefined) return undefined;
      return { kind, event, days: back, failing, missing, ...limits, ...(values === undefined ? {} : { values }) };
    }
    case 'lines': {
      const event = readEvent(reader, fields['event'], at(path, 'event'));
      const minimum = reader.number(fields, 'minimum', path, count);
      const maximum = reader.number(fields, 'maximum', path, count);
      if (failing === undefined || event === undefined || minimum === undefined || maximum === undefined) return undefined;
      ordered(reader, path, { minimum, maximum });
      return { kind, event, minimum, maximum, failing };
    }
  }
}

function ordered(reader: Reader, path: string, { minimum, maximum }: Readonly<Record<string, number>>): void {
  if (minimum !== undefined && maximum !== undefined && minimum > maximum)
    reader.fault('cohort.order', at(path, 'maximum'), { from: String(minimum), to: String(maximum) });
}

function readSubgroups(reader: Reader, value: unknown): Subgroups | undefined {
  const path = 'subgroups';
  const fields = reader.fields(value, path, ['kind', 'limits', 'event', 'days']);
  const kind = reader.choice(fields, 'kind', path, ['age', 'biomarker']);
  if (kind === 'biomarker') {
    const event = readEvent(reader, fields['event'], at(path, 'event'));
    const back = reader.number(fields, 'days', path, days);
    return event === undefined || back === undefined ? undefined : { kind, event, days: back };
  }
  if (kind !== 'age') return undefined;
  const limits: readonly unknown[] = Array.isArray(fields['limits']) ? fields['limits'] : [];
  const ages = limits.filter(
    (limit): limit is number => typeof limit === 'number' && Number.isInteger(limit) && limit > 0 && limit <= 150,
  );
  const rising = ages.every((limit, index) => index === 0 || limit > (ages[index - 1] ?? 0));
  if (ages.length === 0 || ages.length !== limits.length || !rising)
    return reader.fault('cohort.number', at(path, 'limits'), { minimum: '1', maximum: '150' });
  return { kind, limits: ages };
}

/** Reads the definition of a cohort from JSON: checked whole, or every fault with its place. */
export function readCohort(text: string): ReadCohort {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return { ok: false, faults: [{ code: 'cohort.syntax', path: '', details: {} }] };
  }
  const reader = new Reader();
  const known = ['format', 'id', 'index', 'period', 'washoutDays', 'criteria', 'subgroups', 'exitDays'];
  const fields = reader.fields(document, '', known);
  const format = reader.choice(fields, 'format', '', ['likeverd-cohort/1']);
  const [id] = reader.texts({ id: [fields['id']] }, 'id', '') ?? [];
  const index = readEvent(reader, fields['index'], 'index');
  const periodFields = reader.fields(fields['period'], 'period', ['from', 'to']);
  const from = reader.date(periodFields, 'from', 'period');
  const to = reader.date(periodFields, 'to', 'period');
  if (from !== undefined && to !== undefined && from > to) reader.fault('cohort.order', 'period.to', { from, to });
  const washoutDays = reader.number(fields, 'washoutDays', '', days);
  const listed: readonly unknown[] = Array.isArray(fields['criteria']) ? fields['criteria'] : [];
  if (!Array.isArray(fields['criteria'])) reader.fault('cohort.missing', 'criteria');
  const criteria = listed.flatMap((each, place) => readCriterion(reader, each, `criteria[${place + 1}]`) ?? []);
  const subgroups = fields['subgroups'] === undefined ? undefined : readSubgroups(reader, fields['subgroups']);
  const exit = reader.given(fields, 'exitDays', '', { ...days, minimum: 1 });
  if (
    reader.faults.length > 0 ||
    format === undefined ||
    id === undefined ||
    index === undefined ||
    from === undefined ||
    to === undefined ||
    washoutDays === undefined
  )
    return { ok: false, faults: reader.faults };
  return {
    ok: true,
    value: {
      format,
      id,
      index,
      period: { from, to },
      washoutDays,
      criteria,
      ...(subgroups === undefined ? {} : { subgroups }),
      ...exit,
    },
  };
}
