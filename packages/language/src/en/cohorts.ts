import { formatDate } from '../formatting.ts';
import type { cohorts as base } from '../nb/cohorts.ts';

type Details = Readonly<Record<string, string>>;

const domains: Readonly<Record<string, string>> = {
  drug: 'medicine',
  condition: 'diagnosis',
  procedure: 'procedure',
  measurement: 'measurement',
  observation: 'observation',
};
const starts: Readonly<Record<string, string>> = {
  drug: 'starts treatment with',
  condition: 'is diagnosed with',
  procedure: 'has the procedure',
  measurement: 'is measured for',
  observation: 'has recorded',
};
const handled: Readonly<Record<string, string>> = {
  exclude: 'left out otherwise',
  include: 'kept all the same otherwise',
  separate: 'in a group of their own otherwise',
};
const missing: Readonly<Record<string, string>> = {
  exclude: 'without a result: left out',
  include: 'without a result: kept all the same',
  separate: 'without a result: in a group of their own',
};

const coded = ({ codes, vocabulary }: Details): string => `${codes}${vocabulary === 'local' ? '' : ` (${vocabulary})`}`;
const named = (details: Details): string => `${domains[details['domain'] ?? ''] ?? ''} ${coded(details)}`;
const others = ({ failing }: Details): string => ` (${handled[failing ?? ''] ?? ''})`;
const unanswered = (d: Details): string => ` (${handled[d['failing'] ?? ''] ?? ''}; ${missing[d['missing'] ?? ''] ?? ''})`;
const times = ({ atLeast }: Details): string => (atLeast === '1' ? 'once' : `${atLeast} times`);
const date = (iso: string | undefined): string => formatDate(iso ?? '', 'en');

/** Who is followed, as one sentence; its parts are what the queries are made from. */
export const cohorts: typeof base = {
  parts: {
    start: (d) => `Everyone who ${starts[d['domain'] ?? '']} ${coded(d)} from ${date(d['from'])} to ${date(d['to'])}`,
    washout: (d) => `without the same in the ${d['days']} days before`,
    observed: () => 'under observation in the register that day',
    ageFrom: (d) => `aged at least ${d['minimum']}${others(d)}`,
    ageTo: (d) => `aged at most ${d['maximum']}${others(d)}`,
    ageBetween: (d) => `aged from ${d['minimum']} to ${d['maximum']}${others(d)}`,
    prior: (d) => `with ${named(d)} recorded at least ${times(d)} in the ${d['days']} days before the start${others(d)}`,
    absent: (d) => `without ${named(d)} in the ${d['days']} days before the start${others(d)}`,
    biomarkerValues: (d) =>
      `with the result ${d['values']} of ${named(d)} in the ${d['days']} days up to the start${unanswered(d)}`,
    biomarkerFrom: (d) => `with ${named(d)} of at least ${d['minimum']} in the ${d['days']} days up to the start${unanswered(d)}`,
    biomarkerTo: (d) => `with ${named(d)} of at most ${d['maximum']} in the ${d['days']} days up to the start${unanswered(d)}`,
    biomarkerBetween: (d) =>
      `with ${named(d)} from ${d['minimum']} to ${d['maximum']} in the ${d['days']} days up to the start${unanswered(d)}`,
    lines: (d) => `given from ${d['minimum']} to ${d['maximum']} different substances among ${coded(d)} before${others(d)}`,
    follow: () => 'They are followed until death or the last day under observation.',
    followAtMost: (d) => `They are followed until death, the last day under observation, or ${d['days']} days after the start.`,
  },
  measured: {
    overallSurvival: () => 'time from the start to death',
    timeOnTreatment: (d) => `time on treatment, until a gap of more than ${d['days']} days`,
    timeToOrDeath: (d) => `time from the start to the first ${named(d)}, or death`,
    timeTo: (d) => `time from the start to the first ${named(d)}; death before it counts as another event`,
    firstOf: (d) => `time from the start to the first of ${coded(d)}`,
    nextLine: (d) => `time from the start to another substance among ${coded(d)}`,
    score: (d) => `the result of ${named(d)} nearest to the month, at most ${d['days']} days from it`,
    count: (d) => `number of ${named(d)} up to the month`,
    cost: () => 'cost of drugs, visits and procedures up to the month',
  },
  sentence: (who: readonly string[], how: string): string => `${who.join(', ')}. ${how}`,
};
