import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { emptyFolder, run } from './terminal.ts';

const guide = readFileSync(new URL('../../../docs/guides/command-line.md', import.meta.url), 'utf8');
const cwd = emptyFolder();

interface Shown {
  readonly command: string;
  readonly output: string;
}

const fences = [...guide.matchAll(/^```(\w+)(?: file=(\S+))?\n([\s\S]*?)^```$/gm)].map(([, kind = '', file, text = '']) => ({
  kind,
  file,
  text,
}));
const shown: readonly Shown[] = fences
  .filter(({ kind }) => kind === 'console')
  .flatMap(({ text }) => text.split(/^\$ /m).slice(1))
  .map((text) => ({ command: text.slice(0, text.indexOf('\n')), output: text.slice(text.indexOf('\n') + 1).trimEnd() }));

/** What is shown as a pattern: `…` stands for a hash, or for lines left out; no-break spaces are written as ordinary ones. */
function pattern(output: string): RegExp {
  const escaped = output.split('…').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${escaped.join('[\\s\\S]+?')}$`);
}

for (const { file, text } of fences) if (file !== undefined) writeFileSync(path.join(cwd, file), text);

describe('docs/guides/command-line.md: what it shows is what is printed', () => {
  test.each(shown)('$command', async ({ command, output }) => {
    const [npx, program, ...args] = command.split(' ');
    expect([npx, program]).toEqual(['npx', 'likeverd']);
    const { out, error } = await run(args, { cwd, language: 'en_GB.UTF-8' });
    // On a slow machine lines of progress come before what the guide shows.
    const told = error.replaceAll(/^Drawing .* …\n/gm, '');
    expect((out === '' ? told : out).replaceAll('\u00a0', ' ').replaceAll('\r\n', '\n').trimEnd()).toMatch(pattern(output));
  });

  test('shows the main ways of use', () => {
    expect(shown.map(({ command }) => command.split(' ')[2])).toEqual(
      expect.arrayContaining([
        '--help',
        'run',
        'models',
        'scenarios',
        'check',
        'sensitivity',
        'price',
        'verify',
        'export',
        'import',
        'import-draws',
        'check-delivery',
      ]),
    );
  });
});
