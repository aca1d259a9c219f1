import { makePlanned, type PlannedOrder } from './make.ts';

// A process of its own: takes one order, answers with its report, and is gone. One whose server is gone has nobody to answer and ends too.
process.once('message', (order: PlannedOrder) => {
  void makePlanned(order).then((made) => process.send?.(made));
});
process.once('disconnect', () => process.exit());
