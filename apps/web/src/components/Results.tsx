import { blockedText } from '@likeverd/language';
import { Table } from '@digdir/designsystemet-react';
import type { Appraisal, Outcome } from '@likeverd/appraisal';
import type { RunReference } from '@likeverd/casework';
import type { ReactNode } from 'react';
import type { StoredResult } from '../api/types.ts';
import { AcceptabilityCurve } from '../charts/AcceptabilityCurve.tsx';
import { ExpectedLossCurve, NetBenefitCurve } from '../charts/NetBenefitCurves.tsx';
import { type Content, type Format, useFormat, useSpeech, useWords } from '../i18n/language.tsx';
import { moneyDecimals, qalyDecimals } from './digits.ts';
import { Hash } from './Hash.tsx';
import { FrontierTable, PayerTable, SimulationTable } from './StrategyTables.tsx';
import { TableScroll } from './TableScroll.tsx';
import { costsByPayer } from './payers.ts';

/** Cost per QALY, or why none is shown. */
export function icerText(icer: Outcome, currency: string, { web }: Content, format: Format): string {
  return icer.outcome === 'ratio'
    ? web.results.perQaly({ amount: format.money(icer.value, currency) })
    : web.results.icerNotShown({ reason: web.live.noRatio[icer.outcome] });
}

/** Cost per QALY, or in a few words what the outcome is instead. */
export function outcomeText(icer: Outcome, currency: string, { web }: Content, format: Format): string {
  if (icer.outcome === 'ratio') return web.results.perQaly({ amount: format.money(icer.value, currency) });
  return icer.outcome === 'equal' ? '–' : web.charts.quadrants[icer.outcome];
}

export interface OutcomeRow {
  readonly label: string;
  readonly costs: number;
  readonly qalys: number;
  readonly lifeYears: number;
  /** At the willingness to pay of the page; absent where there is none. */
  readonly netBenefit?: number;
}

interface OutcomeTableProps {
  readonly caption: string;
  readonly currency: string;
  readonly rows: readonly OutcomeRow[];
  /** One for each strategy but the first, against it. */
  readonly differences: readonly OutcomeRow[];
}

