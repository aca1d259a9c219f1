import { type Language, localeOf } from './language.ts';

/** Locales to format by, the first that the machine knows: Chromium has none for nynorsk and would take its own language; numbers, months and lists are written as in bokmål. */
const localesOf: Readonly<Record<Language, readonly string[]>> = {
  nb: [localeOf.nb],
  nn: [localeOf.nn, localeOf.nb],
  en: [localeOf.en],
};

const missing = '–';

/**
 * A number with a fixed count of decimals: `35 995`, `4,91` in Norwegian (no-break space, decimal comma, minus sign U+2212), `35,995`, `4.91`
 * in English. What is not a number is shown as an en dash. A value that rounds to zero carries no minus sign.
 */
export function formatNumber(value: number, digits: number, language: Language): string {
  if (!Number.isFinite(value)) return missing;
  return new Intl.NumberFormat(localesOf[language], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: 'negative',
  }).format(value);
}

/** A number with at most so many significant digits, for values whose size is not known: `13 852,2`, `0,550747` in Norwegian. */
export function formatSignificant(value: number, digits: number, language: Language): string {
  if (!Number.isFinite(value)) return missing;
  return new Intl.NumberFormat(localesOf[language], { maximumSignificantDigits: digits, signDisplay: 'negative' }).format(value);
}

/** An amount: `35 995 kr`, `NOK 35,995`, `35 995 €`. Whole units unless `digits` says otherwise. `currency` is an ISO 4217 code. */
export function formatMoney(value: number, language: Language, currency = 'NOK', digits = 0): string {
  if (!Number.isFinite(value)) return missing;
  return new Intl.NumberFormat(localesOf[language], {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: 'negative',
  }).format(value);
}

/** A share in [0, 1] as a percentage: `99,3 %`, `99.3%`. */
export function formatPercent(share: number, digits: number, language: Language): string {
  if (!Number.isFinite(share)) return missing;
  return new Intl.NumberFormat(localesOf[language], {
    style: 'percent',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: 'negative',
  }).format(share);
}

/** A calendar date `YYYY-MM-DD` in words: `22. november 2026`, `22 November 2026`. A text that is no date is returned as it is. */
export function formatDate(calendarDate: string, language: Language): string {
  const instant = Date.parse(`${calendarDate}T00:00:00Z`);
  if (Number.isNaN(instant)) return calendarDate;
  return new Intl.DateTimeFormat(localesOf[language], { dateStyle: 'long', timeZone: 'UTC' }).format(instant);
}

/** An instant (ISO 8601 with zone, or milliseconds) as date and time in Europe/Oslo: `22. november 2026 kl. 14:05`. */
export function formatInstant(instant: string | number, language: Language): string {
  const time = typeof instant === 'number' ? instant : Date.parse(instant);
  if (Number.isNaN(time)) return String(instant);
  return new Intl.DateTimeFormat(localesOf[language], { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Oslo' }).format(
    time,
  );
}

/** A list in running text: `a, b og c`, `a, b and c`. */
export function formatList(items: readonly string[], language: Language): string {
  return new Intl.ListFormat(localesOf[language], { type: 'conjunction' }).format(items);
}
