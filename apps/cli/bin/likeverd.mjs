#!/usr/bin/env node
// Read by whatever Node the machine happens to have, however old: no syntax newer than ECMAScript modules.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { newEnoughNode } from '../../../scripts/bootstrap/node-version.mjs';

const program = fileURLToPath(new URL('../src/main.ts', import.meta.url));

if (Number(process.versions.node.split('.')[0]) >= 24) {
  void import('../src/main.ts');
} else if (newEnoughNode('likeverd')) {
  const { node24 } = await import('../../../scripts/bootstrap/node-24.mjs');
  runWith(findNode(node24));
}

/** @param {() => string} find */
function findNode(find) {
  try {
    return find();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

/**
 * Runs the command line under another Node: same terminal, same signals, same exit code.
 * @param {string | undefined} node
 */
function runWith(node) {
  if (node === undefined) {
    process.exitCode = 1;
    return;
  }
  const child = spawn(node, [program, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
  child.on('close', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 1);
  });
}
