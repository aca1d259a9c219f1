import { calendarDaysBetween, type CalendarDate } from '@likeverd/reference';
import type { ClockParty, ClockPhase } from '../entries.ts';
import type { Ledger } from '../ledger.ts';
import type { TimedCase } from './cases.ts';

/** Why a case is not among those that a statistic is made of. */
export const exclusions = ['notDecided', 'noLedger', 'imported', 'noAuthorisation', 'noDocumentation', 'notDelivered'] as const;
export type Exclusion = (typeof exclusions)[number];

/** A duration in calendar days, with the day by whose year it is counted; or why there is none. */
export type Measured = { readonly days: number; readonly on: CalendarDate } | Exclusion;

/**
 * One definition of a duration: the words are in packages/language under its id. The version is raised when what is counted changes, so
 * that figures published under different versions are not compared.
 */
export interface Measure {
  readonly id: MeasureId;
  readonly version: string;
  readonly measure: (counted: TimedCase) => Measured;
}

export const partiesMeasured = [
  'supplier',
  'proposer',
  'secretariat',
  'dmp',
  'fhi',
  'sykehusinnkjop',
  'bestillerforum',
  'rhf',
  'beslutningsforum',
] as const satisfies readonly ClockParty[];

/** The five lines of Figure 7.5 (S14). */
export const figurePhases = ['supplierPhase1', 'supplierStops', 'agencyPhase2', 'purchasingPhase3', 'forumsPhase4'] as const;

export type MeasureId =
  | 'receiptToDecision'
  | 'authorisationToDecision'
  | 'completeDocumentationToDelivery'
  | (typeof figurePhases)[number]
  | `with.${(typeof partiesMeasured)[number]}`;

type Decided = TimedCase & { readonly ledger: Ledger; readonly firstDecision: CalendarDate };

/** A duration of cases that have been decided and whose clock was kept from the receipt on, counted in the year of the first decision. */
function ofDecided(id: MeasureId, days: (counted: Decided) => number | Exclusion): Measure {
  return {
    id,
    version: '1.0',
    measure: (counted) => {
      const { ledger, firstDecision } = counted;
      if (firstDecision === undefined) return 'notDecided';
      if (ledger?.spans[0]?.reason !== 'received') return counted.imported === true ? 'imported' : 'noLedger';
      const found = days({ ...counted, ledger, firstDecision });
      return typeof found === 'number' ? { days: found, on: firstDecision } : found;
    },
  };
}

type Stretch = TimedCase['before'][number];

/** Days of some stretches before the first decision. */
function spent({ before }: Decided, belongs: (stretch: Stretch) => boolean): number {
  return before.reduce((sum, stretch) => (belongs(stretch) ? sum + stretch.days : sum), 0);
}

const phases = (...names: readonly ClockPhase[]): ReadonlySet<ClockPhase> => new Set(names);
const documentation = phases('documentation', 'documentationCheck');
const inStops = phases('queue', 'assessment', 'negotiation');
const atAgency = phases('queue', 'assessment');
const atPurchasing = phases('negotiation');
const atForums = phases('signOff', 'preparation', 'decision');

/**
 * Every duration that is published. Industry's way: from marketing authorisation to the first decision, whoever had the case (as EFPIA's
 * WAIT indicator counts; facts 3.4). Agency's way: days with the agency from complete documentation, without the days its clock stood
 * (the 180-day limit, S14 L6867-6879). Box 7.4 (S14): which start of the clock is used must be said.
 */
export const measures: readonly Measure[] = [
  ofDecided('receiptToDecision', ({ ledger, firstDecision }) => calendarDaysBetween(ledger.start, firstDecision)),
  {
    id: 'authorisationToDecision',
    version: '1.0',
    measure: ({ firstDecision, authorisedOn }) => {
      if (firstDecision === undefined) return 'notDecided';
      return authorisedOn === undefined
        ? 'noAuthorisation'
        : { days: calendarDaysBetween(authorisedOn, firstDecision), on: firstDecision };
    },
  },
  {
    id: 'completeDocumentationToDelivery',
    version: '1.0',
    measure: ({ agency, imported }) => {
      if (agency === null) return imported === true ? 'imported' : 'noDocumentation';
      return agency.delivered === undefined ? 'notDelivered' : { days: agency.days, on: agency.delivered };
    },
  },
  ofDecided('supplierPhase1', ({ agency, authorisedOn }) => {
    if (agency === null) return 'noDocumentation';
    return authorisedOn === undefined ? 'noAuthorisation' : calendarDaysBetween(authorisedOn, agency.from);
  }),
  ofDecided('supplierStops', (counted) => spent(counted, ({ party, phase }) => party === 'supplier' && inStops.has(phase))),
  ofDecided('agencyPhase2', (counted) =>
    counted.agency === null
      ? 'noDocumentation'
      : spent(counted, ({ party, phase }) => party === counted.agency?.body && (atAgency.has(phase) || documentation.has(phase))),
  ),
  ofDecided('purchasingPhase3', (counted) =>
    spent(counted, ({ party, phase }) => party === 'sykehusinnkjop' && atPurchasing.has(phase)),
  ),
  ofDecided('forumsPhase4', (counted) => spent(counted, ({ phase }) => atForums.has(phase))),
  ...partiesMeasured.map((party) => ofDecided(`with.${party}`, (counted) => spent(counted, (stretch) => stretch.party === party))),
];
