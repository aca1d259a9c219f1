import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { emptyFolder, run } from './terminal.ts';

const cwd = emptyFolder();

interface Shown {
  readonly command: string;
  readonly output: string;
}

/** The commands that a guide shows, with what they print; files that it shows are written first. */
function shownIn(guide: string): readonly Shown[] {
  const text = readFileSync(new URL(`../../../docs/guides/${guide}`, import.meta.url), 'utf8');
  const fences = [...text.matchAll(/^```(\w+)(?: file=(\S+))?\n([\s\S]*?)^```$/gm)];
  for (const [, , file, body = ''] of fences) if (file !== undefined) writeFileSync(path.join(cwd, file), body);
  return fences
    .filter(([, kind]) => kind === 'console')
    .flatMap(([, , , body = '']) => body.split(/^\$ /m).slice(1))
    .map((part) => ({ command: part.slice(0, part.indexOf('\n')), output: part.slice(part.indexOf('\n') + 1).trimEnd() }));
}

/** What is shown as a pattern: `…` stands for a hash, or for lines left out; no-break spaces are written as ordinary ones. */
function pattern(output: string): RegExp {
  const escaped = output.split('…').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${escaped.join('[\\s\\S]+?')}$`);
}

const shown = shownIn('command-line.md');
const firstModels = shownIn('first-models.md');

describe('the guides: what they show is what is printed', () => {
  test.each([...shown, ...firstModels])('$command', async ({ command, output }) => {
    const [npx, program, ...args] = command.split(' ');
    expect([npx, program]).toEqual(['npx', 'likeverd']);
    const { out, error } = await run(args, { cwd, language: 'en_GB.UTF-8' });
    // On a slow machine lines of progress come before what the guide shows.
    const told = error.replaceAll(/^Drawing .* …\n/gm, '');
    expect((out === '' ? told : out).replaceAll('\u00a0', ' ').replaceAll('\r\n', '\n').trimEnd()).toMatch(pattern(output));
  });

  test('the first models: every document shown is run', () => {
    expect(new Set(firstModels.map(({ command }) => command.split(' ')[3]))).toEqual(
      new Set(['tree-1.yaml', 'tree-2.yaml', 'markov-1.yaml', 'markov-2.yaml', 'psm-1.yaml', 'psm-2.yaml']),
    );
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
        'check-disclosure',
      ]),
    );
  });
});
