import { referenceTable } from '@likeverd/reference';
import { log1p, mean, standardDeviation } from '@likeverd/statistics';
import { compileModel, type CompiledModel } from '../compile.ts';
import { type ModelDefinition, readModel } from '../read.ts';
import { interpret } from '../reference-interpreter.ts';
import { runBaseCase, runProbabilistic } from '../run.ts';
import type { BaseCase, Checked, Draws, ProbabilisticRun, StrategyTotals, Trace } from '../types.ts';
import type { Unit } from '../units.ts';
import { checkCatalogue, type CheckId, checkIds, type CheckResult } from './catalogue.ts';
import {
  type BaseCaseEvaluator,
  isMoney,
  type Json,
  listAt,
  parametersOf,
  plainDocument,
  recordAt,
  runPatched,
  withStateUtilitiesAlone,
  withoutDeath,
  withoutLosses,
  withRates,
  withTreeUtility,
  withValues,
  wordsUsed,
} from './patches.ts';

export interface VerifyOptions {
  /** Draws of the probabilistic checks; default seed 1, 0 to 1,000. */
  readonly draws?: Draws;
  /** What computes; default: the engine itself. Another engine with the same contract can be put to the same checks. */
  readonly evaluate?: BaseCaseEvaluator;
  readonly draw?: (compiled: CompiledModel, draws: Draws) => Checked<ProbabilisticRun>;
}

type Finding = Pick<CheckResult, 'status' | 'details'>;

interface Context {
  readonly definition: ModelDefinition;
  readonly compiled: CompiledModel;
  readonly baseCase: BaseCase;
  readonly run: ProbabilisticRun;
  readonly plain: Json;
  readonly evaluate: BaseCaseEvaluator;
  readonly again: (draws: Draws) => Checked<ProbabilisticRun>;
}

const passed: Finding = { status: 'passed', details: {} };
const failure = (details: Finding['details']): Finding => ({ status: 'failed', details });
const notApplicable = (reason: string): Finding => ({ status: 'notApplicable', details: { reason } });

/** Relative agreement of sums that should be equal but are summed in another order. */
const CLOSE = 1e-9;
const close = (a: number, b: number): boolean => Math.abs(a - b) <= CLOSE * Math.max(1, Math.abs(a), Math.abs(b));

/** The first finding of a failure, or `passed`. */
const every = <T>(items: readonly T[], look: (item: T, index: number) => Finding['details'] | undefined): Finding => {
  for (const [index, item] of items.entries()) {
    const wrong = look(item, index);
    if (wrong !== undefined) return failure(wrong);
  }
  return passed;
};

const atMost = (value: number, most: number): boolean => value <= most + CLOSE * Math.max(1, Math.abs(most));

/** Runs the patched document and looks at what came out. */
const patched = ({ evaluate }: Context, document: Json, look: (baseCase: BaseCase) => Finding): Finding => {
  const run = runPatched(document, evaluate);
  if (run.status === 'ran') return look(run.baseCase);
  return { status: run.status === 'stopped' ? 'failed' : 'notApplicable', details: run.details };
};

const each = (
  { strategies }: BaseCase,
  quantity: 'costs' | 'qalys' | 'lifeYears',
  holds: (value: number, totals: StrategyTotals) => number,
): Finding =>
  every(strategies, (totals) => {
    const found = totals[quantity].undiscounted;
    const expected = holds(found, totals);
    return close(found, expected) ? undefined : { strategy: totals.strategy, quantity, found, expected };
  });

const setUtilities = ({ definition, plain }: Context, value: (base: number) => number): Json | undefined => {
  if (definition.model.kind === 'decisionTree') return withTreeUtility(plain, value(1));
  const utilities = parametersOf(definition).filter(({ unit }) => unit.kind === 'utility');
  if (utilities.length === 0) return undefined;
  const moved = withStateUtilitiesAlone(withValues(plain, new Map(utilities.map(({ id, base }) => [id, value(base)]))));
  if (definition.model.kind === 'multiState') return withoutLosses(moved);
  return moved['entry'] === undefined ? moved : { ...moved, entry: withTreeUtility(recordAt(moved, 'entry'), value(1)) };
};

const setMoney = ({ definition, plain }: Context, value: (base: number) => number): Json | undefined => {
  const amounts = parametersOf(definition).filter(({ unit }) => isMoney(unit));
  return amounts.length === 0 ? undefined : withValues(plain, new Map(amounts.map(({ id, base }) => [id, value(base)])));
};

const death = (trace: Trace): Float64Array => trace.states.at(-1)?.occupancy ?? new Float64Array();

