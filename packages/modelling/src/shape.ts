import type { Fault, FaultCode } from './types.ts';

/**
 * Shapes of document parts as data. One shape gives the TypeScript type (`Infer`), the structural check (`checkShape`) and the
 * published JSON Schema (`jsonSchema`), so that the three cannot drift apart.
 */
export type ShapeNode =
  | {
      readonly kind: 'text';
      readonly pattern?: string;
      /** What is said to be expected where the pattern is not met. */
      readonly expected?: string;
      readonly maximumLength?: number;
      readonly about: string;
    }
  | {
      readonly kind: 'number';
      readonly minimum?: number;
      readonly above?: number;
      readonly maximum?: number;
      readonly integer?: boolean;
      readonly about: string;
    }
  | { readonly kind: 'flag'; readonly about: string }
  | { readonly kind: 'choice'; readonly values: readonly string[]; readonly about: string }
  | { readonly kind: 'constant'; readonly value: string | number; readonly about: string }
  | { readonly kind: 'expression'; readonly about: string }
  | { readonly kind: 'anything'; readonly about: string }
  | { readonly kind: 'object'; readonly fields: Readonly<Record<string, Field>>; readonly about: string }
  | {
      readonly kind: 'variants';
      /** The field that tells which case it is. */
      readonly tag: string;
      readonly cases: Readonly<Record<string, ShapeNode & { readonly kind: 'object' }>>;
      readonly about: string;
    }
  | { readonly kind: 'map'; readonly of: ShapeNode; readonly keyPattern: string; readonly about: string }
  | { readonly kind: 'list'; readonly of: ShapeNode; readonly minimumLength: number; readonly about: string }
  | { readonly kind: 'either'; readonly of: readonly [ShapeNode, ...ShapeNode[]]; readonly about: string };

export type Shape<T> = ShapeNode & { readonly type?: T };
export interface Field<T = unknown, R extends boolean = boolean> {
  readonly shape: Shape<T>;
  readonly required: R;
}
export type Infer<S> = S extends { readonly type?: infer T } ? Exclude<T, undefined> : never;

type Fields = Readonly<Record<string, Field>>;
type FieldType<F> = F extends Field<infer T> ? T : never;
type RequiredKeys<F extends Fields> = { [K in keyof F]: F[K] extends Field<unknown, true> ? K : never }[keyof F];
type Flatten<T> = { [K in keyof T]: T[K] };
type ObjectOf<F extends Fields> = Flatten<
  { readonly [K in RequiredKeys<F>]: FieldType<F[K]> } & { readonly [K in Exclude<keyof F, RequiredKeys<F>>]?: FieldType<F[K]> }
>;

export const required = <T>(shape: Shape<T>): Field<T, true> => ({ shape, required: true });
export const optional = <T>(shape: Shape<T>): Field<T, false> => ({ shape, required: false });
export const text = (
  about: string,
  limits: { pattern?: string; expected?: string; maximumLength?: number } = {},
): Shape<string> => ({
  kind: 'text',
  about,
  ...limits,
});
export const number = (
  about: string,
  limits: { minimum?: number; above?: number; maximum?: number; integer?: boolean } = {},
): Shape<number> => ({ kind: 'number', about, ...limits });
export const flag = (about: string): Shape<boolean> => ({ kind: 'flag', about });
export const choice = <const V extends string>(about: string, values: readonly V[]): Shape<V> => ({
  kind: 'choice',
  values,
  about,
});
export const constant = <const V extends string | number>(about: string, value: V): Shape<V> => ({
  kind: 'constant',
  value,
  about,
});
/** A number in the unit the place asks for, or a formula in the expression language. */
export const expression = (about: string): Shape<number | string> => ({ kind: 'expression', about });
export const anything = (about: string): Shape<unknown> => ({ kind: 'anything', about });
export const object = <const F extends Fields>(
  about: string,
  fields: F,
): { readonly kind: 'object'; readonly fields: F; readonly about: string; readonly type?: ObjectOf<F> } => ({
  kind: 'object',
  fields,
  about,
});
type Cases = Readonly<Record<string, ShapeNode & { readonly kind: 'object' }>>;
type VariantOf<C extends Cases, T extends string> = {
  [K in keyof C]: Flatten<{ readonly [Tag in T]: K } & Infer<C[K]>>;
}[keyof C];
/** One of several objects, told apart by their field `type` or another. */
export const variants = <const C extends Cases, const T extends string = 'type'>(
  about: string,
  cases: C,
  ...[tag]: 'type' extends T ? [tag?: T] : [tag: T]
): Shape<VariantOf<C, T>> => ({ kind: 'variants', tag: tag ?? 'type', cases, about });
export const map = <T>(about: string, of: Shape<T>, keyPattern = IDENTIFIER): Shape<Readonly<Record<string, T>>> => ({
  kind: 'map',
  of,
  keyPattern,
  about,
});
export const list = <T>(about: string, of: Shape<T>, minimumLength = 0): Shape<readonly T[]> => ({
  kind: 'list',
  of,
  minimumLength,
  about,
});

