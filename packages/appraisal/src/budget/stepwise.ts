import { compileModel, runBaseCase, runYearlyProfiles, type YearlyProfile } from '@likeverd/modelling';
import type { Materials } from '../assessment/materials.ts';
import { node } from '../nodes.ts';
import { absoluteShortfall, thresholdFor } from '../severity/shortfall.ts';
import type { Blocked, ResultNode } from '../types.ts';
import type { AuthorityTest } from './authority.ts';
import { blocked, type BudgetBasis } from './basis.ts';
import { authorityOf, type ByYear, ofColumn } from './by-year.ts';
import { cellsOf, type Totals, totalsOf } from './cells.ts';
import type { Plan } from './flows.ts';
import type { BudgetPremises, OtherCost, Stepwise } from './format.ts';

type Group = Stepwise['groups'][number];

/** What is wrong with the place of a step, by rule S08.R2. */
export type StepFinding = 'notCostEffective' | 'outOfOrder' | 'unknown';

export interface StepResult extends Pick<Group, 'id' | 'label' | 'share' | 'opens' | 'condition'> {
  /** Absolute shortfall of the group; absent where it is not known. */
  readonly shortfall?: ResultNode<number>;
  /** Net benefit of the method for a patient of the group, at the willingness to pay of its own severity. */
  readonly netBenefit?: ResultNode<number>;
  readonly findings: readonly StepFinding[];
  readonly drugs: ByYear;
  readonly service: ByYear;
}

/** Introduction step by step. */
export interface StepwiseResult {
  readonly status: 'computed';
  readonly by: Stepwise['by'];
  readonly steps: readonly StepResult[];
  readonly drugs: ByYear;
  readonly service: ByYear;
  readonly authority: AuthorityTest | Blocked;
}

/** What is known of a group, and what its patients cost. */
interface Studied {
  readonly group: Group;
  readonly shortfall?: ResultNode<number>;
  readonly netBenefit?: ResultNode<number>;
  readonly profiles: readonly YearlyProfile[];
}

const given = (
  group: Group,
  name: 'shortfall' | 'netBenefit',
  unit: string,
): { readonly [K in typeof name]?: ResultNode<number> } => {
  const value = group[name];
  const kind = name === 'shortfall' ? 'absoluteShortfall' : 'incrementalNetBenefit';
  return value === undefined ? {} : { [name]: node(`budget.step.${group.id}.${name}`, kind, value, unit) };
};

/** A group that is a subgroup of the model: its own run, severity and net benefit. */
function ofSubgroup(basis: BudgetBasis, group: Group, subgroup: string, materials: Materials): Studied | Blocked {
  const { definition, strategy, comparator, appraisal, asOf, premises } = materials;
  const details = { path: `subgroup ${subgroup}`, found: group.id };
  const own = compileModel(definition, { ...materials.compiled.inputs, subgroup });
  const priced = compileModel(definition, { ...basis.compiled.inputs, subgroup });
  const run = own.ok ? runBaseCase(own.value) : own;
  const profiles = priced.ok ? runYearlyProfiles(priced.value, basis.followUp) : priced;
  if (!run.ok || !profiles.ok) return blocked('budget.run', details, 'budget.steps');
  const totals = (id: string) => run.value.strategies.find((each) => each.strategy === id);
  const [method, other] = [totals(strategy), totals(comparator)];
  const led = run.value.strategies.toSorted((a, b) => Number(b.strategy === comparator) - Number(a.strategy === comparator));
  const severity = absoluteShortfall({ ...run.value, strategies: led }, asOf, premises.severity);
  const chosen =
    appraisal.threshold.status === 'computed' && appraisal.threshold.basis === 'given'
      ? appraisal.threshold.value.value
      : undefined;
  const threshold = thresholdFor(severity, run.value.currency, asOf, chosen);
  const increment = (of: 'costs' | 'qalys'): number => (method?.[of].discounted ?? 0) - (other?.[of].discounted ?? 0);
  const id = `budget.step.${group.id}`;
  const benefit = (wtp: ResultNode<number>): ResultNode<number> =>
    node(`${id}.netBenefit`, 'incrementalNetBenefit', wtp.value * increment('qalys') - increment('costs'), run.value.currency, {
      inputs: [{ ...wtp, id: `${id}.threshold` }],
      run: run.value.identity.result,
      rule: 'effect.netBenefit',
    });
  return {
    group,
    profiles: profiles.value.strategies,
    ...(severity.status === 'computed' ? { shortfall: { ...severity.shortfall, id: `${id}.shortfall` } } : {}),
    ...(threshold.status === 'computed' ? { netBenefit: benefit(threshold.value) } : {}),
  };
}

function studied(basis: BudgetBasis, group: Group, materials: Materials): Studied | Blocked {
  if (group.subgroup !== undefined) return ofSubgroup(basis, group, group.subgroup, materials);
  const { strategies, currency } = basis.profiles;
  return { group, profiles: strategies, ...given(group, 'shortfall', 'QALY'), ...given(group, 'netBenefit', currency) };
}

