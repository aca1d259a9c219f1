import type { Hash } from '@likeverd/modelling';
import { factAsOf } from '@likeverd/reference';
import type { Materials } from '../assessment/materials.ts';
import type { RegressionMethod } from '../information/methods.ts';
import { type Beneficiaries, effectivePopulation } from '../information/population.ts';
import { sampleInformation, type SampleMethod } from '../information/sample-information.ts';
import { informedParameters, type Study, type StudyOutcome } from '../information/study.ts';
import { type GroupInformation, partialInformationOf, perfectInformation } from '../information/value-of-information.ts';
import { patientsByYear } from '../population/patients.ts';
import { ruleOf, type RuleId } from '../rules.ts';
import { observedOver } from '../strategies/evidence.ts';
import { recruitedAfter } from '../strategies/flows.ts';
import type { BlockCode, Blocked } from '../types.ts';

/** A question that data are to answer while a method is in use temporarily. */
export interface OpenQuestion {
  readonly id: string;
  /** Sampled parameters of the model that the answer would tell. */
  readonly parameters: readonly string[];
  /**
   * The data that tell of them: `collected`, what the part `strategies` collects while the method is in use, or a proposal of the part
   * `information`. Default: the first of these that observes one of the parameters.
   */
  readonly data?: string;
  /** Patients followed. Default: as the assessment plans, and of a proposal its largest size. */
  readonly patients?: number;
}

/** A value of information, per patient and for everyone it comes in time for, in the currency of the run. */
export interface InformationWorth<M> {
  readonly status: 'computed';
  readonly perPatient: number;
  /** Discounted number of patients who come after the information and within the horizon. */
  readonly patients: number;
  readonly total: number;
  /** Of the total. */
  readonly standardError: number;
  readonly method: M;
}

/** What data of the question are worth: which data, of how many patients, when they can be used. */
export interface DataWorth extends InformationWorth<SampleMethod> {
  readonly data: string;
  readonly followed: number;
  readonly afterYears: number;
}

/** A question with what its answer, and what the data on it, are worth. */
export interface QuestionWorth {
  readonly id: string;
  readonly parameters: readonly string[];
  /** EVPPI: what knowing the parameters exactly is worth. */
  readonly answer: InformationWorth<RegressionMethod | 'none'> | Blocked;
  /** EVSI: what the data are worth; never more than the answer. */
  readonly data: DataWorth | Blocked;
}

/** What open questions are worth at one threshold, from one probabilistic run. */
export interface QuestionsWorth {
  readonly currency: string;
  /** Willingness to pay per QALY. */
  readonly threshold: number;
  readonly draws: number;
  readonly seed: number;
  /** Hash of the probabilistic run. */
  readonly run: Hash;
  readonly questions: readonly QuestionWorth[];
}

const blocked = (code: BlockCode, rule: RuleId, details: Blocked['details'] = {}): Blocked => ({
  status: 'blocked',
  code,
  details,
  rule: ruleOf(rule),
});

const discountRateFact = 'discount-rate-years-0-39';

/** Data that an assessment counts on, as far as they tell of a question. */
interface Source {
  readonly id: string;
  readonly outcomes: readonly StudyOutcome[];
  readonly planned: number;
  /** Years from the decision until the results of so many patients can be used; undefined where so many are not treated in time. */
  readonly after: (patients: number) => number | undefined;
}

/**
 * What the answers to open questions and the data on them are worth: EVPPI of each question's parameters by regression, EVSI of what the data
 * observe of them, both for all patients who come in time. Blocked as a whole without draws, threshold or patients; else question by question.
 * Rules: A6-5, A10-9; methods as in information/.
 */
export function openQuestionsWorth(materials: Materials, questions: readonly OpenQuestion[]): QuestionsWorth | Blocked {
  const { probabilistic: run, appraisal } = materials;
  const { threshold } = appraisal;
  if (run === undefined) return blocked('information.noDraws', 'uncertainty.evppi');
  if (threshold.status === 'blocked') return threshold;
  const people = peopleOf(materials);
  if ('status' in people) return people;
  const sources = sourcesOf(materials, people);
  const asked = { run, threshold: threshold.value, evpi: perfectInformation(run, threshold.value) };
  const chosen = questions.map((question) => ({ question, source: sourceOf(question, sources) }));
  // What the data tell of is asked for too, so that no answer is worth less than a part of it.
  const informed = chosen.flatMap(({ source }) => ('status' in source ? [] : [informedParameters({ ...source, sizes: [] })]));
  const groups = [...questions.map(({ parameters }) => parameters), ...informed];
  const known = partialInformationOf(
    asked,
    groups.map((parameters) => ({ parameters, options: {} })),
  );
  const { seed, from, to } = run.draws;
  return {
    currency: run.currency,
    threshold: threshold.value.value,
    draws: to - from,
    seed,
    run: run.identity.result,
    questions: chosen.map(({ question, source }, index): QuestionWorth => {
      const { id, parameters } = question;
      const answer = known[index];
      if (answer === undefined || answer.status === 'blocked') {
        const why = answer ?? blocked('information.notSampled', 'uncertainty.evppi', { parameter: parameters.join(', ') });
        return { id, parameters, answer: why, data: why };
      }
      return {
        id,
        parameters,
        answer: answerWorth(answer, people),
        data: 'status' in source ? source : dataWorth(question, source, materials, people),
      };
    }),
  };
}

