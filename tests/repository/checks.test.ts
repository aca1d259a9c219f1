import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inRoot } from '../../scripts/bootstrap/paths.mjs';
import { newEnoughNode } from '../../scripts/bootstrap/node-version.mjs';
import { runQuietly } from '../../scripts/bootstrap/processes.mjs';
import { describeCoverage } from '../../scripts/checks/coverage.ts';
import { documentation } from '../../scripts/checks/documentation.ts';
import { hygiene } from '../../scripts/checks/hygiene.ts';
import type { RepositoryFile } from '../../scripts/checks/repository.ts';

const file = (path: string, text: string): RepositoryFile => ({ path, bytes: text.length, text });

describe('the repository check finds', () => {
  // Written in two parts, so that this file does not say what no file may say.
  test.each([
    ['docs/a.md', 'see /ro' + 'ot/notes', 'folder of one machine'],
    ['package-lock.json', '"resolved": "ht' + 'tps://example.org/x.tgz"', 'binds the lock'],
    ['.npmrc', 'registry=https://registry.npm' + 'js.org', 'package registry'],
    ['packages/casework/test/a.test.ts', 'test.on' + 'ly("x", () => {})', 'leaves tests out'],
    ['packages/casework/test/a.test.ts', 'describe.sk' + 'ip.each([1])', 'leaves tests out'],
    ['apps/web/src/a.ts', '// oxlint-dis' + 'able-next-line', 'silences a check'],
    ['apps/web/src/a.ts', '// TO' + 'DO later', 'unfinished work'],
    ['docs/a.md', '<<<' + '<<<< HEAD', 'left over from a merge'],
    ['packages/statistics/src/a.ts', 'const x = Math.ran' + 'dom();', 'time or chance'],
    ['packages/casework/src/a.ts', 'const now = new Da' + 'te();', 'time or chance'],
  ])('%s: %s', (path, text, why) => {
    expect(hygiene([file(path, `\n${text}\n`)])).toEqual([expect.stringMatching(new RegExp(`^${path}:2: .*${why}`))]);
  });

  test('a file that is too large', () => {
    expect(hygiene([{ path: 'models/a.bin', bytes: 1_500_001, text: null }])).toEqual([
      'models/a.bin: 1500001 bytes, more than 1500000',
    ]);
  });

  test('nothing where addresses, relative paths and time as an argument are used', () => {
    const text = 'https://example.org/home/page ./work/x apps/web/root/x new Date(instant)';
    expect(hygiene([file('packages/casework/src/a.ts', text)])).toEqual([]);
  });
});

describe('the documents check finds', () => {
  const commands = { scripts: new Set(['lint']), likeverd: new Set(['run']) };
  const house = [
    file('packages/casework/package.json', '{}'),
    file('docs/guides/testing.md', '# Testing\n\n## What is *not* covered\n'),
  ];
  const plan = file('ARCHITECTURE.md', 'packages/casework');
  const findings = (text: string) => documentation([...house, plan, file('docs/a.md', text)], commands);

  test.each([
    ['[x](guides/nowhere.md)', 'docs/a.md:1: the link to guides/nowhere.md leads nowhere'],
    ['\n[x](guides/testing.md#what-is-covered)', 'docs/a.md:2: docs/guides/testing.md has no heading #what-is-covered'],
    ['`packages/casework/src/gone.ts`', 'docs/a.md:1: packages/casework/src/gone.ts does not exist'],
    ['`npm run polish`', 'docs/a.md:1: npm run polish does not exist'],
    ['```\nnpx likeverd fly\n```', 'docs/a.md:2: npx likeverd fly does not exist'],
  ])('%j', (text, finding) => {
    expect(findings(text)).toEqual([finding]);
  });

  test('nothing where everything named is there', () => {
    const text = '[a](guides/testing.md#what-is-not-covered) [b](../packages/casework) [c](https://example.org) [d](#a)\n\n# A\n';
    expect(findings(`${text}\`packages/NAME/src\` \`npm run lint\` \`npx likeverd run\``)).toEqual([]);
  });

  test('a room that ARCHITECTURE.md does not name, and a room it names that is not there', () => {
    expect(documentation([...house, file('ARCHITECTURE.md', 'packages/genomics')], commands)).toEqual([
      'ARCHITECTURE.md does not name packages/casework',
      'ARCHITECTURE.md names packages/genomics, which does not exist',
    ]);
  });
});

