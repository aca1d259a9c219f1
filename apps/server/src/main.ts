import { readConfiguration, type RunningServer, StartFailure, startServer } from './index.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

try {
  run(await startServer(readConfiguration(process.env), { say }));
} catch (error) {
  process.stderr.write(`${error instanceof StartFailure ? error.message : (error as Error).stack}\n`);
  process.exitCode = 1;
}

function run(server: RunningServer): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      say('Stopping …');
      server.stop().then(
        () => process.exit(0),
        (error: Error) => {
          process.stderr.write(`${error.stack}\n`);
          process.exit(1);
        },
      );
    });
  }
  say(`Likeverd is ready: ${server.address}`);
}
