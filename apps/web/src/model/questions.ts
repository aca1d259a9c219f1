import { givenThreshold, type Proposal, valueOfInformation, type ValueOfInformation } from '@likeverd/appraisal';
import {
  type AdjustableInput,
  type Checked,
  type CheckResult,
  compileModel,
  type Fault,
  type ModelDefinition,
  type ModelDescription,
  type OneWay,
  oneWaySensitivity,
  parameterBounds,
  readModel,
  type RunInputs,
  runScenarios,
  type ScenarioRow,
  type TwoWay,
  twoWaySensitivity,
  runProbabilistic,
  verifyModel,
} from '@likeverd/modelling';

/** One strategy against the first, with the reader's inputs. */
interface Compared {
  readonly inputs: RunInputs;
  readonly strategy: string;
  readonly comparator: string;
  /** Willingness to pay per QALY. */
  readonly threshold: number;
}

/** What a reader may ask of a model beside its results. */
export type Question =
  | { readonly kind: 'checks' }
  | ({ readonly kind: 'oneWay' } & Compared)
  | ({ readonly kind: 'twoWay'; readonly rows: string; readonly columns: string } & Compared)
  | { readonly kind: 'scenarios'; readonly inputs: RunInputs }
  | InformationQuestion;

/** What it is worth to know groups of parameters exactly, or what a study tells, from as many draws as the official run. */
export interface InformationQuestion {
  readonly kind: 'information';
  readonly inputs: RunInputs;
  readonly threshold: number;
  readonly draws: number;
  readonly seed: number;
  /** `each`: every sampled parameter alone. */
  readonly groups: 'each' | readonly (readonly string[])[];
  readonly proposal?: Proposal;
}

export type Answer =
  | { readonly kind: 'checks'; readonly results: readonly CheckResult[] }
  | { readonly kind: 'oneWay'; readonly analysis: OneWay }
  | { readonly kind: 'twoWay'; readonly analysis: TwoWay }
  | { readonly kind: 'scenarios'; readonly rows: readonly ScenarioRow[] }
  | { readonly kind: 'information'; readonly information: ValueOfInformation };

/** Values of each parameter in a two-way grid: both ends, the middle, and one between. */
const steps = 5;

/** What varies by itself has percentiles; a fixed parameter, or one that the reader holds, goes between the ends of its slider. */
function sliderBounds(
  parameters: ModelDescription['parameters'],
  adjustable: readonly AdjustableInput[],
  { values = {} }: RunInputs,
): Readonly<Record<string, { readonly low: number; readonly high: number }>> {
  const fixed = new Set(parameters.flatMap(({ parameter, distribution }) => (distribution === 'fixed' ? [parameter] : [])));
  return Object.fromEntries(
    adjustable
      .filter(({ parameter }) => fixed.has(parameter) || Object.hasOwn(values, parameter))
      .map(({ parameter, minimum, maximum }) => [parameter, { low: minimum, high: maximum }]),
  );
}

/** The parameters that are drawn with these inputs, in document order. */
export function drawnParameters({ parameters }: ModelDescription, { values = {} }: RunInputs): readonly string[] {
  return parameters
    .filter(({ parameter, distribution }) => distribution !== 'fixed' && !Object.hasOwn(values, parameter))
    .map(({ parameter }) => parameter);
}

/** The parameters that a two-way grid may take, in document order. */
export function gridParameters({ parameters, adjustable }: ModelDescription, inputs: RunInputs): readonly string[] {
  const held = sliderBounds(parameters, adjustable, inputs);
  const moved = inputs.values ?? {};
  return parameters
    .filter(
      ({ parameter, distribution }) =>
        Object.hasOwn(held, parameter) || (distribution !== 'fixed' && !Object.hasOwn(moved, parameter)),
    )
    .map(({ parameter }) => parameter);
}

function grid(
  definition: ModelDefinition,
  description: ModelDescription,
  { rows, columns, inputs, ...compared }: Extract<Question, { kind: 'twoWay' }>,
): Checked<TwoWay> {
  const known = sliderBounds(description.parameters, description.adjustable, inputs);
  const bounds = Object.fromEntries(Object.entries(known).filter(([parameter]) => parameter === rows || parameter === columns));
  const found = parameterBounds(definition, inputs, { bounds, parameters: [rows, columns] });
  if (!found.ok) return found;
  const [first, second] = found.value.map(({ parameter, low, high }) => ({
    parameter,
    values: Array.from({ length: steps }, (_, step) => low + ((high - low) * step) / (steps - 1)),
  }));
  if (first === undefined || second === undefined) throw new RangeError('A grid has two parameters');
  return twoWaySensitivity(definition, { ...compared, inputs, rows: first, columns: second });
}

function knowing(definition: ModelDefinition, question: InformationQuestion): Checked<ValueOfInformation> {
  const compiled = compileModel(definition, question.inputs);
  if (!compiled.ok) return compiled;
  const { seed, draws, threshold, groups, proposal } = question;
  const run = runProbabilistic(compiled.value, { seed, from: 0, to: draws }, undefined, WebAssembly);
  if (!run.ok) return run;
  const value = valueOfInformation({
    run: run.value,
    threshold: givenThreshold(threshold, run.value.currency),
    groups: groups === 'each' ? run.value.parameters.map(({ parameter }) => [parameter]) : groups,
    ...(proposal === undefined ? {} : { proposal }),
  });
  return { ok: true, value };
}

/** The answer, whole, or the faults for which there is none. */
export function answerTo(document: string, description: ModelDescription, question: Question): Checked<Answer> {
  const definition = readModel(document);
  if (!definition.ok) return definition;
  const model = definition.value;
  const wrapped = <T, A extends Answer>(checked: Checked<T>, wrap: (value: T) => A): Checked<A> =>
    checked.ok ? { ok: true, value: wrap(checked.value) } : checked;
  switch (question.kind) {
    case 'checks':
      return wrapped(verifyModel(model), (results) => ({ kind: 'checks', results }));
    case 'oneWay':
      return wrapped(oneWaySensitivity(model, question), (analysis) => ({ kind: 'oneWay', analysis }));
    case 'twoWay':
      return wrapped(grid(model, description, question), (analysis) => ({ kind: 'twoWay', analysis }));
    case 'information':
      return wrapped(knowing(model, question), (information) => ({ kind: 'information', information }));
    case 'scenarios': {
      const { scenario: _scenario, ...inputs } = question.inputs;
      return { ok: true, value: { kind: 'scenarios', rows: runScenarios(model, inputs) } };
    }
  }
}

export interface ToQuestions {
  readonly document: string;
  readonly description: ModelDescription;
  readonly question: Question;
}

export type QuestionState =
  | { readonly status: 'idle' | 'running' | 'stopped' | 'broken' }
  | { readonly status: 'refused'; readonly faults: readonly Fault[] }
  | { readonly status: 'answered'; readonly answer: Answer };
