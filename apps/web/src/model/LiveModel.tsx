import { Alert, Button, Heading, Select, Tag } from '@digdir/designsystemet-react';
import type { RunReference } from '@likeverd/casework';
import type { AdjustableInput, ModelDescription, RunInputs } from '@likeverd/modelling';
import { memo, type ReactNode, useCallback, useMemo, useState } from 'react';
import type { StoredResult } from '../api/types.ts';
import { AcceptabilityCurve } from '../charts/AcceptabilityCurve.tsx';
import { CostEffectivenessPlane } from '../charts/CostEffectivenessPlane.tsx';
import { ExpectedLossCurve, NetBenefitCurve } from '../charts/NetBenefitCurves.tsx';
import { StateOccupancy } from '../charts/StateOccupancy.tsx';
import { Hash } from '../components/Hash.tsx';
import { PathTable } from '../components/PathTable.tsx';
import { icerText, KeyFigures, OutcomeTable } from '../components/Results.tsx';
import { FrontierTable, PayerTable, SimulationTable } from '../components/StrategyTables.tsx';
import { faultText } from '../i18n/faults.ts';
import { useFormat, useSpeech, useWords, wordFor } from '../i18n/language.tsx';
import { InformationPanel } from '../information/InformationPanel.tsx';
import { InputControl } from './InputControl.tsx';
import { Sensitivity } from './Sensitivity.tsx';
import { sameInputs } from './inputs.ts';
import type { LiveBase, LiveDraws, OfficialRun } from './protocol.ts';
import { ModelStrategies } from './ModelStrategies.tsx';
import { isRunning, type LiveState, useLiveModel } from './useLiveModel.ts';

interface Props {
  readonly stored: StoredResult;
  readonly run: RunReference;
}