/** Survival of the general population at each grid point, as the engine takes it: the rate of the whole age at the end of a cycle. */
const populationSurvival = ({ definition, baseCase }: Context, time: Float64Array): readonly number[] | undefined => {
  const written: unknown = definition.model.document;
  const { entryAge } = baseCase;
  if (entryAge === undefined) return undefined;
  if (typeof written !== 'object' || written === null) return undefined;
  const mortality = recordAt(recordAt({ ...written }, 'population'), 'mortality');
  const probabilities = referenceTable(String(mortality['table']))?.columns[String(mortality['column'])];
  if (probabilities === undefined) return undefined;
  let hazard = 0;
  return Array.from(time, (at, index) => {
    if (index > 0) {
      const age = Math.floor(entryAge + at + 1e-9);
      const q = probabilities[Math.min(age, probabilities.length - 1)] ?? Number.NaN;
      hazard += -log1p(-q) * (at - (time[index - 1] ?? 0));
    }
    return Math.exp(-hazard);
  });
};

/** Lowest and highest value that a kind of number may have. */
const domainOf = (unit: Unit): readonly [number, number] | undefined => {
  if (unit.kind === 'probability' || unit.kind === 'share') return [0, 1];
  if (unit.kind === 'utility') return [Number.NEGATIVE_INFINITY, 1];
  if (unit.kind === 'hazardRatio') return [Number.MIN_VALUE, Number.POSITIVE_INFINITY];
  return isMoney(unit) ? [0, Number.POSITIVE_INFINITY] : undefined;
};

/** The mean of the draws may differ from the base case by this many Monte Carlo standard errors … */
export const MOST_STANDARD_ERRORS = 4;
/** … and, since a model that is not linear has a true difference, by this many standard deviations of the draws. */
export const MOST_STANDARD_DEVIATIONS = 0.25;

/** Share of the cohort that may be alive when the model ends. */
const MOST_ALIVE_AT_THE_END = 0.05;

/** Prices are taken to a millionth instead of to 0: a share of one cost in another stays defined. */
const NEXT_TO_NOTHING = 1e-6;

/** With every amount of money multiplied by a factor, so are total costs. */
const costsScaled = (context: Context, factor: number): Finding => {
  const document = setMoney(context, (base) => factor * base);
  if (document === undefined) return notApplicable('noMoney');
  const before = new Map(context.baseCase.strategies.map(({ strategy, costs }) => [strategy, costs.undiscounted]));
  return patched(context, document, (baseCase) =>
    each(baseCase, 'costs', (_, { strategy }) => factor * (before.get(strategy) ?? Number.NaN)),
  );
};

/** Checks of what happens over time, which a decision tree has none of. */
const timed: ReadonlySet<CheckId> = new Set([
  'deathAbsorbing',
  'populationMortality',
  'nobodyDies',
  'shortestHorizon',
  'horizonLongEnough',
]);
/** Checks of the years lived in cycles, to which a tree before them adds. */
const inCycles: ReadonlySet<CheckId> = new Set(['nobodyDies', 'shortestHorizon']);
const discounted: ReadonlySet<CheckId> = new Set(['noDiscounting', 'discountingLowers']);

