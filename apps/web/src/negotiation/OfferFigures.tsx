import { Table } from '@digdir/designsystemet-react';
import type { NegotiationBasis, OfferAppraisal } from '@likeverd/appraisal';
import type { Fault, ModelDescription } from '@likeverd/modelling';
import { memo, type ReactNode } from 'react';
import { AcceptabilityCurve } from '../charts/AcceptabilityCurve.tsx';
import { ProvenNumber } from '../components/Proof.tsx';
import { icerText } from '../components/Results.tsx';
import { TableScroll } from '../components/TableScroll.tsx';
import { faultText } from '../i18n/faults.ts';
import { useFormat, useSpeech, useWords } from '../i18n/language.tsx';

interface Props {
  readonly name: string;
  readonly offer: OfferAppraisal;
  readonly basis: NegotiationBasis;
  readonly description: ModelDescription;
  readonly budgetFaults: readonly Fault[];
  readonly patientsGiven: boolean;
  /** The agreement is being judged anew: the numbers are those before the last change. */
  readonly pending: boolean;
}

interface Figure {
  readonly name: string;
  readonly value: ReactNode;
  readonly hint?: string;
}

/** What one offer comes to: key figures, the curve, the budget, and the prices at which net benefit is 0. */
export const OfferFigures = memo(function OfferFigures(props: Props): ReactNode {
  const { name, offer, basis, description, budgetFaults, patientsGiven, pending } = props;
  const { words, language } = useSpeech();
  const format = useFormat();
  const { currency, threshold, severity, breakEven } = basis;
  const { figures: own } = words.negotiation;
  const { quantities } = words.negotiation;
  const at = offer.atThreshold;
  const level = severity.status === 'computed' ? format.number(severity.severityClass.value) : undefined;
  const worth =
    threshold.status === 'computed'
      ? words.web.results.perQaly({ amount: format.money(threshold.value.value, currency) })
      : undefined;
  const figures: readonly Figure[] = [
    ...(at === undefined
      ? []
      : [
          {
            name: quantities.netBenefit,
            value: <ProvenNumber node={at.netBenefit} />,
            hint: [
              ...(worth === undefined
                ? []
                : [
                    level === undefined || threshold.status !== 'computed' || threshold.basis !== 'severity'
                      ? own.worthGiven({ threshold: worth })
                      : own.worth({ threshold: worth, level }),
                  ]),
              own.netBenefitHint({
                lower: format.money(at.spread.lower, currency),
                upper: format.money(at.spread.upper, currency),
              }),
            ].join('. '),
          },
          { name: quantities.probability, value: <ProvenNumber node={at.probability} /> },
        ]),
    { name: quantities.icer, value: <ProvenNumber node={offer.icer} text={icerText(offer.icer.value, currency, words, format)} /> },
    { name: quantities.discount, value: <ProvenNumber node={offer.effectiveDiscount} /> },
    ...(breakEven === undefined
      ? []
      : [
          {
            name: words.appraisal.quantities.breakEvenPrice,
            value: <ProvenNumber node={breakEven.price} />,
            hint: breakEven.price.value < 0 ? own.breakEvenNegative : own.breakEvenHint,
          },
        ]),
    ...(at === undefined
      ? []
      : [
          { name: quantities.evpi, value: <ProvenNumber node={at.evpi} /> },
          {
            name: quantities.populationEvpi,
            value: at.populationEvpi === undefined ? '–' : <ProvenNumber node={at.populationEvpi} />,
            ...(patientsGiven ? {} : { hint: own.populationMissing }),
          },
        ]),
  ];
  const labels = Object.fromEntries(description.strategies.map(({ id, label }) => [id, label[language]]));
  return (
    <div className="live-results">
      <h3 className="ds-heading" data-size="xs">
        {own.title({ name })}
      </h3>
      {pending && <p className="preliminary">{own.pending}</p>}
      <dl className="key-figures">
        {figures.map((figure) => (
          <div key={figure.name} className="key-figure">
            <dt>{figure.name}</dt>
            <dd>
              <span className="key-value">{figure.value}</span>
              {figure.hint !== undefined && <span className="hint">{figure.hint}</span>}
            </dd>
          </div>
        ))}
      </dl>
      <BudgetTable offer={offer} description={description} budgetFaults={budgetFaults} patientsGiven={patientsGiven} />
      <div className="chart-pair">
        <AcceptabilityCurve
          acceptability={offer.acceptability}
          labels={labels}
          currency={currency}
          {...(threshold.status === 'computed' ? { threshold: threshold.value.value } : {})}
          {...(at === undefined ? {} : { probability: at.probability.value })}
        />
      </div>
      {basis.byClass.length > 0 && <ClassTable basis={basis} />}
    </div>
  );
});

