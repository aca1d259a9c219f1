import { appraise, type Blocked, negotiate, type PriceLine, priceLine, type PricedBudget, pricedBudget } from '@likeverd/appraisal';
import {
  type BaseCase,
  type Checked,
  compileModel,
  describeModel,
  joinDraws,
  type ModelDefinition,
  type ModelDescription,
  type ProbabilisticRun,
  readModel,
  runBaseCase,
  type RunInputs,
  runProbabilistic,
} from '@likeverd/modelling';
import type { FromNegotiation, Subject, ToNegotiation, Wish } from './protocol.ts';

/** Draws by which it is seen that cost follows the price in a line, and where between 0 and the list price. */
const drawsBetween = 200;
const shareBetween = 0.37;
/** Draws between two words of how far it has come. */
const chunk = 1_000;
/** Thresholds of the curves: 0 to 1,000,000 by 20,000. */
const thresholds: readonly number[] = Array.from({ length: 51 }, (_, index) => index * 20_000);

/** Everything that is the same for every offer. */
interface Opened {
  readonly subject: Subject;
  readonly definition: ModelDefinition;
  readonly description: ModelDescription;
  readonly baseCase: BaseCase;
  readonly inputs: RunInputs;
  readonly line: PriceLine;
}

/** The price that a page may move, as the document states it; null where there is none of that name above 0. */
function listPriceOf(
  description: ModelDescription,
  parameter: string,
): { readonly listPrice: number; readonly unit: string } | null {
  const found = description.parameters.find((each) => each.parameter === parameter);
  return found === undefined || found.value <= 0 ? null : { listPrice: found.value, unit: found.unit };
}

/** Runs the draws that every offer is appraised from: at the list price, at 0, and some between. */
function open(subject: Subject, tell: (done: number, total: number) => void): Checked<Opened | Blocked> {
  const { document, official, parameter } = subject;
  const read = readModel(document);
  if (!read.ok) return read;
  const description = describeModel(read.value);
  const price = listPriceOf(description, parameter);
  if (price === null) throw new RangeError(`The model has no price ${parameter}`);
  const { [parameter]: _price, ...values } = official.inputs.values ?? {};
  const inputs: RunInputs = { ...official.inputs, values };
  const total = 2 * official.draws + drawsBetween;
  let before = 0;
  const at = (value: number, draws: number): Checked<ProbabilisticRun> => {
    const compiled = compileModel(read.value, { ...inputs, values: { ...values, [parameter]: value } });
    if (!compiled.ok) return compiled;
    const parts: ProbabilisticRun[] = [];
    for (let from = 0; from < draws; from += chunk) {
      const to = Math.min(draws, from + chunk);
      const part = runProbabilistic(compiled.value, { seed: official.seed, from, to }, undefined, WebAssembly);
      if (!part.ok) return part;
      parts.push(part.value);
      before += to - from;
      tell(before, total);
    }
    return { ok: true, value: joinDraws(parts) };
  };
  const { listPrice } = price;
  const betweenPrice = shareBetween * listPrice;
  const compiled = compileModel(read.value, inputs);
  if (!compiled.ok) return compiled;
  const baseCase = runBaseCase(compiled.value);
  if (!baseCase.ok) return baseCase;
  const between = at(betweenPrice, Math.min(drawsBetween, official.draws));
  if (!between.ok) return between;
  const atList = at(listPrice, official.draws);
  if (!atList.ok) return atList;
  const atZero = at(0, official.draws);
  if (!atZero.ok) return atZero;
  const line = priceLine({ parameter, ...price, atList: atList.value, atZero: atZero.value, between: between.value, betweenPrice });
  if (line.status === 'blocked') return { ok: true, value: line };
  return { ok: true, value: { subject, definition: read.value, description, baseCase: baseCase.value, inputs, line } };
}

/**
 * One negotiator's conversation with one model. The draws are run once, when it is opened; after that an offer is appraised from them
 * without running the model again. Wishes come by `receive`, answers go by `post`; `pause` gives way to newer wishes.
 */
export function createNegotiationSession(
  post: (message: FromNegotiation) => void,
  pause: () => Promise<void>,
): { readonly receive: (message: ToNegotiation) => void } {
  let opened: Opened | null = null;
  let newest = 0;
  let waiting: Wish | null = null;
  let budget: { readonly key: string; readonly found: Checked<PricedBudget> } | null = null;

  const budgetOf = (
    { definition, inputs, line, subject }: Opened,
    patients: NonNullable<Wish['patients']>,
  ): Checked<PricedBudget> => {
    const key = JSON.stringify(patients);
    if (budget?.key !== key) {
      const { parameter, listPrice } = line;
      budget = { key, found: pricedBudget(definition, inputs, { parameter, listPrice, strategy: subject.strategy }, patients) };
    }
    return budget.found;
  };

  const answer = async (wish: Wish): Promise<void> => {
    waiting = wish;
    newest = Math.max(newest, wish.ticket);
    // Of the wishes that came while something was computed, only the last is answered.
    await pause();
    if (opened === null || wish.ticket !== newest) return;
    const { ticket, offers, patients, threshold } = wish;
    const { subject, description, baseCase, line } = opened;
    const found = patients === undefined ? undefined : budgetOf(opened, patients);
    const { basis, appraise: appraiseOffer } = negotiate({
      appraisal: appraise({ description, baseCase, asOf: subject.asOf, ...(threshold === undefined ? {} : { threshold }) }),
      line,
      strategy: subject.strategy,
      comparator: baseCase.strategies[0]?.strategy ?? '',
      thresholds,
      ...(patients === undefined ? {} : { patients }),
      ...(found?.ok === true ? { budget: found.value } : {}),
    });
    post({
      kind: 'answered',
      ticket,
      basis,
      offers: offers.map(appraiseOffer),
      budgetFaults: found?.ok === false ? found.faults : [],
    });
  };

  return {
    receive: (message) => {
      if (message.kind === 'ask') {
        void answer(message);
        return;
      }
      const found = open(message.subject, (done, total) => post({ kind: 'progress', done, total }));
      if (!found.ok) {
        post({ kind: 'unreadable', faults: found.faults });
      } else if ('status' in found.value) {
        post({ kind: 'blocked', blocked: found.value });
      } else {
        opened = found.value;
        post({ kind: 'opened', description: opened.description });
        if (waiting !== null) void answer(waiting);
      }
    },
  };
}
