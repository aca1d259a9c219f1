import type { Materials } from '../assessment/materials.ts';
import type { PopulationPremises } from '../population/format.ts';
import { patientsByYear } from '../population/patients.ts';
import type { Blocked } from '../types.ts';
import type { AuthorityTest } from './authority.ts';
import { blocked, type BudgetBasis } from './basis.ts';
import { authorityOf, type ByYear, ofColumn } from './by-year.ts';
import { cellsOf, totalsOf } from './cells.ts';
import type { BudgetPremises } from './format.ts';
import { planOf } from './plan.ts';

type Scenario = NonNullable<BudgetPremises['scenarios']>[number];

/** The budget with other numbers of patients or another uptake. */
export interface BudgetScenario extends Pick<Scenario, 'id' | 'label'> {
  readonly status: 'computed';
  readonly drugs: ByYear;
  readonly service: ByYear;
  readonly authority: AuthorityTest | Blocked;
}

/** The population of a scenario: every number of patients times its factor, and its uptake. */
function changed(population: PopulationPremises, { patients = 1, uptake }: Scenario): PopulationPremises {
  const { newPatients, incidence, prevalent } = population;
  return {
    ...population,
    ...(newPatients === undefined ? {} : { newPatients: newPatients.map((persons) => persons * patients) }),
    ...(incidence === undefined ? {} : { incidence: { ...incidence, per100000: incidence.per100000 * patients } }),
    ...(prevalent === undefined ? {} : { prevalent: prevalent.map((pool) => ({ ...pool, patients: pool.patients * patients })) }),
    ...(uptake === undefined ? {} : { uptake }),
  };
}

/** One scenario in the base case of the model. */
export function scenarioOf(basis: BudgetBasis, scenario: Scenario, materials: Materials): BudgetScenario | Blocked {
  const { premises, profiles, rates, years } = basis;
  const population = changed(basis.population, scenario);
  const patients = patientsByYear(population, years.length);
  if ('status' in patients) return patients;
  const strategies = profiles.strategies.map(({ strategy }) => strategy);
  const { strategy: method, comparator } = materials;
  const plan = planOf({ patients, population, premises, strategies, method, comparator });
  if ('code' in plan) return blocked(plan.code, plan.details);
  const totals = totalsOf(cellsOf(plan, profiles.strategies, { premises, rates }), years.length);
  const name = `scenario.${scenario.id}`;
  const column = (
    part: 'drugs' | 'service' | 'nationalInsurance',
    kind: 'budgetDrugs' | 'budgetService' | 'budgetHolder',
  ): ByYear => ofColumn(basis, `${name}.${part}`, kind, totals[part], 'budget.impact');
  return {
    status: 'computed',
    id: scenario.id,
    label: scenario.label,
    drugs: column('drugs', 'budgetDrugs'),
    service: column('service', 'budgetService'),
    authority: authorityOf(basis, column('nationalInsurance', 'budgetHolder')),
  };
}
