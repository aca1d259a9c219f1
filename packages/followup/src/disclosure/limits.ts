import { type CalendarDate, factAsOf, normativeFacts } from '@likeverd/reference';

/** What a release must keep to. Facts with a day and a source; see `release-…` in the reference room. */
export interface ReleaseLimits {
  /** Fewest people in a count that is shown, unless it is 0. */
  readonly smallestCount: number;
  /** Least width of the interval in which anybody can place a count that is kept back. */
  readonly protectionWidth: number;
  /** Largest share of a sum that the two largest contributions may make up. */
  readonly dominanceShare: number;
  /** How near the largest contribution the second largest contributor must not come, as a share of it: the p % rule. */
  readonly nearestEstimate: number;
  /** Fewest people behind a mean, quantile or estimate. */
  readonly smallestGroup: number;
  /** Base to which counts are rounded where rounding is chosen. */
  readonly roundingBase: number;
  /** Fewest people at risk where a survival curve goes on. */
  readonly smallestAtRisk: number;
  /** Significant digits of means, quantiles and estimates. */
  readonly significantDigits: number;
}

const ids: Readonly<Record<keyof ReleaseLimits, string>> = {
  smallestCount: 'release-smallest-count',
  protectionWidth: 'release-protection-width',
  dominanceShare: 'release-dominance-share',
  nearestEstimate: 'release-nearest-estimate',
  smallestGroup: 'release-smallest-group',
  roundingBase: 'release-rounding-base',
  smallestAtRisk: 'release-smallest-at-risk',
  significantDigits: 'release-significant-digits',
};

/** The limits in force on a day, as they were known then; on a day before they were, as they first became known: examples are played in the past. */
export function releaseLimits(today: CalendarDate): ReleaseLimits {
  const of = (key: keyof ReleaseLimits): number => {
    const [first = today] = normativeFacts.flatMap(({ id, knownFrom }) => (id === ids[key] ? [knownFrom] : [])).toSorted();
    const fact = factAsOf(ids[key], { effective: today, known: first > today ? first : today });
    if (fact === undefined) throw new RangeError(`No ${ids[key]} is in force on ${today}`);
    return fact.value;
  };
  return {
    smallestCount: of('smallestCount'),
    protectionWidth: of('protectionWidth'),
    dominanceShare: of('dominanceShare'),
    nearestEstimate: of('nearestEstimate'),
    smallestGroup: of('smallestGroup'),
    roundingBase: of('roundingBase'),
    smallestAtRisk: of('smallestAtRisk'),
    significantDigits: of('significantDigits'),
  };
}
