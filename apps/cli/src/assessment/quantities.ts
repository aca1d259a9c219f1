import type { Outcome, ResultNode } from '@likeverd/appraisal';
import { formatMoney, formatNumber } from '@likeverd/language';
import type { Terminal } from '../world.ts';

/** Cost per QALY, with the name of the outcome where a ratio would mislead. */
export function outcomeText({ value: outcome, unit }: ResultNode<Outcome>, { content, language }: Terminal): string {
  const { outcomes, outcomeShort, units } = content.appraisal;
  if (!('value' in outcome)) return outcomes[outcome.outcome];
  const amount = `${formatNumber(outcome.value, 0, language)} ${unit === 'NOK/QALY' ? units[unit] : unit}`;
  return outcome.outcome === 'ratio' ? amount : `${amount} (${outcomeShort[outcome.outcome]})`;
}

/** A difference in QALYs or in money. */
export function amountText({ value, unit }: ResultNode<number>, { language }: Pick<Terminal, 'language'>): string {
  return unit === 'QALY' ? `${formatNumber(value, 3, language)} QALY` : formatMoney(value, language, unit);
}
