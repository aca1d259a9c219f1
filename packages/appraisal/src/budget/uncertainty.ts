import { drawYearlyProfiles } from '@likeverd/modelling';
import type { Materials } from '../assessment/materials.ts';
import { node } from '../nodes.ts';
import type { Blocked, ResultNode, Spread } from '../types.ts';
import { spreadOf } from '../uncertainty.ts';
import { type BudgetBasis, notRun } from './basis.ts';
import { authorityOf, ofColumn } from './by-year.ts';
import { cellsOf, type Totals, totalsOf } from './cells.ts';

/** Draws behind the budget where the premises do not say. */
const usualDraws = 1_000;

/** Budget lines that are followed through the draws. */
export const drawnLines = ['drugs', 'service', 'specialist', 'nationalInsurance', 'municipal', 'patient'] as const;

/** Mean, spread and 95 % interval of a budget in the draws of the model, by year. */
export interface BudgetUncertainty {
  readonly status: 'computed';
  readonly draws: number;
  readonly seed: number;
  readonly lines: readonly { readonly line: (typeof drawnLines)[number]; readonly years: readonly Spread[] }[];
  /** Share of the draws in which the Storting decides; absent where the limit does not apply or cannot be tested. */
  readonly aboveLimit?: ResultNode<number>;
}

/**
 * The budget in each draw of the probabilistic analysis: what the model is uncertain of, at the patients, uptake and prices of the premises. Draw
 * i depends on the seed and i alone. Undefined without draws.
 */
export function uncertaintyOf(basis: BudgetBasis, { probabilistic }: Materials): BudgetUncertainty | Blocked | undefined {
  const { compiled, plan, premises, rates, years, followUp } = basis;
  if (probabilistic === undefined || premises.draws === 0) return undefined;
  const { seed, from, to } = probabilistic.draws;
  const count = Math.min(to - from, premises.draws ?? usualDraws);
  const columns = new Map(drawnLines.map((line) => [line, years.map(() => new Float64Array(count))]));
  let above = 0;
  const run = drawYearlyProfiles(compiled, { seed, from, to: from + count }, followUp, (draw, profiles) => {
    const totals = totalsOf(cellsOf(plan, profiles, { premises, rates }), years.length);
    for (const [line, byYear] of columns) {
      byYear.forEach((column, year) => {
        column[draw - from] = totals[line][year] ?? Number.NaN;
      });
    }
    if (isAbove(basis, totals)) above += 1;
  });
  if (!run.ok) return notRun(run.faults);
  const testable = premises.decision.financing === 'nationalInsurance' && basis.profiles.currency === 'NOK';
  return {
    status: 'computed',
    draws: count,
    seed,
    lines: [...columns].map(([line, byYear]) => ({ line, years: byYear.map(spreadOf) })),
    ...(testable
      ? {
          aboveLimit: node('budget.aboveLimit', 'probabilityAboveLimit', above / count, 'share', {
            run: probabilistic.identity.result,
            rule: 'budget.authorityLimit',
          }),
        }
      : {}),
  };
}

function isAbove(basis: BudgetBasis, { nationalInsurance }: Totals): boolean {
  const growth = ofColumn(basis, 'growth', 'budgetHolder', nationalInsurance, 'budget.uncertainty');
  const test = authorityOf(basis, growth);
  return test.status === 'computed' && test.firstYearAbove !== undefined;
}