function BudgetTable({
  offer,
  description,
  budgetFaults,
  patientsGiven,
}: Pick<Props, 'offer' | 'description' | 'budgetFaults' | 'patientsGiven'>): ReactNode {
  const { words, language } = useSpeech();
  const format = useFormat();
  const { figures: own, assumptions } = words.negotiation;
  const { budget } = offer;
  if (budget === undefined) {
    return (
      <div className="preliminary">
        {patientsGiven ? (
          <>
            <p>{own.budgetFaults}</p>
            <ul>
              {budgetFaults.map((fault) => (
                <li key={`${fault.code}-${fault.path}`}>{faultText(words, fault)}</li>
              ))}
            </ul>
          </>
        ) : (
          <p>{own.budgetMissing}</p>
        )}
      </div>
    );
  }
  const payers = budget[0]?.payers ?? [];
  const rows = [
    ...payers.map(({ payer }) => ({
      name: description.payers.find(({ id }) => id === payer)?.label[language] ?? payer,
      costs: budget.flatMap((year) => year.payers.filter((each) => each.payer === payer).map(({ cost }) => cost)),
    })),
    { name: own.budgetAll, costs: budget.map(({ cost }) => cost) },
  ];
  return (
    <TableScroll label={own.budget({ currency: description.currency })}>
      <Table data-size="sm" className="figure-table">
        <caption>{own.budget({ currency: description.currency })}</caption>
        <Table.Head>
          <Table.Row>
            <Table.HeaderCell>{words.web.results.payer}</Table.HeaderCell>
            {budget.map(({ year }) => (
              <Table.HeaderCell key={year} className="numeric">
                {assumptions.year({ year })}
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {rows.map(({ name, costs }) => (
            <Table.Row key={name}>
              <Table.HeaderCell scope="row">{name}</Table.HeaderCell>
              {costs.map((cost) => (
                <Table.Cell key={cost.id} className="numeric">
                  <ProvenNumber node={cost} text={format.number(cost.value)} />
                </Table.Cell>
              ))}
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </TableScroll>
  );
}

/** What the method may cost in each severity class; this method's own is marked. */
function ClassTable({ basis: { byClass, severity } }: { readonly basis: NegotiationBasis }): ReactNode {
  const words = useWords();
  const format = useFormat();
  const own = words.negotiation.figures;
  const current = severity.status === 'computed' ? severity.severityClass.value : undefined;
  return (
    <div>
      <TableScroll label={own.byClass}>
        <Table data-size="sm" className="figure-table">
          <caption>{own.byClass}</caption>
          <Table.Head>
            <Table.Row>
              <Table.HeaderCell>{own.severityClass}</Table.HeaderCell>
              <Table.HeaderCell className="numeric">{words.web.results.threshold}</Table.HeaderCell>
              <Table.HeaderCell className="numeric">{words.appraisal.quantities.breakEvenPrice}</Table.HeaderCell>
            </Table.Row>
          </Table.Head>
          <Table.Body>
            {byClass.map(({ severityClass, threshold, price }) => {
              const level = format.number(severityClass ?? Number.NaN);
              return (
                <Table.Row key={threshold.id} className={severityClass === current ? 'difference' : undefined}>
                  <Table.HeaderCell scope="row">{severityClass === current ? own.inUse({ level }) : level}</Table.HeaderCell>
                  <Table.Cell className="numeric">
                    <ProvenNumber node={threshold} />
                  </Table.Cell>
                  <Table.Cell className="numeric">
                    <ProvenNumber node={price} />
                  </Table.Cell>
                </Table.Row>
              );
            })}
          </Table.Body>
        </Table>
      </TableScroll>
      <p className="hint">{own.byClassHint}</p>
    </div>
  );
}
