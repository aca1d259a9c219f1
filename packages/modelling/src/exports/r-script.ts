import type { CompiledModel } from '../compile.ts';
import type { CohortModel } from '../cohort/model.ts';
import type { Expression, Operation } from '../expression.ts';
import type { Model, Schedule } from '../model.ts';
import type { SurvivalModel } from '../survival/model.ts';
import type { BaseCase } from '../types.ts';
import { rCohort, rCommon, rReport, rSurvival } from './r-runtime.ts';
import { strictest } from './table.ts';

export type RScript =
  | { readonly ok: true; readonly text: string }
  /** Places in the document that the script has no way to compute. */
  | { readonly ok: false; readonly paths: readonly string[] };

/** Fields that the script knows, by the part of the document; any other may change the results, and no script is written then. */
const HEAD =
  'format formatVersion id title summary source constructed currency priceYear ageAdjustment payers perspective parameters correlated joint scenarios kind time discounting population states strategies costs curves curvesOrdered transitions tables openCohort calibration subgroups'.split(
    ' ',
  );
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  ageAdjustment: ['table', 'ageColumn', 'column'],
  time: ['cyclesPerYear', 'horizon', 'adjustable', 'source', 'correction'],
  discounting: ['schedule', 'effects', 'source', 'weightAt'],
  population: ['entryAge', 'mortality'],
  states: ['id', 'label', 'utility', 'share', 'memory'],
  strategies: ['id', 'label', 'curves', 'utilities'],
  transitions: ['type', 'id', 'from', 'to', 'strategies', 'probability', 'rate'],
  costs: ['type', 'id', 'label', 'payer', 'strategies', 'state', 'amount', 'cycles', 'excludesMonthOfDeath', 'cycle', 'from', 'to'],
  parameters: ['label', 'description', 'unit', 'value', 'source', 'class', 'distribution', 'adjustable'],
  curves: ['type', 'rate', 'shape', 'scale', 'meanlog', 'sdlog', 'mu', 'sigma', 'q', 'of', 'ratio', 'waning'],
};
const TYPES: Readonly<Record<string, readonly string[]>> = {
  transitions: ['probability', 'rate', 'remainder'],
  costs: ['perYear', 'initial', 'once', 'perTransition', 'perDeath'],
  curves: [
    'exponential',
    'weibull',
    'weibullPH',
    'gamma',
    'gompertz',
    'logLogistic',
    'logNormal',
    'generalisedGamma',
    'hazardRatio',
  ],
};

const unknownFields = (document: Model['document']): readonly string[] =>
  Object.entries(document).flatMap(([part, content]: readonly [string, unknown]) => {
    if (!HEAD.includes(part)) return [part];
    const fields = KNOWN[part];
    if (fields === undefined || typeof content !== 'object' || content === null) return [];
    const look = (each: unknown, path: string): readonly string[] => {
      if (typeof each !== 'object' || each === null) return [];
      const wrong = Object.keys(each).flatMap((field) => (fields.includes(field) ? [] : [`${path}.${field}`]));
      const type = 'type' in each ? String(each.type) : undefined;
      return type === undefined || TYPES[part]?.includes(type) === true ? wrong : [...wrong, `${path}.type`];
    };
    if (Array.isArray(content)) return content.flatMap((each: unknown, index) => look(each, `${part}[${index}]`));
    if (part === 'curves' || part === 'parameters')
      return Object.entries(content).flatMap(([id, each]: readonly [string, unknown]) => look(each, `${part}.${id}`));
    return look(content, part);
  });

