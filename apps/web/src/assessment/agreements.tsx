import { Alert, Details, Heading } from '@digdir/designsystemet-react';
import type { AgreementsResult, BlockedOffer, FrameworkResult, JudgedOffer, ResultNode } from '@likeverd/appraisal';
import { blockedText } from '@likeverd/language';
import type { ReactNode } from 'react';
import { FigureTable } from '../components/StrategyTables.tsx';
import { useFormat, useSpeech, useWords } from '../i18n/language.tsx';
import type { PartProps } from './part.ts';

/** Writes a node in its unit. */
function useValue(currency: string): (node: ResultNode<number> | undefined) => string {
  const format = useFormat();
  const { units } = useWords().appraisal;
  return (node) => {
    if (node === undefined) return '–';
    if (node.unit === 'share') return format.percent(node.value);
    return node.unit === 'hour' ? `${format.number(node.value)} ${units.hour}` : format.money(node.value, currency);
  };
}

/** Offers of price agreements side by side, and what each rests on. */
export function Agreements({ part }: PartProps<AgreementsResult>): ReactNode {
  const { agreements } = useWords().assessment;
  const judged = part.offers.filter((offer) => offer.status === 'computed');
  const blocked = part.offers.filter((offer) => offer.status === 'blocked');
  return (
    <>
      {part.class === 'public' ? null : (
        <Alert data-color="warning">{agreements.confidential({ class: agreements.classes[part.class] })}</Alert>
      )}
      {judged.length === 0 ? null : <SideBySide offers={judged} currency={part.currency} />}
      {blocked.map((offer) => (
        <NotPriced key={offer.id} offer={offer} />
      ))}
      {judged.map((offer) => (
        <OneOffer key={offer.id} offer={offer} currency={part.currency} />
      ))}
    </>
  );
}

interface OffersProps {
  readonly offers: readonly JudgedOffer[];
  readonly currency: string;
}

function SideBySide({ offers, currency }: OffersProps): ReactNode {
  const words = useWords();
  const format = useFormat();
  const { language } = useSpeech();
  const show = useValue(currency);
  const { agreements } = words.assessment;
  const { quantities } = words.appraisal;
  const row = (heading: string, cell: (offer: JudgedOffer) => string): readonly string[] => [heading, ...offers.map(cell)];
  return (
    <>
      <FigureTable
        caption={agreements.comparison}
        head={[agreements.offer, ...offers.map(({ name }) => name[language])]}
        rows={[
          row(agreements.type, ({ nature }) => nature.types.map((type) => agreements.types[type]).join(' + ')),
          row(quantities.listCost, ({ list }) => show(list)),
          row(quantities.paidCost, ({ paid }) => show(paid)),
          row(agreements.standardDeviation, ({ paidSpread }) => format.money(paidSpread.standardDeviation, currency)),
          row(quantities.effectiveDiscount, ({ effectiveDiscount }) => show(effectiveDiscount)),
          row(quantities.equivalentDiscount, ({ equivalentDiscount }) => show(equivalentDiscount)),
          row(quantities.expectedIncrementalNetBenefit, ({ value }) => show(value?.netBenefit)),
          row(quantities.probabilityCostEffective, ({ value }) => show(value?.probability)),
          row(quantities.evpi, ({ value }) => show(value?.evpi)),
          row(quantities.expectedLoss, ({ value }) => show(value?.expectedLoss)),
          row(quantities.priceVariation, ({ priceVariation }) => show(priceVariation)),
          row(quantities.varianceMoved, ({ varianceMoved }) => show(varianceMoved)),
          row(quantities.staffHours, ({ hours }) => show(hours)),
          row(agreements.class, (offer) => agreements.classes[offer.class]),
        ]}
      />
      <p className="hint">{agreements.perPatient}.</p>
    </>
  );
}

function NotPriced({ offer }: { readonly offer: BlockedOffer }): ReactNode {
  const words = useWords();
  const { language } = useSpeech();
  return (
    <Alert data-color="warning">
      <p>
        <strong>
          {words.assessment.agreements.notPriced}: {offer.name[language]}
        </strong>
      </p>
      <p>{blockedText(words, offer)}</p>
      <p className="hint">
        {words.assessment.page.byRule({ rule: words.appraisal.rules[offer.rule.id], source: offer.rule.source })}
      </p>
    </Alert>
  );
}

interface OfferProps {
  readonly offer: JudgedOffer;
  readonly currency: string;
}

function OneOffer({ offer, currency }: OfferProps): ReactNode {
  const { agreements } = useWords().assessment;
  const { language } = useSpeech();
  const { nature } = offer;
  return (
    <Details>
      <Details.Summary>{offer.name[language]}</Details.Summary>
      <Details.Content>
        <p>
          {nature.types.map((type) => agreements.types[type]).join(' + ')}: {agreements.bases[nature.basis]},{' '}
          {nature.complicated ? agreements.complicated : agreements.simple}
        </p>
        <Years offer={offer} currency={currency} />
        <Risks offer={offer} currency={currency} />
        <Effort offer={offer} currency={currency} />
        <Framework offer={offer} currency={currency} />
      </Details.Content>
    </Details>
  );
}

