import type { CalendarDate } from '@likeverd/reference';

/**
 * The parties that can have a case, in the order in which a case passes them. `closed`: nobody, the case has ended.
 * Source: Box 7.5 and Figure 7.5 (S14), facts 3.2.
 */
export const clockParties = [
  'supplier',
  'proposer',
  'secretariat',
  'dmp',
  'fhi',
  'sykehusinnkjop',
  'bestillerforum',
  'rhf',
  'beslutningsforum',
  'closed',
] as const;
export type ClockParty = (typeof clockParties)[number];

/** What the case waits for, in the order of Box 7.5. The phases of Figure 7.5 are sums of these (statistics/measures.ts). */
export const clockPhases = [
  'intake',
  'commission',
  'documentation',
  'documentationCheck',
  'queue',
  'assessment',
  'negotiation',
  'signOff',
  'preparation',
  'decision',
  'publication',
  'closed',
] as const;
export type ClockPhase = (typeof clockPhases)[number];

/** Why a body stops its clock: each waits for the supplier (Figure 7.5, supplier's time in phases 2 and 3). */
export const stopReasons = ['supplementaryDocumentation', 'clarification', 'priceOffer', 'supplierWish'] as const;
export type StopReason = (typeof stopReasons)[number];

/** Why the clock moved. Codes, not texts: an entry is public from registration on and holds nothing that somebody wrote. */
export const clockReasons = [
  'received',
  'completionAsked',
  'completed',
  'registered',
  'commissioned',
  'documentationReceived',
  'documentationIncomplete',
  'documentationComplete',
  'assessmentStarted',
  'assessmentDelivered',
  'priceNoteDelivered',
  'signedOff',
  'putOnAgenda',
  'takenOffAgenda',
  'returned',
  'postponed',
  'decided',
  'reopened',
  'reassessed',
  'declined',
  'lapsed',
  'withdrawn',
  'cancelled',
  'published',
  ...stopReasons,
  'resumed',
  'handedOver',
] as const;
export type ClockReason = (typeof clockReasons)[number];

/** One entry of the clock ledger: from this day on the case was with this party. Never changed; a wrong one is replaced by a new one. */
export interface ClockEntry {
  /** Number of the entry in its case, from 1; the same for every reader. */
  readonly entry: number;
  /** The day from which it counts, in Europe/Oslo. */
  readonly day: CalendarDate;
  readonly party: ClockParty;
  readonly phase: ClockPhase;
  readonly reason: ClockReason;
  /** Number of the entry that was wrong and that this one replaces. */
  readonly replaces?: number;
}
