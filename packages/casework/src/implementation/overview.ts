import { type CalendarDate, healthTrusts, regionOf } from '@likeverd/reference';
import { decisionInForce } from '../decision/state.ts';
import { introduces } from '../decision/fields.ts';
import { regionalHealthAuthorities } from '../parties.ts';
import type { CaseState } from '../state.ts';
import { type Acknowledgement, type GuidelineFlag, type Introduction, openFlags, periodEndOf } from './state.ts';

/** What one trust has said of the decision in force. */
export interface TrustStatus {
  readonly trust: string;
  readonly region: string;
  readonly acknowledgement?: Acknowledgement;
  readonly introduction?: Introduction;
}

/** How far one region has come with the decision in force: counts of its trusts. */
export interface RegionStatus {
  readonly region: string;
  readonly trusts: number;
  /** The letter about the decision has been sent. */
  readonly informed: boolean;
  readonly acknowledged: number;
  readonly inUse: number;
  readonly notInUse: number;
  /** Trusts that have not said whether the method is in use; none where the decision does not allow use. */
  readonly silent: number;
}

/** What became of a case's decision in force. */
export interface Implementation {
  readonly outcome: string;
  readonly allowsUse: boolean;
  readonly validFrom?: CalendarDate;
  readonly regions: readonly RegionStatus[];
  readonly trusts: readonly TrustStatus[];
  readonly flags: readonly GuidelineFlag[];
}

/** What became of the decision in force, as far as the reader of the state may know; undefined where none has been published. S24, S14.R2. */
export function implementationOf({
  decisions,
  implementation,
}: Pick<CaseState, 'decisions' | 'implementation'>): Implementation | undefined {
  const inForce = decisionInForce(decisions);
  if (inForce === undefined) return undefined;
  const { decision, ordinal } = inForce;
  const allowsUse = introduces(decision.outcome);
  const own = <T extends { readonly ordinal: number }>(all: readonly T[]): readonly T[] =>
    all.filter((each) => each.ordinal === ordinal);
  const [letters, acknowledgements, introductions] = [
    own(implementation.letters),
    own(implementation.acknowledgements),
    own(implementation.introductions),
  ];
  const trusts = healthTrusts.trusts.map(({ id, region }): TrustStatus => {
    const acknowledgement = acknowledgements.find(({ trust }) => trust === id);
    const introduction = introductions.find(({ trust }) => trust === id);
    return {
      trust: id,
      region,
      ...(acknowledgement === undefined ? {} : { acknowledgement }),
      ...(introduction === undefined ? {} : { introduction }),
    };
  });
  return {
    outcome: decision.outcome ?? '',
    allowsUse,
    ...(decision.validFrom === undefined ? {} : { validFrom: decision.validFrom }),
    regions: regionalHealthAuthorities.map((region) => {
      const inRegion = trusts.filter((status) => status.region === region);
      const count = (counts: (status: TrustStatus) => boolean): number => inRegion.filter(counts).length;
      return {
        region,
        trusts: inRegion.length,
        informed: letters.some(({ recipients }) => recipients.includes(region)),
        acknowledged: count(({ acknowledgement }) => acknowledgement !== undefined),
        inUse: count(({ introduction }) => introduction?.inUse === true),
        notInUse: count(({ introduction }) => introduction?.inUse === false),
        silent: allowsUse ? count(({ introduction }) => introduction === undefined) : 0,
      };
    }),
    trusts,
    flags: openFlags(implementation),
  };
}

/** Patients of a quarter by region, in the order of the regions, and whether every trust that uses the method has reported. */
export interface QuarterUse {
  readonly period: string;
  readonly patients: readonly number[];
  readonly complete: boolean;
}

/**
 * Use by region and quarter, oldest first, from the whole state of a case. A quarter is complete when every trust that had the method in use before its end has
 * reported it. Not for publication: small counts are not kept back here.
 */
export function useByRegion({ implementation }: Pick<CaseState, 'implementation'>): readonly QuarterUse[] {
  const { use, introductions } = implementation;
  const periods = [...new Set(use.map(({ period }) => period))].toSorted();
  return periods.map((period) => {
    const reports = use.filter((report) => report.period === period);
    const expected = introductions
      .filter(({ inUse, from }) => inUse && (from ?? '') <= periodEndOf(period))
      .map(({ trust }) => trust);
    return {
      period,
      patients: regionalHealthAuthorities.map((region) =>
        reports.filter(({ trust }) => regionOf(trust) === region).reduce((sum, { patients = 0 }) => sum + patients, 0),
      ),
      complete: expected.every((trust) => reports.some((report) => report.trust === trust)),
    };
  });
}
