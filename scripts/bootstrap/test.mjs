import { installBrowser } from './browser.mjs';
import { install } from './install.mjs';
import { environment, node24 } from './node-24.mjs';
import { inRoot, root } from './paths.mjs';
import { runInForeground } from './processes.mjs';
import { Refusal, report } from './steps.mjs';

/**
 * Installs what is missing, the browser too, then runs every check and every test. The last line always counts both.
 * @param {readonly string[]} args passed on to scripts/checks/main.ts
 */
export async function test(args) {
  await report(async () => {
    const node = await prepare(args);
    const checks = [inRoot('scripts', 'checks', 'main.ts'), ...args];
    process.exitCode = await runInForeground(node, checks, { cwd: root, env: environment(node) });
  });
}

/** @param {readonly string[]} args */
async function prepare(args) {
  try {
    await install('npm test');
    if (!args.includes('--checks')) await installBrowser();
    return node24();
  } catch (error) {
    if (error instanceof Refusal) process.on('exit', () => console.log('0 passed, 1 failed'));
    throw error;
  }
}
