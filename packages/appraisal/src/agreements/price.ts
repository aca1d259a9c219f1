import { discountWeight, type DrawTraces } from '@likeverd/modelling';
import { drawGamma, drawNormal, exp, log, randomStream, type RandomStream } from '@likeverd/statistics';
import type { EffectMeasure, AgreementTerm } from './format.ts';
import { applyToNation, closesIn, type NationalTerm } from './national.ts';
import { applyToPatient, cycleOf, type DrawReading, makeStream, measured, type PatientTerm } from './patient-stream.ts';

/** An agreement that fits the traces: the names it uses are in them. */
export interface PricedTerms {
  readonly id: string;
  /** Component of cost of the traces. */
  readonly component: string;
  readonly terms: readonly AgreementTerm[];
  /** List price of the offer over that of the model: the costs of the component are multiplied with it. */
  readonly listFactor: number;
  /** List price of a unit; 1 where no term counts units. */
  readonly unitPrice: number;
  /** Years that the agreement lasts. */
  readonly years: number;
}

/** What the draws are priced with beside their traces. */
export interface PricingContext {
  readonly seed: number;
  /** Patients who start in each year of the agreement, the last from then on; one a year where their number is not known. */
  readonly patients: readonly number[];
  /** Coefficient of variation of the number of patients; 0 where it is taken as certain. */
  readonly volumeVariation: number;
  /** Value of a parameter of the model in a draw. */
  readonly parameter: (id: string, draw: number) => number;
  /** Discounted QALYs gained over the comparator in a draw. */
  readonly qalyGain: (draw: number) => number;
}

/** What one agreement comes to, draw by draw. Money for each patient who starts unless said otherwise. */
export interface PricedDraws {
  /** Without the agreement, at the list price of the offer; undiscounted and discounted. */
  readonly list: Float64Array;
  readonly listDiscounted: Float64Array;
  /** With the agreement, mean over the patients who start in its years. */
  readonly paid: Float64Array;
  readonly paidDiscounted: Float64Array;
  /** Years on treatment without the agreement. */
  readonly treatmentYears: Float64Array;
  /** Discounted QALYs gained over the comparator. */
  readonly effect: Float64Array;
  /** The measure of response or effect that the agreement looks at first; 0 where it looks at none. */
  readonly response: Float64Array;
  /** What the number of patients is multiplied with. */
  readonly volume: Float64Array;
  /** By year of the agreement, all patients in Norway, undiscounted: one column a year. */
  readonly national: {
    readonly list: readonly Float64Array[];
    readonly delivered: readonly Float64Array[];
    readonly paid: readonly Float64Array[];
    /** Patients who start, and years on treatment. */
    readonly starting: readonly Float64Array[];
    readonly treatmentYears: readonly Float64Array[];
  };
}

type OnlyNational = Exclude<NationalTerm, { type: 'flatDiscount' }>;
const isNational = (term: AgreementTerm): term is OnlyNational =>
  ['priceVolume', 'expenditureCap', 'indicationPrice', 'documentedEffect', 'evidence'].includes(term.type);

/** Terms for each patient, then those for Norway. A flat discount belongs to those before it. */
export const splitTerms = (
  terms: readonly AgreementTerm[],
): { readonly patient: readonly PatientTerm[]; readonly national: readonly NationalTerm[] } => {
  const first = terms.findIndex(isNational);
  const cut = first === -1 ? terms.length : first;
  return {
    patient: terms.slice(0, cut).filter((term): term is PatientTerm => !isNational(term)),
    national: terms.slice(cut).filter((term): term is NationalTerm => isNational(term) || term.type === 'flatDiscount'),
  };
};

/** The first measure of effect in the terms. */
const responseOf = (terms: readonly AgreementTerm[]): EffectMeasure | undefined => {
  for (const term of terms) {
    if (term.type === 'outcomeRebate' || term.type === 'moneyBack' || term.type === 'continuation') {
      const { outcome, years } = term;
      return outcome.type === 'state' ? { ...outcome, years } : outcome;
    }
    if (term.type === 'evidence') return term.measure;
    if (term.type === 'documentedEffect' && term.steps[0] !== undefined) return term.steps[0].measure;
  }
  return undefined;
};

/** What of each cycle of a year of follow-up falls in the next calendar year: patients enter evenly over the year. */
const laterShares = (cyclesPerYear: number): Float64Array =>
  Float64Array.from({ length: cyclesPerYear }, (_, k) => (k + 0.5) / cyclesPerYear);

/** A column by cycle as calendar years of follow-up. */
const byYear = (column: Float64Array, later: Float64Array, out: Float64Array): void => {
  let year = 0;
  let carried = column[0] as number;
  for (let start = 1; start < column.length; start += later.length) {
    const end = Math.min(start + later.length, column.length);
    let total = 0;
    let next = 0;
    for (let k = start; k < end; k++) {
      const amount = column[k] as number;
      total += amount;
      next += amount * (later[k - start] as number);
    }
    out[year] = carried + (total - next);
    carried = next;
    year += 1;
  }
  out[year] = carried;
};

