/**
 * Norwegian national identity numbers, so that a delivery that carries one can be refused. Eleven digits DDMMYYNNNKK: date of birth,
 * individual number, two control digits (folkeregisterforskriften § 2-2-1 ff.). A D-number has 40 added to the day; an H-number
 * (help number) 40 to the month; synthetic test persons have 40, 65 or 80 added to the month. Combinations occur. An FH-number (common help
 * number) begins with 8 or 9 and has no date, with the same control digits (from memory, not verified).
 */
const firstWeights: readonly number[] = [3, 7, 6, 1, 8, 9, 4, 5, 2];
const secondWeights: readonly number[] = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
const addedToDay: readonly number[] = [0, 40];
const addedToMonth: readonly number[] = [0, 40, 65, 80];

function controlDigit(digits: readonly number[], weights: readonly number[]): number {
  const rest = weights.reduce((sum, weight, index) => sum + weight * (digits[index] ?? 0), 0) % 11;
  return rest === 0 ? 0 : 11 - rest;
}

/** Whether day, month and two-digit year are a date in some century, with what the number kinds add taken off. */
function isBirthDate(day: number, month: number, year: number): boolean {
  return addedToDay.some((toDay) =>
    addedToMonth.some((toMonth) => {
      const date = new Date(Date.UTC(year % 4 === 0 ? 2000 : 2001, month - toMonth - 1, day - toDay));
      return date.getUTCDate() === day - toDay && date.getUTCMonth() === month - toMonth - 1;
    }),
  );
}

/** Whether eleven digits are a valid identity number of any kind: both control digits must fit, and the date where the kind has one. */
export function isIdentityNumber(text: string): boolean {
  if (!/^\d{11}$/.test(text)) return false;
  const digits = Array.from(text, Number);
  const pair = (from: number): number => Number(text.slice(from, from + 2));
  return (
    (/^[89]/.test(text) || isBirthDate(pair(0), pair(2), pair(4))) &&
    digits[9] === controlDigit(digits, firstWeights) &&
    digits[10] === controlDigit(digits, secondWeights)
  );
}

/** What people put between the parts of a number: a space of any kind, a dot, a hyphen, a slash. */
const between = String.raw`[\s.\-\u2010-\u2015/]{0,2}`;
const written = new RegExp(String.raw`(?<!\d)(?=(\d{2}${between}\d{2}${between}\d{2}${between}\d{3}${between}\d{2})(?!\d))`, 'g');

/**
 * Whether a text carries an identity number anywhere, written in one piece or split between day, month, year, individual number and control
 * digits. Digits of other widths count as the plain ones that they stand for.
 */
export function carriesIdentityNumber(text: string): boolean {
  return [...text.normalize('NFKC').matchAll(written)].some(([, found = '']) => isIdentityNumber(found.replaceAll(/\D/g, '')));
}

/** The same of a whole number, which may have lost a leading zero. */
export function numberCarriesIdentityNumber(digits: string): boolean {
  return isIdentityNumber(digits.replace(/^-/, '').padStart(11, '0'));
}

/** Regular expression of texts that could carry one: eleven digits in a row, or with what people put between them. Both engines read it. */
export const couldCarryIdentityNumber = '[0-9\uff10-\uff19]([^0-9A-Za-z\uff10-\uff19]{0,2}[0-9\uff10-\uff19]){10}';
