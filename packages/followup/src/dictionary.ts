import { isCalendarDate } from '@likeverd/reference';

/** A variable that a delivery has, and what its values may be. */
export type Variable =
  | {
      readonly name: string;
      readonly required: boolean;
      readonly type: 'text';
      readonly longest?: number;
      readonly unique?: boolean;
    }
  | { readonly name: string; readonly required: boolean; readonly type: 'code'; readonly codes: readonly string[] }
  | {
      readonly name: string;
      readonly required: boolean;
      readonly type: 'date';
      readonly earliest?: string;
      readonly latest?: string;
    }
  | {
      readonly name: string;
      readonly required: boolean;
      readonly type: 'integer' | 'number';
      readonly minimum?: number;
      readonly maximum?: number;
    };

/** What was agreed about the form of a delivery. Only `readDictionary` makes one. */
export interface Dictionary {
  readonly state: 'checked';
  readonly id: string;
  readonly delimiter: ';' | ',' | '\t';
  readonly decimalMark: ',' | '.';
  readonly variables: readonly Variable[];
}

export const dictionaryFaultCodes = [
  'dictionary.syntax',
  'dictionary.missing',
  'dictionary.type',
  'dictionary.unknownField',
  'dictionary.choice',
  'dictionary.duplicate',
  'dictionary.range',
] as const;

export interface DictionaryFault {
  readonly code: (typeof dictionaryFaultCodes)[number];
  /** Dotted, positions in brackets: `variables[2].minimum`. */
  readonly path: string;
  readonly details: Readonly<Record<string, string>>;
}

export type CheckedDictionary =
  | { readonly ok: true; readonly value: Dictionary }
  | { readonly ok: false; readonly faults: readonly DictionaryFault[] };

const formats = ['likeverd-dictionary/1'] as const;
const delimiters = [';', ',', '\t'] as const;
const decimalMarks = [',', '.'] as const;
const types = ['text', 'code', 'date', 'integer', 'number'] as const;

const limitsOf: Readonly<Record<(typeof types)[number], readonly string[]>> = {
  text: ['longest', 'unique'],
  code: ['codes'],
  date: ['earliest', 'latest'],
  integer: ['minimum', 'maximum'],
  number: ['minimum', 'maximum'],
};

type Fields = Readonly<Record<string, unknown>>;

/** Reads fields one by one and keeps every fault on the way. */
class Reader {
  readonly faults: DictionaryFault[] = [];

  fault(code: DictionaryFault['code'], path: string, details: DictionaryFault['details'] = {}): undefined {
    this.faults.push({ code, path, details });
    return undefined;
  }

  fields(value: unknown, path: string, known: readonly string[]): Fields {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.fault('dictionary.type', path, { expected: 'object' });
      return {};
    }
    for (const key of Object.keys(value)) {
      if (!known.includes(key)) this.fault('dictionary.unknownField', join(path, key), { field: key, known: known.join(', ') });
    }
    return { ...value };
  }

  choice<T extends string>(fields: Fields, key: string, path: string, choices: readonly T[], otherwise?: T): T | undefined {
    const value = fields[key];
    if (value === undefined && otherwise !== undefined) return otherwise;
    if (value === undefined) return this.fault('dictionary.missing', join(path, key), { field: key });
    const found = choices.find((choice) => choice === value);
    return (
      found ??
      this.fault('dictionary.choice', join(path, key), {
        found: typeof value === 'string' ? value : JSON.stringify(value),
        choices: choices.map((choice) => JSON.stringify(choice)).join(', '),
      })
    );
  }

  text(fields: Fields, key: string, path: string): string | undefined {
    const value = fields[key];
    if (value === undefined || value === '') return this.fault('dictionary.missing', join(path, key), { field: key });
    return typeof value === 'string' ? value : this.fault('dictionary.type', join(path, key), { expected: 'text' });
  }

  number(fields: Fields, key: string, path: string): number | undefined {
    const value = fields[key];
    if (value === undefined) return undefined;
    return typeof value === 'number' ? value : this.fault('dictionary.type', join(path, key), { expected: 'number' });
  }

  flag(fields: Fields, key: string, path: string): boolean {
    const value = fields[key];
    if (value === undefined) return false;
    if (typeof value !== 'boolean') this.fault('dictionary.type', join(path, key), { expected: 'flag' });
    return value === true;
  }

  date(fields: Fields, key: string, path: string): string | undefined {
    const value = fields[key];
    if (value === undefined) return undefined;
    return typeof value === 'string' && isCalendarDate(value)
      ? value
      : this.fault('dictionary.type', join(path, key), { expected: 'date' });
  }
}

