import path from 'node:path';
import { parseArgs } from 'node:util';
import { install } from './install.mjs';
import { environment, node24 } from './node-24.mjs';
import { inRoot, root } from './paths.mjs';
import { runInForeground } from './processes.mjs';
import { Refusal, report } from './steps.mjs';
import { buildWeb } from './web-build.mjs';

const usage = `npm start [-- options]

  --port number   where the platform listens (3000; 0 takes any free port)
  --data folder   where it keeps its database (.likeverd in the repository)
  --empty         start without the shipped example
  --help          this text`;

/**
 * Installs and builds what is missing, then runs the platform in the foreground until it is stopped.
 * @param {readonly string[]} args
 */
export async function start(args) {
  await report(async () => {
    const options = read(args);
    if (options.help) {
      console.log(usage);
      return;
    }
    await install('npm start');
    const node = node24();
    await buildWeb(node);
    process.exitCode = await runInForeground(node, [inRoot('apps', 'server', 'src', 'main.ts')], {
      cwd: root,
      env: { ...environment(node), ...options.environment },
    });
  });
}

/**
 * The options as environment variables of the server; a relative folder is relative to where the user stands, not to the repository.
 * @param {readonly string[]} args
 * @returns {{ help: boolean, environment: Record<string, string> }}
 */
function read(args) {
  const { port, data, empty = false, help = false } = parse(args);
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) <= 65_535))
    throw new Refusal(`--port must be a whole number from 0 to 65535, and "${port}" is not: try npm start -- --port 3100.`);
  const standing = process.env['INIT_CWD'] ?? process.cwd();
  return {
    help,
    environment: {
      ...(port === undefined ? {} : { PORT: port }),
      ...(data === undefined ? {} : { LIKEVERD_DATA: path.resolve(standing, data) }),
      ...(empty ? { LIKEVERD_EXAMPLE: 'none' } : {}),
    },
  };
}

/** @param {readonly string[]} args */
function parse(args) {
  try {
    const options = /** @type {const} */ ({
      port: { type: 'string' },
      data: { type: 'string' },
      empty: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    });
    return parseArgs({ args: [...args], options, allowPositionals: false }).values;
  } catch (error) {
    throw new Refusal(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}
