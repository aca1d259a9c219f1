import { Heading, Table } from '@digdir/designsystemet-react';
import type { BudgetLine, BudgetResult, ByYear } from '@likeverd/appraisal';
import { authorityText, blockedText } from '@likeverd/language';
import type { ReactNode } from 'react';
import { BudgetBars } from '../charts/BudgetBars.tsx';
import { FigureTable } from '../components/StrategyTables.tsx';
import { useFormat, useSpeech } from '../i18n/language.tsx';
import type { PartProps } from './part.ts';

const valuesOf = (costs: ByYear): readonly number[] => costs.map(({ value }) => value);

/** The budget year by year: the headline, a figure by payer, tables behind it, and who decides. */
export function Budget({ part }: PartProps<BudgetResult>): ReactNode {
  const { words, language } = useSpeech();
  const format = useFormat();
  const { budget } = words.assessment;
  const { years, currency, headline, drugs, service, authority } = part;
  const money = (value: number): string => format.money(value, currency);
  const head = (first: string): readonly string[] => [first, ...years.map(String)];
  const row = (name: string, costs: ByYear): readonly string[] => [name, ...valuesOf(costs).map(money)];
  const lineName = ({ label, kind }: BudgetLine): string =>
    kind === 'coPayment' ? budget.coPayment({ name: label[language] }) : label[language];
  const year = String(headline.year);
  return (
    <>
      <p>{budget.headline({ year, drugs: money(headline.drugs.value), service: money(headline.service.value) })}</p>
      <p className="hint">
        {budget.basis({ priceYear: String(part.priceYear), currency })} {budget[part.entry]}
      </p>
      <BudgetBars
        title={budget.byHolder}
        description={budget.chart({ year, service: money(headline.service.value) })}
        years={years}
        series={part.holders.map(({ holder, costs }) => ({ label: budget.holders[holder], values: valuesOf(costs) }))}
        yearLabel={budget.year}
        amountLabel={budget.millions({ currency })}
        table={
          <Table data-size="sm">
            <caption className="ds-sr-only">{budget.byHolder}</caption>
            <Table.Head>
              <Table.Row>
                {head(budget.year).map((name) => (
                  <Table.HeaderCell key={name}>{name}</Table.HeaderCell>
                ))}
              </Table.Row>
            </Table.Head>
            <Table.Body>
              {part.holders.map(({ holder, costs }) => (
                <Table.Row key={holder}>
                  <Table.HeaderCell scope="row">{budget.holders[holder]}</Table.HeaderCell>
                  {costs.map(({ id, value }) => (
                    <Table.Cell key={id} className="numeric">
                      {money(value)}
                    </Table.Cell>
                  ))}
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        }
      />
      <Heading level={4} data-size="2xs">
        {budget.authority.heading}
      </Heading>
      <p>{authority.status === 'blocked' ? blockedText(words, authority) : authorityText(words, authority, years, language)}</p>
      {part.noMunicipal && <p>{budget.noMunicipal}</p>}
      <FigureTable
        caption={budget.balance}
        head={head(budget.balance)}
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
        head={head(budget.byLine)}
        rows={part.lines.map((line) => row(`${lineName(line)} (${budget.categories[line.category]})`, line.costs))}
      />
      {part.regions.length > 0 && (
        <FigureTable
          caption={budget.byRegion}
          head={head(budget.byRegion)}
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
