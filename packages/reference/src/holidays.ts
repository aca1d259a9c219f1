import { addCalendarDays, fromDayNumber, toDayNumber, weekday } from './calendar.ts';
import type { CalendarDate } from './types.ts';

export type HolidayName =
  | 'newYear'
  | 'maundyThursday'
  | 'goodFriday'
  | 'easterSunday'
  | 'easterMonday'
  | 'labourDay'
  | 'constitutionDay'
  | 'ascension'
  | 'whitSunday'
  | 'whitMonday'
  | 'christmasDay'
  | 'boxingDay';

export interface Holiday {
  readonly name: HolidayName;
  readonly date: CalendarDate;
}

/** Easter Sunday of a Gregorian year: the anonymous algorithm (Nature, 20 April 1876; Meeus, Astronomical Algorithms, chapter 8). */
export function easterSunday(year: number): CalendarDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return fromDayNumber(Date.UTC(year, month - 1, day) / 86_400_000);
}

const fixedDays: readonly (readonly [HolidayName, string])[] = [
  ['newYear', '01-01'],
  ['labourDay', '05-01'],
  ['constitutionDay', '05-17'],
  ['christmasDay', '12-25'],
  ['boxingDay', '12-26'],
];

const daysFromEaster: readonly (readonly [HolidayName, number])[] = [
  ['maundyThursday', -3],
  ['goodFriday', -2],
  ['easterSunday', 0],
  ['easterMonday', 1],
  ['ascension', 39],
  ['whitSunday', 49],
  ['whitMonday', 50],
];

/**
 * The twelve Norwegian public holidays of a year, in date order (lov om helligdager og helligdagsfred § 2; lov om 1 og 17 mai). Two may
 * fall on the same date (Ascension on 1 or 17 May).
 */
export function publicHolidays(year: number): readonly Holiday[] {
  const easter = easterSunday(year);
  const fixed = fixedDays.map(([name, day]) => ({ name, date: `${String(year).padStart(4, '0')}-${day}` }));
  const moveable = daysFromEaster.map(([name, days]) => ({ name, date: addCalendarDays(easter, days) }));
  return [...fixed, ...moveable].sort((one, other) => (one.date < other.date ? -1 : Number(one.date > other.date)));
}

/** Monday to Friday and no public holiday. Christmas Eve and other days that are free only by agreement are working days. */
export function isWorkingDay(date: CalendarDate): boolean {
  return weekday(date) <= 5 && !publicHolidays(Number(date.slice(0, 4))).some((holiday) => holiday.date === date);
}

/**
 * The date that is `days` working days after (before, when negative) a date; the date itself is not counted. With 0: the date itself if it is
 * a working day, otherwise the next one.
 */
export function addWorkingDays(date: CalendarDate, days: number): CalendarDate {
  const step = days < 0 ? -1 : 1;
  let current = date;
  for (let left = Math.abs(days); left > 0; ) {
    current = addCalendarDays(current, step);
    if (isWorkingDay(current)) left -= 1;
  }
  while (!isWorkingDay(current)) current = addCalendarDays(current, step);
  return current;
}

/** Working days after `from` up to and including `to`; negative, counted the other way, when `to` is the earlier one. */
export function workingDaysBetween(from: CalendarDate, to: CalendarDate): number {
  if (toDayNumber(to) < toDayNumber(from)) return -workingDaysBetween(to, from);
  let count = 0;
  for (let date = from; date !== to; ) {
    date = addCalendarDays(date, 1);
    if (isWorkingDay(date)) count += 1;
  }
  return count;
}
