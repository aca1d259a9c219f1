import { documentShape } from './format.ts';
import { jsonSchema } from './shape.ts';

/** The document format as JSON Schema (draft 2020-12), made from the shape that documents are checked against. */
export const modelSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'likeverd-model',
  ...Object(jsonSchema(documentShape)),
} as Readonly<Record<string, unknown>>;
