import { makePlanned, type PlannedOrder } from './make.ts';

// A process of its own: takes one order, answers with its report, and is gone. One whose server is gone has nobody to answer and ends too.
process.once('message', async (order: PlannedOrder) => {
  process.send?.(await makePlanned(order));
});
process.once('disconnect', () => process.exit());
