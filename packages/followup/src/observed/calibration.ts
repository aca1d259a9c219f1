import { type CalendarDate, toDayNumber } from '@likeverd/reference';
import { binomialLimits } from '@likeverd/statistics';
import { type OutcomeTable, rowsOf, takeRows } from '../outcomes/table.ts';
import { againstExpected, type EventsAgainstExpected } from './against-assumed.ts';

/** Patients that were expected to start between two dates, the second not included: in one region, or in all of Norway. */
export interface ExpectedPatients {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly region?: string;
  readonly patients: number;
}

/** Patients who started against those expected, up to the day that the data reach to. */
export interface PatientsAgainstExpected extends EventsAgainstExpected {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly region?: string;
  /** By the exact Poisson test at 5 %. */
  readonly verdict: 'asExpected' | 'more' | 'fewer';
}

/** 5 %: the usual level of a single test. */
const level = 0.05;

/**
 * Calibration of population size. A period that the data do not cover whole counts by its share of days. Periods that begin after the data end are left out.
 * The Poisson limits know nothing of how uncertain the expectation itself was.
 */
export function populationCalibration(
  table: OutcomeTable,
  expected: readonly ExpectedPatients[],
  dataUntil: CalendarDate,
): readonly PatientsAgainstExpected[] {
  const treated = takeRows(table, rowsOf(table, { arm: 'treated' }));
  return expected
    .filter(({ from }) => from < dataUntil)
    .map(({ from, to, region, patients }) => {
      const until = to < dataUntil ? to : dataUntil;
      const days = (end: CalendarDate): number => toDayNumber(end) - toDayNumber(from);
      const started = treated.start.filter(
        (start, row) => start >= from && start < until && (region === undefined || treated.region[row] === region),
      ).length;
      const found = againstExpected(started, (patients * days(until)) / days(to));
      return {
        from,
        to: until,
        ...(region === undefined ? {} : { region }),
        ...found,
        verdict: found.p >= level ? 'asExpected' : found.excess > 0 ? 'more' : 'fewer',
      };
    });
}

/** What was decided beforehand of records outside the indication, and of those that do not tell. A11-4. */
export interface IndicationPolicy {
  readonly outside: 'include' | 'exclude';
  readonly unknown: 'include' | 'exclude';
}

/** Practice against the indication that was decided. */
export interface PracticeAgainstIndication {
  readonly inside: number;
  readonly outside: number;
  readonly unknown: number;
  readonly used: number;
  readonly excluded: number;
  /** Share outside among those that tell, with exact limits; absent where none tells. */
  readonly shareOutside?: { readonly share: number; readonly lower: number; readonly upper: number };
  readonly byRegion: readonly {
    readonly region: string;
    readonly inside: number;
    readonly outside: number;
    readonly unknown: number;
  }[];
}

/** The treated counted by indication, and the rows that the policy leaves in; an external control is not touched. */
export function practiceCalibration(
  table: OutcomeTable,
  policy: IndicationPolicy,
): { readonly practice: PracticeAgainstIndication; readonly kept: OutcomeTable } {
  const treated = rowsOf(table, { arm: 'treated' });
  const count = (indication: string, region?: string): number =>
    treated.filter((row) => table.indication[row] === indication && (region === undefined || table.region[row] === region)).length;
  const [inside, outside, unknown] = [count('inside'), count('outside'), count('unknown')];
  const excluded = (policy.outside === 'exclude' ? outside : 0) + (policy.unknown === 'exclude' ? unknown : 0);
  const stays = (row: number): boolean => {
    const indication = table.indication[row];
    if (table.arm[row] === 'control' || indication === 'inside') return true;
    return (indication === 'outside' ? policy.outside : policy.unknown) === 'include';
  };
  const regions = [...new Set(treated.map((row) => table.region[row] ?? ''))].toSorted();
  const kept = takeRows(table, rowsOf(table, {}).filter(stays));
  return {
    kept,
    practice: {
      inside,
      outside,
      unknown,
      used: treated.length - excluded,
      excluded,
      ...(inside + outside === 0
        ? {}
        : { shareOutside: { share: outside / (inside + outside), ...binomialLimits(outside, inside + outside) } }),
      byRegion: regions.map((region) => ({
        region,
        inside: count('inside', region),
        outside: count('outside', region),
        unknown: count('unknown', region),
      })),
    },
  };
}
