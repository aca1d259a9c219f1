import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { runQuietly } from './processes.mjs';
import { inRoot, root } from './paths.mjs';
import { Refusal, step } from './steps.mjs';

const stamp = inRoot('node_modules', '.likeverd-installed');

/**
 * Installs the packages of package-lock.json unless they are there already. Needs the network only when something is missing.
 * @param {string} command what the user typed, to be named in the remedy
 */
export async function install(command) {
  const wanted = createHash('sha256')
    .update(readFileSync(inRoot('package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  await step('Installing packages', 'about a minute', async () => {
    const { code, output } = await npmCi();
    if (code !== 0) throw new Refusal(sentence(output, command));
  });
  writeFileSync(stamp, wanted);
}

function npmCi() {
  const args = ['ci', '--loglevel=error', '--no-audit', '--no-fund', '--no-progress'];
  // npm start puts node_modules/.bin first on the path, so the running Node may be the one that npm ci is about to replace.
  const { npm_execpath: npm, npm_node_execpath: node } = process.env;
  return npm !== undefined && npm.endsWith('.js')
    ? runQuietly(node ?? process.execPath, [npm, ...args], { cwd: root })
    : runQuietly('npm', args, { cwd: root });
}

/** Why an installation fails, by the code npm prints, and what to do about it. */
const remedies = /** @type {const} */ ([
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH/,
    'there is no contact with the package registry: check the network connection',
  ],
  [/ENOSPC/, 'the disk is full: make about 1 GB of room'],
  [/EACCES|EPERM|EROFS/, 'the folder cannot be written to: clone the repository to a folder of your own'],
  [/EUSAGE|in sync/, 'package.json and package-lock.json disagree: run npm install'],
  [/EINTEGRITY/, 'a package arrived damaged: run npm cache clean --force'],
  [/not found|ENOENT/, 'npm could not be run: install Node with npm from nodejs.org'],
]);

/**
 * @param {string} output
 * @param {string} command
 */
function sentence(output, command) {
  const [, remedy] = remedies.find(([symptom]) => symptom.test(output)) ?? [
    null,
    `npm says: ${firstError(output)}; put that right`,
  ];
  const log = /complete log of this run can be found in: *(\S.*)/.exec(output)?.[1];
  return `The packages could not be installed because ${remedy} and run ${command} again${log === undefined ? '' : ` (npm's log is ${log})`}.`;
}

/** @param {string} output */
const firstError = (output) => /npm (?:error|ERR!) (?!code)(.*)/.exec(output)?.[1] ?? output.trim().split('\n')[0] ?? 'nothing';
