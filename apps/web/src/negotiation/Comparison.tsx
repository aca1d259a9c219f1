import { Table } from '@digdir/designsystemet-react';
import type { JudgedOffer, OfferAppraisal, ResultNode } from '@likeverd/appraisal';
import { CheckmarkCircleIcon } from '@navikt/aksel-icons';
import { memo, type ReactNode } from 'react';
import { ProvenNumber } from '../components/Proof.tsx';
import { outcomeText } from '../components/Results.tsx';
import { TableScroll } from '../components/TableScroll.tsx';
import { useFormat, useWords } from '../i18n/language.tsx';
import { formText, frameworkText, offerName } from './names.ts';
import type { ListedOffer } from './offers.ts';
import { bestOf, numberOf, quantities } from './quantities.ts';

interface Props {
  readonly listed: readonly ListedOffer[];
  readonly appraised: ReadonlyMap<string, OfferAppraisal>;
  readonly currency: string;
}

/** All offers in one table; the best of each row is marked, and nothing is summed up. */
export const Comparison = memo(function Comparison({ listed, appraised, currency }: Props): ReactNode {
  const words = useWords();
  const format = useFormat();
  const { compare, offers } = words.negotiation;
  const columns = listed.map((offer) => ({ offer, appraisal: offer.price === undefined ? undefined : appraised.get(offer.id) }));
  const shown = quantities.filter((quantity) => columns.some(({ appraisal }) => numberOf(appraisal, quantity) !== undefined));
  const { agreements } = words.assessment;
  const number = (node: ResultNode<number> | undefined): ReactNode => (node === undefined ? '–' : <ProvenNumber node={node} />);
  const agreementRows: readonly { readonly name: string; readonly cell: (judged: JudgedOffer) => ReactNode }[] = columns.every(
    ({ appraisal }) => appraisal?.agreement === undefined,
  )
    ? []
    : [
        { name: agreements.type, cell: (judged) => formText(judged, words) },
        { name: words.appraisal.quantities.varianceMoved, cell: ({ varianceMoved }) => number(varianceMoved) },
        { name: words.appraisal.quantities.expectedLoss, cell: ({ value }) => number(value?.expectedLoss) },
        { name: words.appraisal.quantities.priceVariation, cell: ({ priceVariation }) => number(priceVariation) },
        {
          name: words.appraisal.quantities.staffHours,
          cell: ({ hours, nature }) =>
            nature.flat ? agreements.nothingNeeded : hours === undefined ? agreements.effortMissing : number(hours),
        },
        { name: agreements.framework, cell: (judged) => frameworkText(judged, words) },
      ];
  return (
    <section aria-labelledby="side-om-side">
      <h2 id="side-om-side" className="ds-heading" data-size="sm">
        {compare.title}
      </h2>
      <p>{compare.noVerdict}</p>
      <TableScroll label={compare.caption}>
        <Table data-size="sm" className="figure-table compare-table">
          <caption className="ds-sr-only">{compare.caption}</caption>
          <Table.Head>
            <Table.Row>
              <Table.HeaderCell>{compare.quantity}</Table.HeaderCell>
              {columns.map(({ offer }) => (
                <Table.HeaderCell key={offer.id} className="numeric">
                  {offerName(offer, words)}
                  {offer.validUntil !== undefined && (
                    <span className="hint"> {offers.validUntil({ date: format.date(offer.validUntil) })}</span>
                  )}
                </Table.HeaderCell>
              ))}
            </Table.Row>
          </Table.Head>
          <Table.Body>
            {agreementRows.map(({ name, cell }) => (
              <Table.Row key={name}>
                <Table.HeaderCell scope="row">{name}</Table.HeaderCell>
                {columns.map(({ offer, appraisal }) => (
                  <Table.Cell key={offer.id} className="numeric">
                    {appraisal?.agreement === undefined ? '–' : cell(appraisal.agreement)}
                  </Table.Cell>
                ))}
              </Table.Row>
            ))}
            {shown.map((quantity) => {
              const row = columns.map(({ appraisal }) => numberOf(appraisal, quantity));
              const best = bestOf(quantity, row);
              return (
                <Table.Row key={quantity}>
                  <Table.HeaderCell scope="row">{words.negotiation.quantities[quantity]}</Table.HeaderCell>
                  {row.map((node, place) => {
                    const { offer } = columns[place] ?? {};
                    return (
                      <Table.Cell key={offer?.id ?? place} className="numeric" data-best={best.has(place)}>
                        {node === undefined ? (
                          offer?.price === undefined ? (
                            offers.noPrice
                          ) : (
                            '–'
                          )
                        ) : (
                          <>
                            {best.has(place) && <CheckmarkCircleIcon title={compare.best} className="best" />}
                            {typeof node.value === 'number' ? (
                              <ProvenNumber node={node} />
                            ) : (
                              <ProvenNumber node={node} text={outcomeText(node.value, currency, words, format)} />
                            )}
                          </>
                        )}
                      </Table.Cell>
                    );
                  })}
                </Table.Row>
              );
            })}
          </Table.Body>
        </Table>
      </TableScroll>
    </section>
  );
});
