import type { AgreementTerm, TermType } from '@likeverd/appraisal';
import { digest, type Hash } from '@likeverd/modelling';
import { addCalendarDays, addCalendarMonths, type CalendarDate } from '@likeverd/reference';
import { refuse, type Refusal } from '../rules.ts';
import {
  type Exact,
  exact,
  larger,
  less,
  minus,
  oere,
  one,
  over,
  plus,
  power,
  rounded,
  smaller,
  sumOf,
  times,
  whole,
  zero,
} from './exact.ts';

/** One delivery of the drug, as invoiced at list price. */
export interface DrugDelivery {
  /** Row of the file, for the audit trail. */
  readonly row: number;
  readonly patient: string;
  readonly date: CalendarDate;
  /** Packs or other units at the list price. */
  readonly units: number;
  /** Days of treatment that it covers; needed where a term counts years. */
  readonly days?: number;
  /** Name of the indication; needed where the price is weighted by indication. */
  readonly indication?: string;
}

export type OutcomeSeen = 'yes' | 'no' | 'unknown';

/** What a settlement is made from. */
export interface SettlementInput {
  readonly terms: readonly AgreementTerm[];
  /** List price of a unit in kroner. */
  readonly listPrice: number;
  readonly introduced: CalendarDate;
  /** Year of the agreement that is settled, from 0. */
  readonly year: number;
  readonly deliveries: readonly DrugDelivery[];
  /** When each patient started, for tests that come some years after. */
  readonly starts: ReadonlyMap<string, CalendarDate>;
  /** By place of the term: which patients have the outcome at the time of its test. A patient who is not named is unknown. */
  readonly outcomes: ReadonlyMap<number, ReadonlyMap<string, OutcomeSeen>>;
  /** What was agreed of patients whose outcome nobody knows. */
  readonly unknownOutcome: 'with' | 'without';
  /** By place of the term: values of the measures of effect, one for each of its steps, as far as they have come. */
  readonly measures: ReadonlyMap<number, readonly number[]>;
}

/** What one term did to the sum. Amounts in øre. */
export interface SettlementStep {
  readonly term: number;
  readonly type: TermType;
  readonly before: number;
  readonly after: number;
  /** Rows of the deliveries whose amount the term changed or gave back. */
  readonly rows: readonly number[];
  readonly details: Readonly<Record<string, number | string>>;
}

/** A year of an agreement settled from data. Amounts in whole øre; the same data give the same settlement and hash. */
export interface Settlement {
  readonly status: 'settled';
  readonly year: number;
  readonly from: CalendarDate;
  /** The last day. */
  readonly to: CalendarDate;
  readonly rows: number;
  readonly patients: number;
  readonly units: number;
  /** Invoiced at list price. */
  readonly listed: number;
  /** Owed under the agreement. */
  readonly owed: number;
  /** What the supplier gives back: listed − owed. */
  readonly rebate: number;
  readonly steps: readonly SettlementStep[];
  readonly inputs: Hash;
  readonly hash: Hash;
}

interface Line {
  readonly delivery: DrugDelivery;
  readonly listed: Exact;
  amount: Exact;
}

interface State {
  readonly input: SettlementInput;
  readonly from: CalendarDate;
  readonly until: CalendarDate;
  /** All deliveries before the end of the year, by date and row. */
  readonly lines: readonly Line[];
  readonly steps: SettlementStep[];
  /** Owed in the year beside its deliveries: instalments; less what is given back. */
  beside: Exact;
}

const hundred = whole(100n);
const daysPerYear = over(whole(36_525n), hundred);
const isIn = ({ from, until }: State, date: CalendarDate): boolean => date >= from && date < until;
const toOere = (value: Exact): Exact => whole(rounded(value));

/** Deliveries of the year, as they stand now, with what is owed beside them. */
const total = (state: State): Exact =>
  plus(sumOf(state.lines.filter(({ delivery }) => isIn(state, delivery.date)).map(({ amount }) => amount)), state.beside);

