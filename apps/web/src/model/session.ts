import { acceptabilityOf, appraise, differences, netBenefits, probabilityCostEffective, quadrantShares } from '@likeverd/appraisal';
import {
  type BaseCase,
  type CompiledModel,
  compileModel,
  describeModel,
  type Fault,
  joinDraws,
  type ModelDefinition,
  type ModelDescription,
  type ProbabilisticRun,
  readModel,
  runBaseCase,
  type RunInputs,
  runProbabilistic,
} from '@likeverd/modelling';
import type { AsOf } from '@likeverd/reference';
import { mean } from 'd3-array';
import { costsByPayer } from '../components/payers.ts';
import { sameInputs } from './inputs.ts';
import type { FromModel, LiveBase, LiveCloud, LiveDraws, OfficialRun, ToModel } from './protocol.ts';

/** Draws computed before the first look at newer wishes; one where each is a simulation of many patients. */
const firstDraws = 250;
/** Milliseconds between two looks at newer wishes, as near as the speed of the draws so far tells: a moved slider is answered at once. */
const betweenLooks = 25;
/** Numbers of draws at which a picture is shown before the last one. */
const pictures: readonly number[] = [1_000, 3_000];
const pointsDrawn = 1_000;
const pointsInTrace = 121;
/** Thresholds of the curve: 0 to 1,000,000 by 20,000. */
const thresholds: readonly number[] = Array.from({ length: 51 }, (_, index) => index * 20_000);

interface Opened {
  readonly definition: ModelDefinition;
  readonly description: ModelDescription;
  readonly asOf: AsOf;
  readonly official: OfficialRun;
}

/**
 * One reader's conversation with one model. Wishes come by `receive`, answers go by `post`; `pause` gives way to newer wishes, and a run
 * whose ticket is no longer the newest stops there. `now` tells milliseconds.
 */
export function createModelSession(
  post: (message: FromModel) => void,
  pause: () => Promise<void>,
  now: () => number,
): { readonly receive: (message: ToModel) => void } {
  let opened: Opened | null = null;
  let newest = 0;
  let identityKnown = false;

  const open = (document: string, asOf: AsOf, official: OfficialRun): void => {
    const read = readModel(document);
    if (!read.ok) {
      post({ kind: 'unreadable', faults: read.faults });
      return;
    }
    opened = { definition: read.value, description: describeModel(read.value), asOf, official };
    post({ kind: 'opened', description: opened.description });
  };

  const run = async (ticket: number, inputs: RunInputs): Promise<void> => {
    newest = Math.max(newest, ticket);
    // Of the wishes that came while something was computed, only the last is run.
    await pause();
    if (opened === null || ticket !== newest) return;
    const { official, asOf, description } = opened;
    const fail = (faults: readonly Fault[]): void => post({ kind: 'failed', ticket, faults });
    const compiled = compileModel(opened.definition, inputs);
    if (!compiled.ok) return fail(compiled.faults);
    const baseCase = runBaseCase(compiled.value);
    if (!baseCase.ok) return fail(baseCase.faults);
    const base = liveBase(baseCase.value, description, asOf);
    post({ kind: 'base', ticket, base });
    const drawn = await draw(
      compiled.value,
      official,
      () => ticket !== newest,
      (parts, done) => {
        if (done === official.draws || pictures.includes(done))
          post({ kind: 'draws', ticket, draws: liveDraws(parts, done, official.draws, base.threshold) });
        else post({ kind: 'progress', ticket, done, total: official.draws });
      },
    );
    if (drawn === 'stopped' || identityKnown) return;
    if (drawn.kind === 'failed') return fail(drawn.faults);
    if (sameInputs(inputs, official.inputs)) tellIdentity(baseCase.value, drawn.parts);
    else await proveIdentity(ticket);
  };

  /** With the reader's own run done and nothing newer wished, runs the official one for its identity. */
  const proveIdentity = async (ticket: number): Promise<void> => {
    if (opened === null) return;
    const compiled = compileModel(opened.definition, opened.official.inputs);
    if (!compiled.ok) return;
    const baseCase = runBaseCase(compiled.value);
    const drawn = await draw(
      compiled.value,
      opened.official,
      () => ticket !== newest,
      () => undefined,
    );
    if (baseCase.ok && drawn !== 'stopped' && drawn.kind === 'drawn') tellIdentity(baseCase.value, drawn.parts);
  };

  const tellIdentity = (baseCase: BaseCase, parts: readonly ProbabilisticRun[]): void => {
    const { identity } = joinDraws(parts);
    identityKnown = true;
    post({
      kind: 'identity',
      identity: { baseCase: baseCase.identity.result, probabilistic: identity.result, engine: identity.engine },
    });
  };

  const draw = async (
    compiled: CompiledModel,
    { seed, draws }: OfficialRun,
    stale: () => boolean,
    show: (parts: readonly ProbabilisticRun[], done: number) => void,
  ): Promise<
    | 'stopped'
    | { readonly kind: 'failed'; readonly faults: readonly Fault[] }
    | { readonly kind: 'drawn'; readonly parts: readonly ProbabilisticRun[] }
  > => {
    const parts: ProbabilisticRun[] = [];
    let size = compiled.evaluator.patientsPerDraw === undefined ? firstDraws : 1;
    for (let from = 0; from < draws; ) {
      await pause();
      if (stale()) return 'stopped';
      const to = Math.min(draws, from + size, ...pictures.filter((count) => count > from));
      const began = now();
      const part = runProbabilistic(compiled, { seed, from, to }, undefined, WebAssembly);
      if (!part.ok) return { kind: 'failed', faults: part.faults };
      size = Math.max(1, Math.min(4 * size, Math.round(((to - from) * betweenLooks) / Math.max(1, now() - began))));
      parts.push(part.value);
      show(parts, to);
      from = to;
    }
    return { kind: 'drawn', parts };
  };

  return {
    receive: (message) => {
      if (message.kind === 'open') open(message.document, message.asOf, message.official);
      else void run(message.ticket, message.inputs);
    },
  };
}

