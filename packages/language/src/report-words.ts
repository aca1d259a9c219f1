import { blockedText } from './blocked-text.ts';
import { formatDate, formatMoney, formatNumber, formatPercent, formatSignificant } from './formatting.ts';
import type { Language } from './language.ts';
import type { nb } from './nb/index.ts';

type Outcome = keyof (typeof nb)['appraisal']['outcomes'];
interface Written {
  readonly value: number | { readonly outcome: Outcome; readonly value?: number };
  readonly unit: string;
}

/** Decimals where the reader asks for none. */
const usualDigits: Readonly<Record<string, number>> = { QALY: 3, year: 2, share: 1, class: 0, factor: 2, patient: 0 };

/** The words of a report in one language, and how numbers are written in it. The shape that `reportTree` of packages/appraisal asks for. */
export function reportWords({ assessment, appraisal }: Pick<typeof nb, 'assessment' | 'appraisal'>, language: Language) {
  const units: Readonly<Record<string, string>> = appraisal.units;

  const writeNumber = (value: number, unit: string, digits: number | undefined): string => {
    const [currency = '', per] = unit.split('/');
    if (/^[A-Z]{3}$/.test(currency)) {
      const amount = formatMoney(value, language, currency, digits ?? 0);
      return per === undefined ? amount : appraisal.perUnit({ amount, unit: units[per] ?? per });
    }
    if (unit === 'share') return formatPercent(value, digits ?? 1, language);
    const decimals = digits ?? usualDigits[unit];
    const number = decimals === undefined ? formatSignificant(value, 4, language) : formatNumber(value, decimals, language);
    return unit === 'class' || unit === 'factor' ? number : `${number} ${units[unit] ?? unit}`;
  };

  const write = ({ value, unit }: Written, digits?: number): string => {
    if (typeof value === 'number') return writeNumber(value, unit, digits);
    if (value.value === undefined) return appraisal.outcomes[value.outcome];
    const ratio = writeNumber(value.value, unit, digits);
    return value.outcome === 'ratio' ? ratio : `${ratio} (${appraisal.outcomes[value.outcome]})`;
  };

  const { references: _references, ...words } = assessment.report;
  return {
    ...words,
    language,
    parts: assessment.parts,
    quantities: appraisal.quantities,
    rules: appraisal.rules,
    write,
    writeNumber: (value: number, digits: number): string => formatNumber(value, digits, language),
    writeDate: (date: string): string => formatDate(date, language),
    blocked: (blocked: Parameters<typeof blockedText>[1]): string => blockedText({ appraisal }, blocked),
    faulty: assessment.faulty,
  };
}