/**
 * Settles a year of an agreement. Terms act in their order as in the pricing of agreements: those for each patient row by row, then those for all patients
 * together on the sum. All arithmetic is in exact fractions; a row is rounded to whole øre after the terms for each patient, and the sum after each term for
 * Norway, halves away from zero. Deliveries of earlier years count towards limits and tiers; later ones have no say.
 */
export function settleYear(input: SettlementInput): Settlement | Refusal {
  const { introduced, year, terms } = input;
  const from = addCalendarMonths(introduced, 12 * year);
  const until = addCalendarMonths(introduced, 12 * (year + 1));
  const price = times(exact(input.listPrice), hundred);
  const lines = input.deliveries
    .filter(({ date }) => date >= introduced && date < until)
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.row - b.row))
    .map((delivery): Line => {
      const listed = toOere(times(exact(delivery.units), price));
      return { delivery, listed, amount: listed };
    });
  const state: State = { input, from, until, lines, steps: [], beside: zero };
  const own = lines.filter(({ delivery }) => isIn(state, delivery.date));
  const listed = sumOf(own.map((line) => line.listed));
  let roundedLines = false;
  for (const [place, term] of terms.entries()) {
    if (!roundedLines && isNational(term)) {
      roundLines(state);
      roundedLines = true;
    }
    const wrong = isNational(term) ? actOnSum(state, place, term) : actOnLines(state, place, term, roundedLines);
    if (wrong !== undefined) return wrong;
  }
  if (!roundedLines) roundLines(state);
  const owed = total(state);
  const body = {
    status: 'settled' as const,
    year,
    from,
    to: addCalendarDays(until, -1),
    rows: own.length,
    patients: new Set(own.map(({ delivery }) => delivery.patient)).size,
    units: own.reduce((sum, { delivery }) => sum + delivery.units, 0),
    listed: oere(rounded(listed)),
    owed: oere(rounded(owed)),
    rebate: oere(rounded(minus(listed, owed))),
    steps: state.steps,
    inputs: digest({
      ...input,
      deliveries: lines.map(({ delivery }) => delivery),
      starts: sorted(input.starts),
      outcomes: sorted(input.outcomes).map(([place, seen]) => [place, sorted(seen)]),
      measures: sorted(input.measures),
    }),
  };
  return { ...body, hash: digest(body) };
}

const sorted = <K extends string | number, V>(entries: ReadonlyMap<K, V>): readonly (readonly [K, V])[] =>
  [...entries].toSorted(([a], [b]) => (a < b ? -1 : 1));

function roundLines(state: State): void {
  for (const line of state.lines) line.amount = toOere(line.amount);
  state.beside = toOere(state.beside);
}

type NationalType = 'priceVolume' | 'expenditureCap' | 'indicationPrice' | 'documentedEffect' | 'evidence';
const nationalTypes: readonly TermType[] = ['priceVolume', 'expenditureCap', 'indicationPrice', 'documentedEffect', 'evidence'];
const isNational = (term: AgreementTerm): term is Extract<AgreementTerm, { type: NationalType }> =>
  nationalTypes.includes(term.type);

type OfPatient = Exclude<AgreementTerm, { type: NationalType }>;

/** Notes what a term did between two sums. */
function note(
  state: State,
  place: number,
  type: TermType,
  before: Exact,
  rows: readonly number[],
  details: SettlementStep['details'] = {},
): void {
  state.steps.push({ term: place, type, before: oere(rounded(before)), after: oere(rounded(total(state))), rows, details });
}

const cannot = (place: number, type: TermType, reason: string): Refusal =>
  refuse('followUp.term', 'settlement', { term: String(place + 1), type, reason });

