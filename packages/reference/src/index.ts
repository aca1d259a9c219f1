export { factAsOf, holdsAsOf } from './as-of.ts';
export {
  addCalendarDays,
  addCalendarMonths,
  calendarDaysBetween,
  fromDayNumber,
  isCalendarDate,
  osloDate,
  osloInstant,
  osloStartOfDay,
  toDayNumber,
  weekday,
} from './calendar.ts';
export { type KnownGap, knownGaps, normativeFacts } from './facts.ts';
export { type HealthTrust, healthTrusts, regionNumbers, regionOf } from './health-trusts.ts';
export {
  addWorkingDays,
  easterSunday,
  type Holiday,
  type HolidayName,
  isWorkingDay,
  publicHolidays,
  workingDaysBetween,
} from './holidays.ts';
export {
  type ImpactCategory,
  impactCategories,
  type ImpactInclusion,
  type ImpactInventory,
  impactInventoryAsOf,
} from './impact-inventory.ts';
export { referenceTable, referenceTables } from './tables.ts';
export * from './types.ts';
