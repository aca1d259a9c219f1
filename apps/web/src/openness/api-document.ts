/** The part of an OpenAPI 3.1 document that the page about the API tells of. */
export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, ApiOperation>>>>;
  readonly tags: readonly { readonly name: string }[];
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

interface ApiOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly ApiParameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: unknown }>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema: unknown }>> }>>;
}

interface ApiParameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: { readonly type?: string | readonly string[]; readonly enum?: readonly unknown[]; readonly default?: unknown };
}

/** One way to ask the API. */
export interface ApiEntry extends ApiOperation {
  readonly method: string;
  readonly path: string;
}

/** The operations of a document under each of its areas. */
export function byArea({ paths, tags }: ApiDocument): readonly { readonly area: string; readonly entries: readonly ApiEntry[] }[] {
  const entries = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
  );
  return tags
    .map(({ name }) => ({
      area: name,
      entries: entries.filter((entry) => entry.tags.includes(name)).toSorted((a, b) => a.path.localeCompare(b.path, 'en')),
    }))
    .filter((area) => area.entries.length > 0);
}

/** The schema of the answer that an operation gives when all is well, with the media type; absent where it gives none. */
export function answerOf({ responses }: ApiOperation): { readonly type: string; readonly schema: unknown } | undefined {
  const good = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1];
  const [type, content] = Object.entries(good?.content ?? {})[0] ?? [];
  return type === undefined || content === undefined ? undefined : { type, schema: content.schema };
}

/** What a parameter may be, in the words of the schema. */
export function kindOf({ schema }: ApiParameter): string {
  if (schema?.enum !== undefined) return schema.enum.map(String).join(' | ');
  const type = typeof schema?.type === 'object' ? schema.type.join(' | ') : (schema?.type ?? '');
  return schema?.default === undefined || schema.default === '' ? type : `${type} (${JSON.stringify(schema.default)})`;
}
