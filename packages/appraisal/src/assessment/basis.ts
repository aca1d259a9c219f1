import { digest, type Hash } from '@likeverd/modelling';
import type { CalendarDate, NormativeFact } from '@likeverd/reference';
import { descendants } from '../nodes.ts';
import { isNode } from '../report/result-node.ts';
import type { Appraisal, ResultNode } from '../types.ts';
import type { AssessmentHead, PartId, Premises } from './format.ts';
import { partIds } from './format.ts';

/** What can be out of date: the appraisal of the runs, and each part that was judged. */
export type JudgedId = 'appraisal' | Exclude<PartId, 'report'>;

/** Everything that one result was judged from. */
export interface Basis {
  /** Digest of the head, as far as it decides results. */
  readonly head: Hash;
  /** Digest of the premises of every part that was looked at; null where the part was looked for and not there. */
  readonly premises: Readonly<Partial<Record<PartId, Hash | null>>>;
  readonly model: Hash;
  readonly inputs: Hash;
  readonly engine: Hash;
  /** Version of every rule by which it was computed. */
  readonly rules: Readonly<Record<string, string>>;
  /** Digest of every normative fact that it rests on. */
  readonly facts: Readonly<Record<string, Hash>>;
  /** The day up to which facts were known. */
  readonly known: CalendarDate;
}

/** Digest of what in a head decides results: not the title. */
export const headDigest = ({ title: _title, id: _id, ...head }: AssessmentHead): Hash => digest(head);

/** Digest of the premises of each sound part. */
export const premisesDigests = (premises: Premises): Readonly<Partial<Record<PartId, Hash>>> =>
  Object.fromEntries(partIds.flatMap((id) => (premises[id] === undefined ? [] : [[id, digest(premises[id])]])));

export const factDigest = (fact: NormativeFact): Hash => digest(fact);

/** Results that stand anywhere in a value, and all beneath them. */
function nodesIn(value: unknown): readonly ResultNode[] {
  if (isNode(value)) return descendants(value);
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(nodesIn);
}

interface Looked {
  readonly head: AssessmentHead;
  readonly premises: Premises;
  /** The parts whose premises were looked at. */
  readonly parts: Iterable<PartId>;
  readonly appraisal: Appraisal;
  /** What came of it. */
  readonly result: unknown;
}

export function basisOf({ head, premises, parts, appraisal, result }: Looked): Basis {
  const nodes = nodesIn(result);
  const all = premisesDigests(premises);
  const { run, asOf } = appraisal;
  return {
    head: headDigest(head),
    premises: Object.fromEntries([...parts].toSorted().map((part) => [part, all[part] ?? null])),
    model: run.model,
    inputs: run.inputs,
    engine: run.engine,
    rules: Object.fromEntries(nodes.flatMap(({ rule }) => (rule === undefined ? [] : [[rule.id, rule.version]]))),
    facts: Object.fromEntries(nodes.flatMap(({ facts }) => facts.map((fact) => [fact.id, factDigest(fact)]))),
    known: asOf.known,
  };
}

/** Premises that remember which of them were looked at. */
export function watched(premises: Premises, looked: Set<PartId>): Premises {
  const properties: PropertyDescriptorMap = Object.fromEntries(
    partIds.map((id): readonly [string, PropertyDescriptor] => [
      id,
      {
        enumerable: premises[id] !== undefined,
        get: () => {
          looked.add(id);
          return premises[id];
        },
      },
    ]),
  );
  return Object.defineProperties<Premises>({}, properties);
}
