import { readFileSync } from 'node:fs';
import { type ModelDefinition, modelSchema, readModel } from '@likeverd/modelling';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { modelReferenceFiles } from '../../../scripts/write-model-reference.ts';
import { galleryText } from './gallery.ts';
import { smallDocument, written } from './small-model.ts';

describe('docs/reference is in step with the format: run `node scripts/write-model-reference.ts` after a change', () => {
  test.each([...modelReferenceFiles()])('%s', (name, text) => {
    expect(readFileSync(new URL(`../../../docs/reference/${name}`, import.meta.url), 'utf8')).toBe(text);
  });
});

type Schema = Readonly<Record<string, unknown>>;
const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null && !Array.isArray(value);
const schemaAt = (schema: Schema, key: string): Schema => {
  const found = schema[key];
  if (!isSchema(found)) throw new Error(`no ${key}`);
  return found;
};

/** The part of JSON Schema that the published schema uses: enough to see that it accepts what the checker accepts. */
const accepts = (schema: Schema, value: unknown): boolean => {
  if ('const' in schema) return value === schema['const'];
  if (Array.isArray(schema['enum'])) return schema['enum'].includes(value);
  if (Array.isArray(schema['oneOf']))
    return schema['oneOf'].filter((option) => isSchema(option) && accepts(option, value)).length === 1;
  switch (Array.isArray(schema['type']) ? 'expression' : schema['type']) {
    case 'object': {
      if (!isSchema(value)) return false;
      const names = Object.keys(value);
      const properties = isSchema(schema['properties']) ? schema['properties'] : {};
      const required = Array.isArray(schema['required']) ? schema['required'] : [];
      const other = schema['additionalProperties'];
      return (
        required.every((name) => names.includes(String(name))) &&
        names.every((name) =>
          name in properties ? accepts(schemaAt(properties, name), value[name]) : isSchema(other) && accepts(other, value[name]),
        )
      );
    }
    case 'array':
      return Array.isArray(value) && value.every((item) => accepts(schemaAt(schema, 'items'), item));
    case 'expression':
      return typeof value === 'number' || typeof value === 'string';
    case 'integer':
      return Number.isInteger(value);
    case undefined:
      return true;
    default:
      return typeof value === schema['type'];
  }
};

describe('the published schema', () => {
  test.each([
    'colon-exercise-norway',
    'constructed-targeted-therapy',
    'chancellor-1997-hiv',
    'darth-sick-sicker',
    'briggs-2006-hip',
    'darth-sick-sicker-time',
    'dong-2006-knee',
    'pouwels-2024-breast-cancer',
    'pouwels-2024-breast-cancer-cohort',
    'sonnenberg-1993-heart-valve',
  ])('accepts %s', (id) => expect(accepts(modelSchema, parse(galleryText(id)))).toBe(true));
  test('accepts the small document, and not one with a field too many or too few', () => {
    expect(accepts(modelSchema, smallDocument())).toBe(true);
    expect(accepts(modelSchema, { ...smallDocument(), extra: 1 })).toBe(false);
    expect(accepts(modelSchema, { ...smallDocument(), currency: undefined })).toBe(false);
  });
});

const guide = readFileSync(new URL('../../../docs/guides/model-format.md', import.meta.url), 'utf8');
const examples = [...guide.matchAll(/```yaml complete\n([\s\S]*?)```/gu)].map(([, text = '']) => text);

describe('complete examples of the guide can be read', () => {
  test('there is at least one', () => expect(examples.length).toBeGreaterThan(0));
  test.each(examples.map((text, i) => [i + 1, text] as const))('example %d', (_, text) => {
    const read = readModel(text);
    expect(read.ok ? [] : read.faults).toEqual([]);
  });
});

test('a definition holds the document as it was written', () => {
  const read = readModel(written(smallDocument()));
  const definition: ModelDefinition | undefined = read.ok ? read.value : undefined;
  expect(definition?.model.document).toEqual(smallDocument());
});