/** The plan of one group: its share of the patients, none of whom gets the method by it before the step opens. */
function planOfGroup(plan: Plan, { share, opens }: Group, firstYear: number): Plan {
  const from = Math.max(0, opens - firstYear);
  const years = plan.newPatients.length;
  return {
    ...plan,
    newPatients: plan.newPatients.map((persons) => persons * share),
    shares: plan.shares.map((each) => ({
      ...each,
      with: each.with.map((value, year) => (year < from ? (each.without[year] ?? 0) : value)),
    })),
    pools: plan.pools.map((pool) => ({
      ...pool,
      patients: pool.patients * share,
      switching: Array.from({ length: years }, (_, year) => (year < from ? 0 : (pool.switching[year - from] ?? 0))),
    })),
  };
}

/** Expenses outside the model that follow a step: those of the introduction itself come with the first, from the year it opens. */
function othersOf(
  others: BudgetPremises['others'],
  first: boolean,
  from: number,
  years: number,
): NonNullable<BudgetPremises['others']> {
  return (others ?? []).flatMap((other): readonly OtherCost[] => {
    if (other.type !== 'yearly') return [other];
    if (!first) return [];
    const amounts = Array.from({ length: years }, (_, year) =>
      year < from ? 0 : (other.amounts[Math.min(year - from, other.amounts.length - 1)] ?? 0),
    );
    return [{ ...other, amounts }];
  });
}

/** Whether a step is where the criteria put it: cost-effective, and no group before it less severe or with less benefit (S08.R2). */
function findingsOf(step: Studied, earlier: readonly Studied[], by: Stepwise['by']): readonly StepFinding[] {
  const measure = ({ shortfall, netBenefit }: Studied): number | undefined => (by === 'severity' ? shortfall : netBenefit)?.value;
  const own = measure(step);
  const unknown = own === undefined || step.netBenefit === undefined;
  const late = own !== undefined && earlier.some((other) => (measure(other) ?? Number.POSITIVE_INFINITY) < own);
  return [
    ...(unknown ? (['unknown'] as const) : []),
    ...(step.netBenefit !== undefined && step.netBenefit.value < 0 ? (['notCostEffective'] as const) : []),
    ...(late ? (['outOfOrder'] as const) : []),
  ];
}

const added = (columns: readonly Float64Array[], years: number): Float64Array =>
  Float64Array.from({ length: years }, (_, year) => columns.reduce((sum, column) => sum + (column[year] ?? 0), 0));

/** The budget when groups are let in one after the other, and whether their order follows the criteria. Blocked where the shares do not sum to 1. */
export function stepwiseOf(basis: BudgetBasis, { by, groups }: Stepwise, materials: Materials): StepwiseResult | Blocked {
  const { plan, premises, rates, years } = basis;
  const firstYear = years[0] ?? 0;
  const sum = groups.reduce((total, { share }) => total + share, 0);
  if (Math.abs(sum - 1) > 1e-6) return blocked('budget.steps', { found: String(sum) }, 'budget.steps');
  const steps: Studied[] = [];
  for (const group of groups.toSorted((a, b) => a.opens - b.opens)) {
    const found = studied(basis, group, materials);
    if ('status' in found) return found;
    steps.push(found);
  }
  const costed = steps.map((step, index): { readonly step: Studied; readonly totals: Totals } => {
    const from = Math.max(0, step.group.opens - firstYear);
    const others = othersOf(premises.others, index === 0, from, years.length);
    const cells = cellsOf(planOfGroup(plan, step.group, firstYear), step.profiles, { premises: { ...premises, others }, rates });
    return { step, totals: totalsOf(cells, years.length) };
  });
  const whole = (part: 'drugs' | 'service' | 'nationalInsurance'): Float64Array =>
    added(
      costed.map(({ totals }) => totals[part]),
      years.length,
    );
  const column = (name: string, part: keyof Totals, values: Float64Array): ByYear =>
    ofColumn(
      basis,
      `${name}.${part}`,
      part === 'drugs' ? 'budgetDrugs' : part === 'service' ? 'budgetService' : 'budgetHolder',
      values,
      'budget.steps',
    );
  return {
    status: 'computed',
    by,
    steps: costed.map(({ step, totals }, index) => {
      const { id, label, share, opens, condition } = step.group;
      const earlier = steps.slice(0, index).filter(({ group }) => group.opens < opens);
      return {
        id,
        label,
        share,
        opens,
        condition,
        ...(step.shortfall === undefined ? {} : { shortfall: step.shortfall }),
        ...(step.netBenefit === undefined ? {} : { netBenefit: step.netBenefit }),
        findings: findingsOf(step, earlier, by),
        drugs: column(`step.${id}`, 'drugs', totals.drugs),
        service: column(`step.${id}`, 'service', totals.service),
      };
    }),
    drugs: column('stepwise', 'drugs', whole('drugs')),
    service: column('stepwise', 'service', whole('service')),
    authority: authorityOf(basis, column('stepwise', 'nationalInsurance', whole('nationalInsurance'))),
  };
}