const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);
const given = <T>(key: string, value: T | undefined): Record<string, T> => (value === undefined ? {} : { [key]: value });

function readVariable(reader: Reader, value: unknown, path: string): Variable | undefined {
  const kind =
    typeof value === 'object' && value !== null && 'type' in value ? types.find((type) => type === value.type) : undefined;
  const fields = reader.fields(value, path, [
    'name',
    'type',
    'required',
    'description',
    ...(kind === undefined ? Object.values(limitsOf).flat() : limitsOf[kind]),
  ]);
  const name = reader.text(fields, 'name', path);
  const type = reader.choice(fields, 'type', path, types);
  if (name === undefined || type === undefined) return undefined;
  const base = { name, required: reader.flag(fields, 'required', path) };
  switch (type) {
    case 'text':
      return {
        ...base,
        type,
        ...given('longest', reader.number(fields, 'longest', path)),
        unique: reader.flag(fields, 'unique', path),
      };
    case 'code': {
      const codes = fields['codes'];
      if (!Array.isArray(codes) || codes.length === 0 || !codes.every((code) => typeof code === 'string')) {
        return reader.fault('dictionary.type', join(path, 'codes'), { expected: 'texts' });
      }
      return { ...base, type, codes };
    }
    case 'date': {
      const earliest = reader.date(fields, 'earliest', path);
      const latest = reader.date(fields, 'latest', path);
      if (earliest !== undefined && latest !== undefined && earliest > latest) {
        reader.fault('dictionary.range', join(path, 'latest'), { from: earliest, to: latest });
      }
      return { ...base, type, ...given('earliest', earliest), ...given('latest', latest) };
    }
    case 'integer':
    case 'number': {
      const minimum = reader.number(fields, 'minimum', path);
      const maximum = reader.number(fields, 'maximum', path);
      if (minimum !== undefined && maximum !== undefined && minimum > maximum) {
        reader.fault('dictionary.range', join(path, 'maximum'), { from: String(minimum), to: String(maximum) });
      }
      return { ...base, type, ...given('minimum', minimum), ...given('maximum', maximum) };
    }
  }
}

/** Reads a dictionary of variables from JSON: the dictionary, or every fault there is. */
export function readDictionary(text: string): CheckedDictionary {
  const reader = new Reader();
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    reader.fault('dictionary.syntax', '', { message: error instanceof SyntaxError ? error.message : '' });
    return { ok: false, faults: reader.faults };
  }
  const fields = reader.fields(document, '', ['format', 'id', 'title', 'delimiter', 'decimalMark', 'variables']);
  reader.choice(fields, 'format', '', formats);
  const id = reader.text(fields, 'id', '') ?? '';
  const delimiter = reader.choice(fields, 'delimiter', '', delimiters, ';') ?? ';';
  const decimalMark = reader.choice(fields, 'decimalMark', '', decimalMarks, delimiter === ',' ? '.' : ',') ?? ',';
  if (delimiter === decimalMark) reader.fault('dictionary.choice', 'decimalMark', { found: decimalMark, choices: '"."' });
  const list = fields['variables'];
  if (!Array.isArray(list) || list.length === 0) reader.fault('dictionary.missing', 'variables', { field: 'variables' });
  const variables = (Array.isArray(list) ? list : []).flatMap((item: unknown, index) => {
    const variable = readVariable(reader, item, `variables[${index}]`);
    return variable === undefined ? [] : [variable];
  });
  variables.forEach(({ name }, index) => {
    if (variables.findIndex((other) => other.name === name) < index) {
      reader.fault('dictionary.duplicate', `variables[${index}].name`, { name });
    }
  });
  if (reader.faults.length > 0) return { ok: false, faults: reader.faults };
  return { ok: true, value: { state: 'checked', id, delimiter, decimalMark, variables } };
}
