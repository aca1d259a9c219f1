import { type CalendarDate, factAsOf } from '@likeverd/reference';
import type { Disclosure } from './guard.ts';

export type DisclosureLimit =
  | 'disclosure-narrowest-interval'
  | 'disclosure-fewest-members'
  | 'disclosure-largest-share'
  | 'disclosure-width-of-about';

/** After every day on which anything became known. */
const everKnown = '9999-12-31';

/**
 * A limit as it is in force on a day, by all that is known of that day now: what is put in with an earlier date is guarded like anything else. All are premises of
 * ours, dated and to be decided by those who answer for them.
 */
export function disclosureLimit(id: DisclosureLimit, today: CalendarDate): number {
  const fact = factAsOf(id, { effective: today, known: everKnown });
  if (fact === undefined) throw new RangeError(`No ${id} is in force on ${today}`);
  return fact.value;
}

/** Hidden values that the public can place more narrowly than the limit. */
export function tooNarrow(disclosure: Extract<Disclosure, { status: 'solved' }>, limit: number): readonly string[] {
  return disclosure.revealed.filter(({ relativeWidth }) => relativeWidth < limit).map(({ hidden }) => hidden);
}
