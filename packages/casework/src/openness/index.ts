export { type CalendarEntry, calendarOf, type DateKind } from './dates.ts';
export { type PublicVersion, publicVersions, type VersionedView, viewVersion } from './versions.ts';