function Years({ offer: { name, years, national, valueAfterReview }, currency }: OfferProps): ReactNode {
  const words = useWords();
  const format = useFormat();
  const { language } = useSpeech();
  const show = useValue(currency);
  const { agreements } = words.assessment;
  const { quantities } = words.appraisal;
  return (
    <>
      <FigureTable
        caption={national ? agreements.national : agreements.onePatientAYear}
        within={name[language]}
        head={[agreements.year, quantities.listCost, quantities.rebate, quantities.paidCost, agreements.interval]}
        rows={years.map(({ year, list, rebate, paid, interval: [low, high] }, index) => [
          String(year ?? index + 1),
          show(list),
          show(rebate),
          show(paid),
          `${format.money(low, currency)} – ${format.money(high, currency)}`,
        ])}
      />
      {valueAfterReview === undefined ? null : (
        <p>
          {agreements.afterReview}: {show(valueAfterReview)}
        </p>
      )}
    </>
  );
}

function Risks({ offer: { name, risks }, currency }: OfferProps): ReactNode {
  const words = useWords();
  const { language } = useSpeech();
  const show = useValue(currency);
  const { agreements } = words.assessment;
  const { quantities } = words.appraisal;
  if (risks.length === 0) return null;
  return (
    <>
      <FigureTable
        caption={agreements.risk}
        within={name[language]}
        head={[
          agreements.driver,
          `${agreements.flat}: ${agreements.low}`,
          `${agreements.flat}: ${agreements.high}`,
          `${agreements.withAgreement}: ${agreements.low}`,
          `${agreements.withAgreement}: ${agreements.high}`,
          quantities.riskMoved,
        ]}
        rows={risks.map(({ driver, measure, flat, paid, moved }) => [
          `${agreements.drivers[driver]} (${measure === 'cost' ? quantities.paidCost : quantities.netBenefit})`,
          show(flat.low),
          show(flat.high),
          show(paid.low),
          show(paid.high),
          show(moved),
        ])}
      />
      <p className="hint">{agreements.riskExplained}</p>
    </>
  );
}

function Effort({ offer: { nature, hours }, currency }: OfferProps): ReactNode {
  const words = useWords();
  const show = useValue(currency);
  const { agreements } = words.assessment;
  const { quantities } = words.appraisal;
  return (
    <div className="offer-part">
      <Heading level={4} data-size="2xs">
        {agreements.effort}
      </Heading>
      <p>
        {agreements.needed}:{' '}
        {nature.needs.length === 0 ? agreements.nothingNeeded : nature.needs.map((need) => agreements.needs[need]).join('; ')}.{' '}
        {quantities.staffHours}: {hours === undefined ? agreements.effortMissing : show(hours)}.
      </p>
    </div>
  );
}

function Framework({ offer: { framework, notes }, currency }: OfferProps): ReactNode {
  const words = useWords();
  const { agreements } = words.assessment;
  const { rules } = words.appraisal;
  return (
    <div className="offer-part">
      <Heading level={4} data-size="2xs">
        {agreements.framework}
      </Heading>
      <p className="hint">{agreements.frameworkExplained}</p>
      <ul className="offer-points">
        {framework.map((result) => (
          <li key={result.point}>
            <strong>
              {result.point} {agreements.statuses[result.status]}:
            </strong>{' '}
            {rules[result.rule.id]}. <Reasons result={result} currency={currency} />
          </li>
        ))}
      </ul>
      <Heading level={4} data-size="2xs">
        {agreements.notes}
      </Heading>
      <ul className="offer-points">
        {notes.map(({ point, status, rule }) => (
          <li key={point}>
            <strong>
              {point} {agreements.statuses[status]}:
            </strong>{' '}
            {rules[rule.id]}.
          </li>
        ))}
      </ul>
    </div>
  );
}

function Reasons({
  result: { computed, answer },
  currency,
}: {
  readonly result: FrameworkResult;
  readonly currency: string;
}): ReactNode {
  const words = useWords();
  const show = useValue(currency);
  const { agreements } = words.assessment;
  const list = (nodes: readonly ResultNode<number>[]): string =>
    nodes.map((node) => `${words.appraisal.quantities[node.kind]}: ${show(node)}`).join('; ');
  if (computed === undefined && answer === undefined) return agreements.noReason;
  return (
    <>
      {computed === undefined ? null : `${agreements.reasons[computed.reason]} `}
      {computed === undefined || computed.nodes.length === 0 ? null : `${agreements.withAgreement}: ${list(computed.nodes)}. `}
      {computed?.flat === undefined ? null : `${agreements.flat}: ${list(computed.flat)}. `}
      {answer === undefined ? null : `${agreements.answers[answer.answer]}: ${answer.reason}`}
    </>
  );
}
