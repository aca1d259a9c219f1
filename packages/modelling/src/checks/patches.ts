import { type CompiledModel, compileModel } from '../compile.ts';
import { wordsIn } from '../expression.ts';
import { type ModelDefinition, readModel } from '../read.ts';
import type { BaseCase, Checked } from '../types.ts';
import { currencies, parseUnit, type Unit } from '../units.ts';

/** A document as a plain value, whatever its kind of model. */
export type Json = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
export const recordAt = (value: Json, name: string): Json => (isRecord(value[name]) ? value[name] : {});
export const listAt = (value: Json, name: string): readonly unknown[] => (Array.isArray(value[name]) ? value[name] : []);

/** What is left of a parameter or document when a field is taken out. */
const without = (value: Json, ...fields: readonly string[]): Json =>
  Object.fromEntries(Object.entries(value).filter(([name]) => !fields.includes(name)));

/** The document of a definition for patching: one deterministic model, without distributions and scenarios. */
export const plainDocument = ({ model }: ModelDefinition): Json => {
  const copy: unknown = JSON.parse(JSON.stringify(model.document));
  const document = without(isRecord(copy) ? copy : {}, 'scenarios', 'subgroups', 'correlated', 'joint');
  const parameters = Object.entries(recordAt(document, 'parameters')).map(([id, parameter]) => [
    id,
    isRecord(parameter) ? without(parameter, 'distribution', 'adjustable') : parameter,
  ]);
  const time = document['time'] === undefined ? {} : { time: without(recordAt(document, 'time'), 'adjustable') };
  return { ...document, parameters: Object.fromEntries(parameters), ...time };
};

export interface DescribedUnit {
  readonly id: string;
  readonly unit: Unit;
  readonly base: number;
}

/** Every parameter with its unit and base-case value. */
export const parametersOf = ({ model }: ModelDefinition): readonly DescribedUnit[] =>
  Object.entries(model.document.parameters).flatMap(([id, { unit: written }]) => {
    const unit = parseUnit(written);
    return unit === undefined ? [] : [{ id, unit, base: model.baseValues.get(id) ?? Number.NaN }];
  });

/** An amount of money, once or per something; an exchange rate is none. */
export const isMoney = ({ powers }: Unit): boolean => {
  const found = Object.entries(powers).filter(([name]) => currencies.has(name));
  return found.length === 1 && found[0]?.[1] === 1;
};

/** The document with some parameters at other values. */
export const withValues = (document: Json, values: ReadonlyMap<string, number>): Json => ({
  ...document,
  parameters: Object.fromEntries(
    Object.entries(recordAt(document, 'parameters')).map(([id, parameter]) => {
      const value = values.get(id);
      return [id, value === undefined || !isRecord(parameter) ? parameter : { ...parameter, value }];
    }),
  ),
});

/** A decision tree with this utility wherever it has one, and nothing gained at once. */
export const withTreeUtility = (document: Json, utility: number): Json => {
  const plain = (place: unknown): unknown => {
    if (!isRecord(place)) return place;
    const kept = without(place, 'qalys');
    return {
      ...kept,
      ...(kept['duration'] === undefined ? {} : { utility }),
      ...(kept['branches'] === undefined ? {} : { branches: listAt(kept, 'branches').map(plain) }),
    };
  };
  const nodes = Object.entries(recordAt(document, 'nodes')).map(([id, node]) => [id, plain(node)]);
  return { ...document, nodes: Object.fromEntries(nodes) };
};

/** The document with another annual rate, made of the written one, in every row of every discount schedule. */
export const withRates = (document: Json, change: (rate: number) => number): Json => {
  const discounting = recordAt(document, 'discounting');
  const rows = (name: string): readonly unknown[] =>
    listAt(discounting, name).map((row) => (isRecord(row) ? { ...row, rate: change(Number(row['rate'])) } : row));
  return {
    ...document,
    discounting: {
      ...discounting,
      schedule: rows('schedule'),
      ...(discounting['effects'] === undefined ? {} : { effects: rows('effects') }),
    },
  };
};

/** Utilities as the states have them: neither adjusted for age nor lessened by events. */
export const withStateUtilitiesAlone = (document: Json): Json => without(document, 'ageAdjustment', 'qalyLosses');

