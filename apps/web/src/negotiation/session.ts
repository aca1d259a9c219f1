import {
  type AgreementDraws,
  agreementDraws,
  agreementTraces,
  type Appraisal,
  appraise,
  type Blocked,
  judgeAgreement,
  type JudgedAgreement,
  type Materials,
  negotiate,
  type Negotiation,
  type Offer as OfferDocument,
  offerDocument,
  pricedComponent,
  type PriceLine,
  priceLine,
  type PricedBudget,
  pricedBudget,
} from '@likeverd/appraisal';
import {
  type BaseCase,
  type Checked,
  type CompiledModel,
  compileModel,
  describeModel,
  type DrawTraces,
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
  readonly compiled: CompiledModel;
  readonly atList: ProbabilisticRun;
  /** Component of cost that is paid for at the price. */
  readonly component: string;
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
  const free = compileModel(read.value, { ...inputs, values: { ...values, [parameter]: 0 } });
  if (!free.ok) return free;
  const freeCase = runBaseCase(free.value);
  if (!freeCase.ok) return freeCase;
  const component = pricedComponent(subject.strategy, { baseCase: baseCase.value, free: freeCase.value });
  return {
    ok: true,
    value: {
      subject,
      definition: read.value,
      description,
      baseCase: baseCase.value,
      inputs,
      line,
      compiled: compiled.value,
      atList: atList.value,
      component,
    },
  };
}

const comparatorOf = ({ baseCase }: Opened): string => baseCase.strategies[0]?.strategy ?? '';

/** What agreements are judged from: the draws at the list price, and the patients that were typed. */
function materialsOf(opened: Opened, { patients }: Wish, appraisal: Appraisal): Materials {
  const { subject, definition, description, compiled, baseCase, atList } = opened;
  const { strategy, asOf } = subject;
  const { id, title, constructed } = description;
  const submissionDate = asOf.effective;
  const source = 'Typed by the negotiator';
  return {
    head: { format: 'likeverd-assessment', formatVersion: 1, id, title, constructed, model: id, strategy, submissionDate },
    premises:
      patients === undefined
        ? {}
        : {
            population: {
              firstYear: Number(submissionDate.slice(0, 4)),
              newPatients: patients.newPatients,
              uptake: patients.uptake,
              source,
            },
          },
    definition,
    description,
    compiled,
    baseCase,
    probabilistic: atList,
    appraisal,
    asOf,
    strategy,
    comparator: comparatorOf(opened),
  };
}

/** The states that terms look at, wherever they name them. */
function statesIn(terms: unknown): readonly string[] {
  if (typeof terms !== 'object' || terms === null) return [];
  return Object.entries(terms).flatMap(([name, value]) =>
    name === 'states' && Array.isArray(value) ? value.map(String) : statesIn(value),
  );
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

  let traces: { readonly key: string; readonly blocks: readonly DrawTraces[] } | null = null;
  let judged = new Map<string, JudgedAgreement | Blocked>();

  /** The traces of every draw for these offers, run once for as long as they look at the same states; null where a newer wish came. */
  const tracesOf = async (
    draws: AgreementDraws,
    documents: readonly OfferDocument[],
    stale: () => boolean,
  ): Promise<readonly DrawTraces[] | null> => {
    const key = [...new Set(statesIn(documents))].toSorted().join();
    if (traces?.key === key && traces.blocks.length > 0) return traces.blocks;
    const blocks: DrawTraces[] = [];
    for (const block of agreementTraces(draws, documents)) {
      blocks.push(block);
      await pause();
      if (stale()) return null;
    }
    traces = { key, blocks };
    return blocks;
  };

  /** Judges the agreements of a wish one by one, until a newer wish comes; what was judged before is not judged again. */
  const agree = async (wish: Wish, from: Opened, appraisal: Appraisal, appraiseOffer: Negotiation['appraise']): Promise<void> => {
    const { ticket, offers, patients, threshold } = wish;
    const stale = (): boolean => ticket !== newest;
    const { line, component } = from;
    const asked = offers.flatMap(({ id, price, agreement }) => (agreement === undefined ? [] : [{ id, price, ...agreement }]));
    const draws = agreementDraws(materialsOf(from, wish, appraisal), component);
    const documents = asked.map((offer) => offerDocument(offer, { ...line, component }));
    const blocks = 'status' in draws ? [] : await tracesOf(draws, documents, stale);
    if (blocks === null) return;
    const known = judged;
    judged = new Map();
    for (const [index, document] of documents.entries()) {
      const offer = asked[index];
      if (offer === undefined) continue;
      const key = JSON.stringify([document, patients, threshold]);
      const found = known.get(key) ?? ('status' in draws ? draws : judgeAgreement(draws, document, blocks));
      judged.set(key, found);
      await pause();
      if (stale()) {
        judged = new Map([...known, ...judged]);
        return;
      }
      const { id, price } = offer;
      if ('status' in found) post({ kind: 'notAgreed', ticket, id, blocked: found });
      else if (offer.terms.length > 0) post({ kind: 'agreed', ticket, offer: appraiseOffer({ id, price, agreement: found }) });
      else post({ kind: 'agreed', ticket, offer: { ...appraiseOffer({ id, price }), agreement: found.judged } });
    }
    post({ kind: 'allAgreed', ticket });
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
    const appraisal = appraise({ description, baseCase, asOf: subject.asOf, ...(threshold === undefined ? {} : { threshold }) });
    const { basis, appraise: appraiseOffer } = negotiate({
      appraisal,
      line,
      strategy: subject.strategy,
      comparator: comparatorOf(opened),
      component: opened.component,
      thresholds,
      ...(patients === undefined ? {} : { patients }),
      ...(found?.ok === true ? { budget: found.value } : {}),
    });
    post({
      kind: 'answered',
      ticket,
      basis,
      // What has terms beside its price waits for them.
      offers: offers
        .filter(({ agreement }) => (agreement?.terms.length ?? 0) === 0)
        .map(({ id, price }) => appraiseOffer({ id, price })),
      budgetFaults: found?.ok === false ? found.faults : [],
    });
    await agree(wish, opened, appraisal, appraiseOffer);
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
