import { type Assessment, assess, type Blocked, readAssessment } from '@likeverd/appraisal';
import { type Checked, compileModel, evaluateDraws, readModel, runBaseCase, runProbabilistic } from '@likeverd/modelling';
import type { CalendarDate } from '@likeverd/reference';

/** An assessment document and the model it judges, as texts. */
export interface Wish {
  readonly document: string;
  readonly model: string;
  readonly draws: number;
  readonly known: CalendarDate;
}

/** Seed where the document names none. */
const usualSeed = 1;

/** The assessment of a document, or the faults for which there is none. */
export function judge({ document, model, draws, known }: Wish): Checked<Assessment | Blocked> {
  const read = readAssessment(document);
  if (!read.ok) return read;
  const definition = readModel(model);
  if (!definition.ok) return definition;
  const compiled = compileModel(definition.value, {});
  if (!compiled.ok) return compiled;
  const baseCase = runBaseCase(compiled.value);
  if (!baseCase.ok) return baseCase;
  const drawn =
    draws === 0
      ? undefined
      : runProbabilistic(compiled.value, { seed: read.value.head.seed ?? usualSeed, from: 0, to: draws }, undefined, WebAssembly);
  if (drawn?.ok === false) return drawn;
  return {
    ok: true,
    value: assess({
      document: read.value,
      definition: definition.value,
      compiled: compiled.value,
      baseCase: baseCase.value,
      ...(drawn === undefined ? {} : { probabilistic: drawn.value }),
      evaluate: (moved, rows, parameters) => evaluateDraws(moved, rows, parameters, WebAssembly),
      known,
    }),
  };
}
