import { Details, Select } from '@digdir/designsystemet-react';
import { outcomeOf } from '@likeverd/appraisal';
import type { ModelDescription, RunInputs, ScenarioRow, TwoWay } from '@likeverd/modelling';
import { type ReactNode, useId, useState } from 'react';
import { Tornado } from '../charts/Tornado.tsx';
import { decimalsOf, qalyDecimals } from '../components/digits.ts';
import { outcomeText } from '../components/Results.tsx';
import { FigureTable } from '../components/StrategyTables.tsx';
import { useFormat, useSpeech, wordFor } from '../i18n/language.tsx';
import { AskPanel } from './AskPanel.tsx';
import { gridParameters } from './questions.ts';
import { ThresholdField, thresholdIn } from './ThresholdField.tsx';
import { useQuestion } from './useQuestion.ts';

interface Props {
  readonly document: string;
  readonly description: ModelDescription;
  /** As the reader has set them; when they change, every answer goes. */
  readonly inputs: RunInputs;
  /** Willingness to pay per QALY that the page uses, where it has one. */
  readonly threshold: number | undefined;
}

/** What the result hangs on: one parameter at a time, two together, and the model's own scenarios. */
export function Sensitivity({ document, description, inputs, threshold }: Props): ReactNode {
  const { words, language } = useSpeech();
  const format = useFormat();
  const id = useId();
  const { web } = words;
  const { currency, strategies, parameters } = description;
  const about = JSON.stringify(inputs);
  const oneWay = useQuestion(document, description, about);
  const twoWay = useQuestion(document, description, about);
  const scenarios = useQuestion(document, description, about);
  const [comparator, ...others] = strategies;
  const [strategy, setStrategy] = useState(others[0]?.id ?? '');
  const [typed, setTyped] = useState<string | null>(null);
  const choices = gridParameters(description, inputs);
  const [rows, setRows] = useState(choices[0] ?? '');
  const [columns, setColumns] = useState(choices[1] ?? '');

  const chosen = thresholdIn(typed, threshold);
  const compared =
    comparator === undefined || strategy === '' || chosen === null
      ? null
      : { inputs, strategy, comparator: comparator.id, threshold: chosen };
  const parameterOf = (name: string) => parameters.find(({ parameter }) => parameter === name);
  const label = (name: string): string => parameterOf(name)?.label[language] ?? name;
  const significant = (value: number): string => {
    const rounded = Number(value.toPrecision(4));
    return format.number(rounded, decimalsOf(rounded));
  };
  const shown = (name: string, value: number): string => {
    const unit = parameterOf(name)?.unit ?? '';
    return unit === 'dimensionless' ? significant(value) : `${significant(value)} ${wordFor(web.units, unit)}`;
  };
  const tornado = oneWay.state.status === 'answered' && oneWay.state.answer.kind === 'oneWay' ? oneWay.state.answer : null;
  const grid = twoWay.state.status === 'answered' && twoWay.state.answer.kind === 'twoWay' ? twoWay.state.answer : null;
  const table =
    scenarios.state.status === 'answered' && scenarios.state.answer.kind === 'scenarios' ? scenarios.state.answer : null;

  const parameterChoice = (name: string, value: string, choose: (value: string) => void): ReactNode => (
    <div className="field">
      <label className="field-label" htmlFor={`${id}-${name}`}>
        {name}
      </label>
      <Select id={`${id}-${name}`} value={value} onChange={(event) => choose(event.target.value)}>
        {choices.map((choice) => (
          <Select.Option key={choice} value={choice}>
            {label(choice)}
          </Select.Option>
        ))}
      </Select>
    </div>
  );

  return (
    <section aria-labelledby={`${id}-title`} className="sensitivity">
      <h3 id={`${id}-title`} className="ds-heading" data-size="sm">
        {web.questions.title}
      </h3>
      <p>{web.questions.lead}</p>
      <div className="field-row">
        <ThresholdField typed={typed} change={setTyped} threshold={threshold} currency={currency} />
        {others.length > 1 && (
          <div className="field">
            <label className="field-label" htmlFor={`${id}-strategy`}>
              {web.questions.strategy({ comparator: comparator?.label[language] ?? '' })}
            </label>
            <Select id={`${id}-strategy`} value={strategy} onChange={(event) => setStrategy(event.target.value)}>
              {others.map((other) => (
                <Select.Option key={other.id} value={other.id}>
                  {other.label[language]}
                </Select.Option>
              ))}
            </Select>
          </div>
        )}
      </div>

      <Details>
        <Details.Summary>{web.questions.oneWay}</Details.Summary>
        <Details.Content>
          <p>{web.questions.oneWayLead}</p>
          <AskPanel
            asking={oneWay}
            label={web.questions.askOneWay}
            question={compared === null ? null : { kind: 'oneWay', ...compared }}
          />
          {tornado !== null &&
            (tornado.analysis.bars.length === 0 ? (
              <p>{web.questions.nothingVaries}</p>
            ) : (
              <Tornado analysis={tornado.analysis} label={label} shown={shown} currency={currency} />
            ))}
        </Details.Content>
      </Details>

      {choices.length > 1 && (
        <Details>
          <Details.Summary>{web.questions.twoWay}</Details.Summary>
          <Details.Content>
            <p>{web.questions.twoWayLead}</p>
            <div className="field-row">
              {parameterChoice(web.questions.rows, rows, setRows)}
              {parameterChoice(web.questions.columns, columns, setColumns)}
            </div>
            <AskPanel
              asking={twoWay}
              label={web.questions.askTwoWay}
              question={compared === null || rows === columns ? null : { kind: 'twoWay', ...compared, rows, columns }}
            />
            {grid !== null && <GridTable analysis={grid.analysis} label={label} shown={shown} currency={currency} />}
          </Details.Content>
        </Details>
      )}

      {description.scenarios.length > 0 && (
        <Details>
          <Details.Summary>{web.questions.scenarios}</Details.Summary>
          <Details.Content>
            <p>{web.questions.scenariosLead}</p>
            <AskPanel asking={scenarios} label={web.questions.askScenarios} question={{ kind: 'scenarios', inputs }} />
            {table !== null && <ScenarioTable rows={table.rows} description={description} threshold={chosen} />}
          </Details.Content>
        </Details>
      )}
    </section>
  );
}

