import { isCalendarDate } from '@likeverd/reference';
import { formOf, type VocabularyId } from '../omop/vocabularies.ts';
import type { ColumnKind } from '../tables/definition.ts';
import { type OmopCell, type OmopRows, omopRowFaults } from './omop-rows.ts';
import { deliveryForms, type Register, type RegisterVariable, registerIds } from './register.ts';

/** One thing that is wrong with the file of a register's dictionary. */
export interface RegisterFault {
  /** Dotted, positions in brackets: `variables[2].minimum`. */
  readonly path: string;
  /** `missing`, `kind` (of another kind than it should be), `choice` (none of the known), `unknown` (a field nobody reads), `twice`, or a code of a mapping's faults. */
  readonly code: string;
}

export type ReadRegister =
  | { readonly ok: true; readonly register: Register }
  | { readonly ok: false; readonly faults: readonly RegisterFault[] };

type Fields = Readonly<Record<string, unknown>>;

const kinds: readonly ColumnKind[] = ['integer', 'number', 'date', 'datetime', 'text'];
const vocabularyIds: readonly VocabularyId[] = ['ATC', 'ICD-10', 'ORPHA', 'NCMP/NCSP'];

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

/** Reads fields one by one, and keeps every fault on the way. */
class Reader {
  readonly faults: RegisterFault[] = [];

  fault(path: string, code: string): undefined {
    this.faults.push({ path, code });
    return undefined;
  }

  fields(value: unknown, path: string, known: readonly string[]): Fields {
    if (!isFields(value)) {
      this.fault(path, 'kind');
      return {};
    }
    for (const name of Object.keys(value))
      if (!known.includes(name)) this.fault(`${path}${path === '' ? '' : '.'}${name}`, 'unknown');
    return value;
  }

  /** A field that may be left out. */
  maybe<T>(value: unknown, path: string, is: (value: unknown) => value is T): T | undefined {
    return value === undefined ? undefined : is(value) ? value : this.fault(path, 'kind');
  }

  must<T>(value: unknown, path: string, is: (value: unknown) => value is T, otherwise: T): T {
    if (value === undefined) this.fault(path, 'missing');
    return this.maybe(value, path, is) ?? otherwise;
  }

  choice<T extends string>(value: unknown, path: string, choices: readonly T[]): T | undefined {
    return choices.find((each) => each === value) ?? this.fault(path, value === undefined ? 'missing' : 'choice');
  }

  choices<T extends string>(value: unknown, path: string, known: readonly T[]): readonly T[] {
    return this.list(value, path).flatMap((each, index) => {
      const found = this.choice(each, `${path}[${index}]`, known);
      return found === undefined ? [] : [found];
    });
  }

  list(value: unknown, path: string): readonly unknown[] {
    return this.must(value, path, (each): each is readonly unknown[] => Array.isArray(each), []);
  }

  texts(value: unknown, path: string): readonly string[] {
    return this.list(value, path).flatMap((each, index) =>
      isText(each) ? [each] : (this.fault(`${path}[${index}]`, 'kind') ?? []),
    );
  }
}

/** Reads the dictionary of a register (`likeverd-register/1`): all that is wrong with it at once, or the register. */
export function readRegister(value: unknown): ReadRegister {
  const reader = new Reader();
  const known = ['format', 'register', 'version', 'date', 'organisations', 'forms', 'sources', 'variables', 'omop'];
  const fields = reader.fields(value, '', known);
  reader.choice(fields['format'], 'format', ['likeverd-register/1']);
  const id = reader.choice(fields['register'], 'register', registerIds);
  const version = reader.must(fields['version'], 'version', isNumber, 0);
  const date = reader.must(fields['date'], 'date', isText, '');
  if (!isCalendarDate(date)) reader.fault('date', 'kind');
  const sources = sourcesOf(reader, fields['sources']);
  const variables = reader
    .list(fields['variables'], 'variables')
    .map((each, index) => variableOf(reader, each, `variables[${index}]`, sources));
  for (const [index, { name }] of variables.entries())
    if (variables.findIndex((each) => each.name === name) < index) reader.fault(`variables[${index}].name`, 'twice');
  const omop = reader.list(fields['omop'], 'omop').map((each, index) => rowsOf(reader, each, `omop[${index}]`));
  for (const { name, code } of omopRowFaults(omop, variables)) reader.fault(`omop ${name}`, code);
  const forms = reader.choices(fields['forms'], 'forms', deliveryForms);
  const organisations = reader.texts(fields['organisations'], 'organisations');
  if (reader.faults.length > 0 || id === undefined) return { ok: false, faults: reader.faults };
  return { ok: true, register: { id, version, date, organisations, forms, variables, omop } };
}

