import { Button, Dialog, Heading } from '@digdir/designsystemet-react';
import type { Outcome, ResultNode } from '@likeverd/appraisal';
import { type ReactNode, useState } from 'react';
import { type Content, type Format, useFormat, useWords, wordFor } from '../i18n/language.tsx';
import { Hash } from './Hash.tsx';

/** A number of the result tree in the reader's way of writing, with its unit. */
export function nodeText({ value, unit }: ResultNode<number | Outcome>, { web, appraisal }: Content, format: Format): string {
  const [currency = '', per] = unit.split('/');
  const money = /^[A-Z]{3}$/.test(currency);
  const amount = (number: number): string =>
    !money
      ? unit === 'share'
        ? format.percent(number)
        : `${format.number(number, Number.isInteger(number) ? 0 : 3)} ${wordFor({ ...web.units, ...appraisal.units }, unit)}`
      : per === undefined
        ? format.money(number, currency)
        : per === 'QALY'
          ? web.results.perQaly({ amount: format.money(number, currency) })
          : currency === 'NOK'
            ? `${format.number(number)} ${wordFor({ ...appraisal.units, ...web.units }, unit)}`
            : `${format.number(number)} ${unit}`;
  if (typeof value === 'number') return amount(value);
  return value.outcome === 'ratio' || value.outcome === 'saving' ? amount(value.value) : web.live.noRatio[value.outcome];
}

interface Props {
  readonly node: ResultNode<number | Outcome>;
  /** How the number is written where it stands; default: with its unit. */
  readonly text?: string;
}

/** A number that opens its proof: what it was computed from, by which rule, from which facts and which run. */
export function ProvenNumber({ node, text }: Props): ReactNode {
  const words = useWords();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const { proof } = words.web;
  const name = words.appraisal.quantities[node.kind];
  const shown = text ?? nodeText(node, words, format);
  return (
    <>
      <button type="button" className="proven" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {shown}
        <span className="ds-sr-only"> {proof.open}</span>
      </button>
      {open && (
        <Dialog open closedby="any" className="proof" onClose={() => setOpen(false)} aria-label={proof.title({ name })}>
          <Heading level={2} data-size="xs">
            {proof.title({ name })}
          </Heading>
          <ProofNode node={node} />
          <Button type="button" variant="secondary" data-size="sm" onClick={() => setOpen(false)}>
            {proof.close}
          </Button>
        </Dialog>
      )}
    </>
  );
}

function ProofNode({ node }: { readonly node: ResultNode<number | Outcome> }): ReactNode {
  const words = useWords();
  const format = useFormat();
  const { proof } = words.web;
  return (
    <div className="proof-node">
      <p>
        {words.appraisal.quantities[node.kind]}: <strong>{nodeText(node, words, format)}</strong>
      </p>
      {node.rule !== undefined && (
        <p className="hint">
          {words.appraisal.rules[node.rule.id]}. {node.rule.source} (
          {words.web.casePage.version({ version: node.rule.version, validFrom: format.date(node.rule.validFrom) })})
        </p>
      )}
      {node.facts.map((fact) => (
        <p key={fact.id} className="hint">
          {proof.fact}: {fact.description}. {format.date(fact.effectiveFrom)}. {fact.source.citation}
        </p>
      ))}
      {node.readings.map(({ table, row, column }) => (
        <p key={`${table}-${row}-${column}`} className="hint">
          {proof.reading({ table, row: row + 1, column })}
        </p>
      ))}
      {node.run !== undefined && (
        <p className="hint">
          {proof.run}: <Hash value={node.run} />
        </p>
      )}
      {node.inputs.length > 0 && (
        <ul>
          {node.inputs.map((input) => (
            <li key={input.id}>
              <ProofNode node={input} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