/** A number, a text or a list, told apart by what is written; what is none of the two is held against the first. */
export const either = <A, B>(about: string, first: Shape<A>, second: Shape<B>): Shape<A | B> => ({
  kind: 'either',
  of: [first, second],
  about,
});

/** Names that formulas can refer to. */
export const IDENTIFIER = '^[A-Za-z][A-Za-z0-9_]*$';

/** Where in the document: field names and list positions from the root. */
export type Path = readonly (string | number)[];
/** A fault whose line and column are found later. `atKey` points at the field's name instead of its value. */
export interface Finding {
  readonly code: FaultCode;
  readonly path: Path;
  readonly details: Fault['details'];
  readonly atKey?: boolean;
}

/** `parameters.hrDfs.distribution.se`, `costs[2].from`. Keys that are not names are quoted: `changes["time.horizon"]`. */
export const pathText = (path: Path): string =>
  path.reduce<string>((before, part) => {
    if (typeof part === 'number') return `${before}[${part}]`;
    if (!/^[A-Za-z][\w-]*$/.test(part)) return `${before}[${JSON.stringify(part)}]`;
    return before === '' ? part : `${before}.${part}`;
  }, '');

const typeName = (value: unknown): string =>
  value === null || value === undefined
    ? 'empty'
    : Array.isArray(value)
      ? 'list'
      : typeof value === 'object'
        ? 'object'
        : typeof value;
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeName(value) === 'object';

const shown = (value: unknown): string | number =>
  typeof value === 'number' ? value : typeof value === 'string' ? value.slice(0, 80) : typeName(value);

