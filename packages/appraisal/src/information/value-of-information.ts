import type { Hash, ProbabilisticRun } from '@likeverd/modelling';
import { mean } from '@likeverd/statistics';
import { node } from '../nodes.ts';
import { ruleOf } from '../rules.ts';
import type { Blocked, ResultNode } from '../types.ts';
import { acceptabilityOf } from '../uncertainty.ts';
import type { RegressionChoice, RegressionFit } from './benefit-regression.ts';
import { notSampled, partialInformation } from './partial-information.ts';
import { type Beneficiaries, effectivePopulation, studyCost, type StudyCosts } from './population.ts';
import { type SampleChoice, type SampleGain, sampleInformation, type SampleOptions } from './sample-information.ts';
import { informedParameters, type Study } from './study.ts';

/** A study as proposed: what it observes and, where known, whom the decision is for and what the study costs. */
export interface Proposal {
  readonly study: Study;
  readonly population?: Beneficiaries;
  readonly costs?: StudyCosts;
}

export interface InformationInput {
  readonly run: ProbabilisticRun;
  /** Willingness to pay per QALY. */
  readonly threshold: ResultNode<number>;
  /** Groups of sampled parameters; each is known exactly, one group at a time. */
  readonly groups: readonly (readonly string[])[];
  readonly proposal?: Proposal;
  readonly options?: SampleOptions;
}

export interface GroupInformation {
  readonly status: 'computed';
  readonly parameters: readonly string[];
  readonly evppi: ResultNode<number>;
  readonly standardError: number;
  /** Whether error of regression put the estimate above EVPI, which it then is. */
  readonly capped: boolean;
  /** Whether error of regression put the estimate below that of a part of the group that was asked for too, which it then is. */
  readonly raised: boolean;
  readonly choice: RegressionChoice;
  readonly fits: readonly RegressionFit[];
}

export interface StudySize extends Pick<SampleGain, 'size' | 'estimate' | 'standardError' | 'adjusted'> {
  readonly evsi: ResultNode<number>;
  readonly beneficiaries?: ResultNode<number>;
  readonly cost?: ResultNode<number>;
  /** Population value less cost; absent without population or costs. */
  readonly enbs?: ResultNode<number>;
}

export interface StudyInformation {
  readonly status: 'computed';
  readonly parameters: readonly string[];
  readonly choice: SampleChoice;
  readonly evppi: ResultNode<number>;
  readonly sizes: readonly StudySize[];
  /** Size with the highest expected net benefit of sampling, where that is above 0: otherwise no size of the study pays. */
  readonly best?: number;
}

export interface ValueOfInformation {
  readonly currency: string;
  readonly draws: number;
  readonly threshold: ResultNode<number>;
  readonly evpi: ResultNode<number>;
  readonly populationEvpi?: ResultNode<number>;
  /** In the order asked for. */
  readonly groups: readonly (GroupInformation | Blocked)[];
  readonly study?: StudyInformation | Blocked;
}

/** Value of perfect, partial and sample information at one threshold, each number with its proof. What cannot be computed is blocked; the rest stands. */
export function valueOfInformation({ run, threshold, groups, proposal, options = {} }: InformationInput): ValueOfInformation {
  const { currency } = run;
  const asked = { run, threshold, evpi: perfectInformation(run, threshold) };
  const population = proposal?.population;
  return {
    currency,
    draws: run.draws.to - run.draws.from,
    threshold,
    evpi: asked.evpi,
    ...(population === undefined ? {} : { populationEvpi: populationInformation(asked, population) }),
    groups: partialInformationOf(
      asked,
      groups.map((parameters) => ({ parameters, options })),
    ),
    ...(proposal === undefined ? {} : { study: studyInformation(asked, 'evsi', proposal, options) }),
  };
}

/** What the value of information is asked of, and what knowing everything is worth. */
export interface Asked {
  readonly run: ProbabilisticRun;
  readonly threshold: ResultNode<number>;
  readonly evpi: ResultNode<number>;
}

type Proof = { readonly inputs: readonly ResultNode[]; readonly run: Hash };
const proofOf = ({ run, threshold }: Pick<Asked, 'run' | 'threshold'>): Proof => ({
  inputs: [threshold],
  run: run.identity.result,
});

/** EVPI per patient. */
export function perfectInformation(run: ProbabilisticRun, threshold: ResultNode<number>): ResultNode<number> {
  return node('evpi', 'evpi', acceptabilityOf(run, [threshold.value]).evpi[0] ?? 0, run.currency, {
    ...proofOf({ run, threshold }),
    rule: 'uncertainty.evpi',
  });
}

/** EVPI for everyone the decision is for. */
export function populationInformation({ run, evpi }: Asked, population: Beneficiaries): ResultNode<number> {
  const people = beneficiariesNode('population', population);
  return node('populationEvpi', 'populationEvpi', evpi.value * people.value, run.currency, {
    inputs: [evpi, people],
    rule: 'uncertainty.population',
  });
}

/**
 * EVPPI of each group, per patient: between 0 and EVPI, and not below that of a group that is a part of it. A group with a parameter that
 * was not sampled is blocked.
 */