type Sources = ReadonlyMap<string, { readonly text: string; readonly verified: boolean }>;

function sourcesOf(reader: Reader, value: unknown): Sources {
  const all = reader.must(value, 'sources', isFields, {});
  const isFlag = (each: unknown): each is boolean => typeof each === 'boolean';
  return new Map(
    Object.entries(all).map(([name, each]) => {
      const { text, verified } = reader.fields(each, `sources.${name}`, ['text', 'verified']);
      return [
        name,
        {
          text: reader.must(text, `sources.${name}.text`, isText, ''),
          verified: reader.must(verified, `sources.${name}.verified`, isFlag, false),
        },
      ];
    }),
  );
}

const limits = ['longest', 'minimum', 'maximum'] as const;
const days = ['earliest', 'latest'] as const;
const variableFields = ['name', 'kind', 'required', ...limits, ...days, 'codes', 'vocabularies', 'category', 'unit', 'source'];

function variableOf(reader: Reader, value: unknown, path: string, sources: Sources): RegisterVariable {
  const fields = reader.fields(value, path, variableFields);
  const isTrue = (each: unknown): each is true => each === true;
  const name = reader.must(
    fields['name'],
    `${path}.name`,
    (each): each is string => isText(each) && /^[a-z][a-z0-9_]*$/.test(each),
    '',
  );
  const source = sources.get(String(fields['source'])) ?? reader.fault(`${path}.source`, 'choice');
  const numbers = Object.fromEntries(
    limits.flatMap((each) => {
      const limit = reader.maybe(fields[each], `${path}.${each}`, isNumber);
      return limit === undefined ? [] : [[each, limit]];
    }),
  );
  const dates = Object.fromEntries(
    days.flatMap((each) => {
      const day = reader.maybe(fields[each], `${path}.${each}`, isText);
      return day === undefined ? [] : [[each, day]];
    }),
  );
  const codes = fields['codes'] === undefined ? undefined : reader.texts(fields['codes'], `${path}.codes`);
  const coded =
    fields['vocabularies'] === undefined
      ? undefined
      : reader.choices(fields['vocabularies'], `${path}.vocabularies`, vocabularyIds);
  const unit = reader.maybe(fields['unit'], `${path}.unit`, isText);
  return {
    name,
    kind: reader.choice(fields['kind'], `${path}.kind`, kinds) ?? 'text',
    required: reader.maybe(fields['required'], `${path}.required`, isTrue) ?? false,
    source: source?.text ?? '',
    verified: source?.verified ?? false,
    ...numbers,
    ...dates,
    ...(codes === undefined ? {} : { codes }),
    ...(coded === undefined ? {} : { form: formOf(...coded) }),
    ...(reader.maybe(fields['category'], `${path}.category`, isTrue) === true ? { category: true } : {}),
    ...(unit === undefined ? {} : { unit }),
  };
}

function rowsOf(reader: Reader, value: unknown, path: string): OmopRows {
  const { table, once, cells } = reader.fields(value, path, ['table', 'once', 'cells']);
  return {
    table: reader.must(table, `${path}.table`, isText, ''),
    ...(once === true ? { once } : {}),
    cells: reader.list(cells, `${path}.cells`).map((each, index) => cellOf(reader, each, `${path}.cells[${index}]`)),
  };
}

function cellOf(reader: Reader, value: unknown, path: string): OmopCell {
  const fields = reader.fields(value, path, ['column', 'variable', 'codes', 'constant']);
  const variable = reader.maybe(fields['variable'], `${path}.variable`, isText);
  const constant = reader.maybe(fields['constant'], `${path}.constant`, isText);
  const isCodes = (each: unknown): each is Readonly<Record<string, string>> => isFields(each) && Object.values(each).every(isText);
  const codes = reader.maybe(fields['codes'], `${path}.codes`, isCodes);
  return {
    column: reader.must(fields['column'], `${path}.column`, isText, ''),
    ...(variable === undefined ? {} : { variable }),
    ...(codes === undefined ? {} : { codes }),
    ...(constant === undefined ? {} : { constant }),
  };
}
