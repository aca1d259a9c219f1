import {
  type Blocked,
  materialsOf,
  type Prepared,
  prepareStrategies,
  readAssessment,
  type StrategiesResult,
  weighStrategies,
} from '@likeverd/appraisal';
import { compileModel, evaluateDraws, type Fault, readModel, runBaseCase, runProbabilistic } from '@likeverd/modelling';
import type { CalendarDate } from '@likeverd/reference';

/** What the page asks of the worker: first the texts, then prices as often as the reader moves one. */
export type ToStrategies =
  | {
      readonly kind: 'open';
      /** An assessment document with the part `strategies`, and the model that it judges. */
      readonly document: string;
      readonly model: string;
      readonly draws: number;
      readonly known: CalendarDate;
    }
  | { readonly kind: 'price'; readonly price: number };

export type FromStrategies =
  | { readonly kind: 'weighed'; readonly result: StrategiesResult }
  | { readonly kind: 'blocked'; readonly blocked: Blocked }
  | { readonly kind: 'refused'; readonly faults: readonly Fault[] };

/** Seed where the document names none. */
const usualSeed = 1;
/** Draws from the posterior of the regressions while a price is moved: enough to say whether a difference is clear. */
const simulations = 20;

/** Everything that does not depend on the price; the answer instead where there is nothing to weigh. */
function prepare({ document, model, draws, known }: Extract<ToStrategies, { kind: 'open' }>): Prepared | FromStrategies {
  const refused = (faults: readonly Fault[]): FromStrategies => ({ kind: 'refused', faults });
  const read = readAssessment(document);
  if (!read.ok) return refused(read.faults);
  const { head, premises, faulty } = read.value;
  if (premises.strategies === undefined) return refused(faulty.strategies ?? []);
  const definition = readModel(model);
  if (!definition.ok) return refused(definition.faults);
  const compiled = compileModel(definition.value, {});
  if (!compiled.ok) return refused(compiled.faults);
  const baseCase = runBaseCase(compiled.value);
  if (!baseCase.ok) return refused(baseCase.faults);
  const wanted = { seed: head.seed ?? usualSeed, from: 0, to: draws };
  const drawn = runProbabilistic(compiled.value, wanted, undefined, WebAssembly);
  if (!drawn.ok) return refused(drawn.faults);
  const materials = materialsOf({
    document: read.value,
    definition: definition.value,
    compiled: compiled.value,
    baseCase: baseCase.value,
    probabilistic: drawn.value,
    evaluate: (moved, rows, parameters) => evaluateDraws(moved, rows, parameters, WebAssembly),
    known,
  });
  if ('status' in materials) return { kind: 'blocked', blocked: materials };
  const prepared = prepareStrategies(premises.strategies, materials, { designs: false });
  return 'status' in prepared ? { kind: 'blocked', blocked: prepared } : prepared;
}

/**
 * One reader's conversation about the strategies of one document. Of the prices that came while something was weighed only the last is answered;
 * `later` runs a task when those that wait have been received.
 */
export function createStrategySession(
  post: (message: FromStrategies) => void,
  later: (task: () => void) => void,
): { readonly receive: (message: ToStrategies) => void } {
  let prepared: Prepared | undefined;
  let wished: number | undefined;
  const weigh = (): void => {
    if (prepared === undefined || wished === undefined) return;
    const price = wished;
    wished = undefined;
    post({ kind: 'weighed', result: weighStrategies(prepared, { price, simulations }) });
  };
  return {
    receive: (message) => {
      if (message.kind === 'price') {
        wished = message.price;
        later(weigh);
        return;
      }
      const found = prepare(message);
      if ('kind' in found) {
        post(found);
        return;
      }
      prepared = found;
      wished ??= found.price.now;
      weigh();
    },
  };
}
