export { type Agreed, hashFile } from './check.ts';
export { type Engine, type EngineLimits, openEngine, usualLimits } from './engine.ts';
export { contentOf, type Processed, processDelivery, type StoredTable, storedPath } from './settle.ts';
export type { DeliveredFile, FileMapping } from './sources.ts';
