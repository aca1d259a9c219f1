import {
  type BaseCase,
  type CompiledModel,
  describeModel,
  digest,
  type Fault,
  type Hash,
  type ModelDefinition,
  type ProbabilisticRun,
} from '@likeverd/modelling';
import type { AsOf, CalendarDate } from '@likeverd/reference';
import { appraise } from '../appraise.ts';
import { assessPopulation } from '../population/patients.ts';
import { ruleOf } from '../rules.ts';
import { assessStrategies } from '../strategies/strategies.ts';
import type { Appraisal, Blocked } from '../types.ts';
import type { EvaluateDraws } from './evaluate.ts';
import type { PartId, Premises } from './format.ts';
import type { Materials } from './materials.ts';
import type { AssessmentDocument } from './read.ts';

/** How each part is judged. */
const judges = {
  population: assessPopulation,
  strategies: assessStrategies,
} satisfies { readonly [P in PartId]: (premises: NonNullable<Premises[P]>, materials: Materials) => unknown };

type Judged<P extends PartId> = ReturnType<(typeof judges)[P]>;

/** A part that could not be read. */
export interface FaultyPart {
  readonly status: 'faulty';
  readonly faults: readonly Fault[];
}

/** What the runs of the assessed model say in each part of the assessment. Parts that the document lacks are absent. */
export interface Assessment {
  readonly kind: 'assessment';
  readonly id: string;
  readonly constructed: boolean;
  readonly document: Hash;
  readonly asOf: AsOf;
  readonly strategy: string;
  readonly comparator: string;
  readonly appraisal: Appraisal;
  readonly parts: { readonly [P in PartId]?: FaultyPart | Judged<P> };
  /** Digest of what each part was judged from: it is stale where the digest of today is another. */
  readonly basis: Readonly<Partial<Record<PartId, Hash>>>;
  /** Digest of everything above. */
  readonly hash: Hash;
}

export interface AssessmentInput {
  readonly document: AssessmentDocument;
  readonly definition: ModelDefinition;
  readonly compiled: CompiledModel;
  readonly baseCase: BaseCase;
  readonly probabilistic?: ProbabilisticRun;
  /** Runs the same draws at other inputs, where the caller has a faster way than one by one. */
  readonly evaluate?: EvaluateDraws;
  /** What was known when the assessment is made: the day it is made on. The rules are those in force on the day of submission. */
  readonly known: CalendarDate;
}

/** Judges every part of an assessment. Blocked where the strategies that the document names are not in the model. */
export function assess({
  document,
  definition,
  compiled,
  baseCase,
  probabilistic,
  evaluate,
  known,
}: AssessmentInput): Assessment | Blocked {
  const { head, premises, faulty } = document;
  const ids = baseCase.strategies.map(({ strategy }) => strategy);
  const comparator = head.comparator ?? ids[0] ?? '';
  const unknown = [head.strategy, comparator].find((id) => !ids.includes(id));
  if (unknown !== undefined || comparator === head.strategy) {
    const details = { strategy: unknown ?? comparator, allowed: ids.join(', ') };
    return { status: 'blocked', code: 'assessment.strategy', details, rule: ruleOf('effect.increment') };
  }
  const asOf = { effective: head.submissionDate, known };
  const description = describeModel(definition);
  const appraisal = appraise({ description, baseCase, asOf, ...(probabilistic === undefined ? {} : { probabilistic }) });
  const materials: Materials = {
    head,
    premises,
    definition,
    description,
    compiled,
    baseCase,
    ...(probabilistic === undefined ? {} : { probabilistic }),
    ...(evaluate === undefined ? {} : { evaluate }),
    appraisal,
    asOf,
    strategy: head.strategy,
    comparator,
  };
  const body = {
    kind: 'assessment' as const,
    id: head.id,
    constructed: head.constructed || description.constructed,
    document: document.hash,
    asOf,
    strategy: head.strategy,
    comparator,
    appraisal,
    parts: { ...faultyParts(faulty), ...judgedParts(materials) },
    basis: Object.fromEntries(
      (Object.keys(premises) as readonly PartId[]).map((part) => [
        part,
        digest({ premises: premises[part], appraisal: appraisal.hash }),
      ]),
    ),
  };
  return { ...body, hash: digest(body) };
}

function faultyParts(faulty: AssessmentDocument['faulty']): Partial<Record<PartId, FaultyPart>> {
  return Object.fromEntries(
    Object.entries(faulty).map(([part, faults]) => [part, { status: 'faulty', faults } satisfies FaultyPart]),
  );
}

function judgedParts(materials: Materials): { readonly [P in PartId]?: Judged<P> } {
  const { population, strategies } = materials.premises;
  return {
    ...(population === undefined ? {} : { population: judges.population(population) }),
    ...(strategies === undefined ? {} : { strategies: judges.strategies(strategies, materials) }),
  };
}
