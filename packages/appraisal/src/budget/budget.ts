import type { ModelDescription } from '@likeverd/modelling';
import type { CalendarDate, NormativeFact } from '@likeverd/reference';
import type { Materials } from '../assessment/materials.ts';
import { node } from '../nodes.ts';
import type { Blocked, NodeKind, ResultNode } from '../types.ts';
import type { AuthorityTest } from './authority.ts';
import { basisOf, blocked, type BudgetBasis } from './basis.ts';
import { authorityOf, type ByYear, byYear, ofColumn } from './by-year.ts';
import { type CapacityResult, capacityOf } from './capacity.ts';
import { type Cell, cellsOf, differenceOf, inWorlds, isDrug, isPublic } from './cells.ts';
import { amountOf, flowsOf, type World, worlds } from './flows.ts';
import { type BudgetPremises, type Category, type Holder, holders, type Region, regions } from './format.ts';
import { type BudgetScenario, scenarioOf } from './scenarios.ts';
import { type StepwiseResult, stepwiseOf } from './stepwise.ts';
import { type BudgetUncertainty, uncertaintyOf } from './uncertainty.ts';

interface Words {
  readonly nb: string;
  readonly nn: string;
  readonly en: string;
}

/** What one purpose costs one bearer more with the method than without it. */
export interface BudgetLine {
  readonly id: string;
  readonly kind: Cell['kind'];
  readonly label: Words;
  readonly holder: Holder;
  readonly category: Category;
  readonly costs: ByYear;
}

/** What the method adds, what it takes the place of, and the difference. */
export interface BudgetBalance {
  /** Expenses for those who get the method, less those for the ones who would have got it anyway. */
  readonly gross: ByYear;
  /** Expenses saved for what the method takes the place of. */
  readonly displaced: ByYear;
  readonly net: ByYear;
}

/** Patients of one strategy in one world, by year. */
export interface BudgetPatients {
  readonly world: World;
  readonly strategy: string;
  readonly label: Words;
  /** Persons who start it in the year. */
  readonly starting: readonly number[];
  /** Mean number of patients in the year. */
  readonly personYears: readonly number[];
}

export interface BudgetResult {
  readonly status: 'computed';
  readonly currency: string;
  readonly priceYear: number;
  readonly entry: 'evenly' | 'yearStart';
  readonly date: CalendarDate;
  readonly years: readonly number[];
  readonly patients: readonly BudgetPatients[];
  readonly lines: readonly BudgetLine[];
  readonly holders: readonly { readonly holder: Holder; readonly costs: ByYear }[];
  /** Specialist expenses by regional health authority; empty where inhabitants are not given. */
  readonly regions: readonly { readonly region: Region; readonly share: number; readonly costs: ByYear }[];
  /** The public budget for medicines. */
  readonly drugs: BudgetBalance;
  /** The whole health and care service: all bearers but the patients. */
  readonly service: BudgetBalance;
  /** Last year: the headline. */
  readonly headline: { readonly year: number; readonly drugs: ResultNode<number>; readonly service: ResultNode<number> };
  readonly authority: AuthorityTest | Blocked;
  readonly prices: ByYear;
  /** Dated rates that the budget rests on, each with its source and whether it is verified. */
  readonly facts: readonly NormativeFact[];
  readonly capacity: readonly (CapacityResult | Blocked)[];
  /** Introduction to part of the patients before others; absent where it is not asked for. */
  readonly stepwise?: StepwiseResult | Blocked;
  readonly scenarios: readonly (BudgetScenario | Blocked)[];
  /** Absent without draws. */
  readonly uncertainty?: BudgetUncertainty | Blocked;
  /** True where no expense of the budget falls on the municipalities: their consequences are part of an assessment (S10.R10). */
  readonly noMunicipal: boolean;
}

const labelOf = (named: readonly { readonly id: string; readonly label: Words }[], id: string): Words =>
  named.find((each) => each.id === id)?.label ?? { nb: id, nn: id, en: id };

const sumOf = (nodes: readonly ResultNode<number>[]): number => nodes.reduce((total, { value }) => total + value, 0);

function linesOf(basis: BudgetBasis, cells: readonly Cell[], { components }: ModelDescription): readonly BudgetLine[] {
  const { profiles, premises, prices, rates, newPatients } = basis;
  const keys = [...new Set(cells.map(({ id, kind, holder }) => `${kind}:${id}:${holder}`))];
  return keys.flatMap((key): readonly BudgetLine[] => {
    const own = cells.filter(({ id, kind, holder }) => `${kind}:${id}:${holder}` === key);
    const [first] = own;
    if (first === undefined) return [];
    const { id, kind, holder, category } = first;
    const other = kind === 'other' ? (premises.others ?? []).find((each) => each.id === id) : undefined;
    const taxed = (other ?? premises.components[id])?.valueAddedTax === true;
    const facts = [
      ...(taxed && rates.valueAddedTax !== undefined ? [rates.valueAddedTax] : []),
      ...(kind === 'coPayment'
        ? [rates.coPaymentShare, rates.coPaymentHighest, rates.coPaymentCeiling].filter((fact) => fact !== undefined)
        : []),
    ];
    const difference = differenceOf(own, basis.years.length);
    const rule = kind === 'coPayment' ? 'budget.coPayment' : 'budget.prices';
    const costs = byYear(
      basis,
      { name: `${kind}.${id}.${holder}`, kind: 'budgetCost', unit: profiles.currency, rule },
      (year) => difference[year] ?? Number.NaN,
      (year) => ({
        inputs: [...newPatients.slice(0, year + 1), ...(category === 'drug' ? prices : [])],
        facts,
        ...(kind === 'other' ? {} : { run: profiles.identity.result }),
      }),
    );
    const label = other?.label ?? labelOf(components, id);
    return [{ id, kind, label, holder, category, costs }];
  });
}

