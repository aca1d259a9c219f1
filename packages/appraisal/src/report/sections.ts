/** The sections of an assessment report, in the order of the page. */
export const sectionIds = [
  'pico',
  'evidence',
  'model',
  'benefit',
  'resources',
  'severity',
  'uncertainty',
  'strategies',
  'budget',
  'personnel',
  'ethics',
  'organisation',
  'patientPerspective',
] as const;
export type SectionId = (typeof sectionIds)[number];
