import { Alert, Heading } from '@digdir/designsystemet-react';
import { equationOf } from '@likeverd/casework';
import type { ReactNode } from 'react';
import type { SeenFinding, SeenFindings } from '../api/disclosure.ts';
import { type Content, useFormat, useWords, wordFor } from '../i18n/language.tsx';

interface Props {
  readonly title: string;
  readonly findings: SeenFindings;
  readonly elsewhere?: readonly { readonly relativeWidth: number; readonly limit: number }[];
}

/** What the public can find of the hidden prices: the narrowest interval of each, and what it rests on. */
export function Findings({ title, findings, elsewhere = [] }: Props): ReactNode {
  const words = useWords();
  const format = useFormat();
  const guard = words.pages.disclosure.guard;
  if (findings.status === 'unsolved') {
    return (
      <Alert data-color="warning">
        <Heading level={4} data-size="2xs">
          {title}
        </Heading>
        <p>{guard.unsolved({ where: findings.where.map((where) => placeName(words, where)).join(', ') })}</p>
      </Alert>
    );
  }
  return (
    <div className="findings">
      <h4>{title}</h4>
      {findings.findings.map((finding) => (
        <Finding key={finding.hidden} finding={finding} />
      ))}
      {elsewhere.length > 0 && (
        <Alert data-color="danger" className="finding">
          {elsewhere.map(({ relativeWidth, limit }) => (
            <p key={relativeWidth}>{guard.elsewhere({ width: format.percent(relativeWidth), limit: format.percent(limit, 0) })}</p>
          ))}
        </Alert>
      )}
    </div>
  );
}

function Finding({ finding }: { readonly finding: SeenFinding }): ReactNode {
  const words = useWords();
  const format = useFormat();
  const guard = words.pages.disclosure.guard;
  const { hidden, lowest, highest, relativeWidth, limit, tooNarrow, restsOn } = finding;
  const name = guard.offer({ number: hidden.replace(/\D/g, '') });
  const number = (value: number): string => format.number(value, Number.isInteger(value) || Math.abs(value) >= 1_000 ? 0 : 2);
  return (
    <Alert data-color={tooNarrow ? 'danger' : 'success'} className="finding">
      <p>
        <strong>{name}: </strong>
        {lowest === undefined || highest === undefined
          ? guard.width({ width: format.percent(relativeWidth), limit: format.percent(limit, 0) })
          : guard.interval({
              lowest: format.money(lowest, 'NOK', 2),
              highest: format.money(highest, 'NOK', 2),
              width: format.percent(relativeWidth),
              limit: format.percent(limit, 0),
            })}{' '}
        {tooNarrow ? guard.tooNarrow : guard.wideEnough}
      </p>
      {restsOn.length > 0 && (
        <>
          <p>{guard.restsOn}</p>
          <ul>
            {restsOn.map(({ where, figure, quantity, statement }) => (
              <li key={`${where} ${figure} ${quantity?.what ?? ''} ${quantity?.year ?? ''} ${JSON.stringify(statement ?? '')}`}>
                {figure === ''
                  ? guard.concluded({ where: placeName(words, where) })
                  : guard.figure({ figure, where: placeName(words, where) })}
                {quantity !== undefined && ` ${guard.isQuantity({ quantity: quantityName(words, quantity) })}`}
                {statement !== undefined && (
                  <code className="equation">
                    {equationOf(statement, {
                      number,
                      hidden: (id) => priceName(words, id),
                      quantile: () => words.disclosure.median,
                      curve: words.disclosure.curve,
                    })}
                  </code>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Alert>
  );
}

function quantityName({ pages }: Content, { what, year }: NonNullable<SeenFinding['restsOn'][number]['quantity']>): string {
  const name = pages.disclosure.quantities[what];
  return year === undefined ? name : `${name} ${year}`;
}

/** `offer 1` of the case itself, `ID2026_014 offer 1` of another. */
function priceName({ pages }: Content, id: string): string {
  const [, number] = /^(?:(.+) )?offer \d+$/u.exec(id) ?? [];
  return number === undefined ? pages.disclosure.guard.price : pages.disclosure.guard.priceOf({ number });
}

/** `DecisionPublished.reasonResources` as a reader knows it. */
export function placeName({ casework, pages }: Content, where: string): string {
  const [event = '', field] = where.split('.');
  if (field === undefined) return wordFor(pages.disclosure.places, event);
  const labels: Readonly<Record<string, { readonly label: string }>> = casework.fields;
  return `${wordFor(casework.events, event)}: ${labels[field]?.label ?? field}`;
}
