export { type AcceptedDelivery, checkDelivery, type Delivery, type DeliveryFault, deliveryFaultCodes } from './delivery.ts';
export {
  type CheckedDictionary,
  type Dictionary,
  type DictionaryFault,
  dictionaryFaultCodes,
  readDictionary,
  type Variable,
} from './dictionary.ts';
export { type PublishedCount, type PublishedTable, suppressSmallCells } from './disclosure.ts';
export { type ReleasedRow, releasedRow } from './releases.ts';
export { carriesIdentityNumber, isIdentityNumber } from './identity-number.ts';
export { readCsv } from './csv.ts';
export { couldCarryIdentityNumber, numberCarriesIdentityNumber } from './identity-number.ts';
export { excludedOmopTables, omopTables, requiredOmopTables } from './omop/tables.ts';
export { type Reading, valueOf } from './tables/cast.ts';
export {
  type CheckContext,
  couldBeIdentityNumber,
  countDuplicates,
  countViolations,
  type Definitions,
  listDuplicates,
  listViolations,
  type RowCheck,
  rowChecks,
} from './tables/checks.ts';
export type { CodeForm, Column, ColumnKind, TableDefinition } from './tables/definition.ts';
export { type Dialect, duckdb, identifier, literal, postgresql } from './tables/dialect.ts';
export {
  type DriftLimits,
  driftBetween,
  type Expectation,
  meansQuery,
  measured,
  monthsQuery,
  sharesQuery,
  type TableProfile,
  uncovered,
  usualDriftLimits,
} from './tables/profile.ts';
export {
  checkedFaultCodes,
  type CheckedFault,
  type DeliveredTable,
  type DeliveryFaultCode,
  type DeliveryReport,
  explainable,
  type FaultCount,
  listedInAll,
  listedOfEach,
} from './tables/report.ts';
export * from './outcomes/table.ts';
export * from './observed/index.ts';
export { followUpRules, type FollowUpRule, type Refusal, type RefusalCode, refusalCodes } from './rules.ts';
export * from './update/index.ts';
export * from './settlement/index.ts';
export * from './forecast/index.ts';
export * from './simulate/index.ts';
