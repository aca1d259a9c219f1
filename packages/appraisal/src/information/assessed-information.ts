import type { Materials } from '../assessment/materials.ts';
import type { PopulationPremises } from '../population/format.ts';
import { patientsByYear } from '../population/patients.ts';
import { ruleOf } from '../rules.ts';
import type { Blocked, ResultNode } from '../types.ts';
import type { InformationPremises } from './format.ts';
import type { Beneficiaries } from './population.ts';
import {
  type GroupInformation,
  partialInformationOf,
  perfectInformation,
  populationInformation,
  type StudyInformation,
  studyInformation,
} from './value-of-information.ts';

/** Words in three languages, as the document gives them. */
type Words = NonNullable<InformationPremises['groups']>[string]['label'];

/** What more knowledge is worth, as an assessment document asks. */
export interface InformationResult {
  readonly status: 'computed';
  readonly currency: string;
  readonly draws: number;
  readonly threshold: ResultNode<number>;
  /** Per patient. */
  readonly evpi: ResultNode<number>;
  /** For all patients in the horizon; blocked where the document does not say how many they are. */
  readonly populationEvpi: ResultNode<number> | Blocked;
  /** Every sampled parameter known alone, most valuable first. */
  readonly parameters: readonly GroupInformation[];
  readonly groups: readonly {
    readonly id: string;
    readonly label: Words;
    readonly information: GroupInformation | Blocked;
  }[];
  readonly proposals: readonly {
    readonly id: string;
    readonly label: Words;
    readonly kind: 'study' | 'register';
    readonly information: StudyInformation | Blocked;
  }[];
}

/** Patients as value of information counts them: uptake starts with the decision that the information leads to. */
function beneficiariesOf(
  { horizonYears, discountRate }: InformationPremises,
  population: PopulationPremises | undefined,
): Beneficiaries | Blocked {
  if (population === undefined) {
    return { status: 'blocked', code: 'information.noPatients', details: {}, rule: ruleOf('uncertainty.population') };
  }
  const years = patientsByYear(population, Math.ceil(horizonYears));
  if ('status' in years) return years;
  return {
    incidence: years.map(({ newPatients }) => newPatients.value),
    horizonYears,
    discountRate,
    ...(population.uptake === undefined ? {} : { implementation: population.uptake }),
  };
}

/** The part `information` of an assessment: all strategies of the model, at the willingness to pay of the appraisal. */
export function assessInformation(
  premises: InformationPremises,
  { probabilistic: run, premises: { population }, appraisal: { threshold } }: Materials,
): InformationResult | Blocked {
  if (run === undefined) {
    return { status: 'blocked', code: 'information.noDraws', details: {}, rule: ruleOf('uncertainty.evpi') };
  }
  if (threshold.status === 'blocked') return threshold;
  const asked = { run, threshold: threshold.value, evpi: perfectInformation(run, threshold.value) };
  const patients = beneficiariesOf(premises, population);
  const groups = Object.entries(premises.groups ?? {});
  const alone = run.parameters.map(({ parameter }) => ({ parameters: [parameter], options: {} }));
  const together = groups.map(([, { parameters, method }]) => ({ parameters, options: method === undefined ? {} : { method } }));
  const known = partialInformationOf(asked, [...alone, ...together]);
  return {
    status: 'computed',
    currency: run.currency,
    draws: run.draws.to - run.draws.from,
    threshold: threshold.value,
    evpi: asked.evpi,
    populationEvpi: 'status' in patients ? patients : populationInformation(asked, patients),
    parameters: known
      .slice(0, alone.length)
      .flatMap((each) => (each.status === 'computed' ? [each] : []))
      .toSorted((a, b) => b.evppi.value - a.evppi.value),
    groups: groups.flatMap(([id, { label }], index) => {
      const information = known[alone.length + index];
      return information === undefined ? [] : [{ id, label, information }];
    }),
    proposals: Object.entries(premises.proposals ?? {}).map(([id, { label, kind, outcomes, sizes, costs, delayYears }]) => ({
      id,
      label,
      kind,
      information: studyInformation(asked, `evsi.${id}`, {
        study: { outcomes, sizes },
        costs,
        ...('status' in patients ? {} : { population: { ...patients, delayYears: delayYears ?? 0 } }),
      }),
    })),
  };
}