const checks: Readonly<Record<CheckId, (context: Context) => Finding>> = {
  drawsWithinDomain: ({ definition, run }) => {
    const units = new Map(parametersOf(definition).map(({ id, unit }) => [id, unit]));
    return every(run.parameters, ({ parameter, values }) => {
      const unit = units.get(parameter);
      const [low, high] = (unit === undefined ? undefined : domainOf(unit)) ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
      const wrong = values.findIndex((value) => !(value >= low && value <= high));
      return wrong < 0 ? undefined : { parameter, draw: run.draws.from + wrong, found: values[wrong] ?? Number.NaN };
    });
  },
  parametersWithoutDistribution: ({ definition, run }) => {
    const varying = new Set(run.parameters.map(({ parameter }) => parameter));
    const written = Object.entries(definition.model.document.parameters);
    const fixed = written.flatMap(([id, { value }]) => (typeof value === 'number' && !varying.has(id) ? [id] : []));
    return fixed.length === 0 ? passed : failure({ count: fixed.length, of: written.length, parameters: fixed.join(', ') });
  },
  parametersUsed: ({ definition }) => {
    const words = wordsUsed({ ...definition.model.document });
    const unused = Object.keys(definition.model.document.parameters).filter((id) => !words.has(id));
    return unused.length === 0 ? passed : failure({ count: unused.length, parameters: unused.join(', ') });
  },
  statesSumToOne: ({ baseCase }) =>
    every(baseCase.traces, ({ strategy, time, states }) => {
      for (let point = 0; point < time.length; point++) {
        const shares = states.map(({ occupancy }) => occupancy[point] ?? Number.NaN);
        const sum = shares.reduce((total, share) => total + share, 0);
        const outside = shares.findIndex((share) => !(share >= -CLOSE && share <= 1 + CLOSE));
        if (!close(sum, 1) || outside >= 0) return { strategy, cycle: point, sum, state: states[outside]?.state ?? '' };
      }
      return undefined;
    }),
  deathAbsorbing: ({ baseCase }) =>
    every(baseCase.traces, (trace) => {
      const dead = death(trace);
      const back = dead.findIndex((share, point) => point > 0 && share < (dead[point - 1] ?? 0) - CLOSE);
      return back < 0 ? undefined : { strategy: trace.strategy, cycle: back, found: dead[back] ?? Number.NaN };
    }),
  statesReached: ({ baseCase: { traces } }) => {
    const states = traces[0]?.states ?? [];
    const empty = states.filter((_, index) =>
      traces.every((trace) => trace.states[index]?.occupancy.every((share) => share === 0)),
    );
    return empty.length === 0 ? passed : failure({ state: empty.map(({ state }) => state).join(', ') });
  },
  curvesInOrder: (context) => {
    if (context.plain['curvesOrdered'] === undefined) return notApplicable('noCurves');
    if (listAt(context.plain, 'states').length < 3) return notApplicable('oneCurve');
    const run = runPatched({ ...context.plain, curvesOrdered: false }, context.evaluate);
    return run.status === 'stopped' ? failure(run.details) : passed;
  },
  populationMortality: (context) => {
    if (recordAt(recordAt(context.plain, 'population'), 'mortality')['table'] === undefined) return notApplicable('noMortality');
    const { simulation } = context.baseCase;
    const chance = (share: number): number =>
      simulation === undefined ? 0 : MOST_STANDARD_ERRORS * Math.sqrt((share * (1 - share)) / simulation.patients);
    return every(context.baseCase.traces, (trace) => {
      const general = populationSurvival(context, trace.time);
      const dead = death(trace);
      const above = general?.findIndex((survival, point) => 1 - (dead[point] ?? 1) > survival + chance(survival) + CLOSE) ?? -1;
      if (above < 0) return undefined;
      return { strategy: trace.strategy, cycle: above, found: 1 - (dead[above] ?? 1), expected: general?.[above] ?? Number.NaN };
    });
  },
  nobodyDies: (context) => {
    const document = withoutDeath(context.plain);
    if (document === undefined) return notApplicable('deathIsRemainder');
    return patched(context, document, (baseCase) => each(baseCase, 'lifeYears', () => baseCase.horizonYears ?? Number.NaN));
  },
  utilitiesOne: (context) => {
    const document = setUtilities(context, (base) => (base > 0 ? 1 : 0));
    if (document === undefined) return notApplicable('noUtilities');
    return patched(context, document, (baseCase) => each(baseCase, 'qalys', (_, { lifeYears }) => lifeYears.undiscounted));
  },
  utilitiesZero: (context) => {
    const document = setUtilities(context, () => 0);
    return document === undefined
      ? notApplicable('noUtilities')
      : patched(context, document, (baseCase) => each(baseCase, 'qalys', () => 0));
  },
  qalysWithinLifeYears: ({ baseCase }) =>
    baseCase.strategies.every(({ lifeYears }) => lifeYears.undiscounted === 0)
      ? notApplicable('noLifeYears')
      : every(baseCase.strategies, ({ strategy, lifeYears, qalys }) =>
          atMost(qalys.undiscounted, lifeYears.undiscounted)
            ? undefined
            : { strategy, quantity: 'qalys', found: qalys.undiscounted, expected: lifeYears.undiscounted },
        ),
  equalArms: (context) => {
    const ratios = parametersOf(context.definition).filter(({ unit }) => unit.kind === 'hazardRatio');
    if (ratios.length === 0 || context.baseCase.strategies.length < 2) return notApplicable('noRatios');
    const document = withValues(context.plain, new Map(ratios.map(({ id }) => [id, 1])));
    return patched(context, document, (baseCase) => {
      const [first] = baseCase.strategies;
      const lifeYears = each(baseCase, 'lifeYears', (found) => first?.lifeYears.undiscounted ?? found);
      return lifeYears.status === 'failed' ? lifeYears : each(baseCase, 'qalys', (found) => first?.qalys.undiscounted ?? found);
    });
  },
  costsZero: (context) => costsScaled(context, NEXT_TO_NOTHING),
  costsDoubled: (context) => costsScaled(context, 2),
  noDiscounting: (context) =>
    patched(
      context,
      withRates(context.plain, () => 0),
      (baseCase) =>
        every(baseCase.strategies, ({ strategy, ...totals }) => {
          const wrong = (['costs', 'qalys', 'lifeYears'] as const).find(
            (name) => !close(totals[name].discounted, totals[name].undiscounted),
          );
          if (wrong === undefined) return undefined;
          return { strategy, quantity: wrong, found: totals[wrong].discounted, expected: totals[wrong].undiscounted };
        }),
    ),
  discountingLowers: (context) =>
    patched(
      context,
      withRates(context.plain, (rate) => Math.min(1, rate + 0.02)),
      (baseCase) =>
        every(baseCase.strategies, ({ strategy, ...totals }, index) => {
          const before = context.baseCase.strategies[index];
          for (const quantity of ['qalys', 'lifeYears'] as const) {
            const [more, own, none] = [
              totals[quantity].discounted,
              before?.[quantity].discounted ?? Number.NaN,
              totals[quantity].undiscounted,
            ];
            if (!(atMost(more, own) && atMost(own, none))) return { strategy, quantity, found: own, expected: none };
          }
          return undefined;
        }),
    ),
  shortestHorizon: (context) => {
    const time = recordAt(context.plain, 'time');
    const cycle = 1 / Number(time['cyclesPerYear']);
    return patched(context, { ...context.plain, time: { ...time, horizon: cycle } }, (baseCase) =>
      every(baseCase.strategies, ({ strategy, lifeYears }) =>
        lifeYears.undiscounted >= 0 && atMost(lifeYears.undiscounted, cycle)
          ? undefined
          : { strategy, quantity: 'lifeYears', found: lifeYears.undiscounted, expected: cycle },
      ),
    );
  },
  horizonLongEnough: ({ baseCase }) =>
    every(baseCase.traces, (trace) => {
      const alive = 1 - (death(trace).at(-1) ?? Number.NaN);
      return alive <= MOST_ALIVE_AT_THE_END
        ? undefined
        : { strategy: trace.strategy, found: alive, expected: MOST_ALIVE_AT_THE_END };
    }),
  partsSumToTotals: ({ baseCase }) =>
    every(baseCase.strategies, ({ strategy, costs, lifeYears, qalys, components, payers, qalyLosses, states }) => {
      const sum = (parts: readonly number[]): number => parts.reduce((total, part) => total + part, 0);
      const rows = [
        ['costs', costs.discounted, sum(components.map(({ discounted }) => discounted))],
        ['lifeYears', lifeYears.discounted, sum(states.map((state) => state.lifeYears.discounted))],
        [
          'qalys',
          qalys.discounted,
          sum(states.map((state) => state.qalys.discounted)) - sum(qalyLosses.map(({ discounted }) => discounted)),
        ],
        ['costs', costs.discounted, sum(payers.map(({ discounted }) => discounted))],
      ] as const;
      const wrong = rows.find(([, total, parts]) => !close(total, parts));
      return wrong === undefined ? undefined : { strategy, quantity: wrong[0], found: wrong[1], expected: wrong[2] };
    }),
  drawsReproducible: ({ run, again }) => {
    const { seed, from, to } = run.draws;
    const middle = from + Math.floor((to - from) / 2);
    const second = again({ seed, from: middle, to: Math.min(middle + 10, to) });
    if (!second.ok) return failure({ reason: 'stopped', fault: second.faults[0]?.code ?? '' });
    return every(second.value.strategies, ({ strategy, costs, qalys }, index) => {
      const first = run.strategies[index];
      const wrong = costs.findIndex(
        (value, row) => value !== first?.costs[row + middle - from] || qalys[row] !== first?.qalys[row + middle - from],
      );
      return wrong < 0 ? undefined : { strategy, draw: middle + wrong };
    });
  },
  meanNearBaseCase: ({ baseCase, run }) => {
    if (run.parameters.length === 0 || run.draws.to - run.draws.from < 2) return notApplicable('noDraws');
    return every(run.strategies, ({ strategy, ...columns }, index) => {
      for (const quantity of ['costs', 'qalys', 'lifeYears'] as const) {
        const expected = baseCase.strategies[index]?.[quantity].discounted ?? Number.NaN;
        const found = mean(columns[quantity]);
        const spread = standardDeviation(columns[quantity]);
        const away = Math.abs(found - expected);
        const simulated = baseCase.simulation?.strategies[index]?.[quantity] ?? 0;
        const errors = away / Math.sqrt(spread ** 2 / columns[quantity].length + simulated ** 2);
        if (!close(found, expected) && errors > MOST_STANDARD_ERRORS && away > MOST_STANDARD_DEVIATIONS * spread)
          return { strategy, quantity, found, expected, standardErrors: errors, standardDeviations: away / spread };
      }
      return undefined;
    });
  },
  evaluatorsAgree: ({ compiled, baseCase }) =>
    every(interpret(compiled.model), ({ strategy, ...other }) => {
      const own = baseCase.strategies.find((totals) => totals.strategy === strategy);
      const wrong = (['costs', 'qalys', 'lifeYears'] as const).find(
        (quantity) => !close(own?.[quantity].discounted ?? Number.NaN, other[quantity].discounted),
      );
      if (wrong === undefined) return undefined;
      return { strategy, quantity: wrong, found: own?.[wrong].discounted ?? Number.NaN, expected: other[wrong].discounted };
    }),
};