function liveBase(baseCase: BaseCase, description: ModelDescription, asOf: AsOf): LiveBase {
  const appraisal = appraise({ description, baseCase, asOf });
  const { severity, threshold } = appraisal;
  return {
    currency: baseCase.currency,
    strategies: appraisal.strategies.map(({ strategy, costs, qalys, lifeYears }) => ({
      strategy,
      costs: costs.value,
      qalys: qalys.value,
      lifeYears: lifeYears.value,
    })),
    comparisons: appraisal.comparisons.map(({ strategy, costs, qalys, lifeYears, icer }) => ({
      strategy,
      costs: costs.value,
      qalys: qalys.value,
      lifeYears: lifeYears.value,
      icer: icer.value,
    })),
    frontier: appraisal.frontier,
    payers: costsByPayer(baseCase),
    ...(baseCase.simulation === undefined ? {} : { simulation: baseCase.simulation }),
    severity:
      severity.status === 'computed'
        ? { status: 'computed', shortfall: severity.shortfall.value, severityClass: severity.severityClass.value }
        : { status: 'blocked', code: severity.code, details: severity.details },
    ...(threshold.status === 'computed' ? { threshold: threshold.value.value } : {}),
    traces: baseCase.traces.map(({ strategy, time, states }) => ({
      strategy,
      time: thin(time),
      states: states.map(({ state, occupancy }) => ({ state, occupancy: thin(occupancy) })),
    })),
  };
}

function thin(column: Float64Array): readonly number[] {
  const step = Math.max(1, Math.ceil((column.length - 1) / (pointsInTrace - 1)));
  const kept = Array.from(column.filter((_, index) => index % step === 0));
  const last = column.at(-1);
  return (column.length - 1) % step === 0 || last === undefined ? kept : [...kept, last];
}

/** One strategy's column over all parts. */
function joined(
  parts: readonly ProbabilisticRun[],
  strategy: number,
  column: 'costs' | 'qalys' | 'lifeYears',
  length: number,
): Float64Array {
  const whole = new Float64Array(length);
  let at = 0;
  for (const part of parts) {
    const values = part.strategies[strategy]?.[column];
    if (values === undefined) continue;
    whole.set(values, at);
    at += values.length;
  }
  return whole;
}

function liveDraws(parts: readonly ProbabilisticRun[], done: number, total: number, threshold: number | undefined): LiveDraws {
  const [first] = parts;
  if (first === undefined) throw new RangeError('There are no draws to show');
  const soFar: ProbabilisticRun = {
    ...first,
    draws: { ...first.draws, to: done },
    strategies: first.strategies.map(({ strategy }, index) => ({
      strategy,
      costs: joined(parts, index, 'costs', done),
      qalys: joined(parts, index, 'qalys', done),
      lifeYears: joined(parts, index, 'lifeYears', done),
    })),
  };
  const [comparator, ...others] = soFar.strategies;
  if (comparator === undefined) throw new RangeError('There is no strategy to compare with');
  return {
    done,
    total,
    acceptability: acceptabilityOf(soFar, thresholds),
    clouds: others.map((other) => cloudOf(other, comparator, threshold)),
    ...(first.patientsPerDraw === undefined ? {} : { patientsPerDraw: first.patientsPerDraw }),
  };
}

type Columns = ProbabilisticRun['strategies'][number];

function cloudOf(own: Columns, comparator: Columns, threshold: number | undefined): LiveCloud {
  const costs = differences(own.costs, comparator.costs);
  const qalys = differences(own.qalys, comparator.qalys);
  return {
    strategy: own.strategy,
    qalys: Array.from(qalys.subarray(0, pointsDrawn)),
    costs: Array.from(costs.subarray(0, pointsDrawn)),
    mean: { qalys: mean(qalys) ?? Number.NaN, costs: mean(costs) ?? Number.NaN },
    quadrants: quadrantShares(costs, qalys),
    ...(threshold === undefined ? {} : { probability: probabilityCostEffective(netBenefits(costs, qalys, threshold)) }),
  };
}
