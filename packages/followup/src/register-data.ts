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
export {
  costDomains,
  isConcept,
  isSingle,
  type OmopCell,
  type OmopRows,
  omopTargets,
  settableColumns,
} from './registers/omop-rows.ts';
export { agreements, type MadeTable, madeTables, recordsName, recordsQuery } from './registers/omop-queries.ts';
export { type ColumnMapping, type Mapping, type MappingFault, mappingFaultCodes, mappingFaults } from './registers/mapping.ts';
export {
  type DeliveryForm,
  deliveryForms,
  type Register,
  type RegisterId,
  type RegisterVariable,
  registerIds,
} from './registers/register.ts';
export { readRegister } from './registers/read-register.ts';
export { aggregatesTable, formOfDelivery, registerOf, registers } from './registers/registers.ts';
export type { CohortDefinition, Criterion, EventSpec, Outcome, Repeated } from './cohorts/definition.ts';
export { type Attrition, attritionQuery, membersQuery, readAttrition } from './cohorts/members.ts';
export { dayOfMonth, exposuresQuery, outcomeQuery, repeatedQuery, startsQuery } from './cohorts/outcomes.ts';
export { bindingFaults } from './fhir/bindings.ts';
export { measuredCodes, measuredPart, type SentencePart, sentenceCodes, sentenceParts } from './cohorts/sentence.ts';
export { entriesWithIdentityNumbers, tablesOf, takenResources } from './fhir/bundle.ts';
export { readCohort } from './cohorts/read.ts';
