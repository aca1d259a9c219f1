import type { ComponentCost, StrategyTotals } from '@likeverd/modelling';
import { factAsOf, type ImpactCategory, type NormativeFact } from '@likeverd/reference';
import type { Materials } from '../assessment/materials.ts';
import { livedYears, totalsOf } from '../lived-years.ts';
import { node } from '../nodes.ts';
import { ruleOf } from '../rules.ts';
import type { Blocked, ResultNode } from '../types.ts';
import type { Bearer, PerspectiveLine, PerspectivePremises } from './format.ts';

/** What one consequence comes to for one strategy: money or QALYs, discounted, per patient. */
export interface Amounts {
  readonly strategy: ResultNode<number>;
  readonly comparator: ResultNode<number>;
}

/** One consequence, of the model or of a line of the assessment. */
export interface Found {
  readonly id: string;
  /** Absent for the QALYs of the model. */
  readonly label?: PerspectiveLine['label'];
  readonly origin: 'model' | 'line';
  readonly category: ImpactCategory;
  readonly bearer: Bearer;
  /** The component of the model, or `carers`, that has it already. */
  readonly inModel?: string;
  readonly unit: 'money' | 'QALY';
  readonly amounts: Amounts;
}

const healthGains: readonly ImpactCategory[] = ['qalys', 'infection', 'otherHealthGains'];
/** Health gains are counted in QALYs, everything else in money. */
export const isHealthGain = (category: ImpactCategory): boolean => healthGains.includes(category);

const blocked = (code: Blocked['code'], rule: Parameters<typeof ruleOf>[0], details: Blocked['details']): Blocked => ({
  status: 'blocked',
  code,
  details,
  rule: ruleOf(rule),
});

const componentIds = ({ baseCase }: Materials): readonly string[] => [
  ...new Set(baseCase.strategies.flatMap(({ components }) => components.map(({ component }) => component))),
];

/** Everything in the premises that names what the model lacks, or leaves out what it has. */
function misnamed({ payers, components, lines = [] }: PerspectivePremises, materials: Materials): Blocked | undefined {
  const { description, baseCase, strategy, comparator } = materials;
  const known = componentIds(materials);
  const states = description.states.map(({ id }) => id);
  const allPayers = description.payers.map(({ id }) => id);
  const inModel = [...known, ...(baseCase.strategies.some(({ carers }) => carers !== undefined) ? ['carers'] : [])];
  const unknown = (names: readonly string[], allowed: readonly string[]): readonly (readonly [string, readonly string[]])[] =>
    names.filter((name) => !allowed.includes(name)).map((name) => [name, allowed]);
  const [wrong] = [
    ...unknown(Object.keys(payers), allPayers),
    ...unknown(
      Object.keys(components),
      description.components.map(({ id }) => id),
    ),
    ...unknown(
      lines.flatMap(({ state }) => (state === undefined ? [] : [state])),
      states,
    ),
    ...unknown(
      lines.flatMap((line) => (line.inModel === undefined ? [] : [line.inModel])),
      inModel,
    ),
  ];
  if (wrong !== undefined) {
    return blocked('perspective.unknownName', 'perspective.inclusion', { name: wrong[0], allowed: wrong[1].join(', ') });
  }
  const unplaced = [
    ...known.filter((component) => components[component] === undefined),
    ...baseCase.strategies
      .flatMap((totals) => totals.payers.map(({ payer }) => payer))
      .filter((payer, index, all) => payers[payer] === undefined && all.indexOf(payer) === index),
  ];
  if (unplaced.length > 0) return blocked('perspective.notPlaced', 'perspective.inclusion', { names: unplaced.join(', ') });
  const without = lines
    .flatMap(({ id, values }) => [strategy, comparator].map((each) => ({ line: id, strategy: each, value: values[each] })))
    .find(({ value }) => value === undefined);
  if (without !== undefined) {
    return blocked('perspective.noValue', 'effect.increment', { line: without.line, strategy: without.strategy });
  }
  const wrongUnit = lines.find(({ category, unit }) => isHealthGain(category) !== (unit === 'QALY'));
  if (wrongUnit !== undefined) return blocked('perspective.unit', 'perspective.inclusion', { line: wrongUnit.id });
  return undefined;
}

/** What a strategy's cost of one component is, over all payers of the component that `bearer` is. */
const costOf = ({ components }: StrategyTotals, component: string, payer: string): number =>
  components.reduce(
    (sum, each: ComponentCost) => (each.component === component && each.payer === payer ? sum + each.discounted : sum),
    0,
  );