/** Fields that are read by people and not by the engine, and lists of names that use nothing. */
const prose: ReadonlySet<string> = new Set([
  'label',
  'description',
  'source',
  'title',
  'summary',
  'scenarios',
  'correlated',
  'unit',
]);

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, part]) => (prose.has(name) ? [] : textsIn(part)));
};

/** Every word of the formulas of a document. */
export const wordsUsed = (document: Json): ReadonlySet<string> => new Set(textsIn(document).flatMap((text) => wordsIn(text)));

/** The document without what events take in quality of life. */
export const withoutLosses = (document: Json): Json => ({
  ...document,
  transitions: listAt(document, 'transitions').map((transition) =>
    isRecord(transition) ? without(transition, 'qalyLoss') : transition,
  ),
});

const NO_EVENTS = { type: 'exponential', rate: '1e-12 / 1 [year]' };

/** A multi-state model in which the ways to death have no events. */
const withoutDeathHazards = (document: Json): Json => {
  const last = listAt(document, 'states').at(-1);
  const death = isRecord(last) ? last['id'] : undefined;
  const never = 'noDeath';
  return {
    ...document,
    population: without(recordAt(document, 'population'), 'mortality'),
    curves: { ...recordAt(document, 'curves'), [never]: NO_EVENTS },
    transitions: [
      ...listAt(document, 'transitions').map((transition) =>
        isRecord(transition) && transition['to'] === death ? { ...transition, curve: never } : transition,
      ),
      ...listAt(document, 'states')
        .slice(0, 1)
        .map((state) => ({ from: isRecord(state) ? state['id'] : '', to: death, clock: 'forward', curve: never })),
    ],
  };
};

/** A cohort in which no way leads to death; `undefined` when death takes what other transitions leave over. */
const withoutDeathTransitions = (document: Json): Json | undefined => {
  const last = listAt(document, 'states').at(-1);
  const death = isRecord(last) ? last['id'] : undefined;
  const transitions = listAt(document, 'transitions').map((transition) => {
    if (!isRecord(transition) || transition['to'] !== death) return transition;
    return transition['type'] === 'remainder' ? undefined : { ...transition, [String(transition['type'])]: 0 };
  });
  return transitions.includes(undefined) ? undefined : { ...document, transitions };
};

/** The document with nobody dying of anything: no way to death, curves without events, no mortality from elsewhere. */
export const withoutDeath = (document: Json): Json | undefined => {
  if (document['kind'] === 'multiState') return withoutDeathHazards(document);
  if (document['transitions'] !== undefined) return withoutDeathTransitions(document);
  if (document['curves'] === undefined) return undefined;
  const population = recordAt(document, 'population');
  const mortality = { ...without(recordAt(population, 'mortality'), 'curedFromYear'), floor: 'none' };
  return {
    ...document,
    population: { ...population, mortality },
    curves: Object.fromEntries(Object.keys(recordAt(document, 'curves')).map((id) => [id, NO_EVENTS])),
  };
};

/** Computes the base case of a compiled model. */
export type BaseCaseEvaluator = (compiled: CompiledModel) => Checked<BaseCase>;

/** A patched document run; `refused` when it is no longer a sound document, `stopped` when its run had to stop. */
export type PatchedRun =
  | { readonly status: 'ran'; readonly baseCase: BaseCase }
  | { readonly status: 'refused' | 'stopped'; readonly details: Readonly<Record<string, string | number>> };

export const runPatched = (document: Json, evaluate: BaseCaseEvaluator): PatchedRun => {
  const read = readModel(JSON.stringify(document));
  const compiled = read.ok ? compileModel(read.value) : read;
  if (!compiled.ok) {
    const [fault] = compiled.faults;
    return { status: 'refused', details: { reason: 'refused', fault: fault?.code ?? '', path: fault?.path ?? '' } };
  }
  const run = evaluate(compiled.value);
  if (run.ok) return { status: 'ran', baseCase: run.value };
  const [fault] = run.faults;
  return {
    status: 'stopped',
    details: { ...fault?.details, reason: 'stopped', fault: fault?.code ?? '', path: fault?.path ?? '' },
  };
};