export function partialInformationOf(
  asked: Asked,
  groups: readonly { readonly parameters: readonly string[]; readonly options: SampleOptions }[],
): readonly (GroupInformation | Blocked)[] {
  const { run, threshold, evpi } = asked;
  const found = groups.map(({ parameters, options }) => {
    const [missing] = notSampled(run, parameters);
    if (missing !== undefined) return blocked(missing, 'uncertainty.evppi');
    const {
      choice,
      at: [gain],
    } = partialInformation(run, parameters, [threshold.value], options);
    if (gain === undefined) throw new RangeError('One threshold gives one value');
    return { parameters, choice, gain };
  });
  return found.map((group): GroupInformation | Blocked => {
    if ('status' in group) return group;
    const { parameters, choice, gain } = group;
    const value = found.reduce(
      (highest, other) =>
        !('status' in other) && other.parameters.every((each) => parameters.includes(each))
          ? Math.max(highest, other.gain.value)
          : highest,
      gain.value,
    );
    return {
      status: 'computed',
      parameters,
      evppi: evppiNode(parameters, value, evpi, proofOf(asked), run.currency),
      standardError: gain.standardError,
      capped: gain.capped,
      raised: value > gain.value,
      choice,
      fits: gain.fits,
    };
  });
}

function evppiNode(parameters: readonly string[], value: number, evpi: ResultNode<number>, proof: Proof, currency: string) {
  return node(`evppi.${parameters.join('+')}`, 'evppi', value, currency, {
    ...proof,
    inputs: [...proof.inputs, evpi],
    rule: 'uncertainty.evppi',
  });
}

function beneficiariesNode(id: string, population: Beneficiaries): ResultNode<number> {
  return node(`${id}.beneficiaries`, 'beneficiaries', effectivePopulation(population), 'patient', {
    rule: 'uncertainty.population',
  });
}

function blocked(parameter: string, rule: 'uncertainty.evppi' | 'uncertainty.evsi'): Blocked {
  return { status: 'blocked', code: 'information.notSampled', details: { parameter }, rule: ruleOf(rule) };
}

/** Whether the shares of a study's patients sum to 1 at most and name strategies that there are. */
function canBeAllocated(allocation: Readonly<Record<string, number>>, strategies: readonly string[]): boolean {
  const shares = Object.entries(allocation);
  const total = shares.reduce((sum, [, share]) => sum + share, 0);
  return total <= 1 + 1e-9 && shares.every(([strategy]) => strategies.includes(strategy));
}

/** EVSI, cost and ENBS of a proposal in each of its sizes; the nodes' ids begin with `id`. */
export function studyInformation(
  asked: Asked,
  id: string,
  { study: given, population, costs }: Proposal,
  options: SampleOptions = {},
): StudyInformation | Blocked {
  const { run, threshold, evpi } = asked;
  const [missing] = notSampled(run, informedParameters(given));
  if (missing !== undefined) return blocked(missing, 'uncertainty.evsi');
  const strategies = run.strategies.map(({ strategy }) => strategy);
  if (!canBeAllocated(costs?.allocation ?? {}, strategies)) {
    const details = { allowed: strategies.join(', ') };
    return { status: 'blocked', code: 'information.allocation', details, rule: ruleOf('uncertainty.enbs') };
  }
  const study = { ...given, sizes: [...new Set(given.sizes)].toSorted((a, b) => a - b) };
  const { currency } = run;
  const proof = proofOf(asked);
  const { choice, parameters, at } = sampleInformation(run, study, [threshold.value], options);
  const [sampled] = at;
  if (sampled === undefined) throw new RangeError('One threshold gives one value');
  const evppi = evppiNode(parameters, sampled.perfect.value, evpi, proof, currency);
  const expected = run.strategies.map(({ strategy, costs: spent, qalys }) => ({
    strategy,
    netBenefit: threshold.value * mean(qalys) - mean(spent),
  }));
  const sizes = sampled.sizes.map(({ size, value, ...rest }): StudySize => {
    const evsi = node(`${id}.${size}`, 'evsi', value, currency, { ...proof, inputs: [threshold, evppi], rule: 'uncertainty.evsi' });
    const recruiting = costs?.patientsPerYear === undefined ? 0 : size / costs.patientsPerYear;
    const people =
      population === undefined
        ? undefined
        : beneficiariesNode(`${id}.${size}`, { ...population, delayYears: (population.delayYears ?? 0) + recruiting });
    const spent = costs === undefined ? undefined : studyCost(costs, size, expected);
    const cost =
      spent === undefined
        ? undefined
        : node(`${id}.${size}.studyCost`, 'studyCost', spent.direct + spent.opportunity, currency, {
            ...proof,
            rule: 'uncertainty.enbs',
          });
    return {
      size,
      ...rest,
      evsi,
      ...(people === undefined ? {} : { beneficiaries: people }),
      ...(cost === undefined ? {} : { cost }),
      ...(people === undefined || cost === undefined
        ? {}
        : {
            enbs: node(`${id}.${size}.enbs`, 'enbs', value * people.value - cost.value, currency, {
              inputs: [evsi, people, cost],
              rule: 'uncertainty.enbs',
            }),
          }),
    };
  });
  const best = sizes.reduce<StudySize | undefined>(
    (leader, size) => (size.enbs !== undefined && size.enbs.value > (leader?.enbs?.value ?? 0) ? size : leader),
    undefined,
  );
  return { status: 'computed', parameters, choice, evppi, sizes, ...(best === undefined ? {} : { best: best.size }) };
}
