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
import { assessAgreements } from '../agreements/assess.ts';
import { appraise } from '../appraise.ts';
import { assessBudget } from '../budget/budget.ts';
import { assessInformation } from '../information/assessed-information.ts';
import { assessUncertainty } from '../axes/axes.ts';
import { assessWillingness } from '../willingness/willingness.ts';
import { assessPersonnel } from '../personnel/personnel.ts';
import { assessPerspective } from '../perspective/perspective.ts';
import { assessPopulation } from '../population/patients.ts';
import { assessReport } from '../report/references.ts';
import { assessSeverity } from '../severity/assess.ts';
import { assessSubgroups } from '../subgroups/assess.ts';
import { ruleOf } from '../rules.ts';
import { assessStrategies } from '../strategies/strategies.ts';
import type { Appraisal, Blocked } from '../types.ts';
import { type Basis, basisOf, type JudgedId, watched } from './basis.ts';
import type { EvaluateDraws } from './evaluate.ts';
import type { PartId, Premises } from './format.ts';
import type { Materials } from './materials.ts';
import type { AssessmentDocument } from './read.ts';

/** How each part is judged. */
const judges = {
  population: assessPopulation,
  report: assessReport,
  perspective: assessPerspective,
  personnel: assessPersonnel,
  uncertainty: assessUncertainty,
  willingness: assessWillingness,
  severity: assessSeverity,
  subgroups: assessSubgroups,
  information: assessInformation,
  budget: assessBudget,
  strategies: assessStrategies,
  agreements: assessAgreements,
} satisfies { readonly [P in PartId]: (premises: NonNullable<Premises[P]>, materials: Materials) => unknown };

/** What each part comes to where it is there, sound and not blocked. */
export type Computed = { readonly [P in PartId]: Exclude<ReturnType<(typeof judges)[P]>, Blocked> };
type Judged<P extends PartId> = Blocked | Computed[P];

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
  /** What the appraisal and each part were judged from; see staleParts. */
  readonly basis: Readonly<Partial<Record<JudgedId, Basis>>>;
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

/** What the parts of an assessment are judged from. Blocked where the strategies that the document names are not in the model. */
export function materialsOf(input: AssessmentInput): Materials | Blocked {
  const { document, definition, compiled, known } = input;
  const { head, premises } = document;
  const ids = input.baseCase.strategies.map(({ strategy }) => strategy);
  const comparator = head.comparator ?? ids[0] ?? '';
  const unknown = [head.strategy, comparator].find((id) => !ids.includes(id));
  if (unknown !== undefined || comparator === head.strategy) {
    const details = { strategy: unknown ?? comparator, allowed: ids.join(', ') };
    return { status: 'blocked', code: 'assessment.strategy', details, rule: ruleOf('effect.increment') };
  }
  const baseCase = { ...input.baseCase, strategies: ledBy(comparator, input.baseCase.strategies) };
  const probabilistic =
    input.probabilistic === undefined
      ? undefined
      : { ...input.probabilistic, strategies: ledBy(comparator, input.probabilistic.strategies) };
  const asOf = { effective: head.submissionDate, known };
  const description = describeModel(definition);
  const appraisal = appraise({
    description,
    baseCase,
    asOf,
    ...(probabilistic === undefined ? {} : { probabilistic }),
    ...(premises.severity === undefined ? {} : { severity: premises.severity }),
  });
  return {
    head,
    premises,
    definition,
    description,
    compiled,
    baseCase,
    ...(probabilistic === undefined ? {} : { probabilistic }),
    ...(input.evaluate === undefined ? {} : { evaluate: input.evaluate }),
    appraisal,
    asOf,
    strategy: head.strategy,
    comparator,
  };
}

/** Judges every part of an assessment. Blocked where the strategies that the document names are not in the model. */
export function assess(input: AssessmentInput): Assessment | Blocked {
  const found = materialsOf(input);
  if ('status' in found) return found;
  const { head, premises, appraisal, asOf, comparator, description } = found;
  const { document } = input;
  const basis: Partial<Record<JudgedId, Basis>> = {
    appraisal: basisOf({ head, premises, parts: partsOfAppraisal, appraisal, result: appraisal }),
  };
  const materials: Judging = {
    ...found,
    note: (part, looked, result) => {
      if (part !== 'report') basis[part] = basisOf({ head, premises, parts: looked, appraisal, result });
    },
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
    parts: { ...faultyParts(document.faulty), ...judgedParts(materials) },
    basis,
  };
  return { ...body, hash: digest(body) };
}

/** The parts whose premises the appraisal of the runs looks at. */
const partsOfAppraisal = ['severity'] as const satisfies readonly PartId[];

/** Materials of one assessment, and where it is noted what each part looked at. */
interface Judging extends Materials {
  readonly note: (part: PartId, looked: Iterable<PartId>, result: unknown) => void;
}

/** The strategies with the comparator first, which is what an appraisal compares with. */
function ledBy<S extends { readonly strategy: string }>(comparator: string, strategies: readonly S[]): readonly S[] {
  return strategies.toSorted((a, b) => Number(b.strategy === comparator) - Number(a.strategy === comparator));
}

function faultyParts(faulty: AssessmentDocument['faulty']): Partial<Record<PartId, FaultyPart>> {
  return Object.fromEntries(
    Object.entries(faulty).map(([part, faults]) => [part, { status: 'faulty', faults } satisfies FaultyPart]),
  );
}

/** One part, where the document has it and it is sound. What it looks at is noted. */
function judged<P extends PartId, R>(
  id: P,
  judge: (premises: NonNullable<Premises[P]>, materials: Materials) => R,
  materials: Judging,
): { readonly [K in P]?: R } {
  const { note, ...given } = materials;
  const own: Premises[P] = given.premises[id];
  if (own === undefined) return {};
  const looked = new Set<PartId>([id]);
  const result = judge(own, {
    ...given,
    premises: watched(given.premises, looked),
    get appraisal() {
      for (const part of partsOfAppraisal) looked.add(part);
      return given.appraisal;
    },
  });
  note(id, looked, result);
  return { [id]: result } as { readonly [K in P]?: R };
}

function judgedParts(materials: Judging): { readonly [P in PartId]?: Judged<P> } {
  return {
    ...judged('population', judges.population, materials),
    ...judged('perspective', judges.perspective, materials),
    ...judged('personnel', judges.personnel, materials),
    ...judged('uncertainty', judges.uncertainty, materials),
    ...judged('willingness', judges.willingness, materials),
    ...judged('severity', judges.severity, materials),
    ...judged('subgroups', judges.subgroups, materials),
    ...judged('information', judges.information, materials),
    ...judged('strategies', judges.strategies, materials),
    ...judged('report', judges.report, materials),
    ...judged('budget', judges.budget, materials),
    ...judged('agreements', judges.agreements, materials),
  };
}
