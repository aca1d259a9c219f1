import type { CohortDefinition, Criterion, EventSpec, Outcome, Repeated } from './definition.ts';

/** A part of the sentence that says who is followed; the words stand in packages/language under the code. */
export interface SentencePart {
  readonly code: SentenceCode;
  readonly details: Readonly<Record<string, string>>;
}

export const sentenceCodes = [
  'start',
  'washout',
  'observed',
  'ageFrom',
  'ageTo',
  'ageBetween',
  'prior',
  'absent',
  'biomarkerValues',
  'biomarkerFrom',
  'biomarkerTo',
  'biomarkerBetween',
  'lines',
  'follow',
  'followAtMost',
] as const;
export type SentenceCode = (typeof sentenceCodes)[number];

const eventOf = ({ domain, vocabulary, codes }: EventSpec): Readonly<Record<string, string>> => ({
  domain,
  vocabulary,
  codes: codes.join(', '),
});

/** Which of three parts says a pair of limits, either of which may be absent. */
function limits<T extends SentenceCode>(
  minimum: number | undefined,
  maximum: number | undefined,
  [from, to, between]: readonly [T, T, T],
): T {
  if (maximum === undefined) return from;
  return minimum === undefined ? to : between;
}

function partOf(criterion: Criterion): SentencePart {
  switch (criterion.kind) {
    case 'age':
      return {
        code: limits(criterion.minimum, criterion.maximum, ['ageFrom', 'ageTo', 'ageBetween']),
        details: { minimum: String(criterion.minimum ?? ''), maximum: String(criterion.maximum ?? ''), failing: criterion.failing },
      };
    case 'prior':
      return {
        code: criterion.present === false ? 'absent' : 'prior',
        details: {
          ...eventOf(criterion.event),
          days: String(criterion.days),
          atLeast: String(criterion.atLeast ?? 1),
          failing: criterion.failing,
        },
      };
    case 'biomarker':
      return {
        code:
          criterion.values === undefined
            ? limits(criterion.minimum, criterion.maximum, ['biomarkerFrom', 'biomarkerTo', 'biomarkerBetween'])
            : 'biomarkerValues',
        details: {
          ...eventOf(criterion.event),
          values: (criterion.values ?? []).join(', '),
          minimum: String(criterion.minimum ?? ''),
          maximum: String(criterion.maximum ?? ''),
          days: String(criterion.days),
          failing: criterion.failing,
          missing: criterion.missing,
        },
      };
    case 'lines':
      return {
        code: 'lines',
        details: {
          ...eventOf(criterion.event),
          minimum: String(criterion.minimum),
          maximum: String(criterion.maximum),
          failing: criterion.failing,
        },
      };
  }
}

/** Who is followed, part by part, in the order in which a sentence says it. The same definition gives the queries; nothing is said twice. */
export function sentenceParts({ index, period, washoutDays, criteria, exitDays }: CohortDefinition): readonly SentencePart[] {
  return [
    { code: 'start', details: { ...eventOf(index), from: period.from, to: period.to } },
    ...(washoutDays === 0 ? [] : [{ code: 'washout', details: { days: String(washoutDays) } } as const]),
    { code: 'observed', details: {} },
    ...criteria.map(partOf),
    exitDays === undefined ? { code: 'follow', details: {} } : { code: 'followAtMost', details: { days: String(exitDays) } },
  ];
}

export const measuredCodes = [
  'overallSurvival',
  'timeOnTreatment',
  'timeToOrDeath',
  'timeTo',
  'firstOf',
  'nextLine',
  'score',
  'count',
  'cost',
] as const;

/** What is measured, for a sentence; the words stand in packages/language under the code. */
export function measuredPart(measured: Outcome | Repeated): {
  readonly code: (typeof measuredCodes)[number];
  readonly details: Readonly<Record<string, string>>;
} {
  const details = 'event' in measured ? eventOf(measured.event) : {};
  switch (measured.kind) {
    case 'firstOf':
      return {
        code: measured.kind,
        details: { codes: measured.events.flatMap(({ codes }) => codes).join(', '), vocabulary: 'local' },
      };
    case 'timeTo':
      return { code: measured.death === 'event' ? 'timeToOrDeath' : 'timeTo', details };
    case 'timeOnTreatment':
      return { code: measured.kind, details: { days: String(measured.gapDays) } };
    case 'score':
      return { code: measured.kind, details: { ...details, days: String(measured.windowDays) } };
    default:
      return { code: measured.kind, details };
  }
}