interface GridTableProps {
  readonly analysis: TwoWay;
  readonly label: (parameter: string) => string;
  readonly shown: (parameter: string, value: number) => string;
  readonly currency: string;
}

function GridTable({ analysis: { rows, columns, cells, threshold }, label, shown, currency }: GridTableProps): ReactNode {
  const { words } = useSpeech();
  const format = useFormat();
  return (
    <FigureTable
      caption={words.web.questions.grid({ threshold: format.money(threshold, currency) })}
      head={[
        `${label(rows.parameter)} ↓ ${label(columns.parameter)} →`,
        ...columns.values.map((value) => shown(columns.parameter, value)),
      ]}
      rows={cells.map((line, index) => [
        shown(rows.parameter, rows.values[index] ?? Number.NaN),
        ...line.map(({ netBenefit }) => format.number(netBenefit)),
      ])}
    />
  );
}

interface ScenarioTableProps {
  readonly rows: readonly ScenarioRow[];
  readonly description: ModelDescription;
  readonly threshold: number | null;
}

function ScenarioTable({ rows, description, threshold }: ScenarioTableProps): ReactNode {
  const { words, language } = useSpeech();
  const format = useFormat();
  const { web } = words;
  const { currency, strategies } = description;
  const scenarioLabel = (id: string | undefined): string =>
    description.scenarios.find((scenario) => scenario.id === id)?.label[language] ?? web.questions.base;
  const strategyLabel = (id: string): string => strategies.find((strategy) => strategy.id === id)?.label[language] ?? id;
  const decimals = qalyDecimals(
    rows.flatMap(({ result }) => (result.ok ? result.value.comparisons.map(({ qalys }) => qalys) : [])),
  );
  return (
    <FigureTable
      caption={web.questions.scenarioTable}
      head={[
        web.questions.scenario,
        web.questions.incrementalCosts,
        web.questions.incrementalQalys,
        web.results.icer,
        ...(threshold === null ? [] : [web.questions.netBenefit]),
      ]}
      rows={rows.flatMap(({ scenario, result }): readonly (readonly string[])[] => {
        const name = scenarioLabel(scenario);
        if (!result.ok) return [[name, web.questions.notRun, '–', '–', ...(threshold === null ? [] : ['–'])]];
        return result.value.comparisons.map(({ strategy, costs, qalys }) => [
          strategies.length > 2 ? `${name}: ${strategyLabel(strategy)}` : name,
          format.money(costs, currency),
          format.number(qalys, decimals),
          outcomeText(outcomeOf(costs, qalys), currency, words, format),
          ...(threshold === null ? [] : [format.money(threshold * qalys - costs, currency)]),
        ]);
      })}
    />
  );
}
