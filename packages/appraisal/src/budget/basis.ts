import { compileModel, type CompiledModel, type Fault, runYearlyProfiles, type YearlyProfiles } from '@likeverd/modelling';
import { type AsOf, factAsOf, type NormativeFact } from '@likeverd/reference';
import type { Materials } from '../assessment/materials.ts';
import type { PopulationPremises } from '../population/format.ts';
import { patientsByYear } from '../population/patients.ts';
import { ruleOf } from '../rules.ts';
import type { Blocked, ResultNode } from '../types.ts';
import type { BudgetPremises } from './format.ts';
import type { Plan } from './flows.ts';
import { planOf, yearsNeeded } from './plan.ts';
import { maximumPrice, type Rates, ratesInForce, ratesUsed } from './prices.ts';

/** What every number of a budget is worked out from. */
export interface BudgetBasis {
  readonly premises: BudgetPremises;
  readonly population: PopulationPremises;
  readonly compiled: CompiledModel;
  readonly plan: Plan;
  readonly profiles: YearlyProfiles;
  /** Years of follow-up that profiles cover: longer than the budget where patients were ill before it. */
  readonly followUp: number;
  readonly rates: Partial<Rates>;
  readonly prices: readonly ResultNode<number>[];
  /** Number of years, as a dated rule says. */
  readonly span: NormativeFact;
  /** New patients by year. */
  readonly newPatients: readonly ResultNode<number>[];
  /** Calendar years. */
  readonly years: readonly number[];
  /** The day of the decision, and what is known when the assessment is made. */
  readonly asOf: AsOf;
}

export const blocked = (
  code: Blocked['code'],
  details: Blocked['details'] = {},
  rule: Parameters<typeof ruleOf>[0] = 'budget.impact',
): Blocked => ({ status: 'blocked', code, details, rule: ruleOf(rule) });

/** Why the model cannot be run for a budget. */
export function notRun(faults: readonly Fault[]): Blocked {
  const [first] = faults;
  if (first?.path === 'kind') return blocked('budget.kind', { found: String(first.details['found']) });
  if (first?.path === 'time.horizon') {
    const { found, minimum } = first.details;
    return blocked('budget.horizon', { found: String(found), minimum: String(minimum) });
  }
  return blocked('budget.run', { path: first?.path ?? '', found: first?.code ?? '' });
}

const differs = (one: number, other: number): boolean => Math.abs(one - other) > 1e-6 * Math.max(1, Math.abs(one), Math.abs(other));

/** The first year in which the model’s own open cohort says otherwise than the plan. */
function contradiction({ model }: CompiledModel, plan: Plan, years: readonly number[]): number | undefined {
  const open = 'openCohort' in model ? model.openCohort : undefined;
  if (open === undefined) return undefined;
  const [before, after] = open.worlds;
  return years.find((_, year) => {
    const given = open.newPatients[year];
    if (given === undefined) return false;
    return (
      differs(given, plan.newPatients[year] ?? 0) ||
      plan.shares.some(
        (share, index) =>
          differs(before[index]?.[year] ?? 0, share.without[year] ?? 0) ||
          differs(after[index]?.[year] ?? 0, share.with[year] ?? 0),
      )
    );
  });
}

/** What premises a budget lacks about the payers and components of the model. */
function unnamed({ holders, components }: BudgetPremises, { strategies }: YearlyProfiles): Blocked | undefined {
  const all = strategies.flatMap((profile) => profile.components);
  const payer = all.find((each) => holders[each.payer] === undefined)?.payer;
  if (payer !== undefined) return blocked('budget.holder', { found: payer });
  const component = all.find((each) => components[each.component] === undefined)?.component;
  return component === undefined ? undefined : blocked('budget.component', { found: component });
}

/** Everything a budget is worked out from, or the first thing that is missing or contradictory. */
export function basisOf(premises: BudgetPremises, materials: Materials): BudgetBasis | Blocked {
  const { definition, compiled, description, head, strategy: method, comparator } = materials;
  const { population } = materials.premises;
  if (population === undefined) return blocked('budget.noPopulation');
  const asOf = { effective: premises.decision.date ?? head.submissionDate, known: materials.asOf.known };
  const span = factAsOf('budget-impact-years', asOf);
  if (span === undefined) return blocked('budget.rate', { found: 'budget-impact-years', date: asOf.effective });
  const patients = patientsByYear(population, span.value);
  if ('status' in patients) return patients;
  const strategies = description.strategies.map(({ id }) => id);
  const plan = planOf({ patients, population, premises, strategies, method, comparator });
  if ('code' in plan) return blocked(plan.code, plan.details);
  const years = patients.map(({ year }) => year);
  const contradicted = contradiction(compiled, plan, years);
  if (contradicted !== undefined) return blocked('budget.twoPopulations', { year: String(contradicted) });

  const rates = ratesInForce(ratesUsed(premises), asOf);
  if (typeof rates === 'string') return blocked('budget.rate', { found: rates, date: asOf.effective }, 'budget.prices');
  const prices = (premises.prices ?? []).map((price) => maximumPrice(price, rates, description.currency));
  const moved = Object.fromEntries(
    (premises.prices ?? []).map(({ parameter }, index) => [parameter, prices[index]?.value ?? Number.NaN]),
  );
  const priced =
    prices.length === 0
      ? ({ ok: true, value: compiled } as const)
      : compileModel(definition, { ...compiled.inputs, values: { ...compiled.inputs.values, ...moved } });
  if (!priced.ok) return notRun(priced.faults);
  const followUp = yearsNeeded(plan);
  const profiles = runYearlyProfiles(priced.value, followUp);
  if (!profiles.ok) return notRun(profiles.faults);
  const lacking = unnamed(premises, profiles.value);
  if (lacking !== undefined) return lacking;
  return {
    premises,
    population,
    compiled: priced.value,
    plan,
    profiles: profiles.value,
    followUp,
    rates,
    prices,
    span,
    newPatients: patients.map(({ newPatients }) => newPatients),
    years,
    asOf,
  };
}
