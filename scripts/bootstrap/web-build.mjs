import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runQuietly } from './processes.mjs';
import { environment } from './node-24.mjs';
import { cache, inRoot } from './paths.mjs';
import { Refusal, step } from './steps.mjs';

const stamp = path.join(cache, 'web-build');
const built = inRoot('apps', 'web', 'dist');

/**
 * Builds the pages unless they were built from the same sources before. The old build stays in place until the new one is whole.
 * @param {string} node
 */
export async function buildWeb(node) {
  const wanted = hashOfInputs();
  if (existsSync(path.join(built, 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  await step('Building the pages', 'about 20 seconds', async () => {
    const fresh = path.join(cache, 'web-next');
    const vite = inRoot('node_modules', 'vite', 'bin', 'vite.js');
    const args = [vite, 'build', '--outDir', fresh, '--emptyOutDir', '--logLevel', 'warn'];
    const { code, output } = await runQuietly(node, args, { cwd: inRoot('apps', 'web'), env: environment(node) });
    if (code !== 0) throw new Refusal(`The pages could not be built; the builder says:\n${withoutStack(output)}`);
    rmSync(built, { recursive: true, force: true });
    renameSync(fresh, built);
  });
  mkdirSync(cache, { recursive: true });
  writeFileSync(stamp, wanted);
}

/** @param {string} output */
const withoutStack = (output) =>
  output
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^ +at /.test(line))
    .join('\n');

/** SHA-256 of every file the pages are built from. */
function hashOfInputs() {
  const packages = readdirSync(inRoot('packages')).map((name) => inRoot('packages', name, 'src'));
  const files = [
    inRoot('package-lock.json'),
    inRoot('tsconfig.base.json'),
    ...[inRoot('apps', 'web'), ...packages].flatMap(filesUnder),
  ];
  const hash = createHash('sha256');
  for (const file of files.sort()) hash.update(path.relative(inRoot(), file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

const notInputs = new Set(['dist', 'node_modules', 'test']);

/**
 * @param {string} folder
 * @returns {string[]}
 */
function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !notInputs.has(entry.name))
    .flatMap((entry) => {
      const file = path.join(folder, entry.name);
      return entry.isDirectory() ? filesUnder(file) : [file];
    });
}
