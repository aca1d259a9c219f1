import type { NegotiationPatients } from '@likeverd/appraisal';
import type { NegotiationWorkspace } from '@likeverd/casework';
import type { ModelDescription } from '@likeverd/modelling';
import { parseNumber } from '../model/InputControl.tsx';

/** Years of the budget. */
export const budgetYears = [1, 2, 3, 4, 5] as const;

export type AssumptionFault = 'notANumber' | 'negative' | 'share' | 'missing';

export interface ReadAssumptions {
  readonly patients?: NegotiationPatients;
  /** Willingness to pay per QALY; absent where the reference value holds. */
  readonly threshold?: number;
  /** By field. */
  readonly faults: Readonly<Record<string, AssumptionFault>>;
}

/**
 * The assumptions as numbers: new patients each year up to the last that is filled in, the share of them who get the method in percent
 * (empty: as in the year before, 100 in the first), and the willingness to pay. Without patients there is no budget; that is no fault.
 */
export function readAssumptions({ assumptions }: Pick<NegotiationWorkspace, 'assumptions'>): ReadAssumptions {
  const faults: Record<string, AssumptionFault> = {};
  const read = (field: string, most = Number.POSITIVE_INFINITY): number | undefined => {
    const text = (assumptions[field] ?? '').trim();
    if (text === '') return undefined;
    const value = parseNumber(text.replace(/%$/u, ''));
    if (value === null) faults[field] = 'notANumber';
    else if (value < 0) faults[field] = 'negative';
    else if (value > most) faults[field] = 'share';
    else return value;
    return undefined;
  };
  const threshold = read('threshold');
  const typed = budgetYears.map((year) => ({ year, count: read(`newPatients${year}`), share: read(`uptake${year}`, 100) }));
  const last = typed.findLastIndex(({ year }) => (assumptions[`newPatients${year}`] ?? '').trim() !== '');
  const years = typed.slice(0, last + 1);
  for (const { year, count } of years) if (count === undefined) faults[`newPatients${year}`] ??= 'missing';
  const uptake: number[] = [];
  for (const { share } of years) uptake.push(share === undefined ? (uptake.at(-1) ?? 1) : share / 100);
  const sound = years.length > 0 && years.every(({ year, count }) => count !== undefined && faults[`uptake${year}`] === undefined);
  return {
    faults,
    ...(threshold === undefined ? {} : { threshold }),
    ...(sound ? { patients: { newPatients: years.map(({ count }) => count ?? 0), uptake } } : {}),
  };
}

/** The prices of a model: fixed parameters above 0 that are money per something, those per pack first. */
export function pricesOf({ parameters, currency }: ModelDescription): readonly ModelDescription['parameters'][number][] {
  const prices = parameters.filter(
    ({ distribution, unit, value }) => distribution === 'fixed' && unit.startsWith(`${currency}/`) && value > 0,
  );
  return prices.toSorted((a, b) => Number(b.unit.endsWith('/pack')) - Number(a.unit.endsWith('/pack')));
}