describe('the walls', () => {
  let house = '';
  beforeAll(() => {
    house = mkdtempSync(path.join(tmpdir(), 'likeverd-walls-'));
    const write = (name: string, text: string) => {
      mkdirSync(path.dirname(path.join(house, name)), { recursive: true });
      writeFileSync(path.join(house, name), text);
    };
    write('package.json', '{ "type": "module" }');
    write('tsconfig.base.json', '{ "compilerOptions": { "module": "nodenext", "allowImportingTsExtensions": true } }');
    write('packages/statistics/src/index.ts', "import { a } from './a.ts';\nexport const b = a;\n");
    write(
      'packages/statistics/src/a.ts',
      "import { readFileSync } from 'node:fs';\nimport { b } from './index.ts';\nexport const a = [readFileSync, b];\n",
    );
    write('packages/casework/src/index.ts', "export { b } from '../../statistics/src/index.ts';\n");
    write('packages/garage/src/index.ts', "export { b } from '../../statistics/src/index.ts';\n");
    write('apps/web/src/index.ts', "export { server } from '../../server/src/index.ts';\n");
    write('apps/server/src/index.ts', 'export const server = 1;\n');
  });
  afterAll(() => rmSync(house, { recursive: true, force: true }));

  test('are found broken where they are', async () => {
    const cruiser = inRoot('node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
    const { code, output } = await runQuietly(
      process.execPath,
      [cruiser, '--config', inRoot('.dependency-cruiser.mjs'), 'packages', 'apps'],
      { cwd: house },
    );
    expect(code).not.toBe(0);
    const broken = new Set([...output.matchAll(/error ([\w-]+: \S+)/g)].map((match) => match[1] ?? ''));
    expect([...broken].sort()).toEqual([
      'every-room-has-walls: packages/garage/src/index.ts',
      'no-circles: packages/statistics/src/a.ts',
      'pure-rooms-know-no-machine: packages/statistics/src/a.ts',
      'through-the-front-door: packages/casework/src/index.ts',
      'through-the-front-door: packages/garage/src/index.ts',
      'wall-of-apps-web: apps/web/src/index.ts',
      'wall-of-packages-casework: packages/casework/src/index.ts',
    ]);
  });
});

describe('the coverage report', () => {
  test('gives the share of lines and the files under 60 %, fewest first', () => {
    const lines = (covered: number) => ({ lines: { total: 100, covered } });
    const summary = {
      total: { lines: { total: 300, covered: 195 } },
      '/r/a.ts': lines(59),
      '/r/b.ts': lines(36),
      '/r/c.ts': lines(100),
    };
    expect(describeCoverage(summary, '/r')).toEqual([
      `Lines covered by the tests that run in Node: ${((100 * 195) / 300).toFixed(1)} % of 300`,
      'Files under 60 %: 2',
      '   36 %  b.ts',
      '   59 %  a.ts',
    ]);
  });
});

describe('the bootstrap', () => {
  test('refuses a Node older than 20 with one sentence', () => {
    const said: unknown[] = [];
    const { error } = console;
    const before = process.exitCode;
    console.error = (...words: unknown[]) => void said.push(...words);
    try {
      expect(newEnoughNode('npm start', '20.0.0')).toBe(true);
      expect(newEnoughNode('npm start', '18.19.1')).toBe(false);
      expect(process.exitCode).toBe(1);
    } finally {
      console.error = error;
      process.exitCode = before;
    }
    expect(said).toEqual([
      'Likeverd needs Node 20 or newer and this is Node 18.19.1: install a newer Node from nodejs.org and run npm start again.',
    ]);
  });
});