const numberText = (value: number): string => (Number.isFinite(value) ? String(value) : value > 0 ? 'Inf' : 'NaN');
const text = (value: string): string => `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
const vector = (values: Iterable<number>): string => `c(${Array.from(values, numberText).join(', ')})`;
const texts = (values: readonly string[]): string => `c(${values.map(text).join(', ')})`;

/** Names of time in formulas, where cycle `k` and the time in the state are arguments of a function. */
const TIMES: Readonly<Record<string, string>> = {
  cycle: 'k',
  time: '(k * cycle_years)',
  age: '(entry_age + k * cycle_years)',
  cycleLength: 'cycle_years',
  timeInState: 'time_in_state',
  generalMortality: 'general_mortality(k)',
};

class Writer {
  readonly paths: string[];
  private readonly model: CohortModel | SurvivalModel;
  private readonly parameters: ReadonlySet<string>;

  constructor(model: CohortModel | SurvivalModel) {
    this.model = model;
    this.paths = [...unknownFields(model.document)];
    this.parameters = new Set(model.parameters.map(({ id }) => id));
  }

  /** A formula in R; a place without one is noted. */
  formula(tree: Expression, path: string): string {
    if (tree.kind === 'number') return tree.value < 0 ? `(${numberText(tree.value)})` : numberText(tree.value);
    if (tree.kind === 'name') {
      if (this.parameters.has(tree.name)) return `p[[${text(tree.name)}]]`;
      const time = TIMES[tree.name];
      if (time === undefined) this.paths.push(path);
      return time ?? 'NA';
    }
    if (tree.kind === 'choice') {
      const [condition, yes, no] = [tree.condition, tree.yes, tree.no].map((part) => this.formula(part, path));
      return `ifelse(${condition} != 0, ${yes}, ${no})`;
    }
    if (tree.kind === 'lookup') {
      const { keys, values } = tree.column;
      return `look_up(${text(tree.method)}, ${vector(keys)}, ${vector(values)}, ${this.formula(tree.a, path)})`;
    }
    if (tree.kind === 'scalarOperation')
      return `${{ normalQuantile: 'qnorm', normalCdf: 'pnorm' }[tree.operation]}(${this.formula(tree.a, path)})`;
    const a = this.formula(tree.a, path);
    const b = tree.b === undefined ? '' : this.formula(tree.b, path);
    const forms: Readonly<Partial<Record<Operation, string>>> = {
      add: `(${a} + ${b})`,
      subtract: `(${a} - ${b})`,
      multiply: `(${a} * ${b})`,
      divide: `(${a} / ${b})`,
      power: `(${a}^${b})`,
      negate: `(-${a})`,
      exp: `exp(${a})`,
      log: `log(${a})`,
      sqrt: `sqrt(${a})`,
      abs: `abs(${a})`,
      floor: `floor(${a})`,
      minimum: `pmin(${a}, ${b})`,
      maximum: `pmax(${a}, ${b})`,
      round: `round_half(${a}, ${b})`,
      probabilityFromRate: `(1 - exp(-${a} * ${b}))`,
      rateFromProbability: `(-log(1 - ${a}) / ${b})`,
      less: `as.numeric(${a} < ${b})`,
      lessOrEqual: `as.numeric(${a} <= ${b})`,
      equal: `as.numeric(${a} == ${b})`,
    };
    const form = forms[tree.operation];
    if (form === undefined) this.paths.push(path);
    return form ?? 'NA';
  }

  private function(tree: Expression, path: string): string {
    return `function(k, time_in_state) ${this.formula(tree, path)} + 0 * k`;
  }

  private schedule(rows: Schedule): string {
    return `list(from = ${vector(rows.map(({ fromYear }) => fromYear))}, rate = ${vector(rows.map(({ rate }) => rate))})`;
  }

  head(baseCase: BaseCase): readonly string[] {
    const { document, cycles, entryAge, norms, annualMortality, parameters } = this.model;
    const { schedule, effects = schedule, weightAt } = document.discounting;
    const shift = { cycleStart: 1, cycleMiddle: 0.5, cycleEnd: 0, point: 0 }[weightAt];
    const confidentiality = strictest(Object.values(document.parameters).map((parameter) => parameter.class ?? 'public'));
    const { identity } = baseCase;
    const oneLine = (words: string): string => words.replaceAll(/\s+/gu, ' ');
    return [
      `# ${oneLine(document.title.en)} (${document.id})`,
      ...(confidentiality === 'public' ? [] : [`# class: ${confidentiality}`]),
      '# The model again, in base R and by formulas of its own, beside the results of Likeverd. Run: Rscript FILE.R',
      `# model ${identity.model}`,
      `# inputs ${identity.inputs}`,
      `# engine ${identity.engine}`,
      '',
      `cycles <- ${cycles}`,
      `per_year <- ${document.time.cyclesPerYear}`,
      `entry_age <- ${numberText(entryAge)}`,
      `correction <- ${text(document.time.correction)}`,
      `weight_at <- ${text(weightAt)}`,
      `weight_shift <- ${shift}`,
      `cost_rates <- ${this.schedule(schedule)}`,
      `effect_rates <- ${this.schedule(effects)}`,
      `death_by_age <- ${vector(annualMortality)}`,
      `norms <- ${norms === undefined ? 'NULL' : `list(age = ${vector(norms.map(({ age }) => age))}, norm = ${vector(norms.map(({ norm }) => norm))})`}`,
      '',
      '# parameters at their base-case values',
      'p <- list()',
      rCommon.trim(),
      ...parameters.map(({ id, value }) => `p[[${text(id)}]] <- ${this.formula(value, `parameters.${id}.value`)}`),
      '',
      '# what Likeverd found: life years, QALYs, costs, each discounted and not',
      `likeverd <- list(${baseCase.strategies
        .map(({ strategy, lifeYears, qalys, costs }) => {
          const found = [lifeYears, qalys, costs].flatMap(({ discounted, undiscounted }) => [discounted, undiscounted]);
          return `${text(strategy)} = ${vector(found)}`;
        })
        .join(', ')})`,
      '',
    ];
  }

  survival(model: SurvivalModel): readonly string[] {
    const { document, curves, cycles, livingStates } = model;
    const { mortality } = document.population;
    const lines = curves.map(({ id, document: curve, arguments: trees }) => {
      const of = (name: string): string => {
        const tree = trees.get(name);
        return tree === undefined ? 'NA' : this.formula(tree, `curves.${id}.${name}`);
      };
      const form = (): string => {
        switch (curve.type) {
          case 'exponential':
            return `exp(-${of('rate')} * t)`;
          case 'weibull':
            return `exp(-(t / ${of('scale')})^${of('shape')})`;
          case 'weibullPH':
            return `exp(-${of('scale')} * t^${of('shape')})`;
          case 'gamma':
            return `pgamma(${of('rate')} * t, ${of('shape')}, lower.tail = FALSE)`;
          case 'gompertz':
            return `exp(-${of('rate')} / ${of('shape')} * expm1(${of('shape')} * t))`;
          case 'logLogistic':
            return `1 / (1 + (t / ${of('scale')})^${of('shape')})`;
          case 'logNormal':
            return `plnorm(t, ${of('meanlog')}, ${of('sdlog')}, lower.tail = FALSE)`;
          case 'generalisedGamma': {
            const at = `exp(q * (log(t) - ${of('mu')}) / ${of('sigma')}) / q^2`;
            return `local({ q <- ${of('q')}; if (abs(q) < 1e-8) plnorm(t, ${of('mu')}, ${of('sigma')}, lower.tail = FALSE) else c(1, pgamma(${at}, 1 / q^2, lower.tail = q < 0)[-1]) })`;
          }
          case 'hazardRatio': {
            const { waning } = curve;
            const weight =
              waning === undefined
                ? ''
                : waning.type === 'step'
                  ? `, as.numeric(t < ${waning.atYear})`
                  : `, pmin(1, pmax(0, (${waning.toYear} - t) / ${waning.toYear - waning.fromYear}))`;
            return `hazard_ratio(curves[[${text(curve.of)}]], ${of('ratio')}${weight})`;
          }
          default:
            this.paths.push(`curves.${id}`);
            return 'NA';
        }
      };
      return `curves[[${text(id)}]] <- ${form()}`;
    });
    const costs = model.costs.flatMap(({ document: cost, amount, counted }, index) => {
      if (!counted) return [];
      const [from, to] =
        cost.type === 'once'
          ? [cost.cycle, cost.cycle]
          : cost.type === 'perYear'
            ? [cost.cycles?.from ?? 1, cost.cycles?.to ?? cycles]
            : [1, cycles];
      const state = cost.type === 'perYear' ? livingStates.findIndex(({ id }) => id === cost.state) + 1 : 0;
      const net = cost.type === 'perYear' && cost.excludesMonthOfDeath === true;
      const { strategies } = cost;
      return [
        `  list(type = ${text(cost.type)}, strategies = ${strategies === undefined ? 'NULL' : texts(strategies)}, state = ${state}, from = ${from}, to = ${to}, net = ${net ? 'TRUE' : 'FALSE'}, amount = ${this.function(amount, `costs[${index}].amount`)})`,
      ];
    });
    return [
      `ordered <- ${document.curvesOrdered ? 'TRUE' : 'FALSE'}`,
      `floor_rule <- ${text(mortality.floor)}`,
      `cured_from <- ${numberText(mortality.curedFromYear ?? Number.POSITIVE_INFINITY)}`,
      rSurvival.trim(),
      '',
      'curves <- list()',
      ...lines,
      `strategies <- list(${model.strategies.map(({ id, curves: bounds }) => `${text(id)} = ${texts(bounds)}`).join(', ')})`,
      `utilities <- list(\n${livingStates.map(({ utility }, index) => `  ${this.function(utility, `states[${index}].utility`)}`).join(',\n')}\n)`,
      `cost_components <- list(\n${costs.join(',\n')}\n)`,
    ];
  }

  cohort(model: CohortModel): readonly string[] {
    const { document, livingStates, cycles } = model;
    const listOf = (values: readonly (readonly [string, string])[]): string =>
      `list(${values.map(([name, value]) => `${text(name)} = ${value}`).join(', ')})`;
    const transitions = model.transitions.map(({ document: written, value }, index) => {
      const { from, to, type, strategies } = written;
      const shared = `type = ${text(type)}, from = ${text(from)}, to = ${text(to)}, strategies = ${strategies === undefined ? 'NULL' : texts(strategies)}`;
      return `  list(${shared}${value === undefined ? '' : `, value = ${this.function(value, `transitions[${index}]`)}`})`;
    });
    const costs = model.costs.flatMap(({ document: cost, amount, counted }, index) => {
      if (!counted) return [];
      const [from, to] =
        cost.type === 'once'
          ? [cost.cycle, cost.cycle]
          : cost.type === 'perYear'
            ? [cost.cycles?.from ?? 1, cost.cycles?.to ?? cycles]
            : [1, cycles];
      const state = cost.type === 'perYear' ? cost.state : cost.type === 'perTransition' ? cost.from : '';
      const destination = cost.type === 'perTransition' ? cost.to : '';
      const { strategies } = cost;
      return [
        `  list(type = ${text(cost.type)}, strategies = ${strategies === undefined ? 'NULL' : texts(strategies)}, state = ${text(state)}, to_state = ${text(destination)}, from = ${from}, to = ${to}, amount = ${this.function(amount, `costs[${index}].amount`)})`,
      ];
    });
    const utility = livingStates.map(({ id, utility: tree }, index): readonly [string, string] => [
      id,
      this.function(tree, `states[${index}].utility`),
    ]);
    const own = model.strategies.map(({ id, utilities }, index): readonly [string, string] => [
      id,
      listOf([...utilities].map(([state, tree]) => [state, this.function(tree, `strategies[${index}].utilities.${state}`)])),
    ]);
    return [
      `memory <- ${listOf(livingStates.map(({ id, memory }) => [id, String(memory)]))}`,
      `start <- ${listOf(livingStates.map(({ id }, index) => [id, numberText(model.start[index] ?? Number.NaN)]))}`,
      `death <- ${text(model.deathState)}`,
      `age_at <- ${text(document.population.mortality?.ageAt ?? 'cycleEnd')}`,
      rCohort.trim(),
      '',
      `transitions <- list(\n${transitions.join(',\n')}\n)`,
      `utilities <- ${listOf(utility)}`,
      `own_utilities <- ${listOf(own)}`,
      'utility_of <- function(id, state) if (is.null(own_utilities[[id]][[state]])) utilities[[state]] else own_utilities[[id]][[state]]',
      `cost_components <- list(\n${costs.join(',\n')}\n)`,
    ];
  }
}

/**
 * The base case as a script in plain base R, for those who check a model with tools of their own: parameters, formulas and figures are written
 * out, the arithmetic is the script’s own, and running it prints both results with the difference; it ends with status 1 when they differ by
 * more than 1e-8. Cohorts and partitioned survival; a document with anything the script does not know is refused with its places.
 */
export const modelRScript = (compiled: CompiledModel, baseCase: BaseCase): RScript => {
  const { model } = compiled;
  if (model.kind !== 'cohort' && model.kind !== 'partitionedSurvival') return { ok: false, paths: ['kind'] };
  const writer = new Writer(model);
  const head = writer.head(baseCase);
  const body = model.kind === 'cohort' ? writer.cohort(model) : writer.survival(model);
  const paths = [...new Set(writer.paths)];
  return paths.length > 0 ? { ok: false, paths } : { ok: true, text: [...head, ...body, rReport].join('\n') };
};
