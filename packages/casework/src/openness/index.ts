export { type CalendarEntry, calendarOf, type DateKind } from './dates.ts';
export { type JournalPost, journalOf, type WithheldValue, type Withholding } from './journal.ts';
export { type PublicVersion, publicVersions, type VersionedView, viewVersion } from './versions.ts';
