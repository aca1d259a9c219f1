import { Heading, Table } from '@digdir/designsystemet-react';
import type { Blocked, BudgetLine, BudgetResult, ByYear, CapacityResult, StepwiseResult } from '@likeverd/appraisal';
import { authorityText, blockedText } from '@likeverd/language';
import type { ReactNode } from 'react';
import { BudgetBars } from '../charts/BudgetBars.tsx';
import { FigureTable } from '../components/StrategyTables.tsx';
import { useFormat, useSpeech } from '../i18n/language.tsx';
import type { PartProps } from './part.ts';

/** Amounts are read in thousands in tables: columns of a year are narrow. */
const thousand = 1_000;

const valuesOf = (costs: ByYear): readonly number[] => costs.map(({ value }) => value);

/** The budget year by year: the headline, a figure by payer, tables behind it, and who decides. */
export function Budget({ part }: PartProps<BudgetResult>): ReactNode {
  const { words, language } = useSpeech();
  const format = useFormat();
  const { budget } = words.assessment;
  const { years, currency, headline, drugs, service, authority } = part;
  const money = (value: number): string => format.money(value, currency);
  const head = (first: string): readonly string[] => [first, ...years.map(String)];
  const inThousands = (value: number): string => format.number(value / thousand);
  const row = (name: string, costs: ByYear): readonly string[] => [name, ...valuesOf(costs).map(inThousands)];
  const amounts = head(budget.thousands({ currency }));
  const lineName = ({ label, kind }: BudgetLine): string =>
    kind === 'coPayment' ? budget.coPayment({ name: label[language] }) : label[language];
  const year = String(headline.year);
  const { uncertainty } = part;
  const lineOf = (line: 'service' | 'drugs') =>
    uncertainty?.status === 'computed' ? uncertainty.lines.find((each) => each.line === line)?.years : undefined;
  const drawn = lineOf('service');
  const interval = (line: 'service' | 'drugs'): string => {
    const last = lineOf(line)?.at(-1);
    return last === undefined ? '' : budget.interval({ lower: money(last.lower), upper: money(last.upper) });
  };
  return (
    <>
      <p>{budget.headline({ year, drugs: money(headline.drugs.value), service: money(headline.service.value) })}</p>
      {drawn !== undefined && (
        <ul>
          <li>
            {budget.drugs}. {interval('drugs')}.
          </li>
          <li>
            {budget.service}. {interval('service')}.
          </li>
        </ul>
      )}
      {uncertainty?.status === 'blocked' && <p>{blockedText(words, uncertainty)}</p>}
      <p className="hint">
        {budget.basis({ priceYear: String(part.priceYear), currency })} {budget[part.entry]}
      </p>
      <BudgetBars
        title={budget.byHolder}
        description={budget.chart({ year, service: money(headline.service.value) })}
        years={years}
        series={part.holders
          .filter(({ holder }) => holder !== 'patient')
          .map(({ holder, costs }) => ({ label: budget.holders[holder], values: valuesOf(costs) }))}
        intervals={drawn?.map(({ lower, upper }, index) => ({
          middle: service.net[index]?.value ?? Number.NaN,
          lower,
          upper,
        }))}
        intervalLabel={budget.intervalLabel}
        yearLabel={budget.year}
        amountLabel={budget.millions({ currency })}
        table={
          <YearTable
            head={amounts}
            caption={budget.byHolder}
            rows={[
              ...part.holders.map(({ holder, costs }) => row(budget.holders[holder], costs)),
              row(budget.service, service.net),
              ...(drawn === undefined
                ? []
                : (['lower', 'upper'] as const).map((side) => [
                    `${budget.service}: ${budget[side]}`,
                    ...drawn.map(({ [side]: value }) => inThousands(value)),
                  ])),
            ]}
          />
        }
      />
      <Heading level={4} data-size="2xs">
        {budget.authority.heading}
      </Heading>
      <p>{authority.status === 'blocked' ? blockedText(words, authority) : authorityText(words, authority, years, language)}</p>
      {uncertainty?.status === 'computed' && uncertainty.aboveLimit !== undefined && (
        <p>{budget.aboveLimit({ share: format.percent(uncertainty.aboveLimit.value) })}</p>
      )}
      {part.noMunicipal && <p>{budget.noMunicipal}</p>}
      <FigureTable
        caption={budget.balance}
        head={amounts}
        rows={(
          [
            ['drugs', drugs],
            ['service', service],
          ] as const
        ).flatMap(([name, { gross, displaced, net }]) => [
          row(`${budget[name]}: ${budget.gross}`, gross),
          row(`${budget[name]}: ${budget.displaced}`, displaced),
          row(`${budget[name]}: ${budget.net}`, net),
        ])}
      />
      <FigureTable
        caption={budget.byLine}
        head={amounts}
        rows={part.lines.map((line) => row(`${lineName(line)} (${budget.categories[line.category]})`, line.costs))}
      />
      {part.regions.length > 0 && (
        <FigureTable
          caption={budget.byRegion}
          head={amounts}
          rows={part.regions.map(({ region, costs }) => row(budget.regions[region], costs))}
        />
      )}
      <FigureTable
        caption={budget.patients}
        head={head(budget.patients)}
        rows={part.patients.flatMap(({ world, label, starting, personYears }) => {
          const details = { strategy: label[language], world: budget.worlds[world] };
          return [
            [budget.starting(details), ...starting.map((persons) => format.number(persons, 1))],
            [budget.underCare(details), ...personYears.map((persons) => format.number(persons, 1))],
          ];
        })}
      />
      <Scenarios part={part} />
      {part.capacity.map((capacity, index) => (
        <Capacity key={capacity.status === 'computed' ? capacity.id : index} capacity={capacity} years={years} />
      ))}
      {part.stepwise !== undefined && <Stepwise stepwise={part.stepwise} part={part} />}
      {part.prices.map(({ id, value }) => (
        <p key={id}>{budget.maximumPrice({ parameter: id.split('.').at(-1) ?? id, price: money(value) })}</p>
      ))}
      <Heading level={4} data-size="2xs">
        {budget.facts}
      </Heading>
      <ul>
        {part.facts.map(({ id, description, value, unit, source }) => (
          <li key={id}>
            {description}: {value} {unit}. {source.citation}.
          </li>
        ))}
      </ul>
    </>
  );
}

