import { Alert, Heading, Table } from '@digdir/designsystemet-react';
import type { PieceKind, StrategiesResult, StrategyOption } from '@likeverd/appraisal';
import { moneyAtLength, priceText, strategyAdvice } from '@likeverd/language';
import type { ReactNode } from 'react';
import { StrategyBars } from '../charts/StrategyBars.tsx';
import { StrategyLines } from '../charts/StrategyLines.tsx';
import { FigureTable } from '../components/StrategyTables.tsx';
import { TableScroll } from '../components/TableScroll.tsx';
import { useFormat, useSpeech } from '../i18n/language.tsx';
import type { PartProps } from './part.ts';

/** Pieces drawn as one: the net benefit of those who get the method, at what they pay. */
const treated: readonly PieceKind[] = ['patients', 'waiting', 'price'];
const drawn = ['information', 'renegotiation', 'introduction', 'reversal', 'study'] as const satisfies readonly PieceKind[];

const pieceOf = ({ pieces }: StrategyOption, kind: PieceKind): number =>
  pieces.find((piece) => piece.kind === kind)?.node.value ?? 0;

/** The advice and its figures: which strategy, why, at which prices it turns, what to collect, and which conditions are met. */
export function Strategies({ part }: PartProps<StrategiesResult>): ReactNode {
  const { words } = useSpeech();
  const own = words.assessment.strategies;
  const { verdict } = part;
  const { rule } = verdict.difference;
  return (
    <>
      <Advice result={part} level={4} />
      <StrategyFigures result={part} />
      <WholeTable result={part} />
      {part.designs !== undefined && <DesignTable result={part} designs={part.designs} />}
      <Conditions result={part} />
      <Basis result={part} />
      {rule !== undefined && (
        <p className="hint">{words.assessment.page.byRule({ rule: words.appraisal.rules[rule.id], source: rule.source })}</p>
      )}
      <p className="hint">{own.advice}</p>
    </>
  );
}

/** The verdict in sentences, its headline first. */
export function Advice({ result, level }: { readonly result: StrategiesResult; readonly level: 3 | 4 }): ReactNode {
  const { words, language } = useSpeech();
  const [headline, ...sentences] = strategyAdvice(result, words, language).slice(0, -1);
  return (
    <Alert data-color={result.verdict.clear ? 'info' : 'warning'}>
      <Heading level={level} data-size="2xs">
        {headline}
      </Heading>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Alert>
  );
}

/** Bars of what each strategy comes to, and lines of that by price. */
export function StrategyFigures({ result }: { readonly result: StrategiesResult }): ReactNode {
  const { words, language } = useSpeech();
  const format = useFormat();
  const own = words.assessment.strategies;
  const { currency, options, ranges, price } = result;
  const amount = (value: number): string => moneyAtLength(value, currency, words, language);
  const kinds = drawn.filter((kind) => options.some((option) => pieceOf(option, kind) !== 0));
  const range = ranges.find(({ axis }) => axis === 'now');
  const list = format.list(options.map(({ option, value }) => `${own.options[option]} ${amount(value.value)}`));
  return (
    <div className="chart-pair">
      <StrategyBars
        title={own.figure.bars}
        description={own.figure.barsDescription({ list })}
        names={[own.figure.treated, ...kinds.map((kind) => own.pieces[kind])]}
        whole={own.table.value}
        bars={options.map((option) => ({
          label: own.options[option.option],
          value: option.value.value,
          parts: [treated.reduce((sum, kind) => sum + pieceOf(option, kind), 0), ...kinds.map((kind) => pieceOf(option, kind))].map(
            (part) => (Math.abs(part) < 1 ? 0 : part),
          ),
        }))}
        amount={amount}
        axis={own.figure.y({ currency })}
      />
      {range !== undefined && (
        <StrategyLines
          title={own.figure.lines}
          description={own.figure.linesDescription({
            list: format.list(
              range.flips.map((flip) =>
                own.from({ price: priceText(flip.price, price.unit, words, language), best: own.doing[flip.above] }),
              ),
            ),
          })}
          prices={range.prices}
          lines={range.values.map(({ option, values }) => ({ label: own.options[option], values }))}
          flips={range.flips.map((flip) => flip.price)}
          now={price.now}
          nowLabel={own.figure.now}
          priceLabel={price.label[language]}
          axis={own.figure.y({ currency })}
          amount={amount}
        />
      )}
    </div>
  );
}

