import type { BaseCase } from '@likeverd/modelling';

/** Discounted costs of each strategy, a row a payer, in the order in which the components name them. */
export function costsByPayer({
  strategies,
}: Pick<BaseCase, 'strategies'>): readonly { readonly payer: string; readonly costs: readonly number[] }[] {
  const names = [...new Set(strategies.flatMap(({ components }) => components.map(({ payer }) => payer)))];
  return names.map((payer) => ({
    payer,
    costs: strategies.map(({ components }) =>
      components.reduce((sum, component) => (component.payer === payer ? sum + component.discounted : sum), 0),
    ),
  }));
}
