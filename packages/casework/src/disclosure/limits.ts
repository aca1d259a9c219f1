import { type CalendarDate, factAsOf } from '@likeverd/reference';
import type { Disclosure } from './guard.ts';

export type DisclosureLimit =
  | 'disclosure-narrowest-interval'
  | 'disclosure-fewest-members'
  | 'disclosure-largest-share'
  | 'disclosure-width-of-about';

/** A limit as it is in force on a day. All are premises of ours, dated and to be decided by those who answer for them. */
export function disclosureLimit(id: DisclosureLimit, today: CalendarDate): number {
  const fact = factAsOf(id, { effective: today, known: today });
  if (fact === undefined) throw new RangeError(`No ${id} is in force on ${today}`);
  return fact.value;
}

/** Hidden values that the public can place more narrowly than the limit. */
export function tooNarrow(disclosure: Extract<Disclosure, { status: 'solved' }>, limit: number): readonly string[] {
  return disclosure.revealed.filter(({ relativeWidth }) => relativeWidth < limit).map(({ hidden }) => hidden);
}