interface YearTableProps {
  readonly head: readonly string[];
  readonly caption: string;
  readonly rows: readonly (readonly string[])[];
}

/** The figures behind a chart: a row a line, a column a year. */
function YearTable({ head, caption, rows }: YearTableProps): ReactNode {
  return (
    <Table data-size="sm">
      <caption className="ds-sr-only">{caption}</caption>
      <Table.Head>
        <Table.Row>
          {head.map((name) => (
            <Table.HeaderCell key={name}>{name}</Table.HeaderCell>
          ))}
        </Table.Row>
      </Table.Head>
      <Table.Body>
        {rows.map(([name = '', ...cells]) => (
          <Table.Row key={name}>
            <Table.HeaderCell scope="row">{name}</Table.HeaderCell>
            {cells.map((cell, index) => (
              <Table.Cell key={head[index + 1]} className="numeric">
                {cell}
              </Table.Cell>
            ))}
          </Table.Row>
        ))}
      </Table.Body>
    </Table>
  );
}

/** The budget with other numbers of patients or another uptake. */
function Scenarios({ part: { scenarios, service, years, currency } }: { readonly part: BudgetResult }): ReactNode {
  const { words, language } = useSpeech();
  const format = useFormat();
  const { budget } = words.assessment;
  if (scenarios.length === 0) return null;
  const row = (name: string, costs: ByYear): readonly string[] => [
    name,
    ...valuesOf(costs).map((value) => format.money(value, currency)),
  ];
  return (
    <>
      <FigureTable
        caption={budget.scenarios}
        head={[budget.thousands({ currency }), ...years.map(String)]}
        rows={[
          row(budget.asPlanned, service.net),
          ...scenarios.flatMap((each) => (each.status === 'computed' ? [row(each.label[language], each.service)] : [])),
        ]}
      />
      {scenarios.map((each) =>
        each.status === 'blocked' ? <p key={JSON.stringify(each.details)}>{blockedText(words, each)}</p> : null,
      )}
    </>
  );
}

const bothWorlds = ['without', 'with'] as const;

/** Need of something scarce against what there is of it. */
function Capacity({
  capacity,
  years,
}: {
  readonly capacity: CapacityResult | Blocked;
  readonly years: readonly number[];
}): ReactNode {
  const { words, language } = useSpeech();
  const format = useFormat();
  const { budget } = words.assessment;
  if (capacity.status === 'blocked') return <p>{blockedText(words, capacity)}</p>;
  const name = capacity.label[language];
  const caption = budget.capacity({ name, unit: capacity.unit[language] });
  const row = (label: string, column: ByYear): readonly string[] => [
    label,
    ...valuesOf(column).map((value) => format.number(value, 0)),
  ];
  const exceeded = bothWorlds.flatMap((world) => {
    const year = capacity.exceededIn[world];
    return year === undefined ? [] : [budget.exceeded({ name, year: String(year), world: budget.worlds[world] })];
  });
  return (
    <>
      <FigureTable
        caption={caption}
        head={[capacity.unit[language], ...years.map(String)]}
        rows={[
          ...bothWorlds.map((world) => row(budget.needed({ world: budget.worlds[world] }), capacity.needed[world])),
          row(budget.available, capacity.available),
        ]}
      />
      {exceeded.length === 0 ? <p>{budget.enough({ name })}</p> : exceeded.map((text) => <p key={text}>{text}</p>)}
    </>
  );
}

interface StepwiseProps {
  readonly stepwise: StepwiseResult | Blocked;
  readonly part: BudgetResult;
}

/** Introduction to part of the patients before others, and whether the order follows the criteria. */
function Stepwise({ stepwise, part: { years, currency } }: StepwiseProps): ReactNode {
  const { words, language } = useSpeech();
  const format = useFormat();
  if (stepwise.status === 'blocked') return <p>{blockedText(words, stepwise)}</p>;
  const text = words.assessment.budget.stepwise;
  const row = (name: string, costs: ByYear): readonly string[] => [
    name,
    ...valuesOf(costs).map((value) => format.money(value, currency)),
  ];
  return (
    <>
      <FigureTable
        caption={text.heading}
        head={[words.assessment.budget.thousands({ currency }), ...years.map(String)]}
        rows={[
          ...stepwise.steps.map(({ label, share, opens, service }) =>
            row(text.step({ name: label[language], share: format.percent(share, 0), year: String(opens) }), service),
          ),
          row(text.total, stepwise.service),
        ]}
      />
      <p>{text[stepwise.by]}</p>
      <ul>
        {stepwise.steps.map(({ id, label, condition, shortfall, netBenefit, findings }) => (
          <li key={id}>
            {text.condition({ name: label[language], condition: condition[language] })}.{' '}
            {text.measures({
              shortfall: shortfall === undefined ? '–' : format.number(shortfall.value, 2),
              netBenefit: netBenefit === undefined ? '–' : format.money(netBenefit.value, currency),
            })}
            : {findings.length === 0 ? text.sound : findings.map((finding) => text.findings[finding]).join('; ')}.
          </li>
        ))}
      </ul>
    </>
  );
}
