import type { LinearForm, Statement } from './statements.ts';

/** How an equation is written for a reader. */
export interface EquationWords {
  readonly number: (value: number) => string;
  readonly hidden: (id: string) => string;
  /** Name of a quantile: `median`, `quantile 0.25`. */
  readonly quantile: (probability: number) => string;
  /** Name of a function of a hidden value that only rises or only falls. */
  readonly curve: string;
}

/** A statement as the equation that it is: `(100 000 + 20 × price) / 0.5 = 1 000 000 ± 5 000`. */
export function equationOf(statement: Statement, words: EquationWords): string {
  const { number } = words;
  const of = (form: LinearForm): string => formText(form, words);
  const told = ({ value, within }: { readonly value: number; readonly within: number }): string =>
    within === 0 ? `= ${number(value)}` : `= ${number(value)} ± ${number(within)}`;
  switch (statement.kind) {
    case 'linear':
      return `${of(statement.form)} ${told(statement)}`;
    case 'ratio':
      return `(${of(statement.numerator)}) / (${of(statement.denominator)}) ${told(statement)}`;
    case 'curve':
      return `${words.curve}(${words.hidden(statement.hidden)}) ${told(statement)}`;
    case 'bound':
      return [
        ...(statement.lowest === undefined ? [] : [`${number(statement.lowest)} ≤`]),
        of(statement.form),
        ...(statement.highest === undefined ? [] : [`≤ ${number(statement.highest)}`]),
      ].join(' ');
    case 'quantile':
      return `${words.quantile(statement.probability)}(${statement.members.map(of).join('; ')}) ${told(statement)}`;
  }
}

function formText({ constant, terms }: LinearForm, { number, hidden }: EquationWords): string {
  const parts = terms
    .filter(({ coefficient }) => coefficient !== 0)
    .map(({ hidden: id, coefficient }) => ({
      minus: coefficient < 0,
      text: Math.abs(coefficient) === 1 ? hidden(id) : `${number(Math.abs(coefficient))} × ${hidden(id)}`,
    }));
  const all = constant === 0 && parts.length > 0 ? parts : [{ minus: constant < 0, text: number(Math.abs(constant)) }, ...parts];
  return all
    .map(({ minus, text }, index) => (index === 0 ? `${minus ? '−' : ''}${text}` : `${minus ? '−' : '+'} ${text}`))
    .join(' ');
}
