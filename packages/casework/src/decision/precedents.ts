/** An earlier public decision, as far as it can be set beside another. Figures only where they are public. */
export interface Precedent {
  readonly number: string;
  readonly title: string;
  readonly methodType?: string;
  readonly outcome: string;
  /** Day of the meeting. */
  readonly decidedOn?: string;
  readonly severityClass?: number;
  /** NOK per QALY. */
  readonly costPerQaly?: number;
  readonly constructed: boolean;
}

/** What a case has that earlier decisions can be like. */
export type PrecedentSubject = Pick<Precedent, 'number' | 'methodType' | 'severityClass' | 'costPerQaly'>;

/** An earlier decision with how near it lies; a difference that cannot be told is left out. */
export interface NearPrecedent {
  readonly precedent: Precedent;
  readonly sameMethodType: boolean;
  /** Classes between the two, 0 for the same. */
  readonly severityDifference?: number;
  /** The earlier cost per QALY over this one's. */
  readonly costRatio?: number;
}

/**
 * The earlier decisions nearest to a case: first by severity class, then by type of method, then by the ratio of cost per QALY, the newest first among
 * equals. What is not public, or not known, counts as farther than anything known. An aid to consistency, not advice: S06.R4, S06.R6, S21.R1.
 */
export function nearestPrecedents(
  subject: PrecedentSubject,
  precedents: readonly Precedent[],
  count: number,
): readonly NearPrecedent[] {
  return precedents
    .filter(({ number }) => number !== subject.number)
    .map((precedent) => near(subject, precedent))
    .toSorted(
      (one, other) =>
        distance(one.severityDifference) - distance(other.severityDifference) ||
        Number(other.sameMethodType) - Number(one.sameMethodType) ||
        distance(logOf(one.costRatio)) - distance(logOf(other.costRatio)) ||
        (other.precedent.decidedOn ?? '').localeCompare(one.precedent.decidedOn ?? '') ||
        one.precedent.number.localeCompare(other.precedent.number),
    )
    .slice(0, count);
}

function near(subject: PrecedentSubject, precedent: Precedent): NearPrecedent {
  const { severityClass, costPerQaly } = subject;
  return {
    precedent,
    sameMethodType: subject.methodType === precedent.methodType,
    ...(severityClass === undefined || precedent.severityClass === undefined
      ? {}
      : { severityDifference: Math.abs(severityClass - precedent.severityClass) }),
    ...(costPerQaly === undefined || precedent.costPerQaly === undefined || costPerQaly <= 0 || precedent.costPerQaly <= 0
      ? {}
      : { costRatio: precedent.costPerQaly / costPerQaly }),
  };
}

/** Larger than any distance between classes or ratios that occur. */
const unknown = Number.MAX_SAFE_INTEGER;
const distance = (value: number | undefined): number => value ?? unknown;
const logOf = (ratio: number | undefined): number | undefined => (ratio === undefined ? undefined : Math.abs(Math.log(ratio)));
