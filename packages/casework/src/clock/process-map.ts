import { type CalendarDate, factAsOf } from '@likeverd/reference';

/** The steps of the process as readers meet them, in order. Box 7.5 (S14), facts 3.2. */
export const processSteps = [
  'ask',
  'input',
  'commission',
  'documentation',
  'assessment',
  'price',
  'signOff',
  'decision',
  'use',
  'again',
] as const;
export type ProcessStep = (typeof processSteps)[number];

/** For whom the process is told. S21.R4: detail level by target group. */
export const processAudiences = ['supplier', 'proposer', 'patient', 'clinician', 'press'] as const;
export type ProcessAudience = (typeof processAudiences)[number];

const factIds = {
  inputDaysMedicines: 'input-window-medicines',
  inputDaysOther: 'input-window-other',
  documentationMonths: 'documentation-limit',
  assessmentDays: 'assessment-limit',
  signOffShortest: 'commission-review-shortest',
  signOffLongest: 'commission-review-longest',
} as const;

/** The times that the map tells, as they are on a day. */
export type ProcessFacts = Readonly<Record<keyof typeof factIds, number>>;

/** The times of the process on a day, or null on a day on which one of them is not known. */
export function processFactsOn(day: CalendarDate): ProcessFacts | null {
  const value = (id: string): number => factAsOf(id, { effective: day, known: day })?.value ?? Number.NaN;
  const facts: ProcessFacts = {
    inputDaysMedicines: value(factIds.inputDaysMedicines),
    inputDaysOther: value(factIds.inputDaysOther),
    documentationMonths: value(factIds.documentationMonths),
    assessmentDays: value(factIds.assessmentDays),
    signOffShortest: value(factIds.signOffShortest),
    signOffLongest: value(factIds.signOffLongest),
  };
  return Object.values(facts).some(Number.isNaN) ? null : facts;
}
