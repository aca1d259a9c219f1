import type { LinearForm, Statement } from './statements.ts';

/** A statement with all its forms, and the points of its curve, put otherwise. */
export function rewritten(
  statement: Statement,
  form: (form: LinearForm) => LinearForm,
  curve: (curve: Extract<Statement, { kind: 'curve' }>) => Statement,
): Statement {
  switch (statement.kind) {
    case 'linear':
    case 'bound':
      return { ...statement, form: form(statement.form) };
    case 'ratio':
      return { ...statement, numerator: form(statement.numerator), denominator: form(statement.denominator) };
    case 'curve':
      return curve(statement);
    case 'quantile':
      return { ...statement, members: statement.members.map(form) };
  }
}

/** A statement with its hidden values under other names. */
export const renamed = (statement: Statement, name: (id: string) => string): Statement =>
  rewritten(
    statement,
    ({ constant, terms }) => ({ constant, terms: terms.map(({ hidden, coefficient }) => ({ hidden: name(hidden), coefficient })) }),
    (curve) => ({ ...curve, hidden: name(curve.hidden) }),
  );
