export type { Agreed } from './check.ts';
export { type Engine, type EngineLimits, openEngine, usualLimits } from './engine.ts';
export { previewFile, type Previewed, type Processed, processDelivery, type StoredTable, storedPath } from './settle.ts';
export type { DeliveredFile } from './sources.ts';
export { outcomeTable, type Planned } from './outcome-table.ts';
export { followUpData, type FollowUpDataRead, type RegisterTables } from './follow-up-data.ts';
