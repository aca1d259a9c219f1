import { hiddenIn } from './alternatives.ts';
import type { HiddenValue, LinearForm, Statement } from './statements.ts';

export const statementFaultCodes = [
  'statements.syntax',
  'statements.missing',
  'statements.type',
  'statements.unknownField',
  'statements.choice',
  'statements.duplicate',
  'statements.range',
  'statements.unknownHidden',
] as const;

export interface StatementFault {
  readonly code: (typeof statementFaultCodes)[number];
  /** Dotted, positions in brackets: `statements[2].within`. */
  readonly path: string;
  readonly details: Readonly<Record<string, string>>;
}

/** What is public about some hidden values, as a file says it. */
export interface StatementFile {
  readonly hidden: readonly HiddenValue[];
  readonly statements: readonly Statement[];
  /** Narrowest interval that may be found, over its middle; absent: the rule in force. */
  readonly limit?: number;
}

export type CheckedStatements =
  | { readonly ok: true; readonly value: StatementFile }
  | { readonly ok: false; readonly faults: readonly StatementFault[] };

const formats = ['likeverd-statements/1'] as const;
const kinds = ['linear', 'ratio', 'curve', 'bound', 'quantile'] as const;

/** Fields of each kind of statement beside `id`, `where` and `kind`. */
const fieldsOf: Readonly<Record<(typeof kinds)[number], readonly string[]>> = {
  linear: ['form', 'value', 'within'],
  ratio: ['numerator', 'denominator', 'value', 'within'],
  curve: ['hidden', 'points', 'value', 'within'],
  bound: ['form', 'lowest', 'highest'],
  quantile: ['members', 'probability', 'value', 'within'],
};

type Fields = ReadonlyMap<string, unknown>;

/** Reads fields one by one and keeps every fault on the way. */
class Reader {
  readonly faults: StatementFault[] = [];

  fault(code: StatementFault['code'], path: string, details: StatementFault['details'] = {}): undefined {
    this.faults.push({ code, path, details });
    return undefined;
  }

  object(value: unknown, path: string): Fields {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.fault('statements.type', path, { expected: 'object' });
      return new Map();
    }
    return new Map(Object.entries(value));
  }

  fields(value: unknown, path: string, known: readonly string[]): Fields {
    const fields = this.object(value, path);
    for (const key of fields.keys())
      if (!known.includes(key)) this.fault('statements.unknownField', join(path, key), { field: key, known: known.join(', ') });
    return fields;
  }

  number(fields: Fields, key: string, path: string): number | undefined {
    const value = fields.get(key);
    if (value === undefined) return this.fault('statements.missing', join(path, key), { field: key });
    return this.finite(value, join(path, key));
  }

  optionalNumber(fields: Fields, key: string, path: string): number | undefined {
    const value = fields.get(key);
    return value === undefined ? undefined : this.finite(value, join(path, key));
  }

  finite(value: unknown, path: string): number | undefined {
    return typeof value === 'number' && Number.isFinite(value)
      ? value
      : this.fault('statements.type', path, { expected: 'number' });
  }

  text(fields: Fields, key: string, path: string): string | undefined {
    const value = fields.get(key);
    if (value === undefined || value === '') return this.fault('statements.missing', join(path, key), { field: key });
    return typeof value === 'string' ? value : this.fault('statements.type', join(path, key), { expected: 'text' });
  }

  choice<T extends string>(fields: Fields, key: string, path: string, choices: readonly T[]): T | undefined {
    const value = fields.get(key);
    if (value === undefined) return this.fault('statements.missing', join(path, key), { field: key });
    const details = {
      found: typeof value === 'string' ? value : JSON.stringify(value),
      choices: choices.map((each) => JSON.stringify(each)).join(', '),
    };
    return choices.find((each) => each === value) ?? this.fault('statements.choice', join(path, key), details);
  }

  list(fields: Fields, key: string, path: string): readonly unknown[] {
    const value = fields.get(key);
    if (value === undefined) this.fault('statements.missing', join(path, key), { field: key });
    else if (!Array.isArray(value)) this.fault('statements.type', join(path, key), { expected: 'list' });
    return Array.isArray(value) ? value : [];
  }

  /** A number, or an object of coefficients by hidden value with `constant` for what is added: `{ "constant": 100000, "price": 20 }`. */
  form(value: unknown, path: string): LinearForm | undefined {
    if (value === undefined) return this.fault('statements.missing', path, { field: path.slice(path.lastIndexOf('.') + 1) });
    if (typeof value === 'number') {
      const constant = this.finite(value, path);
      return constant === undefined ? undefined : { constant, terms: [] };
    }
    const before = this.faults.length;
    const entries = [...this.object(value, path)].map(([name, each]) => [name, this.finite(each, join(path, name)) ?? 0] as const);
    if (this.faults.length > before) return undefined;
    return {
      constant: entries.find(([name]) => name === 'constant')?.[1] ?? 0,
      terms: entries.filter(([name]) => name !== 'constant').map(([hidden, coefficient]) => ({ hidden, coefficient })),
    };
  }
}

const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