const near = (word: string, words: readonly string[]): string => {
  const distance = (a: string, b: string): number => {
    let row = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
      const next = [i];
      for (let j = 1; j <= b.length; j++) {
        next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)));
      }
      row = next;
    }
    return row[b.length] ?? 0;
  };
  const ranked = words
    .map((candidate) => ({ candidate, d: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((x, y) => x.d - y.d);
  const best = ranked[0];
  return best !== undefined && best.d <= Math.max(2, word.length / 3) ? best.candidate : '';
};

/** The candidate most like `word`, or an empty string when none is near: for "did you mean". */
export const suggestion = (word: string, words: Iterable<string>): string => near(word.slice(0, 60), [...words].slice(0, 500));

const checkNumber = (node: ShapeNode & { kind: 'number' }, value: unknown, path: Path, out: Finding[]): void => {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    out.push({ code: 'field.type', path, details: { expected: 'number', found: shown(value) } });
    return;
  }
  const low = node.minimum ?? node.above ?? Number.NEGATIVE_INFINITY;
  const high = node.maximum ?? Number.POSITIVE_INFINITY;
  const outside = value < low || value > high || (node.above !== undefined && value <= node.above);
  if (outside) {
    const limits = {
      ...(Number.isFinite(low) ? { [node.above === undefined ? 'minimum' : 'above']: low } : {}),
      ...(Number.isFinite(high) ? { maximum: high } : {}),
    };
    out.push({ code: 'field.range', path, details: { found: value, ...limits } });
  } else if (node.integer === true && !Number.isInteger(value)) {
    out.push({ code: 'field.type', path, details: { expected: 'integer', found: value } });
  }
};

const patterns = new Map<string, RegExp>();
const matches = (pattern: string, value: string): boolean => {
  const known = patterns.get(pattern) ?? new RegExp(pattern, 'u');
  patterns.set(pattern, known);
  return known.test(value);
};

/** Values found sound before: a document with a few changes shares all its other parts with the original. */
export type KnownShapes = WeakMap<object, ShapeNode>;

const checkText = (node: ShapeNode & { kind: 'text' }, value: unknown, path: Path, out: Finding[]): void => {
  if (typeof value !== 'string') {
    out.push({ code: 'field.type', path, details: { expected: 'text', found: shown(value) } });
  } else if (value.trim() === '') {
    out.push({
      code: path.at(-1) === 'source' ? 'source.missing' : 'field.missing',
      path,
      details: { field: String(path.at(-1) ?? '') },
    });
  } else if (node.pattern !== undefined && !matches(node.pattern, value)) {
    out.push({
      code: 'field.type',
      path,
      details: { expected: node.expected ?? (node.pattern === IDENTIFIER ? 'identifier' : 'documentId'), found: shown(value) },
    });
  } else if (node.maximumLength !== undefined && value.length > node.maximumLength) {
    out.push({ code: 'field.range', path, details: { found: value.length, maximum: node.maximumLength } });
  }
};

const checkObject = (
  fields: Fields,
  value: Readonly<Record<string, unknown>>,
  path: Path,
  out: Finding[],
  known: KnownShapes,
  tag: string | undefined,
): void => {
  for (const [name, field] of Object.entries(fields)) {
    const written = Object.hasOwn(value, name);
    if (written && value[name] !== null) checkInto(field.shape, value[name], [...path, name], out, known);
    else if (field.required || written) {
      out.push({ code: name === 'source' ? 'source.missing' : 'field.missing', path: [...path, name], details: { field: name } });
    }
  }
  for (const name of Object.keys(value)) {
    if (Object.hasOwn(fields, name) || name === tag) continue;
    out.push({
      code: 'field.unknown',
      path: [...path, name],
      atKey: true,
      details: { field: name, suggestion: suggestion(name, Object.keys(fields)), allowed: Object.keys(fields).join(', ') },
    });
  }
};

const isKnown = (known: KnownShapes, value: unknown, node: ShapeNode): boolean =>
  typeof value === 'object' && value !== null && known.get(value) === node;

const checkInto = (node: ShapeNode, value: unknown, path: Path, out: Finding[], known: KnownShapes): void => {
  if (isKnown(known, value, node)) return;
  const before = out.length;
  checkAnew(node, value, path, out, known);
  if (typeof value === 'object' && value !== null && out.length === before) known.set(value, node);
};

const writtenAs = (kind: ShapeNode['kind']): string => (kind === 'text' ? 'string' : kind);

const checkAnew = (node: ShapeNode, value: unknown, path: Path, out: Finding[], known: KnownShapes): void => {
  const wrongType = (expected: string): void => {
    out.push({ code: 'field.type', path, details: { expected, found: shown(value) } });
  };
  switch (node.kind) {
    case 'number':
      return checkNumber(node, value, path, out);
    case 'text':
      return checkText(node, value, path, out);
    case 'flag':
      if (typeof value !== 'boolean') wrongType('flag');
      return;
    case 'expression':
      if (!(typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value)))) wrongType('numberOrFormula');
      return;
    case 'anything':
      return;
    case 'choice':
      if (typeof value !== 'string' || !node.values.includes(value)) {
        const details = {
          found: shown(value),
          allowed: node.values.join(', '),
          suggestion: suggestion(String(value), node.values),
        };
        out.push({ code: 'field.choice', path, details });
      }
      return;
    case 'constant':
      if (value !== node.value) {
        const code = path.at(-1) === 'formatVersion' ? 'document.formatVersion' : 'field.choice';
        out.push({ code, path, details: { found: shown(value), allowed: String(node.value), suggestion: '' } });
      }
      return;
    case 'object':
      if (isRecord(value)) checkObject(node.fields, value, path, out, known, undefined);
      else wrongType('object');
      return;
    case 'variants': {
      if (!isRecord(value)) return wrongType('object');
      const names = Object.keys(node.cases);
      if (!Object.hasOwn(value, node.tag)) {
        out.push({ code: 'field.missing', path: [...path, node.tag], details: { field: node.tag } });
        return;
      }
      const tag = value[node.tag];
      const chosen = typeof tag === 'string' && Object.hasOwn(node.cases, tag) ? node.cases[tag] : undefined;
      if (chosen === undefined) {
        const details = { found: shown(tag), allowed: names.join(', '), suggestion: suggestion(String(tag), names) };
        out.push({ code: 'field.choice', path: [...path, node.tag], details });
        return;
      }
      return checkObject(chosen.fields, value, path, out, known, node.tag);
    }
    case 'map':
      if (!isRecord(value)) return wrongType('object');
      for (const [key, item] of Object.entries(value)) {
        if (matches(node.keyPattern, key)) checkInto(node.of, item, [...path, key], out, known);
        else
          out.push({
            code: 'field.type',
            path: [...path, key],
            atKey: true,
            details: { expected: 'identifier', found: shown(key) },
          });
      }
      return;
    case 'list':
      if (!Array.isArray(value)) return wrongType('list');
      if (value.length < node.minimumLength) {
        out.push({ code: 'field.range', path, details: { found: value.length, minimum: node.minimumLength } });
      }
      value.forEach((item: unknown, index) => checkInto(node.of, item, [...path, index], out, known));
      return;
    case 'either':
      return checkInto(node.of.find(({ kind }) => writtenAs(kind) === typeName(value)) ?? node.of[0], value, path, out, known);
  }
};