function actOnLines(state: State, place: number, term: OfPatient, onSum: boolean): Refusal | undefined {
  const before = total(state);
  switch (term.type) {
    case 'flatDiscount': {
      const factor = minus(one, exact(term.discount));
      // after a term for all patients, the discount is one of the sum
      for (const line of state.lines) line.amount = onSum ? toOere(times(line.amount, factor)) : times(line.amount, factor);
      state.beside = times(state.beside, factor);
      note(state, place, term.type, before, rowsIn(state), { discount: term.discount });
      return undefined;
    }
    case 'patientCap':
      return byUse(state, place, term, (use) => smaller(use, exact(term.limit)), { limit: term.limit });
    case 'freeInitiation':
      return byUse(state, place, term, (use) => larger(zero, minus(use, exact(term.amount))), { amount: term.amount });
    case 'outcomeRebate':
    case 'moneyBack':
      return giveBack(state, place, term);
    case 'continuation':
      return countContinued(state, place, term);
    case 'instalments':
      return payInstalments(state, place, term);
  }
}

const rowsIn = (state: State): readonly number[] =>
  state.lines.filter(({ delivery }) => isIn(state, delivery.date)).map(({ delivery }) => delivery.row);

type Measured = Extract<AgreementTerm, { type: 'patientCap' | 'freeInitiation' }>;

/** Keeps of each row the share of its use that counts, given what the patient has used before. */
function byUse(
  state: State,
  place: number,
  { type, measure }: Measured,
  counts: (use: Exact) => Exact,
  details: SettlementStep['details'],
): Refusal | undefined {
  const before = total(state);
  if (measure === 'years' && state.lines.some(({ delivery }) => delivery.days === undefined)) return cannot(place, type, 'days');
  const used = new Map<string, Exact>();
  const rows: number[] = [];
  for (const line of state.lines) {
    const { patient, units, days = 0, row, date } = line.delivery;
    const use =
      measure === 'units' ? exact(units) : measure === 'cost' ? over(line.amount, hundred) : over(exact(days), daysPerYear);
    if (use.over === 0n) continue;
    const earlier = used.get(patient) ?? zero;
    const now = plus(earlier, use);
    const kept = over(minus(counts(now), counts(earlier)), use);
    used.set(patient, now);
    if (less(kept, one)) {
      line.amount = times(line.amount, kept);
      if (isIn(state, date)) rows.push(row);
    }
  }
  note(state, place, type, before, rows, details);
  return undefined;
}

type Tested = Extract<AgreementTerm, { type: 'outcomeRebate' | 'moneyBack' | 'continuation' }>;

/** The day of a patient’s test, whole months after the start, and what was seen of the outcome. */
function testOf(
  { input }: State,
  place: number,
  years: number,
  patient: string,
): { readonly day: CalendarDate; readonly seen: OutcomeSeen } | undefined {
  const start = input.starts.get(patient);
  if (start === undefined) return undefined;
  return { day: addCalendarMonths(start, Math.round(12 * years)), seen: input.outcomes.get(place)?.get(patient) ?? 'unknown' };
}

const lacks = ({ input }: State, seen: OutcomeSeen): boolean =>
  seen === 'no' || (seen === 'unknown' && input.unknownOutcome === 'without');

function giveBack(
  state: State,
  place: number,
  term: Extract<Tested, { type: 'outcomeRebate' | 'moneyBack' }>,
): Refusal | undefined {
  const before = total(state);
  const share = exact(term.type === 'outcomeRebate' ? term.rebate : (term.share ?? 1));
  const rows: number[] = [];
  let [without, unknown] = [0, 0];
  const patients = [...new Set(state.lines.map(({ delivery }) => delivery.patient))];
  for (const patient of patients) {
    const test = testOf(state, place, term.years, patient);
    if (test === undefined) return cannot(place, term.type, 'start');
    if (test.day >= state.until) continue;
    if (test.seen === 'unknown') unknown += 1;
    if (!lacks(state, test.seen)) continue;
    without += 1;
    for (const line of state.lines.filter(({ delivery }) => delivery.patient === patient)) {
      const early = line.delivery.date < test.day;
      if (early && isIn(state, test.day)) {
        state.beside = minus(state.beside, times(line.amount, share));
        rows.push(line.delivery.row);
      } else if (!early && term.type === 'outcomeRebate') {
        line.amount = times(line.amount, minus(one, share));
        if (isIn(state, line.delivery.date)) rows.push(line.delivery.row);
      }
    }
  }
  note(state, place, term.type, before, rows, { without, unknown, countedAs: state.input.unknownOutcome });
  return undefined;
}