/** Reads a file of statements from JSON: the statements, or every fault there is. */
export function readStatements(text: string): CheckedStatements {
  const reader = new Reader();
  const document = parsed(text);
  if (document === undefined) {
    reader.fault('statements.syntax', '');
    return { ok: false, faults: reader.faults };
  }
  const fields = reader.fields(document.value, '', ['format', 'hidden', 'statements', 'limit']);
  reader.choice(fields, 'format', '', formats);
  const limit = reader.optionalNumber(fields, 'limit', '');
  if (limit !== undefined && limit < 0) reader.fault('statements.range', 'limit', { from: '0', to: String(limit) });
  const named = fields.has('hidden')
    ? reader.object(fields.get('hidden'), 'hidden')
    : (reader.fault('statements.missing', 'hidden', { field: 'hidden' }) ?? new Map<string, unknown>());
  const hidden = [...named].flatMap(([id, limits]) => hiddenValue(reader, id, limits));
  const statements = reader.list(fields, 'statements', '').flatMap((item, index) => {
    const statement = readStatement(reader, item, `statements[${index}]`);
    return statement === undefined ? [] : [{ statement, path: `statements[${index}]` }];
  });
  statements.forEach(({ statement, path }, index) => {
    if (statements.findIndex((other) => other.statement.id === statement.id) < index)
      reader.fault('statements.duplicate', `${path}.id`, { name: statement.id });
    for (const name of new Set(hiddenIn(statement)))
      if (!named.has(name)) reader.fault('statements.unknownHidden', path, { name, known: [...named.keys()].join(', ') });
  });
  if (reader.faults.length > 0) return { ok: false, faults: reader.faults };
  const value = { hidden, statements: statements.map(({ statement }) => statement) };
  return { ok: true, value: limit === undefined ? value : { ...value, limit } };
}

function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function hiddenValue(reader: Reader, id: string, limits: unknown): readonly HiddenValue[] {
  const path = `hidden.${id}`;
  if (id === 'constant') reader.fault('statements.duplicate', path, { name: id });
  const fields = reader.fields(limits, path, ['lowest', 'highest']);
  const [lowest, highest] = [reader.number(fields, 'lowest', path), reader.number(fields, 'highest', path)];
  if (lowest === undefined || highest === undefined) return [];
  if (lowest > highest) reader.fault('statements.range', `${path}.highest`, { from: String(lowest), to: String(highest) });
  return [{ id, lowest, highest }];
}

function readStatement(reader: Reader, value: unknown, path: string): Statement | undefined {
  const before = reader.faults.length;
  const kind = reader.choice(reader.object(value, path), 'kind', path, kinds);
  if (kind === undefined) return undefined;
  const fields = reader.fields(value, path, ['id', 'where', 'kind', ...fieldsOf[kind]]);
  const id = reader.text(fields, 'id', path) ?? '';
  const where = reader.text(fields, 'where', path) ?? '';
  const about = (): { readonly value: number; readonly within: number } => {
    const within = reader.number(fields, 'within', path) ?? 0;
    if (within < 0) reader.fault('statements.range', join(path, 'within'), { from: '0', to: String(within) });
    return { value: reader.number(fields, 'value', path) ?? 0, within };
  };
  const form = (key: string): LinearForm => reader.form(fields.get(key), join(path, key)) ?? { constant: 0, terms: [] };
  const read = (): Statement => {
    switch (kind) {
      case 'linear':
        return { id, where, kind, form: form('form'), ...about() };
      case 'ratio':
        return { id, where, kind, numerator: form('numerator'), denominator: form('denominator'), ...about() };
      case 'curve': {
        const points = reader.list(fields, 'points', path).map((item, index) => {
          const place = `${path}.points[${index}]`;
          const point = reader.fields(item, place, ['at', 'value']);
          return { at: reader.number(point, 'at', place) ?? 0, value: reader.number(point, 'value', place) ?? 0 };
        });
        return { id, where, kind, hidden: reader.text(fields, 'hidden', path) ?? '', points, ...about() };
      }
      case 'bound': {
        const [lowest, highest] = [reader.optionalNumber(fields, 'lowest', path), reader.optionalNumber(fields, 'highest', path)];
        if (!fields.has('lowest') && !fields.has('highest')) reader.fault('statements.missing', path, { field: 'lowest, highest' });
        return {
          id,
          where,
          kind,
          form: form('form'),
          ...(lowest === undefined ? {} : { lowest }),
          ...(highest === undefined ? {} : { highest }),
        };
      }
      case 'quantile': {
        const members = reader
          .list(fields, 'members', path)
          .flatMap((item, index) => reader.form(item, `${path}.members[${index}]`) ?? []);
        if (members.length === 0) reader.fault('statements.missing', join(path, 'members'), { field: 'members' });
        const probability = reader.number(fields, 'probability', path) ?? 0;
        if (probability < 0 || probability > 1) reader.fault('statements.range', join(path, 'probability'), { from: '0', to: '1' });
        return { id, where, kind, members, probability, ...about() };
      }
    }
  };
  const statement = read();
  return reader.faults.length > before ? undefined : statement;
}