/** The assessed model, run in the reader's browser: move an input, and everything below is drawn again. */
export function LiveModel({ stored, run }: Props): ReactNode {
  const { words, language } = useSpeech();
  const { web } = words;
  const format = useFormat();
  const { description, document } = stored;
  const { asOf } = stored.appraisal;
  const official = useMemo<OfficialRun>(
    () => ({ inputs: stored.inputs ?? {}, draws: run.draws, seed: run.seed }),
    [stored.inputs, run.draws, run.seed],
  );
  const { state: live, run: ask, stop } = useLiveModel(document, asOf, official);
  const [inputs, setInputs] = useState<RunInputs>(official.inputs);
  const [resets, setResets] = useState(0);

  const change = useCallback(
    (next: RunInputs): void => {
      setInputs(next);
      ask(next);
    },
    [ask],
  );
  const setValue = (parameter: string, value: number, standard: number): void => {
    const { [parameter]: _old, ...others } = inputs.values ?? {};
    const values = value === standard ? others : { ...others, [parameter]: value };
    const { values: _values, ...rest } = inputs;
    change(Object.keys(values).length === 0 ? rest : { ...rest, values });
  };
  const setHorizon = (years: number): void => {
    const { horizonYears: _old, ...rest } = inputs;
    change(years === description.horizonYears ? rest : { ...rest, horizonYears: years });
  };
  const setSubgroup = (subgroup: string): void => {
    const { subgroup: _old, ...rest } = inputs;
    change(subgroup === '' ? rest : { ...rest, subgroup });
  };
  const reset = (): void => {
    setResets(resets + 1);
    change(official.inputs);
  };

  const control = (input: AdjustableInput): ReactNode => (
    <InputControl
      key={`${input.parameter}-${resets}`}
      label={input.label[language]}
      unit={wordFor(web.units, input.unit)}
      value={inputs.values?.[input.parameter] ?? input.value}
      official={official.inputs.values?.[input.parameter] ?? input.value}
      minimum={input.minimum}
      maximum={input.maximum}
      step={input.step}
      digits={digitsOf(input)}
      change={(value) => setValue(input.parameter, value, input.value)}
    />
  );
  const { adjustable, adjustableHorizon, horizonYears } = description;
  const firstPrice = adjustable.find(({ unit }) => unit.startsWith(`${description.currency}/`)) ?? adjustable[0];
  const prices = adjustable.filter((input) => input === firstPrice);
  const others = adjustable.filter((input) => input !== firstPrice);
  const atOfficial = sameInputs(inputs, official.inputs);

  return (
    <section aria-labelledby="levende" className="live">
      <h2 id="levende" className="ds-heading" data-size="md">
        {web.live.title}
      </h2>
      <p>{web.live.lead}</p>
      {live.broken ? (
        <Alert data-color="warning">
          <p>{web.live.unsupported}</p>
        </Alert>
      ) : (
        <div className="live-grid">
          <form className="live-controls" aria-label={web.live.controls} onSubmit={(event) => event.preventDefault()}>
            <h3 className="ds-heading" data-size="xs">
              {web.live.controls}
            </h3>
            {description.subgroups.length > 0 && (
              <div className="field">
                <label className="field-label" htmlFor="levende-gruppe">
                  {web.questions.subgroup}
                </label>
                <Select id="levende-gruppe" value={inputs.subgroup ?? ''} onChange={(event) => setSubgroup(event.target.value)}>
                  <Select.Option value="">{web.questions.allPatients}</Select.Option>
                  {description.subgroups.map((subgroup) => (
                    <Select.Option key={subgroup.id} value={subgroup.id}>
                      {subgroup.label[language]}
                    </Select.Option>
                  ))}
                </Select>
              </div>
            )}
            {prices.map(control)}
            {adjustableHorizon !== undefined && horizonYears !== undefined && (
              <InputControl
                key={`horizon-${resets}`}
                label={web.live.horizon}
                unit={wordFor(web.units, 'year')}
                value={inputs.horizonYears ?? horizonYears}
                official={official.inputs.horizonYears ?? horizonYears}
                {...adjustableHorizon}
                digits={0}
                change={setHorizon}
              />
            )}
            {others.length > 0 && (
              <details className="more-inputs">
                <summary>{web.live.more}</summary>
                <div>{others.map(control)}</div>
              </details>
            )}
            <p className="live-where" data-changed={!atOfficial}>
              {atOfficial ? web.live.atOfficial : web.live.changed}
            </p>
            <Button type="button" variant="secondary" aria-disabled={atOfficial} onClick={reset}>
              {web.live.reset}
            </Button>
            <Progress live={live} stop={stop} again={() => ask(inputs)} />
          </form>
          <div className="live-results">
            {live.faults.length > 0 && (
              <Alert data-color="danger" role="alert">
                <p>{web.live.failed}</p>
                <ul>
                  {live.faults.map((fault) => (
                    <li key={`${fault.code}-${fault.path}`}>{faultText(words, fault)}</li>
                  ))}
                </ul>
              </Alert>
            )}
            {live.base === null ? (
              isRunning(live) && <p role="status">{web.live.starting}</p>
            ) : (
              <LiveResults base={live.base} draws={live.draws} description={description} />
            )}
          </div>
        </div>
      )}
      <Identity stored={stored} live={live} />
      {!live.broken && (
        <>
          <Sensitivity document={document} description={description} inputs={inputs} threshold={live.base?.threshold} />
          <InformationPanel
            document={document}
            description={description}
            inputs={inputs}
            threshold={live.base?.threshold}
            official={official}
          />
        </>
      )}
      {!live.broken && <ModelStrategies id={description.id} model={document} />}
      <p className="ds-sr-only" role="status">
        {live.base !== null && live.draws !== null && !isRunning(live) && live.base.comparisons[0] !== undefined
          ? web.live.announced({
              icer: icerText(live.base.comparisons[0].icer, live.base.currency, words, format),
              probability: format.percent(live.draws.clouds[0]?.probability ?? Number.NaN),
            })
          : ''}
      </p>
    </section>
  );
}

