import pino from 'pino';
import { openStore } from '../src/database.ts';
import { openFollowUpOrders } from '../src/follow-up-reports/orders.ts';

/** What a test tells this process: where the data are, and the step at which it is to be killed. */
interface Told {
  readonly connection: Parameters<typeof openStore>[0];
  readonly dataFolder: string;
  readonly step: string;
  readonly now: string;
}

const { connection, dataFolder, step, now } = JSON.parse(process.env['WORKER'] ?? '{}') as Told;
const store = openStore(connection, () => undefined, 2);
const orders = openFollowUpOrders({
  store,
  clock: () => new Date(now),
  log: pino({ level: 'error' }, pino.destination({ dest: 2, sync: true })),
  dataFolder,
  gallery: async () => new Map(),
  assessments: async () => new Map(),
  limits: { memory: 256 * 1024 ** 2, threads: 1 },
  told: (reached) => {
    if (reached === step) process.kill(process.pid, 'SIGKILL');
  },
});
await orders.work();
await orders.stop();
await store.destroy();
