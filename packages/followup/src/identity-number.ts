/**
 * Norwegian national identity numbers, so that a delivery that carries one can be refused. Eleven digits DDMMYYNNNKK: date of birth,
 * individual number, two control digits (folkeregisterforskriften § 2-2-1 ff.). A D-number has 40 added to the day; an H-number
 * (help number) 40 to the month; synthetic test persons have 40, 65 or 80 added to the month. Combinations occur.
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

/** Whether eleven digits are a valid identity number of any kind: both control digits and the date must fit. */
export function isIdentityNumber(text: string): boolean {
  if (!/^\d{11}$/.test(text)) return false;
  const digits = Array.from(text, Number);
  const pair = (from: number): number => Number(text.slice(from, from + 2));
  return (
    isBirthDate(pair(0), pair(2), pair(4)) &&
    digits[9] === controlDigit(digits, firstWeights) &&
    digits[10] === controlDigit(digits, secondWeights)
  );
}

/** Whether a text carries an identity number anywhere, written in one piece or split after the date of birth by a space, dot or hyphen. */
export function carriesIdentityNumber(text: string): boolean {
  return [...text.matchAll(/(?<!\d)(\d{6})[ .\u00a0-]?(\d{5})(?!\d)/g)].some(([, date = '', rest = '']) =>
    isIdentityNumber(date + rest),
  );
}
