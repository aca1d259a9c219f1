import type { CalendarDate } from './types.ts';

const millisecondsPerDay = 86_400_000;
const pattern = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a text is an existing day of the Gregorian calendar, written `YYYY-MM-DD`. */
export function isCalendarDate(text: string): boolean {
  return !Number.isNaN(dayNumberOf(text));
}

/** Days since 1 January 1970. Throws RangeError on a text that is no calendar date. */
export function toDayNumber(date: CalendarDate): number {
  const day = dayNumberOf(date);
  if (Number.isNaN(day)) throw new RangeError(`Not a calendar date: ${date}`);
  return day;
}

/** The calendar date that lies `day` days after 1 January 1970. Years 0100 to 9999. */
export function fromDayNumber(day: number): CalendarDate {
  const known = written.get(day);
  if (known !== undefined) return known;
  const date = new Date(day * millisecondsPerDay).toISOString().slice(0, 10);
  if (written.size >= mostWritten) written.clear();
  written.set(day, date);
  return date;
}

/** Days that were written before: the same ones are written over and over. */
const written = new Map<number, CalendarDate>();
const mostWritten = 50_000;

/** NaN for what is no calendar date. */
function dayNumberOf(text: string): number {
  const known = numbers.get(text);
  if (known !== undefined) return known;
  const number = parsed(text);
  if (numbers.size >= mostWritten) numbers.clear();
  if (!Number.isNaN(number)) numbers.set(text, number);
  return number;
}

/** The same the other way. */
const numbers = new Map<CalendarDate, number>();

function parsed(text: string): number {
  if (!pattern.test(text)) return Number.NaN;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)) - 1, Number(text.slice(8))];
  const instant = new Date(Date.UTC(year, month, day));
  // Date.UTC takes 31 April for 1 May, and the years before 100 for years of the twentieth century.
  const exists = year >= 100 && instant.getUTCMonth() === month && instant.getUTCDate() === day;
  return exists ? instant.getTime() / millisecondsPerDay : Number.NaN;
}

/** The date `days` calendar days later (earlier when negative). */
export function addCalendarDays(date: CalendarDate, days: number): CalendarDate {
  return fromDayNumber(toDayNumber(date) + days);
}

/** Calendar days from one date to another; negative when `to` is the earlier one. */
export function calendarDaysBetween(from: CalendarDate, to: CalendarDate): number {
  return toDayNumber(to) - toDayNumber(from);
}

/**
 * The date `months` calendar months later, on the same day of the month, or on the last day of that month where it is shorter:
 * 31 January + 1 month = 28 or 29 February.
 */
export function addCalendarMonths(date: CalendarDate, months: number): CalendarDate {
  toDayNumber(date);
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, lastDay));
  return first.toISOString().slice(0, 10);
}

/** Day of the week, 1 Monday to 7 Sunday (ISO 8601). */
export function weekday(date: CalendarDate): number {
  return ((((toDayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

const osloParts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Oslo',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

function osloFields(instant: number): Record<string, string> {
  return Object.fromEntries(osloParts.formatToParts(instant).map((part) => [part.type, part.value]));
}

/** The wall clock in Europe/Oslo less that of Greenwich at an instant, in milliseconds. */
function offsetAt(instant: number): number {
  const { year, month, day, hour, minute, second } = osloFields(instant);
  const wall = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  return wall - Math.floor(instant / 1000) * 1000;
}

/** Offsets by UTC day; null for a day in which the clock is changed. */
const offsets = new Map<number, number | null>();

function offsetOfDay(day: number): number | null {
  const known = offsets.get(day);
  if (known !== undefined) return known;
  const [first, next] = [offsetAt(day * millisecondsPerDay), offsetAt((day + 1) * millisecondsPerDay)];
  const offset = first === next ? first : null;
  offsets.set(day, offset);
  return offset;
}

/** The calendar date in Europe/Oslo at an instant given in milliseconds since 1970-01-01T00:00Z. */
export function osloDate(instant: number): CalendarDate {
  const offset = offsetOfDay(Math.floor(instant / millisecondsPerDay)) ?? offsetAt(instant);
  return fromDayNumber(Math.floor((instant + offset) / millisecondsPerDay));
}

/** The instant at which a day begins in Europe/Oslo, milliseconds since 1970-01-01T00:00Z. The clock never changes at midnight there. */
export function osloStartOfDay(date: CalendarDate): number {
  const midnightUtc = toDayNumber(date) * millisecondsPerDay;
  const local = osloFields(midnightUtc);
  return midnightUtc - (Number(local.hour) * 3_600_000 + Number(local.minute) * 60_000);
}

/**
 * The instant at which the clocks in Europe/Oslo show a time, `09:00`, on a day; milliseconds since 1970-01-01T00:00Z. Of an hour that
 * comes twice the first, of one that does not come the one an hour later.
 */
export function osloInstant(date: CalendarDate, time: string): number {
  const shown = Date.parse(`${date}T${time}:00Z`);
  const ahead = (instant: number): number => {
    const { year, month, day, hour, minute } = osloFields(instant);
    return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:00Z`) - instant;
  };
  const summer = shown - 7_200_000;
  return shown - ahead(summer);
}