/** Patients that checks on patched copies simulate: they compare runs of the same patients, so that more would say nothing more. */
const FEWER_PATIENTS = 1000;
const withFewerPatients: ReadonlySet<CheckId> = new Set([
  'nobodyDies',
  'utilitiesOne',
  'utilitiesZero',
  'equalArms',
  'costsZero',
  'costsDoubled',
  'noDiscounting',
  'discountingLowers',
  'shortestHorizon',
  'evaluatorsAgree',
]);

/** The model of fewer patients; undefined where there are none to spare. */
const smaller = (context: Context): Context | undefined => {
  const { document } = context.definition.model;
  if (document.kind !== 'microsimulation' || document.simulation.patients <= FEWER_PATIENTS) return undefined;
  const { seed, patientsPerDraw } = document.simulation;
  const simulation = { seed, patients: FEWER_PATIENTS, patientsPerDraw: Math.min(patientsPerDraw, FEWER_PATIENTS) };
  const plain = { ...context.plain, simulation };
  const definition = readModel(JSON.stringify(plain));
  const compiled = definition.ok ? compileModel(definition.value) : definition;
  const baseCase = compiled.ok ? context.evaluate(compiled.value) : compiled;
  if (!definition.ok || !compiled.ok || !baseCase.ok) return undefined;
  return { ...context, plain, definition: definition.value, compiled: compiled.value, baseCase: baseCase.value };
};