/** Whom the decision is for: the horizon of the part `information`, else of `strategies`. */
function peopleOf({ premises, asOf }: Materials): Beneficiaries | Blocked {
  const { population, information, strategies } = premises;
  const horizonYears = information?.horizonYears ?? strategies?.horizonYears;
  const discountRate = information?.discountRate ?? factAsOf(discountRateFact, asOf)?.value;
  if (horizonYears === undefined) return blocked('questions.noHorizon', 'uncertainty.population');
  if (discountRate === undefined) return blocked('strategies.noDiscountRate', 'uncertainty.population', { date: asOf.effective });
  if (population === undefined) return blocked('information.noPatients', 'uncertainty.population');
  const years = patientsByYear(population, Math.ceil(horizonYears));
  if ('status' in years) return years;
  return {
    incidence: years.map(({ newPatients }) => newPatients.value),
    horizonYears,
    discountRate,
    ...(population.uptake === undefined ? {} : { implementation: population.uptake }),
  };
}

/** The data that the assessment counts on, those that come with the introduction first, then registers, then other studies. */
function sourcesOf({ premises: { strategies, information } }: Materials, people: Beneficiaries): readonly Source[] {
  const proposals = Object.entries(information?.proposals ?? {}).toSorted(
    ([, a], [, b]) => Number(b.kind === 'register') - Number(a.kind === 'register'),
  );
  return [
    ...(strategies === undefined ? [] : [collectedSource(strategies.collected, people)]),
    ...proposals.map(
      ([id, { outcomes, sizes, costs, delayYears = 0 }]): Source => ({
        id,
        outcomes,
        planned: Math.max(...sizes),
        after: (patients) => delayYears + (costs.patientsPerYear === undefined ? 0 : patients / costs.patientsPerYear),
      }),
    ),
  ];
}

type Collected = NonNullable<Materials['premises']['strategies']>['collected'];

function collectedSource(
  { outcomes, patients, followUpYears, participation = 1, startsAfterYears = 0, reportingYears }: Collected,
  { incidence, implementation = 1, horizonYears, discountRate }: Beneficiaries,
): Source {
  const listed = (values: number | readonly number[]): readonly number[] => (typeof values === 'number' ? [values] : values);
  const flows = { newPatients: listed(incidence), uptake: listed(implementation), horizonYears, discountRate };
  return {
    id: 'collected',
    outcomes: outcomes.map((outcome) => observedOver(followUpYears, outcome)),
    planned: patients,
    after: (followed) => {
      const recruited = recruitedAfter(flows, followed, participation, startsAfterYears);
      return recruited === undefined ? undefined : recruited + followUpYears + reportingYears;
    },
  };
}

/** The data of a question, with only what they observe of its parameters. */
function sourceOf({ parameters, data }: OpenQuestion, sources: readonly Source[]): Source | Blocked {
  const about = (source: Source): Source => ({
    ...source,
    outcomes: source.outcomes.filter(({ parameter }) => parameters.includes(parameter)),
  });
  const known = sources.map(about);
  const details = {
    parameter: parameters.join(', '),
    known: known.flatMap(({ id, outcomes }) => (outcomes.length > 0 ? [id] : [])).join(', '),
  };
  const found = data === undefined ? known.find(({ outcomes }) => outcomes.length > 0) : known.find(({ id }) => id === data);
  if (found === undefined && data !== undefined) return blocked('questions.unknownData', 'uncertainty.evsi', { ...details, data });
  return found === undefined || found.outcomes.length === 0 ? blocked('questions.noData', 'uncertainty.evsi', details) : found;
}

function answerWorth(
  { evppi, standardError, choice }: GroupInformation,
  people: Beneficiaries,
): InformationWorth<RegressionMethod | 'none'> {
  const patients = effectivePopulation(people);
  return {
    status: 'computed',
    perPatient: evppi.value,
    patients,
    total: evppi.value * patients,
    standardError: standardError * patients,
    method: choice.method,
  };
}

function dataWorth(
  { patients: followed }: OpenQuestion,
  { id, outcomes, planned, after }: Source,
  { probabilistic: run, appraisal: { threshold } }: Materials,
  people: Beneficiaries,
): DataWorth | Blocked {
  if (run === undefined || threshold.status === 'blocked') return blocked('information.noDraws', 'uncertainty.evsi');
  const size = followed ?? planned;
  const afterYears = after(size);
  if (afterYears === undefined) return blocked('questions.tooFewPatients', 'uncertainty.evsi', { patients: String(size) });
  const study: Study = { outcomes, sizes: [size] };
  const { choice, at } = sampleInformation(run, study, [threshold.value.value], { seed: run.draws.seed });
  const [gain] = at[0]?.sizes ?? [];
  if (gain === undefined) throw new RangeError('One size at one threshold gives one value');
  const patients = effectivePopulation({ ...people, delayYears: afterYears });
  return {
    status: 'computed',
    perPatient: gain.value,
    patients,
    total: gain.value * patients,
    standardError: gain.standardError * patients,
    method: choice.method,
    data: id,
    followed: size,
    afterYears,
  };
}
