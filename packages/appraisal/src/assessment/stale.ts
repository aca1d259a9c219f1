import { digest, type Hash } from '@likeverd/modelling';
import { type CalendarDate, factAsOf } from '@likeverd/reference';
import { ruleIds, ruleOf } from '../rules.ts';
import type { Assessment } from './assess.ts';
import { type Basis, factDigest, headDigest, type JudgedId, premisesDigests } from './basis.ts';
import type { PartId } from './format.ts';
import type { AssessmentDocument } from './read.ts';

/** Something that holds since a day or an instant (ISO 8601). */
interface Dated<T> {
  readonly value: T;
  readonly since: string;
}

/** What one version of the document says, as digests. */
export interface VersionDigests {
  readonly at: string;
  readonly head: Hash;
  readonly premises: Readonly<Partial<Record<PartId, Hash>>>;
}

export const versionDigests = ({ head, premises }: Pick<AssessmentDocument, 'head' | 'premises'>, at: string): VersionDigests => ({
  at,
  head: headDigest(head),
  premises: premisesDigests(premises),
});

/** What holds now of everything that results are judged from. */
export interface Present {
  /** Versions of the document, oldest first; the last one is the one that holds. */
  readonly versions: readonly VersionDigests[];
  readonly model: Dated<Hash>;
  readonly inputs: Dated<Hash>;
  readonly engine: Dated<Hash>;
  /** Version of every rule, and the day from which it holds. */
  readonly rules: Readonly<Record<string, Dated<string>>>;
  /** Digest of a fact as known today, and the day it became known; undefined where there is none. */
  readonly fact: (id: string) => Dated<Hash> | undefined;
}

/** Rules and facts as this version of the platform has them, for results that hold on one day and as known on another. */
export const knownRulesAndFacts = (effective: CalendarDate, known: CalendarDate): Pick<Present, 'rules' | 'fact'> => ({
  rules: Object.fromEntries(
    ruleIds.map((id) => {
      const { version, validFrom } = ruleOf(id);
      return [id, { value: version, since: validFrom }];
    }),
  ),
  fact: (id) => {
    const fact = factAsOf(id, { effective, known });
    return fact === undefined ? undefined : { value: factDigest(fact), since: fact.knownFrom };
  },
});

/** Why a result is out of date. */
export type StaleCause =
  | { readonly kind: 'head' | 'model' | 'inputs' | 'engine'; readonly since: string }
  | { readonly kind: 'premises'; readonly part: PartId; readonly since: string }
  | { readonly kind: 'rule' | 'fact'; readonly id: string; readonly since: string };

/** A result that was judged from something else than what holds now. */
export interface StalePart {
  readonly part: JudgedId;
  /** When the first of the causes came about. */
  readonly since: string;
  readonly causes: readonly StaleCause[];
  /** Digest of what holds now: an acceptance names it, and covers nothing that changes later. */
  readonly state: Hash;
}

/** Since when the newest version and all before it, back to one that says what the basis says, have said something else. */
function sinceWhen(versions: readonly VersionDigests[], differs: (version: VersionDigests) => boolean): string | undefined {
  const lastSame = versions.findLastIndex((version) => !differs(version));
  return versions[lastSame + 1]?.at;
}

function causesOf(basis: Basis, now: Present): readonly StaleCause[] {
  const head = sinceWhen(now.versions, (version) => version.head !== basis.head);
  const premises = Object.entries(basis.premises) as readonly (readonly [PartId, Hash | null])[];
  return [
    ...(head === undefined ? [] : [{ kind: 'head' as const, since: head }]),
    ...premises.flatMap(([part, was]): readonly StaleCause[] => {
      const since = sinceWhen(now.versions, (version) => (version.premises[part] ?? null) !== was);
      return since === undefined ? [] : [{ kind: 'premises', part, since }];
    }),
    ...(['model', 'inputs', 'engine'] as const).flatMap((kind) =>
      now[kind].value === basis[kind] ? [] : [{ kind, since: now[kind].since }],
    ),
    ...Object.entries(basis.rules).flatMap(([id, version]): readonly StaleCause[] => {
      const rule = now.rules[id];
      return rule === undefined || rule.value === version ? [] : [{ kind: 'rule', id, since: rule.since }];
    }),
    ...Object.entries(basis.facts).flatMap(([id, was]): readonly StaleCause[] => {
      const fact = now.fact(id);
      return fact === undefined || fact.value === was ? [] : [{ kind: 'fact', id, since: fact.since }];
    }),
  ];
}

/** What holds now of everything that this basis names. */
const stateOf = (basis: Basis, now: Present): Hash => {
  const version = now.versions.at(-1);
  return digest({
    head: version?.head ?? null,
    premises: Object.keys(basis.premises).map((part) => version?.premises[part as PartId] ?? null),
    model: now.model.value,
    inputs: now.inputs.value,
    engine: now.engine.value,
    rules: Object.keys(basis.rules).map((id) => now.rules[id]?.value ?? null),
    facts: Object.keys(basis.facts).map((id) => now.fact(id)?.value ?? null),
  });
};

/** Parts that the newest version has and that were never judged. */
function unjudged(basis: Assessment['basis'], now: Present): readonly StalePart[] {
  const written = (Object.keys(now.versions.at(-1)?.premises ?? {}) as readonly PartId[]).filter((part) => part !== 'report');
  return written.flatMap((part): readonly StalePart[] => {
    const since = basis[part] === undefined ? sinceWhen(now.versions, ({ premises }) => premises[part] !== undefined) : undefined;
    if (since === undefined) return [];
    return [{ part, since, causes: [{ kind: 'premises', part, since }], state: now.versions.at(-1)?.premises[part] ?? '' }];
  });
}

/**
 * The results of an assessment that were judged from something else than what holds now, with every cause and since when; parts that were
 * never judged among them. What does not rest on what changed is not.
 */
export function staleParts({ basis }: Pick<Assessment, 'basis'>, now: Present): readonly StalePart[] {
  const judged = (Object.entries(basis) as readonly (readonly [JudgedId, Basis])[]).flatMap(([part, each]) => {
    const causes = causesOf(each, now);
    const [first] = causes.map(({ since }) => since).toSorted();
    return first === undefined ? [] : [{ part, since: first, causes, state: stateOf(each, now) }];
  });
  return [...judged, ...unjudged(basis, now)];
}
