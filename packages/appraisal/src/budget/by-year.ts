import type { NormativeFact } from '@likeverd/reference';
import { node } from '../nodes.ts';
import type { RuleId } from '../rules.ts';
import type { Blocked, NodeKind, ResultNode } from '../types.ts';
import { type AuthorityTest, authorityTest } from './authority.ts';
import { blocked, type BudgetBasis } from './basis.ts';

/** One number a year, in calendar order. */
export type ByYear = readonly ResultNode<number>[];

/** What the nodes of one quantity share. */
export interface Quantity {
  readonly name: string;
  readonly kind: NodeKind;
  readonly unit: string;
  readonly rule: RuleId;
}

interface Proof {
  readonly inputs?: readonly ResultNode[];
  readonly facts?: readonly NormativeFact[];
  readonly run?: string;
}

/** Nodes of one quantity, one a year, counted from 0. */
export function byYear(
  { years }: Pick<BudgetBasis, 'years'>,
  { name, kind, unit, rule }: Quantity,
  value: (year: number) => number,
  proof: (year: number) => Proof = () => ({}),
): ByYear {
  return years.map((calendar, year) => node(`budget.${calendar}.${name}`, kind, value(year), unit, { ...proof(year), rule }));
}

/** Nodes of a column of amounts that were read from the run of the budget. */
export function ofColumn(basis: BudgetBasis, name: string, kind: NodeKind, column: Float64Array, rule: RuleId): ByYear {
  const { currency, identity } = basis.profiles;
  return byYear(
    basis,
    { name, kind, unit: currency, rule },
    (year) => column[year] ?? Number.NaN,
    () => ({ run: identity.result }),
  );
}

/** Who decides, by growth of the expenditure of the National Insurance Scheme. Blocked where the model does not count in kroner. */
export function authorityOf({ premises, profiles, asOf }: BudgetBasis, growth: ByYear): AuthorityTest | Blocked {
  if (profiles.currency !== 'NOK') {
    return blocked('budget.currency', { currency: profiles.currency }, 'budget.authorityLimit');
  }
  const { financing, individualSupport } = premises.decision;
  return authorityTest({
    growth,
    financing,
    date: asOf.effective,
    known: asOf.known,
    ...(individualSupport === undefined ? {} : { individualSupport }),
  });
}