/** What patients cause in each year of the agreement: those who start in year e are in their (y − e)-th calendar year in year y. */
const inNorway = (starting: Float64Array, of: Float64Array, out: Float64Array): void => {
  for (let year = 0; year < out.length; year++) {
    let total = 0;
    for (let entry = 0; entry <= year; entry++)
      total += (starting[entry] as number) * (year - entry < of.length ? (of[year - entry] as number) : 0);
    out[year] = total;
  }
};

const sum = (column: Float64Array): number => {
  let total = 0;
  for (let k = 0; k < column.length; k++) total += column[k] as number;
  return total;
};

const put = (to: readonly Float64Array[], values: Float64Array, place: number): void => {
  for (let year = 0; year < values.length; year++) {
    const column = to[year];
    if (column !== undefined) column[place] = values[year] as number;
  }
};

const columns = (count: number, draws: number): readonly Float64Array[] =>
  Array.from({ length: count }, () => new Float64Array(draws));

const makePriced = (draws: number, years: number): PricedDraws => {
  const column = (): Float64Array => new Float64Array(draws);
  return {
    list: column(),
    listDiscounted: column(),
    paid: column(),
    paidDiscounted: column(),
    treatmentYears: column(),
    effect: column(),
    response: column(),
    volume: column(),
    national: {
      list: columns(years, draws),
      delivered: columns(years, draws),
      paid: columns(years, draws),
      starting: columns(years, draws),
      treatmentYears: columns(years, draws),
    },
  };
};

/** Log-normal with mean 1 and this coefficient of variation. */
const volumeIn = (stream: RandomStream, draw: number, variation: number): number => {
  if (variation === 0) return 1;
  const variance = log(1 + variation * variation);
  return exp(Math.sqrt(variance) * drawNormal(stream, draw) - variance / 2);
};

/** Shares of the indications that turn out in a draw: as expected, or a Dirichlet draw around that. */
const sharesIn = (
  { indications, patientsBehind }: Extract<AgreementTerm, { type: 'indicationPrice' }>,
  stream: RandomStream,
  draw: number,
): readonly number[] => {
  const expected = indications.map(({ share, actualShare }) => actualShare ?? share);
  if (patientsBehind === undefined) return expected;
  const gammas = expected.map((share, lane) => (share > 0 ? drawGamma(stream, draw, share * patientsBehind, lane) : 0));
  const total = gammas.reduce((all, value) => all + value, 0);
  return gammas.map((value) => value / total);
};

