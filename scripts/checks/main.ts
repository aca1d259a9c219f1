import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { runInForeground, runQuietly } from '../bootstrap/processes.mjs';
import { inRoot, root } from '../bootstrap/paths.mjs';
import { Refusal } from '../bootstrap/steps.mjs';
import { buildWeb } from '../bootstrap/web-build.mjs';
import { type CoverageSummary, describeCoverage } from './coverage.ts';
import { type Commands, documentation } from './documentation.ts';
import { hygiene } from './hygiene.ts';
import { type Finding, readRepository } from './repository.ts';
import { type Count, countChecks, countRun, lastLine, type RunnerReport, total } from './summary.ts';

interface Outcome {
  readonly passed: boolean;
  readonly output: string;
}

interface Check {
  readonly name: string;
  readonly run: () => Promise<Outcome>;
}

const node = process.execPath;
const results = inRoot('test-results');
/** Counting lines makes every test slower, so it is left out unless it is asked for. */
const withCoverage = process.argv.includes('--coverage');

/** What must hold besides the tests, in the order it is checked. Every one counts as a test. */
const checks: readonly Check[] = [
  { name: 'format', run: () => tool(inRoot('node_modules', '@biomejs', 'biome', 'bin', 'biome'), ['format', '--colors=off']) },
  {
    name: 'lint',
    run: () => tool(inRoot('node_modules', 'oxlint', 'bin', 'oxlint'), ['--type-aware', '--deny-warnings', '--format', 'unix']),
  },
  { name: 'types', run: () => tool(inRoot('node_modules', 'tsgo', 'bin', 'tsc'), ['-b', '--pretty', 'false']) },
  {
    name: 'walls between rooms',
    run: () =>
      tool(inRoot('node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs'), [
        '--config',
        '.dependency-cruiser.mjs',
        'packages',
        'apps',
        'scripts',
        'tests',
      ]),
  },
  { name: 'dead code', run: () => tool(inRoot('node_modules', 'knip', 'bin', 'knip.js'), ['--no-progress']) },
  { name: 'repository', run: async () => fromFindings(hygiene(readRepository(root))) },
  { name: 'documents', run: async () => fromFindings(documentation(readRepository(root), await commands())) },
  { name: 'web build', run: webBuild },
];

async function tool(script: string, args: readonly string[]): Promise<Outcome> {
  const { code, output } = await runQuietly(node, [script, ...args], { cwd: root });
  return { passed: code === 0, output };
}

function fromFindings(findings: readonly Finding[]): Outcome {
  return { passed: findings.length === 0, output: findings.join('\n') };
}

async function webBuild(): Promise<Outcome> {
  try {
    await buildWeb(node);
    return { passed: true, output: '' };
  } catch (error) {
    if (error instanceof Refusal) return { passed: false, output: error.message };
    throw error;
  }
}

/** The commands the documents may name, from the places that define them. */
async function commands(): Promise<Commands> {
  const { scripts } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8')) as { scripts: Record<string, string> };
  const { output } = await runQuietly(node, [inRoot('apps', 'cli', 'bin', 'likeverd.mjs'), '--help'], { cwd: root });
  return {
    scripts: new Set(Object.keys(scripts)),
    likeverd: new Set([...output.matchAll(/^ +(?:likeverd )?([a-z][\w-]*)/gm)].map((match) => match[1] ?? '')),
  };
}

async function runChecks(): Promise<Count> {
  const outcomes: Outcome[] = [];
  for (const check of checks) {
    const began = Date.now();
    const outcome = await check.run();
    outcomes.push(outcome);
    console.log(`${outcome.passed ? 'passed' : 'FAILED'}  ${check.name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
    if (!outcome.passed) console.log(excerpt(outcome.output));
  }
  return countChecks(outcomes);
}

const longestExcerpt = 80;

function excerpt(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const left = lines.length - longestExcerpt;
  return [...lines.slice(0, longestExcerpt), ...(left > 0 ? [`… and ${left} lines more`] : [])]
    .map((line) => `        ${line}`)
    .join('\n');
}

async function runTests(): Promise<Count> {
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  const reportFile = inRoot('test-results', 'vitest.json');
  console.log('\nTests (some twelve minutes on two cores) …');
  const exitCode = await runInForeground(
    node,
    [
      inRoot('node_modules', 'vitest', 'vitest.mjs'),
      'run',
      ...(withCoverage ? ['--coverage'] : []),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${reportFile}`,
    ],
    { cwd: root },
  );
  const report = existsSync(reportFile) ? (JSON.parse(readFileSync(reportFile, 'utf8')) as RunnerReport) : null;
  printCoverage();
  printScreenshots();
  return countRun(report, exitCode);
}

function printCoverage(): void {
  const file = inRoot('test-results', 'coverage', 'coverage-summary.json');
  if (!existsSync(file)) return;
  console.log(`\n${describeCoverage(JSON.parse(readFileSync(file, 'utf8')) as CoverageSummary, root).join('\n')}`);
}

function printScreenshots(): void {
  const folder = inRoot('test-results', 'screenshots');
  const pictures = existsSync(folder) ? readdirSync(folder).sort() : [];
  if (pictures.length > 0)
    console.log(`\nScreenshots in test-results/screenshots:\n${pictures.map((name) => `  ${name}`).join('\n')}`);
}

const counts = [await runChecks(), ...(process.argv.includes('--checks') ? [] : [await runTests()])];
const summary = total(counts);
process.exitCode = summary.failed === 0 ? 0 : 1;
console.log(`\n${lastLine(summary)}`);