/** Decimals that the step of an input needs. */
function digitsOf({ step }: AdjustableInput): number {
  return Math.min(4, Math.max(0, Math.ceil(-Math.log10(step) - 1e-9)));
}

interface ProgressProps {
  readonly live: LiveState;
  readonly stop: () => void;
  readonly again: () => void;
}

/** How far the newest run has come, and the way to stop it. */
function Progress({ live, stop, again }: ProgressProps): ReactNode {
  const { web } = useWords();
  const format = useFormat();
  const { progress, stopped } = live;
  const running = isRunning(live);
  const total = format.number(progress?.total ?? 0);
  return (
    <div className="live-progress">
      <progress aria-label={web.live.progressLabel} max={progress?.total ?? 1} value={stopped ? 0 : (progress?.done ?? 0)} />
      <p className="hint">
        {stopped
          ? web.live.stopped
          : progress === null
            ? web.live.starting
            : running
              ? web.live.progress({ done: format.number(progress.done), total })
              : web.live.complete({ total })}
      </p>
      {stopped ? (
        <Button type="button" variant="secondary" data-size="sm" onClick={again}>
          {web.live.again}
        </Button>
      ) : (
        <Button type="button" variant="secondary" data-size="sm" aria-disabled={!running} onClick={() => running && stop()}>
          {web.live.stop}
        </Button>
      )}
    </div>
  );
}

interface LiveResultsProps {
  readonly base: LiveBase;
  readonly draws: LiveDraws | null;
  readonly description: ModelDescription;
}

/** Drawn again only when there is something new to draw, not with every word of how far the run has come. */
const LiveResults = memo(function LiveResults({ base, draws, description }: LiveResultsProps): ReactNode {
  const { words, language } = useSpeech();
  const { web } = words;
  const format = useFormat();
  const label = (id: string): string => description.strategies.find((strategy) => strategy.id === id)?.label[language] ?? id;
  const { currency } = base;
  const [comparison] = base.comparisons;
  const alone = base.comparisons.length === 1;
  const probability = draws?.clouds[0]?.probability;
  const named = (row: LiveBase['strategies'][number]) => ({
    ...row,
    label: label(row.strategy),
    ...(base.threshold === undefined ? {} : { netBenefit: base.threshold * row.qalys - row.costs }),
  });
  const labels = Object.fromEntries(base.strategies.map(({ strategy }) => [strategy, label(strategy)]));
  const referenceLine = base.threshold === undefined ? {} : { threshold: base.threshold };
  const atThreshold = {
    ...referenceLine,
    ...(!alone || probability === undefined ? {} : { probability }),
  };
  const soFar = draws !== null && draws.done < draws.total;
  const preliminaryText = web.live.preliminary({ done: format.number(draws?.done ?? 0), total: format.number(draws?.total ?? 0) });
  const preliminary = soFar ? { hint: preliminaryText } : {};
  return (
    <>
      <KeyFigures
        figures={[
          ...(comparison === undefined || !alone
            ? []
            : [{ name: web.results.icer, value: icerText(comparison.icer, currency, words, format) }]),
          ...(base.threshold === undefined
            ? []
            : [{ name: web.results.threshold, value: web.results.perQaly({ amount: format.money(base.threshold, currency) }) }]),
          ...(draws === null || !alone || probability === undefined
            ? []
            : [{ name: web.results.probability, value: format.percent(probability), ...preliminary }]),
        ]}
      />
      <OutcomeTable
        caption={web.live.table}
        currency={currency}
        rows={base.strategies.map(named)}
        differences={base.comparisons.map(named)}
      />
      <FrontierTable within={web.live.title} frontier={base.frontier} currency={currency} label={label} />
      <PayerTable
        within={web.live.title}
        payers={base.payers}
        names={description.payers}
        strategies={base.strategies.map(({ strategy }) => label(strategy))}
        currency={currency}
      />
      <SimulationTable within={web.live.title} simulation={base.simulation} currency={currency} label={label} />
      {draws !== null && (
        <>
          {soFar && <p className="preliminary">{preliminaryText}</p>}
          {draws.patientsPerDraw !== undefined && <p>{web.simulation.draws({ patients: format.number(draws.patientsPerDraw) })}</p>}
          <div className="chart-pair">
            <CostEffectivenessPlane
              clouds={draws.clouds.map((cloud) => ({ ...cloud, label: label(cloud.strategy) }))}
              draws={draws.done}
              currency={currency}
              {...referenceLine}
            />
            <AcceptabilityCurve acceptability={draws.acceptability} labels={labels} currency={currency} {...atThreshold} />
            <NetBenefitCurve acceptability={draws.acceptability} labels={labels} currency={currency} {...referenceLine} />
            <ExpectedLossCurve acceptability={draws.acceptability} labels={labels} currency={currency} {...referenceLine} />
          </div>
        </>
      )}
      <Traces traces={base.traces} description={description} />
    </>
  );
});

