import { compileModel, readModel, runBaseCase, type BaseCase } from '@likeverd/modelling';
import { changed, parameter, smallDocument, written } from '../../packages/modelling/test/small-model.ts';

/** One worked example: what is put in, the arithmetic by hand, and what the platform must answer. */
export interface WorkedExample {
  /** What differs from the plainest document, by path; or the data. Printed as it stands. */
  readonly given: Readonly<Record<string, unknown>>;
  readonly quantity: string;
  readonly arithmetic: string;
  readonly expected: number;
  readonly compute: (given: Readonly<Record<string, unknown>>) => number;
}

/** A method of the platform: a test of it, and an entry in the manual (docs/reference/methods.md). */
export interface Method {
  readonly title: string;
  readonly formula: string;
  readonly source: string;
  readonly example: WorkedExample;
}

export interface Chapter {
  readonly title: string;
  readonly about: string;
  readonly methods: readonly Method[];
}

const steps = (path: string): readonly (string | number)[] =>
  path.split('.').map((step) => (/^\d+$/u.test(step) ? Number(step) : step));

const built = (given: Readonly<Record<string, unknown>>, document: unknown): unknown =>
  Object.entries(given).reduce((changing, [path, value]) => changed(steps(path), value, changing), document);

const run = (document: unknown): BaseCase => {
  const read = readModel(written(document));
  if (!read.ok) throw new Error(JSON.stringify(read.faults, null, 1));
  const compiled = compileModel(read.value);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults, null, 1));
  const baseCase = runBaseCase(compiled.value);
  if (!baseCase.ok) throw new Error(JSON.stringify(baseCase.faults, null, 1));
  return baseCase.value;
};

const words = { nb: 'Constructed', nn: 'Constructed', en: 'Constructed' };

/** Well, ill and dead, yearly cycles, one strategy. Constructed. */
const cohortDocument = (): unknown => {
  const { curves: _curves, curvesOrdered: _ordered, ...shared } = smallDocument();
  return {
    ...shared,
    kind: 'cohort',
    time: { cyclesPerYear: 1, horizon: 2, correction: 'start', source: 'Constructed' },
    population: { entryAge: 60 },
    parameters: { quality: parameter('utility', 0.8) },
    states: [
      { id: 'well', label: words, utility: 1 },
      { id: 'ill', label: words, utility: 'quality' },
      { id: 'dead', label: words },
    ],
    transitions: [
      { type: 'probability', from: 'well', to: 'ill', probability: 0.2 },
      { type: 'remainder', from: 'well', to: 'well' },
      { type: 'probability', from: 'ill', to: 'dead', probability: 0.5 },
      { type: 'remainder', from: 'ill', to: 'ill' },
    ],
    strategies: [{ id: 'care', label: words }],
    costs: [],
  };
};

type Read = (baseCase: BaseCase) => number;

/** Runs the smallest partitioned survival document (one curve, yearly cycles, no discounting) with the given changes. */
export const survivalModel =
  (read: Read) =>
  (given: Readonly<Record<string, unknown>>): number =>
    read(run(built(given, smallDocument())));

/** Runs the smallest cohort document (well, ill, dead) with the given changes. */
export const cohortModel =
  (read: Read) =>
  (given: Readonly<Record<string, unknown>>): number =>
    read(run(built(given, cohortDocument())));

/** Share of the cohort in a state at the end of the last cycle. */
export const atTheEnd =
  (state: string): Read =>
  ({ traces }) =>
    traces[0]?.states.find((column) => column.state === state)?.occupancy.at(-1) ?? Number.NaN;

export const lifeYears: Read = ({ strategies }) => strategies[0]?.lifeYears.undiscounted ?? Number.NaN;
export const qalys: Read = ({ strategies }) => strategies[0]?.qalys.undiscounted ?? Number.NaN;
export const discountedCost: Read = ({ strategies }) => strategies[0]?.costs.discounted ?? Number.NaN;
export const cost: Read = ({ strategies }) => strategies[0]?.costs.undiscounted ?? Number.NaN;