/** Expected cost and health per person, a row a strategy, then the differences. */
export function OutcomeTable({ caption, currency, rows, differences }: OutcomeTableProps): ReactNode {
  const { words } = useSpeech();
  const format = useFormat();
  const { web } = words;
  const all = [...rows, ...differences];
  const moneyDigits = moneyDecimals(all.map(({ costs }) => costs));
  const qalyDigits = qalyDecimals(differences.map(({ qalys }) => qalys));
  const withLifeYears = all.some(({ lifeYears }) => lifeYears !== 0);
  const withNetBenefit = all.some(({ netBenefit }) => netBenefit !== undefined);
  const cells = ({ costs, qalys, lifeYears, netBenefit }: OutcomeRow): ReactNode => (
    <>
      <Table.Cell className="numeric">{format.money(costs, currency, moneyDigits)}</Table.Cell>
      <Table.Cell className="numeric">{format.number(qalys, qalyDigits)}</Table.Cell>
      {withLifeYears && <Table.Cell className="numeric">{format.number(lifeYears, 2)}</Table.Cell>}
      {withNetBenefit && (
        <Table.Cell className="numeric">{format.money(netBenefit ?? Number.NaN, currency, moneyDigits)}</Table.Cell>
      )}
    </>
  );
  return (
    <TableScroll label={caption}>
      <Table className="outcome-table">
        <caption>{caption}</caption>
        <Table.Head>
          <Table.Row>
            <Table.HeaderCell>{web.results.strategy}</Table.HeaderCell>
            <Table.HeaderCell className="numeric">{web.results.costs}</Table.HeaderCell>
            <Table.HeaderCell className="numeric">{web.results.qalys}</Table.HeaderCell>
            {withLifeYears && <Table.HeaderCell className="numeric">{web.results.lifeYears}</Table.HeaderCell>}
            {withNetBenefit && <Table.HeaderCell className="numeric">{words.appraisal.quantities.netBenefit}</Table.HeaderCell>}
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {rows.map((row) => (
            <Table.Row key={row.label}>
              <Table.HeaderCell scope="row">{row.label}</Table.HeaderCell>
              {cells(row)}
            </Table.Row>
          ))}
          {differences.map((row) => (
            <Table.Row key={row.label} className="difference">
              <Table.HeaderCell scope="row">
                {differences.length === 1 ? web.results.difference : `${web.results.difference}: ${row.label}`}
              </Table.HeaderCell>
              {cells(row)}
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </TableScroll>
  );
}

export interface KeyFigure {
  readonly name: string;
  readonly value: string;
  readonly hint?: string;
}

export function KeyFigures({ figures }: { readonly figures: readonly KeyFigure[] }): ReactNode {
  return (
    <dl className="key-figures">
      {figures.map(({ name, value, hint }) => (
        <div key={name} className="key-figure">
          <dt>{name}</dt>
          <dd>
            <span className="key-value" data-long={value.length > 32}>
              {value}
            </span>
            {hint !== undefined && <span className="hint">{hint}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface CurvesProps {
  readonly appraisal: Appraisal;
  readonly label: (strategy: string) => string;
}

/** What the draws of the cited run say over all willingness to pay. */
function StoredCurves({ appraisal: { uncertainty, threshold, currency, strategies }, label }: CurvesProps): ReactNode {
  const { web } = useWords();
  if (uncertainty === undefined) return null;
  const curves = {
    acceptability: uncertainty.acceptability,
    labels: Object.fromEntries(strategies.map(({ strategy }) => [strategy, label(strategy)])),
    currency,
    within: web.results.title,
    ...(threshold.status === 'computed' ? { threshold: threshold.value.value } : {}),
  };
  return (
    <div className="chart-pair">
      <AcceptabilityCurve {...curves} />
      <NetBenefitCurve {...curves} />
      <ExpectedLossCurve {...curves} />
    </div>
  );
}

/** What the cited run found, and what makes it possible to check. */
export function Results({ stored, run }: { readonly stored: StoredResult; readonly run: RunReference }): ReactNode {
  const { words, language } = useSpeech();
  const format = useFormat();
  const { web } = words;
  const { appraisal, description } = stored;
  const { currency, severity, threshold } = appraisal;
  const label = (id: string): string => description.strategies.find((strategy) => strategy.id === id)?.label[language] ?? id;
  const [comparison] = appraisal.comparisons;
  const probability = appraisal.uncertainty?.comparisons[0]?.atThreshold?.probabilityCostEffective.value;
  const evpi = appraisal.uncertainty?.evpi?.value;
  const figures: readonly KeyFigure[] = [
    ...(comparison === undefined || appraisal.comparisons.length > 1
      ? []
      : [{ name: web.results.icer, value: icerText(comparison.icer.value, currency, words, format) }]),
    severity.status === 'computed'
      ? {
          name: web.results.shortfall,
          value: web.results.qalyUnit({ value: format.number(severity.shortfall.value, 2) }),
          hint: web.results.severityClassValue({ level: format.number(severity.severityClass.value) }),
        }
      : {
          name: web.results.shortfall,
          value: web.results.shortfallMissing,
          hint: blockedText(words, severity),
        },
    ...(threshold.status === 'computed'
      ? [
          {
            name: web.results.threshold,
            value: web.results.perQaly({ amount: format.money(threshold.value.value, currency) }),
            hint: web.results.thresholdHint,
          },
        ]
      : []),
    ...(probability === undefined || appraisal.comparisons.length > 1
      ? []
      : [{ name: web.results.probability, value: format.percent(probability) }]),
    ...(evpi === undefined ? [] : [{ name: web.results.evpi, value: format.money(evpi, currency) }]),
  ];
  return (
    <section aria-labelledby="resultater">
      <h2 id="resultater" className="ds-heading" data-size="md">
        {web.results.title}
      </h2>
      <p>{web.results.lead}</p>
      <KeyFigures figures={figures} />
      <OutcomeTable
        caption={web.results.caption}
        currency={currency}
        rows={appraisal.strategies.map(({ strategy, costs, qalys, lifeYears, netBenefit }) => ({
          label: label(strategy),
          costs: costs.value,
          qalys: qalys.value,
          lifeYears: lifeYears.value,
          ...(netBenefit === undefined ? {} : { netBenefit: netBenefit.value }),
        }))}
        differences={appraisal.comparisons.map(({ strategy, costs, qalys, lifeYears, netBenefit }) => ({
          label: label(strategy),
          costs: costs.value,
          qalys: qalys.value,
          lifeYears: lifeYears.value,
          ...(netBenefit === undefined ? {} : { netBenefit: netBenefit.value }),
        }))}
      />
      <FrontierTable frontier={appraisal.frontier} currency={currency} label={label} />
      <PayerTable
        payers={costsByPayer(stored.baseCase)}
        names={description.payers}
        strategies={description.strategies.map(({ id }) => label(id))}
        currency={currency}
      />
      <SimulationTable simulation={stored.baseCase.simulation} currency={currency} label={label} />
      <StoredCurves appraisal={appraisal} label={label} />
      <div className="provenance">
        <dl className="facts compact">
          <div className="fact">
            <dt>{web.results.source}</dt>
            <dd>{description.source.citation}</dd>
          </div>
          <div className="fact">
            <dt>{web.results.licence}</dt>
            <dd>{description.source.licence}</dd>
          </div>
          {description.source.doi !== undefined && (
            <div className="fact">
              <dt>{web.results.doi}</dt>
              <dd>
                <a href={`https://doi.org/${description.source.doi}`} rel="noreferrer">
                  {description.source.doi}
                </a>
              </dd>
            </div>
          )}
          <div className="fact">
            <dt>{web.results.priceYear}</dt>
            <dd>{String(description.priceYear)}</dd>
          </div>
          <div className="fact">
            <dt>{web.results.draws}</dt>
            <dd>
              {format.number(run.draws)} ({web.results.seed.toLowerCase()} {String(run.seed)})
            </dd>
          </div>
          <div className="fact">
            <dt>{web.results.hash}</dt>
            <dd>
              <Hash value={run.result} />
            </dd>
          </div>
          <div className="fact">
            <dt>{web.results.modelHash}</dt>
            <dd>
              <Hash value={run.model} />
            </dd>
          </div>
          <div className="fact">
            <dt>{web.results.inputsHash}</dt>
            <dd>
              <Hash value={run.inputs} />
            </dd>
          </div>
          <div className="fact">
            <dt>{web.results.engine}</dt>
            <dd>
              <Hash value={run.engine} />
            </dd>
          </div>
        </dl>
        {description.constructed && <p>{web.results.constructedModel}</p>}
      </div>
    </section>
  );
}