interface TracesProps {
  readonly traces: LiveBase['traces'];
  readonly description: ModelDescription;
}

/** Where the patients are over time; in a decision tree, where its paths end. */
const Traces = memo(function Traces({ traces, description }: TracesProps): ReactNode {
  const { language } = useSpeech();
  const named = (list: ModelDescription['states'], id: string): string =>
    list.find((item) => item.id === id)?.label[language] ?? id;
  const strategyLabel = (id: string): string => named(description.strategies, id);
  const stateLabel = (id: string): string => named(description.states, id);
  if (description.horizonYears === undefined)
    return (
      <PathTable
        strategies={traces.map(({ strategy }) => strategyLabel(strategy))}
        outcomes={(traces[0]?.states ?? []).map(({ state }, index) => ({
          label: stateLabel(state),
          shares: traces.map(({ states }) => states[index]?.occupancy[0] ?? Number.NaN),
        }))}
      />
    );
  return (
    <div className="chart-pair">
      {traces.map(({ strategy, time, states }) => (
        <StateOccupancy
          key={strategy}
          strategy={strategyLabel(strategy)}
          time={time}
          states={states.map(({ state, occupancy }) => ({ label: stateLabel(state), occupancy }))}
        />
      ))}
    </div>
  );
});

/** Whether what was computed here at the official inputs is, bit for bit, what the case cites. */
function Identity({ stored, live }: { readonly stored: StoredResult; readonly live: LiveState }): ReactNode {
  const { web } = useWords();
  const { run, probabilisticRun } = stored.appraisal;
  const own = live.identity;
  const parts = [
    { name: web.live.identityBase, official: run.result, here: own?.baseCase },
    ...(probabilisticRun === undefined
      ? []
      : [{ name: web.live.identityDraws, official: probabilisticRun.result, here: own?.probabilistic }]),
  ];
  const same = parts.every(({ official, here }) => official === here);
  const otherEngine = own !== null && own.engine !== run.engine;
  return (
    <div className="identity" data-same={own === null ? 'waiting' : same}>
      <Heading level={3} data-size="xs">
        {web.live.identity}
      </Heading>
      <p>{web.live.identityLead}</p>
      <dl className="identity-parts">
        {parts.map(({ name, official, here }) => (
          <div key={name} className="identity-part">
            <dt>
              {name}: {web.live.identityOfficial.toLowerCase()}
            </dt>
            <dd>
              <Hash value={official} />
            </dd>
            <dt>
              {name}: {web.live.identityHere.toLowerCase()}
            </dt>
            <dd>{here === undefined ? web.live.identityWaiting : <Hash value={here} />}</dd>
          </div>
        ))}
      </dl>
      <p role="status" className="identity-verdict">
        {own !== null && (
          <>
            <Tag data-color={same ? 'success' : 'warning'}>{same ? web.live.identical : web.live.different}</Tag>{' '}
            {same ? web.live.identicalText : otherEngine ? web.live.differentEngine : web.live.differentText}
          </>
        )}
      </p>
    </div>
  );
}
