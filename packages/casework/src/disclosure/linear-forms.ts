import type { HiddenValue, LinearForm } from './statements.ts';

export const known = (constant: number): LinearForm => ({ constant, terms: [] });

export function combine(one: LinearForm, factor: number, other: LinearForm): LinearForm {
  return {
    constant: one.constant + factor * other.constant,
    terms: [...one.terms, ...other.terms.map(({ hidden, coefficient }) => ({ hidden, coefficient: factor * coefficient }))],
  };
}

export const isKnown = ({ terms }: LinearForm): boolean => terms.every(({ coefficient }) => coefficient === 0);

/** Lowest and highest value of a form when nothing is known but the limits of each hidden value. */
export function rangeOf({ constant, terms }: LinearForm, hidden: readonly HiddenValue[]): readonly [number, number] {
  const limits = new Map(hidden.map((each) => [each.id, each]));
  return terms.reduce<readonly [number, number]>(
    ([low, high], { hidden: id, coefficient }) => {
      const { lowest, highest } = limits.get(id) ?? { lowest: Number.NaN, highest: Number.NaN };
      const ends = [coefficient * lowest, coefficient * highest] as const;
      return [low + Math.min(...ends), high + Math.max(...ends)];
    },
    [constant, constant],
  );
}
