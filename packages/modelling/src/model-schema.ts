import { conjunctions, functions } from './expression.ts';
import { kindShapes } from './kinds.ts';
import { jsonSchema, type ShapeNode } from './shape.ts';
import { unitWords } from './units.ts';

/** The document format as JSON Schema (draft 2020-12), made from the shapes that documents are checked against. */
export const modelSchema: Readonly<Record<string, unknown>> = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'likeverd-model',
  oneOf: Object.values(kindShapes).map(jsonSchema),
};

interface Row {
  readonly path: string;
  readonly type: string;
  readonly required: boolean;
  readonly about: string;
}

const typeOf = (node: ShapeNode): string => {
  switch (node.kind) {
    case 'number': {
      const low = node.above === undefined ? (node.minimum === undefined ? '' : ` ≥ ${node.minimum}`) : ` > ${node.above}`;
      const high = node.maximum === undefined ? '' : ` ≤ ${node.maximum}`;
      return `${node.integer === true ? 'whole number' : 'number'}${low}${high}`;
    }
    case 'text':
      return node.pattern === undefined ? 'text' : 'identifier';
    case 'flag':
      return 'true or false';
    case 'choice':
      return node.values.map((value) => `\`${value}\``).join(', ');
    case 'constant':
      return `\`${node.value}\``;
    case 'expression':
      return 'number or formula';
    case 'anything':
      return 'any value';
    case 'object':
      return 'object';
    case 'variants':
      return `object with \`${node.tag}\`: ${Object.keys(node.cases)
        .map((name) => `\`${name}\``)
        .join(', ')}`;
    case 'map':
      return 'object, by name';
    case 'list':
      return node.of.kind === 'object' || node.of.kind === 'variants' || node.of.kind === 'list'
        ? 'list'
        : `list of ${typeOf(node.of)}`;
    case 'either':
      return node.of.map(typeOf).join(' or ');
  }
};

/** Labels in three languages are explained once, not in every row. */
const isWords = (node: ShapeNode): boolean => node.kind === 'object' && Object.keys(node.fields).join() === 'nb,nn,en';

const rowsBelow = (node: ShapeNode, path: string): readonly Row[] => {
  if (isWords(node)) return [];
  switch (node.kind) {
    case 'object':
      return Object.entries(node.fields).flatMap(([name, { shape, required }]) => {
        const here = path === '' ? name : `${path}.${name}`;
        return [
          { path: here, type: isWords(shape) ? 'words' : typeOf(shape), required, about: shape.about },
          ...rowsBelow(shape, here),
        ];
      });
    case 'variants':
      return Object.entries(node.cases).flatMap(([name, item]) => [
        { path: `${path} (${name})`, type: 'object', required: false, about: item.about },
        ...rowsBelow(item, `${path} (${name})`),
      ]);
    case 'map':
      return rowsBelow(node.of, `${path}.NAME`);
    case 'list':
      return rowsBelow(node.of, `${path}[]`);
    default:
      return [];
  }
};

const written = ({ path, type, required, about }: Row): string =>
  `| \`${path}\` | ${type} | ${required ? 'yes' : ''} | ${about.replaceAll('|', '\\|')} |`;

/** The reference page of the document format, in Markdown: every field, from the same shape. */
export const modelReference = (): string => {
  const kinds = Object.entries(kindShapes).map(([kind, shape]) => ({
    kind,
    about: shape.about,
    rows: rowsBelow(shape, '').map(written),
  }));
  const common = (kinds[0]?.rows ?? []).filter((row) => kinds.every(({ rows }) => rows.includes(row)));
  const own = (rows: readonly string[]): readonly string[] => rows.filter((row) => !common.includes(row));
  const table = (rows: readonly string[]): string => `| field | type | required | meaning |\n|---|---|---|---|\n${rows.join('\n')}`;
  return `# Reference: the model format

Made by \`node scripts/write-model-reference.ts\` from the shapes that documents are checked against; a test refuses a page that is out of date.
The guide is [docs/guides/model-format.md](../guides/model-format.md), the JSON Schema is
[model-format.schema.json](model-format.schema.json). \`words\` means the same text in bokmål, nynorsk and English (\`nb\`, \`nn\`, \`en\`).

Units: ${unitWords.map((word) => `\`${word}\``).join(', ')}, and products and quotients of them such as \`NOK/year\`.

Functions: ${functions.map((name) => `\`${name}\``).join(', ')}. Conditions: \`<\`, \`<=\`, \`>\`, \`>=\`, \`==\`, \`!=\`, joined by ${conjunctions.map((word) => `\`${word}\``).join(', ')}.

## Every kind

${table(common)}

${kinds.map(({ kind, about, rows }) => `## Kind ${kind}\n\n${about}\n\n${table(own(rows))}`).join('\n\n')}
`;
};
