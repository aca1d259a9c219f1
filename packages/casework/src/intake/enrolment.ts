import type { CalendarDate } from '@likeverd/reference';

/** A medicine in a simplified way. */
export interface Enrolment {
  readonly scheme: string;
  readonly schemeSubstance: string;
  readonly schemeAtc?: string;
  /** First day on which a request that comes in is of the scheme. */
  readonly enrolledOn: CalendarDate;
  /** First day on which it no longer is. */
  readonly leftOn?: CalendarDate;
  readonly schemeListSource: string;
}

const same = (one: string, other: string): boolean => one.trim().toLocaleLowerCase('nb') === other.trim().toLocaleLowerCase('nb');

/** The entry by which a medicine is in a scheme on a day, by its substance or its ATC code; undefined where it is in none. */
export function enrolmentOf(
  enrolments: readonly Enrolment[],
  { substance, atc }: { readonly substance?: string | undefined; readonly atc?: string | undefined },
  on: CalendarDate,
): Enrolment | undefined {
  return enrolments.find(
    ({ schemeSubstance, schemeAtc, enrolledOn, leftOn }) =>
      enrolledOn <= on &&
      (leftOn === undefined || on < leftOn) &&
      ((substance !== undefined && same(schemeSubstance, substance)) || (atc !== undefined && atc === schemeAtc)),
  );
}
