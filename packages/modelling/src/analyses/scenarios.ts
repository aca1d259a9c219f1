import { compileModel } from '../compile.ts';
import type { ModelDefinition } from '../read.ts';
import { runBaseCase } from '../run.ts';
import type { BaseCase, Checked, RunInputs } from '../types.ts';
import { type Comparison, type Increments, incrementsOf } from './comparison.ts';

/** One line of a scenario table. */
export interface ScenarioRow {
  /** Absent for the base case. */
  readonly scenario?: string;
  /** What came out, or why that scenario could not be run; the other lines stand. */
  readonly result: Checked<
    Pick<BaseCase, 'identity' | 'horizonYears' | 'entryAge' | 'strategies'> & {
      /** Every strategy but the first against the first. */
      readonly comparisons: readonly (Comparison & Increments)[];
    }
  >;
}

/**
 * The base case and every named scenario of the document, in document order, run with the same inputs otherwise. Severity and the
 * threshold that follows from it are the appraisal's, which reads these totals.
 */
export const runScenarios = (definition: ModelDefinition, inputs: Omit<RunInputs, 'scenario'> = {}): readonly ScenarioRow[] => {
  const ids: readonly (string | undefined)[] = [undefined, ...(definition.model.document.scenarios ?? []).map(({ id }) => id)];
  return ids.map((scenario): ScenarioRow => {
    const name = scenario === undefined ? {} : { scenario };
    const compiled = compileModel(definition, { ...inputs, ...name });
    if (!compiled.ok) return { ...name, result: compiled };
    const run = runBaseCase(compiled.value);
    if (!run.ok) return { ...name, result: run };
    const { kind: _kind, currency: _currency, traces: _traces, ...kept } = run.value;
    const [first, ...others] = kept.strategies;
    const comparisons = others.map(({ strategy }) => {
      const comparison = { strategy, comparator: first?.strategy ?? '' };
      return { ...comparison, ...incrementsOf(run.value, comparison) };
    });
    return { ...name, result: { ok: true, value: { ...kept, comparisons } } };
  });
};