/** Every way in which `value` is not of this shape. */
export const checkShape = (shape: ShapeNode, value: unknown, known: KnownShapes = new WeakMap()): readonly Finding[] => {
  const out: Finding[] = [];
  checkInto(shape, value, [], out, known);
  return out;
};

/** Stands where a text, a choice or a formula could not be read; checks of what the parts say of each other pass it by. */
export const UNREADABLE = '\u0000';

const placeholder = (node: ShapeNode): unknown => {
  switch (node.kind) {
    case 'number':
      return node.minimum ?? (node.above === undefined ? 1 : node.above + 1);
    case 'flag':
      return true;
    case 'constant':
      return node.value;
    case 'object':
      return repair(node, {});
    case 'variants':
      return Object.entries(node.cases)
        .slice(0, 1)
        .map(([name, { fields }]) => ({ ...repairFields(fields, {}), [node.tag]: name }))
        .at(0);
    case 'map':
      return {};
    case 'list':
      return [];
    case 'either':
      return placeholder(node.of[0]);
    case 'text':
    case 'choice':
    case 'expression':
    case 'anything':
      return UNREADABLE;
  }
};

const repairFields = (fields: Fields, value: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, { shape, required: needed }]) => {
      const present = Object.hasOwn(value, name) && value[name] !== null;
      if (!present && !needed) return [];
      return [[name, present ? repair(shape, value[name]) : placeholder(shape)]];
    }),
  );

/**
 * The value with every part that is not of its shape replaced by a stand-in, so that the sound parts of a faulty document can be
 * checked against each other too. Never run.
 */
export const repair = (node: ShapeNode, value: unknown): unknown => {
  if (node.kind === 'object' && isRecord(value)) return repairFields(node.fields, value);
  if (node.kind === 'variants' && isRecord(value)) {
    const tag = value[node.tag];
    const chosen = typeof tag === 'string' && Object.hasOwn(node.cases, tag) ? node.cases[tag] : undefined;
    return chosen === undefined ? placeholder(node) : { ...repairFields(chosen.fields, value), [node.tag]: tag };
  }
  if (node.kind === 'map' && isRecord(value)) {
    const kept = Object.entries(value).filter(([key]) => matches(node.keyPattern, key));
    return Object.fromEntries(kept.map(([key, item]) => [key, repair(node.of, item)]));
  }
  if (node.kind === 'list' && Array.isArray(value)) return value.map((item: unknown) => repair(node.of, item));
  return checkShape(node, value).length === 0 ? value : placeholder(node);
};

type JsonObject = { readonly [key: string]: Json };
type Json = string | number | boolean | readonly Json[] | JsonObject;

const objectSchema = (fields: Fields, extra: Readonly<Record<string, Json>>, about: string): JsonObject => ({
  description: about,
  type: 'object',
  properties: {
    ...extra,
    ...Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, jsonSchema(field.shape)])),
  },
  required: [...Object.keys(extra), ...Object.entries(fields).flatMap(([name, field]) => (field.required ? [name] : []))],
  additionalProperties: false,
});

/** The shape as JSON Schema (draft 2020-12). */
export const jsonSchema = (node: ShapeNode): JsonObject => {
  const description = node.about;
  switch (node.kind) {
    case 'text':
      return {
        description,
        type: 'string',
        minLength: 1,
        ...(node.pattern === undefined ? {} : { pattern: node.pattern }),
        ...(node.maximumLength === undefined ? {} : { maxLength: node.maximumLength }),
      };
    case 'number':
      return {
        description,
        type: node.integer === true ? 'integer' : 'number',
        ...(node.minimum === undefined ? {} : { minimum: node.minimum }),
        ...(node.above === undefined ? {} : { exclusiveMinimum: node.above }),
        ...(node.maximum === undefined ? {} : { maximum: node.maximum }),
      };
    case 'flag':
      return { description, type: 'boolean' };
    case 'choice':
      return { description, enum: node.values };
    case 'constant':
      return { description, const: node.value };
    case 'expression':
      return { description, type: ['number', 'string'] };
    case 'anything':
      return { description };
    case 'object':
      return objectSchema(node.fields, {}, description);
    case 'variants':
      return {
        description,
        oneOf: Object.entries(node.cases).map(([tag, item]) =>
          objectSchema(item.fields, { [node.tag]: { const: tag } }, item.about),
        ),
      };
    case 'map':
      return {
        description,
        type: 'object',
        propertyNames: { pattern: node.keyPattern },
        additionalProperties: jsonSchema(node.of),
      };
    case 'list':
      return { description, type: 'array', items: jsonSchema(node.of), minItems: node.minimumLength };
    case 'either':
      return { description, anyOf: node.of.map(jsonSchema) };
  }
};
