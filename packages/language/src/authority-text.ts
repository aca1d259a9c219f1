import { formatDate, formatMoney } from './formatting.ts';
import type { Language } from './language.ts';
import type { AuthorityDetails } from './nb/assessment/budget.ts';
import type { nb } from './nb/index.ts';

/** A test of the authority limit, as far as words need it. */
interface Tested {
  readonly decider: keyof Omit<(typeof nb)['assessment']['budget']['authority'], 'heading'>;
  readonly date: string;
  readonly limit: { readonly value: number };
  readonly otherLimit?: { readonly value: number };
  readonly firstYearAbove?: number;
  readonly growth: readonly { readonly value: number }[];
}

/** Who decides, and why; `years` are the calendar years of the growth. */
export function authorityText(
  { assessment }: Pick<typeof nb, 'assessment'>,
  { decider, date, limit, otherLimit = limit, firstYearAbove = 1, growth }: Tested,
  years: readonly number[],
  language: Language,
): string {
  const money = (value: number): string => formatMoney(value, language);
  const details: AuthorityDetails = {
    limit: money(limit.value),
    other: money(otherLimit.value),
    date: formatDate(date, language),
    year: String(years[firstYearAbove - 1] ?? ''),
    growth: money(growth[firstYearAbove - 1]?.value ?? 0),
  };
  return assessment.budget.authority[decider](details);
}