/** Deliveries to those who should have stopped change no price: they are told, for those who must see to it. */
function countContinued(state: State, place: number, term: Extract<Tested, { type: 'continuation' }>): Refusal | undefined {
  const before = total(state);
  const rows: number[] = [];
  for (const { delivery } of state.lines) {
    if (!isIn(state, delivery.date)) continue;
    const test = testOf(state, place, term.years, delivery.patient);
    if (test === undefined) return cannot(place, term.type, 'start');
    if (test.day <= delivery.date && lacks(state, test.seen)) rows.push(delivery.row);
  }
  note(state, place, term.type, before, rows, { deliveredAfterStop: rows.length });
  return undefined;
}

/** Instead of what is delivered, a payment each year for each patient who has started; with a gate, for those who have the outcome. */
function payInstalments(state: State, place: number, term: Extract<AgreementTerm, { type: 'instalments' }>): Refusal | undefined {
  const before = total(state);
  const { payments, first = 'start', rate = 0, gate } = term;
  if (term.price === undefined) return cannot(place, term.type, 'price');
  const price = times(exact(term.price), hundred);
  const growth = plus(one, exact(rate));
  const inArrears =
    rate === 0
      ? over(price, whole(BigInt(payments)))
      : over(times(price, exact(rate)), minus(one, power(over(one, growth), payments)));
  const each = first === 'start' ? over(inArrears, growth) : inArrears;
  const rows = rowsIn(state);
  for (const line of state.lines) line.amount = zero;
  let paid = 0;
  for (const patient of new Set(state.lines.map(({ delivery }) => delivery.patient))) {
    const start = state.input.starts.get(patient);
    if (start === undefined) return cannot(place, term.type, 'start');
    for (let payment = 0; payment < payments; payment += 1) {
      const years = payment + (first === 'start' ? 0 : 1);
      const gated = gate !== undefined && years > 0 && lacks(state, state.input.outcomes.get(place)?.get(patient) ?? 'unknown');
      if (!isIn(state, addCalendarMonths(start, 12 * years)) || gated) continue;
      state.beside = plus(state.beside, toOere(each));
      paid += 1;
    }
  }
  note(state, place, term.type, before, rows, { payments: paid });
  return undefined;
}

type OfNorway = Extract<AgreementTerm, { type: NationalType }>;

/** Sets the sum of the year to a share of what it is: what is owed beside is changed, the rows stand. */
function scaleSum(state: State, factor: Exact): void {
  const now = total(state);
  state.beside = plus(state.beside, toOere(minus(times(now, factor), now)));
}