const findingOf = (check: CheckId, context: Context): Finding => {
  const { document } = context.definition.model;
  if (document.kind === 'decisionTree' && timed.has(check)) return notApplicable('noTime');
  if (document.kind === 'cohort' && document.entry !== undefined && inCycles.has(check)) return notApplicable('entryTree');
  if (document.discounting === undefined && discounted.has(check)) return notApplicable('noDiscounting');
  return checks[check](context);
};

/**
 * Puts a model to every check of the catalogue, by running it and patched copies of its document. A copy that the format refuses
 * makes its check not applicable; one whose run has to stop fails it. The answer is a fault only when the model itself cannot be
 * run. Of a microsimulation, checks that compare copies simulate the first 1,000 patients, and their `details` say so. Source of the checks: TECH-VER, Büyükkaramikli et al. (2019), PharmacoEconomics 37:1391-1408.
 */
export const verifyModel = (
  definition: ModelDefinition,
  { draws = { seed: 1, from: 0, to: 1000 }, evaluate = runBaseCase, draw = runProbabilistic }: VerifyOptions = {},
): Checked<readonly CheckResult[]> => {
  const compiled = compileModel(definition);
  if (!compiled.ok) return compiled;
  const baseCase = evaluate(compiled.value);
  if (!baseCase.ok) return baseCase;
  const again = (range: Draws): Checked<ProbabilisticRun> => draw(compiled.value, range);
  const run = again(draws);
  if (!run.ok) return run;
  const plain = plainDocument(definition);
  const context: Context = {
    definition,
    compiled: compiled.value,
    baseCase: baseCase.value,
    run: run.value,
    plain,
    evaluate,
    again,
  };
  const few = smaller(context);
  return {
    ok: true,
    value: checkIds.map((check) => {
      const { domain, severity } = checkCatalogue[check];
      if (few === undefined || !withFewerPatients.has(check)) return { check, domain, severity, ...findingOf(check, context) };
      const { status, details } = findingOf(check, few);
      return { check, domain, severity, status, details: { ...details, patients: FEWER_PATIENTS } };
    }),
  };
};