/** The model's own consequences: the patients' QALYs, the carers' where it has them, and every component of cost. */
function fromModel({ payers, components }: PerspectivePremises, materials: Materials): readonly Found[] {
  const { baseCase, description, strategy, comparator } = materials;
  const run = { run: baseCase.identity.result };
  const amounts = (of: (totals: StrategyTotals) => number, id: string, kind: 'costs' | 'qalys'): Amounts => {
    const amount = (name: string): ResultNode<number> =>
      node(
        `perspective.model.${id}.${name}`,
        kind,
        of(totalsOf(baseCase, name)),
        kind === 'qalys' ? 'QALY' : baseCase.currency,
        run,
      );
    return { strategy: amount(strategy), comparator: amount(comparator) };
  };
  const qalys: Found = {
    id: 'qalys',
    origin: 'model',
    category: 'qalys',
    bearer: 'patient',
    unit: 'QALY',
    amounts: amounts((totals) => totals.qalys.discounted, 'qalys', 'qalys'),
  };
  const carers: Found = {
    id: 'carers',
    origin: 'model',
    category: 'qalys',
    bearer: 'relatives',
    unit: 'QALY',
    amounts: amounts((totals) => totals.carers?.discounted ?? 0, 'carers', 'qalys'),
  };
  const pairs = new Map(
    baseCase.strategies
      .flatMap((totals) => totals.components)
      .map(({ component, payer }) => [`${component}\n${payer}`, { component, payer }] as const),
  );
  return [
    qalys,
    ...(baseCase.strategies.some((totals) => totals.carers !== undefined) ? [carers] : []),
    ...[...pairs.values()].flatMap(({ component, payer }): readonly Found[] => {
      const [category, bearer] = [components[component], payers[payer]];
      if (category === undefined || bearer === undefined) return [];
      const several = [...pairs.values()].filter((pair) => pair.component === component).length > 1;
      const id = several ? `${component}.${payer}` : component;
      const label = description.components.find((each) => each.id === component)?.label;
      return [
        {
          id,
          ...(label === undefined ? {} : { label }),
          origin: 'model',
          category,
          bearer,
          unit: 'money',
          amounts: amounts((totals) => costOf(totals, component, payer), id, 'costs'),
        },
      ];
    }),
  ];
}

/** The dated unit prices of what patients give of their own. */
const unitPrices = { hour: 'patient-time-value', km: 'patient-mileage-rate' } as const;

/** What one unit of a line is worth in the model's money, or why it has no worth. */
function worthOf(
  { id, unit, currency, priceYear }: PerspectiveLine,
  { conversions = [] }: PerspectivePremises,
  { description, asOf }: Materials,
): { readonly factor: number; readonly inputs: readonly ResultNode[]; readonly facts: readonly NormativeFact[] } | Blocked {
  if (unit === 'QALY') return { factor: 1, inputs: [], facts: [] };
  const fact = unit === 'money' ? undefined : factAsOf(unitPrices[unit], asOf);
  if (unit !== 'money' && fact === undefined) {
    return blocked('perspective.noneInForce', 'perspective.time', { date: asOf.effective });
  }
  const money = fact === undefined ? { currency, year: priceYear } : { currency: 'NOK', year: fact.priceYear };
  if (money.currency === undefined || money.year === undefined) {
    return blocked('perspective.priceMissing', 'perspective.money', { line: id });
  }
  const worth = fact?.value ?? 1;
  const facts = fact === undefined ? [] : [fact];
  if (money.currency === description.currency && money.year === description.priceYear) return { factor: worth, inputs: [], facts };
  const found = conversions.find((each) => each.currency === money.currency && each.priceYear === money.year);
  if (found === undefined) {
    return blocked('perspective.price', 'perspective.money', {
      line: id,
      given: `${money.currency} ${money.year}`,
      wanted: `${description.currency} ${description.priceYear}`,
    });
  }
  return {
    factor: worth * found.factor,
    inputs: [
      node(`perspective.conversion.${money.currency}${money.year}`, 'priceConversion', found.factor, 'factor', {
        rule: 'perspective.money',
      }),
    ],
    facts,
  };
}

function fromLine(line: PerspectiveLine, premises: PerspectivePremises, materials: Materials): Found | Blocked {
  const worth = worthOf(line, premises, materials);
  if ('status' in worth) return worth;
  const { id, label, category, bearer, unit, per, state, inModel, values } = line;
  const { baseCase, strategy, comparator } = materials;
  const amount = (name: string): ResultNode<number> => {
    const years =
      per === 'year'
        ? [
            node(
              `perspective.line.${id}.${name}.years`,
              'lifeYears',
              livedYears(totalsOf(baseCase, name), state).discounted,
              'year',
              {
                run: baseCase.identity.result,
              },
            ),
          ]
        : [];
    const times = years.reduce((product, { value }) => product * value, (values[name] ?? 0) * worth.factor);
    return node(
      `perspective.line.${id}.${name}`,
      unit === 'QALY' ? 'qalys' : 'costs',
      times,
      unit === 'QALY' ? 'QALY' : baseCase.currency,
      {
        inputs: [...years, ...worth.inputs],
        facts: worth.facts,
      },
    );
  };
  return {
    id,
    label,
    origin: 'line',
    category,
    bearer,
    ...(inModel === undefined ? {} : { inModel }),
    unit: unit === 'QALY' ? 'QALY' : 'money',
    amounts: { strategy: amount(strategy), comparator: amount(comparator) },
  };
}

/** Every consequence that the model or the assessment names, or why they cannot be set beside each other. */
export function consequencesOf(premises: PerspectivePremises, materials: Materials): readonly Found[] | Blocked {
  const wrong = misnamed(premises, materials);
  if (wrong !== undefined) return wrong;
  const lines = (premises.lines ?? []).map((line) => fromLine(line, premises, materials));
  const refused = lines.find((line) => 'status' in line);
  if (refused !== undefined && 'status' in refused) return refused;
  return [...fromModel(premises, materials), ...lines.flatMap((line) => ('status' in line ? [] : [line]))];
}