const ofLines = (basis: BudgetBasis, name: string, kind: NodeKind, lines: readonly BudgetLine[]): ByYear => {
  const inYear = (year: number): readonly ResultNode<number>[] => lines.flatMap(({ costs }) => costs[year] ?? []);
  return byYear(
    basis,
    { name, kind, unit: basis.profiles.currency, rule: 'budget.impact' },
    (year) => sumOf(inYear(year)),
    (year) => ({ inputs: inYear(year), facts: [basis.span] }),
  );
};

/** Gross, displaced and net, of the cells and the lines of one budget. */
function balanceOf(basis: BudgetBasis, name: string, kind: NodeKind, cells: readonly Cell[], net: ByYear): BudgetBalance {
  const { plan, years } = basis;
  const of = (own: readonly Cell[], part: string, sign: number): ByYear => {
    const column = differenceOf(own, years.length).map((value) => sign * value);
    return ofColumn(basis, `${name}.${part}`, kind, column, 'budget.impact');
  };
  const isMethod = ({ strategy }: Cell): boolean => strategy === plan.method;
  return {
    gross: of(cells.filter(isMethod), 'gross', 1),
    displaced: of(
      cells.filter((cell) => !isMethod(cell)),
      'displaced',
      -1,
    ),
    net,
  };
}

function regionsOf(basis: BudgetBasis, specialist: ByYear): BudgetResult['regions'] {
  const { inhabitants } = basis.premises;
  if (inhabitants === undefined) return [];
  const { persons } = inhabitants;
  const all = regions.reduce((total, region) => total + persons[region], 0);
  if (!(all > 0)) return [];
  return regions.map((region) => {
    const share = persons[region] / all;
    const people = node(`budget.inhabitants.${region}`, 'inhabitants', persons[region], 'person');
    const costs = byYear(
      basis,
      { name: `region.${region}`, kind: 'budgetRegion', unit: basis.profiles.currency, rule: 'budget.regions' },
      (year) => share * (specialist[year]?.value ?? Number.NaN),
      (year) => ({ inputs: [...(specialist[year] === undefined ? [] : [specialist[year]]), people] }),
    );
    return { region, share, costs };
  });
}

function patientsOf({ plan, profiles }: BudgetBasis, { strategies }: ModelDescription): readonly BudgetPatients[] {
  const flows = inWorlds((world) => flowsOf(plan, profiles.strategies, world));
  return worlds.flatMap((world) =>
    profiles.strategies.flatMap(({ strategy, personYears }): readonly BudgetPatients[] => {
      const flow = flows[world].get(strategy);
      if (flow === undefined) return [];
      const label = labelOf(strategies, strategy);
      return [{ world, strategy, label, starting: [...flow.starting], personYears: [...amountOf(flow, personYears)] }];
    }),
  );
}

/** The part `budget` of an assessment: what all patients cost with the method and without it, by bearer, purpose and year. */
export function assessBudget(premises: BudgetPremises, materials: Materials): BudgetResult | Blocked {
  const basis = basisOf(premises, materials);
  if ('status' in basis) return basis;
  const { plan, profiles, rates, years, span, asOf, prices } = basis;
  const cells = cellsOf(plan, profiles.strategies, { premises, rates });
  const lines = linesOf(basis, cells, materials.description);
  const isOpen = (line: BudgetLine): boolean => line.holder !== 'patient';
  const byHolder = holders.map((holder) => ({
    holder,
    costs: ofLines(
      basis,
      `holder.${holder}`,
      'budgetHolder',
      lines.filter((line) => line.holder === holder),
    ),
  }));
  const costsOf = (holder: Holder): ByYear => byHolder.find((each) => each.holder === holder)?.costs ?? [];
  const drugs = ofLines(
    basis,
    'drugs',
    'budgetDrugs',
    lines.filter((line) => line.category === 'drug' && isOpen(line)),
  );
  const service = ofLines(basis, 'service', 'budgetService', lines.filter(isOpen));
  const [year, lastDrugs, lastService] = [years.at(-1), drugs.at(-1), service.at(-1)];
  if (year === undefined || lastDrugs === undefined || lastService === undefined) return blocked('budget.noPopulation');
  const uncertainty = uncertaintyOf(basis, materials);
  const usedFacts = [span, ...Object.values(rates)];
  return {
    status: 'computed',
    currency: profiles.currency,
    priceYear: profiles.priceYear,
    entry: plan.entry,
    date: asOf.effective,
    years,
    patients: patientsOf(basis, materials.description),
    lines,
    holders: byHolder,
    regions: regionsOf(basis, costsOf('specialist')),
    drugs: balanceOf(basis, 'drugs', 'budgetDrugs', cells.filter(isDrug), drugs),
    service: balanceOf(basis, 'service', 'budgetService', cells.filter(isPublic), service),
    headline: { year, drugs: lastDrugs, service: lastService },
    authority: authorityOf(basis, costsOf('nationalInsurance')),
    prices,
    facts: usedFacts,
    capacity: (premises.capacity ?? []).map((each) => capacityOf(basis, each)),
    ...(premises.stepwise === undefined ? {} : { stepwise: stepwiseOf(basis, premises.stepwise, materials) }),
    scenarios: (premises.scenarios ?? []).map((each) => scenarioOf(basis, each, materials)),
    ...(uncertainty === undefined ? {} : { uncertainty }),
    noMunicipal: !lines.some(({ holder }) => holder === 'municipal'),
  };
}
