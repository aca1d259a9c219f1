import { install } from './install.mjs';
import { environment, node24 } from './node-24.mjs';
import { inRoot, root } from './paths.mjs';
import { runInForeground } from './processes.mjs';
import { report } from './steps.mjs';

/**
 * Installs what is missing, then runs the benchmark on the project's Node.
 * @param {readonly string[]} args
 */
export async function bench(args) {
  await report(async () => {
    await install('npm run bench');
    const node = node24();
    process.exitCode = await runInForeground(node, [inRoot('bench', 'main.ts'), ...args], { cwd: root, env: environment(node) });
  });
}