/** All strategies with all pieces, and what is known at the review. */
function WholeTable({ result }: { readonly result: StrategiesResult }): ReactNode {
  const { words, language } = useSpeech();
  const format = useFormat();
  const own = words.assessment.strategies;
  const { currency, options } = result;
  const amount = (value: number): string => moneyAtLength(value, currency, words, language);
  const kinds = [...new Set(options.flatMap(({ pieces }) => pieces.map(({ kind }) => kind)))];
  const reviewed = (tell: (review: NonNullable<StrategyOption['review']>) => string): readonly string[] =>
    options.map(({ review }) => (review === undefined ? '–' : tell(review)));
  return (
    <FigureTable
      caption={own.sections.pieces}
      head={[own.table.piece, ...options.map(({ option }) => own.options[option])]}
      rows={[
        ...kinds.map((kind) => [own.pieces[kind], ...options.map((option) => amount(pieceOf(option, kind)))]),
        [own.table.value, ...options.map(({ value }) => amount(value.value))],
        [own.table.review, ...reviewed(({ years }) => format.number(years.value, 1))],
        [own.table.explained, ...reviewed(({ explained }) => format.percent(explained, 0))],
        [own.table.stops, ...reviewed(({ stops }) => format.percent(stops.value, 0))],
      ]}
    />
  );
}

interface DesignProps {
  readonly result: StrategiesResult;
  readonly designs: NonNullable<StrategiesResult['designs']>;
}

function DesignTable({ result: { currency }, designs }: DesignProps): ReactNode {
  const { words, language } = useSpeech();
  const format = useFormat();
  const own = words.assessment.strategies;
  const amount = (value: number): string => moneyAtLength(value, currency, words, language);
  return (
    <FigureTable
      caption={own.sections.designs}
      head={[
        `${own.table.patients} × ${own.table.followUp}`,
        own.table.dataAfter,
        own.table.explained,
        own.table.value,
        own.table.advantage,
        own.table.error,
      ]}
      rows={designs.all.map(({ patients, followUpYears, outcome }) => [
        `${format.number(patients)} × ${format.number(followUpYears, 1)}`,
        ...(outcome === undefined
          ? [own.table.impossible, '–', '–', '–', '–']
          : [
              format.number(outcome.dataAfterYears, 1),
              format.percent(outcome.explained, 0),
              amount(outcome.value.value),
              amount(outcome.advantage.value),
              amount(outcome.standardError),
            ]),
      ])}
    />
  );
}

function Conditions({ result: { conditions } }: { readonly result: StrategiesResult }): ReactNode {
  const { words, language } = useSpeech();
  const own = words.assessment.strategies;
  return (
    <TableScroll label={own.sections.conditions}>
      <Table data-size="sm" className="figure-table">
        <caption>{own.sections.conditions}</caption>
        <Table.Head>
          <Table.Row>
            <Table.HeaderCell>{own.table.condition}</Table.HeaderCell>
            <Table.HeaderCell>{own.table.status}</Table.HeaderCell>
            <Table.HeaderCell>{own.table.rule}</Table.HeaderCell>
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {conditions.map(({ id, status, basis, rule, reason }) => (
            <Table.Row key={id}>
              <Table.HeaderCell scope="row">
                {own.conditions[id]}
                {reason !== undefined && <span className="hint"> {reason[language]}</span>}
              </Table.HeaderCell>
              <Table.Cell>
                {own.statuses[status]}
                {status !== 'notShown' && ` (${own.bases[basis]})`}
              </Table.Cell>
              <Table.Cell>{rule}</Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </TableScroll>
  );
}

function Basis({ result }: { readonly result: StrategiesResult }): ReactNode {
  const { words, language } = useSpeech();
  const format = useFormat();
  const { patients, netBenefit, netBenefitDuring, currency, draws, dataSets } = result;
  const amount = (value: number): string => moneyAtLength(value, currency, words, language);
  return (
    <p className="hint">
      {words.assessment.strategies.basis({
        patients: format.number(patients.value),
        netBenefit: amount(netBenefit.value),
        during: amount(netBenefitDuring.value),
        draws: format.number(draws),
        sets: format.number(dataSets),
      })}
    </p>
  );
}
