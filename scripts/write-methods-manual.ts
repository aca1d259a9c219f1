import { writeFileSync } from 'node:fs';
import { chapters } from '../tests/methods/index.ts';
import type { Method } from '../tests/methods/method.ts';

/** A value on one line, without the labels and provenance that say nothing of the method. */
const shown = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : JSON.stringify(value, (key, part: unknown) => (['label', 'description', 'source'].includes(key) ? undefined : part));

const entry = ({ title, formula, source, example }: Method): string => {
  const given = Object.entries(example.given).map(([path, value]) => `    ${path}: ${shown(value)}`);
  return `### ${title}

${formula}

Source: ${source}.

${given.length === 0 ? 'Example, with the plainest document as it is:' : `Example:\n\n${given.join('\n')}`}

${example.quantity}: ${example.arithmetic} = **${Number(example.expected.toPrecision(9))}**
`;
};

/** The manual of methods, in Markdown: each entry is a test that runs, with the same numbers. */
export const methodsManual = (): string => `# Reference: methods

Made by \`node scripts/write-methods-manual.ts\` from the specification tests in \`tests/methods/\`: every number here is what the platform answers, checked in each test run against the arithmetic
beside it. The examples change the plainest possible document (constructed; one curve or three states, yearly cycles, entry at 60, no discounting) at the paths shown.

${chapters.map(({ title, about, methods }) => `## ${title}\n\n${about}\n\n${methods.map(entry).join('\n')}`).join('\n')}`;

if (import.meta.main) writeFileSync(new URL('../docs/reference/methods.md', import.meta.url), methodsManual());
