import type { Party } from '@likeverd/casework';
import pino from 'pino';
import { openStore } from '../src/database.ts';
import { openDeliveries } from '../src/registers/deliveries.ts';

/** What a test tells this process: where the data are, and the step at which it is to be killed. */
interface Told {
  readonly connection: Parameters<typeof openStore>[0];
  readonly dataFolder: string;
  readonly step: string;
  readonly now: string;
  /** A file that goes on from what has arrived; absent where what waits is to be settled. */
  readonly upload?: {
    readonly sender: Party;
    readonly delivery: string;
    readonly id: string;
    readonly offset: number;
    readonly rest: string;
  };
}

const { connection, dataFolder, step, now, upload } = JSON.parse(process.env['WORKER'] ?? '{}') as Told;
const store = openStore(connection, () => undefined, 2);
const deliveries = openDeliveries({
  store,
  clock: () => new Date(now),
  log: pino({ level: 'error' }, pino.destination({ dest: 2, sync: true })),
  dataFolder,
  limits: { memory: 256 * 1024 ** 2, threads: 1 },
  told: (reached) => {
    if (reached === step) process.kill(process.pid, 'SIGKILL');
  },
});
if (upload === undefined) await deliveries.settle();
else {
  const { sender, delivery, id, offset, rest } = upload;
  const outcome = await deliveries.uploads.append(sender, delivery, id, offset, new Blob([rest]).stream());
  if (outcome.kind !== 'appended') throw new Error(outcome.kind);
}
await deliveries.stop();
await store.destroy();
