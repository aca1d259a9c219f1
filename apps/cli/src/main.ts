import { content } from '@likeverd/language';
import { osloDate } from '@likeverd/reference';
import { languageOf } from './arguments.ts';
import { likeverd } from './command-line.ts';
import { exitCodes } from './exit-codes.ts';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // the reader of a pipe has seen enough: `likeverd models | head -1`
  if (error.code === 'EPIPE') process.exit(exitCodes.fine);
  throw error;
});

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    process.stderr.write(`${process.stderr.isTTY ? '\r\u001b[2K' : ''}${content[languageOf(process.env)].cli.interrupted}\n`);
    process.exit(exitCodes.interrupted);
  });
}

process.exitCode = await likeverd(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
  errorIsTerminal: process.stderr.isTTY === true,
  environment: process.env,
  today: osloDate(Date.now()),
  clock: () => performance.now(),
});