function actOnSum(state: State, place: number, term: OfNorway): Refusal | undefined {
  const before = total(state);
  const rows = rowsIn(state);
  switch (term.type) {
    case 'priceVolume': {
      const volumeOf = ({ delivery, listed }: Line): Exact =>
        term.measure === 'units' ? exact(delivery.units) : over(listed, hundred);
      const volume = sumOf(state.lines.filter(({ delivery }) => isIn(state, delivery.date)).map(volumeOf));
      const earlier =
        term.period === 'agreement' ? sumOf(state.lines.filter(({ delivery }) => delivery.date < state.from).map(volumeOf)) : zero;
      if (volume.over > 0n) scaleSum(state, over(minus(tiered(plus(earlier, volume), term), tiered(earlier, term)), volume));
      note(state, place, term.type, before, rows, { volume: decimal(volume), earlier: decimal(earlier) });
      return undefined;
    }
    case 'expenditureCap': {
      if (term.period === 'agreement') return cannot(place, term.type, 'wholeAgreement');
      const budget = term.budget[state.input.year] ?? term.budget.at(-1);
      if (budget === undefined) return cannot(place, term.type, 'budget');
      const limit = times(exact(budget), hundred);
      const above = larger(zero, minus(before, limit));
      state.beside = minus(state.beside, toOere(times(above, exact(term.supplierShare ?? 1))));
      note(state, place, term.type, before, rows, { budget });
      return undefined;
    }
    case 'indicationPrice':
      return byIndication(state, place, term);
    case 'documentedEffect': {
      const reached = term.steps.flatMap(({ year }, step) => (year <= state.input.year ? [step] : [])).at(-1);
      let discount = term.start;
      if (reached !== undefined) {
        const step = term.steps[reached];
        const value = state.input.measures.get(place)?.[reached];
        if (step === undefined || value === undefined) return cannot(place, term.type, 'measure');
        discount = step.levels.findLast(({ level }) => reaches(value, level, step.better))?.discount ?? step.otherwise;
      }
      scaleSum(state, minus(one, exact(discount)));
      note(state, place, term.type, before, rows, { discount });
      return undefined;
    }
    case 'evidence': {
      if (term.reviewYear > state.input.year) {
        note(state, place, term.type, before, [], { review: term.reviewYear });
        return undefined;
      }
      const [value] = state.input.measures.get(place) ?? [];
      if (value === undefined) return cannot(place, term.type, 'measure');
      const failed = !reaches(value, term.level, term.better);
      if (failed && term.exit.type === 'lowerPrice') scaleSum(state, minus(one, exact(term.exit.discount)));
      note(state, place, term.type, before, failed ? rows : [], { measured: value, level: term.level });
      return undefined;
    }
  }
}

const decimal = ({ over: n, under: d }: Exact): number => Number(n) / Number(d);
const reaches = (value: number, level: number, better: 'higher' | 'lower' = 'higher'): boolean =>
  better === 'higher' ? value >= level : value <= level;

/** What a volume costs in units of the list price. */
function tiered(volume: Exact, { form, tiers }: Extract<AgreementTerm, { type: 'priceVolume' }>): Exact {
  const reached = tiers.filter(({ from }) => !less(volume, exact(from)));
  if (form === 'allUnits') return times(volume, minus(one, exact(reached.at(-1)?.discount ?? 0)));
  return reached.reduce((cost, { from, discount }, index) => {
    const lower = exact(index === 0 ? 0 : (reached[index - 1]?.discount ?? 0));
    return minus(cost, times(minus(volume, exact(from)), minus(exact(discount), lower)));
  }, volume);
}

/** One price weighted by indication, settled by the volumes that turned out where the parties agreed to. */
function byIndication(state: State, place: number, term: Extract<AgreementTerm, { type: 'indicationPrice' }>): Refusal | undefined {
  const before = total(state);
  const own = state.lines.filter(({ delivery }) => isIn(state, delivery.date));
  const volumes = term.indications.map(({ name }) =>
    sumOf(
      own
        .filter(({ delivery }) => Object.values(name).some((word) => word === delivery.indication))
        .map(({ delivery }) => exact(delivery.units)),
    ),
  );
  const all = sumOf(own.map(({ delivery }) => exact(delivery.units)));
  const named = sumOf(volumes);
  if (term.trueUp && all.over > 0n && less(named, all)) return cannot(place, term.type, 'indication');
  const factor = sumOf(
    term.indications.map(({ share, discount }, index) => {
      const weight = term.trueUp && all.over > 0n ? over(volumes[index] ?? zero, all) : exact(share);
      return times(weight, minus(one, exact(discount)));
    }),
  );
  scaleSum(state, factor);
  note(
    state,
    place,
    term.type,
    before,
    own.map(({ delivery }) => delivery.row),
    Object.fromEntries(term.indications.map(({ name }, index) => [name.en, decimal(volumes[index] ?? zero)])),
  );
  return undefined;
}
