import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addCalendarDays,
  addCalendarMonths,
  addWorkingDays,
  calendarDaysBetween,
  easterSunday,
  fromDayNumber,
  isCalendarDate,
  isWorkingDay,
  osloDate,
  osloInstant,
  osloStartOfDay,
  publicHolidays,
  toDayNumber,
  weekday,
  workingDaysBetween,
} from '../src/index.ts';

const anyDate = fc.integer({ min: toDayNumber('1950-01-01'), max: toDayNumber('2150-12-31') }).map(fromDayNumber);

describe('calendar dates', () => {
  test.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '', '22.11.2026', '2026-11-22T00:00'])(
    '"%s" is no date',
    (text) => {
      expect(isCalendarDate(text)).toBe(false);
      expect(() => toDayNumber(text)).toThrow(RangeError);
    },
  );

  test('2024-02-29 is a date, and a Thursday; 2026-11-22 is a Sunday', () => {
    expect(isCalendarDate('2024-02-29')).toBe(true);
    expect(weekday('2024-02-29')).toBe(4);
    expect(weekday('2026-11-22')).toBe(7);
  });

  test('adding days and counting them are inverse', () => {
    fc.assert(
      fc.property(
        anyDate,
        fc.integer({ min: -4000, max: 4000 }),
        (date, days) => calendarDaysBetween(date, addCalendarDays(date, days)) === days,
      ),
    );
  });

  test('a month later is the same day, or the last of a shorter month', () => {
    expect(addCalendarMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addCalendarMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addCalendarMonths('2026-11-22', 12)).toBe('2027-11-22');
    expect(addCalendarMonths('2026-03-31', -1)).toBe('2026-02-28');
  });
});

describe('days in Europe/Oslo', () => {
  test('the day turns at local midnight: 23:00 UTC in winter, 22:00 UTC in summer', () => {
    expect(osloDate(Date.UTC(2026, 10, 22, 22, 59, 59))).toBe('2026-11-22');
    expect(osloDate(Date.UTC(2026, 10, 22, 23, 0, 0))).toBe('2026-11-23');
    expect(osloDate(Date.UTC(2026, 6, 1, 21, 59, 59))).toBe('2026-07-01');
    expect(osloDate(Date.UTC(2026, 6, 1, 22, 0, 0))).toBe('2026-07-02');
  });

  test('the day that loses an hour (29 March 2026) has 23 hours, the one that gains it (25 October 2026) has 25', () => {
    const hours = (date: string) => (osloStartOfDay(addCalendarDays(date, 1)) - osloStartOfDay(date)) / 3_600_000;
    expect(hours('2026-03-29')).toBe(23);
    expect(hours('2026-10-25')).toBe(25);
    expect(hours('2026-11-22')).toBe(24);
  });

  test('a day starts in itself, and one millisecond earlier it is the day before', () => {
    fc.assert(
      fc.property(fc.integer({ min: toDayNumber('1990-01-01'), max: toDayNumber('2037-12-31') }).map(fromDayNumber), (date) => {
        const start = osloStartOfDay(date);
        return osloDate(start) === date && osloDate(start - 1) === addCalendarDays(date, -1);
      }),
    );
  });
});

describe('the day at an instant', () => {
  const byIntl = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo', dateStyle: 'short' });
  const instants = fc.integer({ min: Date.UTC(1950, 0, 1), max: Date.UTC(2080, 0, 1) });

  test('is what the time zone database says, at any instant and in the hours around a change of the clock', () => {
    const changes = [Date.UTC(2026, 2, 29, 1), Date.UTC(2026, 9, 25, 1), Date.UTC(1995, 8, 24, 1), Date.UTC(1980, 3, 6, 1)];
    const around = fc
      .tuple(fc.constantFrom(...changes), fc.integer({ min: -90_000_000, max: 90_000_000 }))
      .map(([change, off]) => change + off);
    fc.assert(fc.property(fc.oneof(instants, around), (instant) => osloDate(instant) === byIntl.format(instant)));
  });

  test('is refused for what is no instant', () => {
    expect(() => osloDate(Number.NaN)).toThrow(RangeError);
  });
});

describe('public holidays', () => {
  test.each([
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2011, '2011-04-24'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
  ])('Easter Sunday of %i is %s (almanac)', (year, date) => {
    expect(easterSunday(year)).toBe(date);
  });

  test('Easter is a Sunday between 22 March and 25 April', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2200 }), (year) => {
        const easter = easterSunday(year);
        return weekday(easter) === 7 && easter >= `${year}-03-22` && easter <= `${year}-04-25`;
      }),
    );
  });

  test('the twelve of 2026', () => {
    expect(publicHolidays(2026).map((holiday) => `${holiday.date} ${holiday.name}`)).toEqual([
      '2026-01-01 newYear',
      '2026-04-02 maundyThursday',
      '2026-04-03 goodFriday',
      '2026-04-05 easterSunday',
      '2026-04-06 easterMonday',
      '2026-05-01 labourDay',
      '2026-05-14 ascension',
      '2026-05-17 constitutionDay',
      '2026-05-24 whitSunday',
      '2026-05-25 whitMonday',
      '2026-12-25 christmasDay',
      '2026-12-26 boxingDay',
    ]);
  });
});

describe('working days', () => {
  test('ten working days from Thursday 26 March 2026 pass Easter: 27, 30, 31, 1, then 7, 8, 9, 10, 13, 14 April', () => {
    expect(addWorkingDays('2026-03-26', 10)).toBe('2026-04-14');
    expect(workingDaysBetween('2026-03-26', '2026-04-14')).toBe(10);
  });

  test('Friday to Monday is one working day; Saturday plus nothing is Monday', () => {
    expect(workingDaysBetween('2026-11-20', '2026-11-23')).toBe(1);
    expect(addWorkingDays('2026-11-21', 0)).toBe('2026-11-23');
    expect(addWorkingDays('2026-11-23', -1)).toBe('2026-11-20');
  });

  test('the date reached is a working day, and counting gives the number back', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 60 }), (date, days) => {
        const reached = addWorkingDays(date, days);
        return isWorkingDay(reached) && workingDaysBetween(date, reached) === days && workingDaysBetween(reached, date) === -days;
      }),
    );
  });
});

describe('a time of the clock in Europe/Oslo as an instant', () => {
  test.each([
    // UTC+1 in winter, UTC+2 in summer; on 2026-03-29 the clocks go from 02:00 to 03:00, on 2026-10-25 from 03:00 to 02:00.
    ['2026-12-14', '09:00', '2026-12-14T08:00:00.000Z'],
    ['2026-06-15', '09:00', '2026-06-15T07:00:00.000Z'],
    ['2026-03-29', '01:59', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
    ['2026-03-29', '03:00', '2026-03-29T01:00:00.000Z'],
    ['2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25', '03:00', '2026-10-25T02:00:00.000Z'],
  ])('%s %s is %s', (date, time, instant) => {
    expect(new Date(osloInstant(date, time)).toISOString()).toBe(instant);
  });
});