/** Prices the draws of a block of traces; rows of `out` begin at `offset`. */
const priceBlock = (offer: PricedTerms, context: PricingContext, traces: DrawTraces, out: PricedDraws, offset: number): void => {
  const { cycles, cyclesPerYear, draws } = traces;
  const component = traces.components.find((each) => each.component === offer.component);
  if (component === undefined) throw new RangeError(`The traces lack ${offer.component}`);
  const { patient, national } = splitTerms(offer.terms);
  const response = responseOf(offer.terms);
  const later = laterShares(cyclesPerYear);
  const width = cycles + 1;
  const followed = Math.ceil(cycles / cyclesPerYear) + 1;
  const profile = (): Float64Array => new Float64Array(followed);
  const [listYears, deliveredYears, paidYears, discountedYears, treatedYears] = [
    profile(),
    profile(),
    profile(),
    profile(),
    profile(),
  ];
  const stream = makeStream(traces, patient);
  const refunds = stream.refunds.map(({ years, byCycle }) => {
    const falls = new Float64Array(width);
    falls[cycleOf(traces, years)] = 1;
    const due = profile();
    byYear(falls, later, due);
    return { byCycle, paidIn: profile(), due, weight: discountWeight(traces.schedule, years) };
  });
  const { people: treating, paid: paying, dated, datedDiscounted } = stream;
  const { people, costs, weight } = component;
  const { listFactor } = offer;
  // only a test that ends treatment changes what is delivered
  const delivers = patient.some(({ type }) => type === 'continuation');
  const discounted = new Float64Array(width);
  const volumes = randomStream(context.seed, 'agreements volume');
  const mixes = randomStream(context.seed, `agreements indications ${offer.id}`);
  const { years } = offer;
  const ofYears = (): Float64Array => new Float64Array(years);
  const [starting, factors, listed, delivered, before, paid, treated] = [
    ofYears(),
    ofYears(),
    ofYears(),
    ofYears(),
    ofYears(),
    ofYears(),
    ofYears(),
  ];
  let row = 0;
  let draw = draws.from;
  const reading: DrawReading = {
    inStates: (states, at) => {
      const place = Math.min(at * cyclesPerYear, cycles);
      const k = Math.floor(place);
      let share = 0;
      for (const { state, occupancy } of traces.states) {
        if (!states.includes(state)) continue;
        const here = occupancy[row * width + k] as number;
        share += k === cycles ? here : here + (place - k) * ((occupancy[row * width + k + 1] as number) - here);
      }
      return share;
    },
    parameter: (id) => context.parameter(id, draw),
    get qalyGain() {
      return context.qalyGain(draw);
    },
  };
  for (row = 0, draw = draws.from; draw < draws.to; row++, draw++) {
    const place = offset + row;
    const first = row * width;
    const list = stream.delivered;
    for (let k = 0; k < width; k++) {
      const cost = (costs[first + k] as number) * listFactor;
      treating[k] = people[first + k] as number;
      list[k] = cost;
      discounted[k] = cost * (weight[k] as number);
    }
    paying.set(list);
    dated.fill(0);
    datedDiscounted.fill(0);
    out.list[place] = sum(list);
    out.listDiscounted[place] = sum(discounted);
    out.treatmentYears[place] = sum(treating) / cyclesPerYear;
    out.effect[place] = reading.qalyGain;
    out.response[place] = response === undefined ? 0 : measured(response, reading);
    byYear(list, later, listYears);
    for (const term of patient) applyToPatient(stream, term, reading, offer.unitPrice);
    for (let k = 0; k < width; k++) {
      const now = paying[k] as number;
      discounted[k] = now * (weight[k] as number) + (datedDiscounted[k] as number);
      dated[k] = (dated[k] as number) + now;
    }
    if (delivers) byYear(stream.delivered, later, deliveredYears);
    else deliveredYears.set(listYears);
    byYear(dated, later, paidYears);
    byYear(discounted, later, discountedYears);
    for (const { byCycle, paidIn } of refunds) byYear(byCycle, later, paidIn);
    byYear(treating, later, treatedYears);
    for (let year = 0; year < followed; year++) treatedYears[year] = (treatedYears[year] as number) / cyclesPerYear;

    const volume = volumeIn(volumes, draw, context.volumeVariation);
    out.volume[place] = volume;
    const closed = closesIn(offer.terms, reading);
    for (let year = 0; year < years; year++) {
      const planned = context.patients[Math.min(year, context.patients.length - 1)] ?? 0;
      starting[year] = year < closed ? planned * volume : 0;
    }
    inNorway(starting, listYears, listed);
    inNorway(starting, deliveredYears, delivered);
    inNorway(starting, paidYears, before);
    inNorway(starting, treatedYears, treated);
    paid.set(before);
    for (const term of national) {
      const shares = term.type === 'indicationPrice' ? sharesIn(term, mixes, draw) : [];
      applyToNation({ delivered, paid }, term, reading, offer.unitPrice, shares);
    }
    for (let year = 0; year < years; year++)
      factors[year] = before[year] === 0 ? (factors[year - 1] ?? 1) : (paid[year] as number) / (before[year] as number);
    const factorIn = (year: number): number => factors[Math.min(year, years - 1)] as number;

    let all = 0;
    let undiscountedSum = 0;
    let discountedSum = 0;
    for (let entry = 0; entry < years; entry++) {
      const weight = starting[entry] as number;
      if (weight === 0) continue;
      all += weight;
      for (let year = 0; year < followed; year++) {
        const factor = weight * factorIn(entry + year);
        undiscountedSum += factor * (paidYears[year] as number);
        discountedSum += factor * (discountedYears[year] as number);
      }
      for (const refund of refunds) {
        let back = 0;
        for (let year = 0; year < followed; year++) back += factorIn(entry + year) * (refund.paidIn[year] as number);
        back *= weight;
        undiscountedSum -= back;
        discountedSum -= back * refund.weight;
        for (let year = entry; year < years; year++)
          paid[year] = (paid[year] as number) - back * (year - entry < followed ? (refund.due[year - entry] as number) : 0);
      }
    }

    put(out.national.list, listed, place);
    put(out.national.delivered, delivered, place);
    put(out.national.paid, paid, place);
    put(out.national.starting, starting, place);
    put(out.national.treatmentYears, treated, place);
    out.paid[place] = all === 0 ? 0 : undiscountedSum / all;
    out.paidDiscounted[place] = all === 0 ? 0 : discountedSum / all;
  }
};

/**
 * Prices agreements in the draws of a run. `blocks`: the traces of consecutive draws of one strategy, from the first to the last; a list where they are to be
 * priced again, a generator where they are too many to keep. Patients enter evenly over each year; patients after the last year of an agreement
 * and years of treatment after it are priced as its last year, as if it were renewed. Terms for Norway act on what is paid on delivery;
 * what is given back is what was paid for it then. Columns have one row a draw, in the order of `offers`.
 */
export const priceAgreements = (
  offers: readonly PricedTerms[],
  context: PricingContext,
  blocks: Iterable<DrawTraces>,
  draws: number,
): readonly PricedDraws[] => {
  const priced = offers.map(({ years }) => makePriced(draws, years));
  let offset = 0;
  for (const block of blocks) {
    offers.forEach((offer, index) => {
      const out = priced[index];
      if (out !== undefined) priceBlock(offer, context, block, out, offset);
    });
    offset += block.draws.to - block.draws.from;
  }
  if (offset !== draws) throw new RangeError(`${offset} draws were traced, not ${draws}`);
  return priced;
};
