import { drawGamma, drawUniform, exp, log, normalQuantile, quantiles, type RandomStream, randomStream } from '@likeverd/statistics';
import { type CalendarDate, toDayNumber } from '@likeverd/reference';
import { daysPerMonth, type OutcomeTable, rowsOf } from '../outcomes/table.ts';
import { type AssumedCurve, hazardAt, lastMonth } from '../observed/assumed-curve.ts';
import { accrualBelief, type AccrualPlan, drawStarts, exposure } from './accrual.ts';

/** A patient who has started: months since the introduction, months seen since the start, and whether it ended with the event or otherwise. */
export interface ForecastPatient {
  readonly region: string;
  readonly start: number;
  readonly seen: number;
  readonly end: 'event' | 'lost' | 'followed';
}

/** Who has not been seen for so many months counts as lost. */
const unseen = 1;

/** Patients of a table as a forecast needs them: the treated, by one endpoint, up to the day that the data reach to. */
export function forecastPatients(
  table: OutcomeTable,
  endpoint: string,
  introduced: CalendarDate,
  dataUntil: CalendarDate,
  subgroup?: string,
): readonly ForecastPatient[] {
  const column = table.endpoints[endpoint];
  const months = (to: CalendarDate): number => (toDayNumber(to) - toDayNumber(introduced)) / daysPerMonth;
  const now = months(dataUntil);
  return rowsOf(table, { arm: 'treated', ...(subgroup === undefined ? {} : { subgroup }) }).flatMap(
    (row): readonly ForecastPatient[] => {
      const seen = column?.exit[row] ?? Number.NaN;
      const date = table.start[row];
      if (date === undefined || Number.isNaN(seen)) return [];
      const start = months(date);
      const end = column?.cause[row] === 1 ? 'event' : start + seen >= now - unseen ? 'followed' : 'lost';
      return [{ region: table.region[row] ?? '', start, seen, end }];
    },
  );
}

/** A patient of one future, at the re-assessment: months from the introduction to the start, months seen since, and whether it ended with the event. */
export interface FuturePatient {
  readonly start: number;
  readonly seen: number;
  readonly event: boolean;
}

/** A written rule: a number of patients or events to be reached, or whatever says of the patients of a future that the rule can be judged. */
export type ForecastRule =
  | { readonly id: string; readonly type: 'patients' | 'events'; readonly count: number }
  | { readonly id: string; readonly type: 'judged'; readonly decides: (patients: readonly FuturePatient[]) => boolean };

export interface ForecastInput {
  readonly plans: readonly AccrualPlan[];
  readonly patients: readonly ForecastPatient[];
  /** Months since the introduction to which the data reach, and of the re-assessment. */
  readonly now: number;
  readonly reassessment: number;
  readonly curve: AssumedCurve;
  /** Ratio of hazards to the curve before any data: gamma with mean 1 and this coefficient of variation. */
  readonly hazardVariation: number;
  /** Lost to follow-up each month, as planned; with half a patient-year behind the plan it is learnt from those who were lost. */
  readonly lossPerMonth: number;
  readonly rules: readonly ForecastRule[];
  /** Where `patients` are a subgroup: starts so far of the others, by region; who comes later belongs to it with a share that is learnt from both. */
  readonly others?: ReadonlyMap<string, number>;
  /** Patients, events that are planned for at the re-assessment; lateness is measured by the events. */
  readonly events?: number;
  readonly seed: number;
  /** Futures. Default 2,000. */
  readonly futures?: number;
  readonly confidence?: number;
}

/** A number at the re-assessment: the middle one of the futures, and an interval that holds the share of them asked for. */
export interface Prediction {
  readonly middle: number;
  readonly low: number;
  readonly high: number;
}

export interface Forecast {
  readonly futures: number;
  readonly confidence: number;
  readonly now: number;
  readonly reassessment: number;
  readonly patients: Prediction;
  readonly events: Prediction;
  /** Width of the 95 % interval of the hazard ratio against the curve, as upper over lower limit: e^(2 · 1.96 / √events). Absent where some futures have no event. */
  readonly ratioWidth?: Prediction;
  /** By region: patients so far, those planned until now, and those at the re-assessment. */
  readonly regions: readonly {
    readonly region: string;
    readonly soFar: number;
    readonly planned: number;
    readonly patients: Prediction;
  }[];
  /**
   * Share of the futures in which each rule, or its opposite, is certain enough at the re-assessment, as it will be judged then; for counts, in which the number is
   * reached. Judging takes time, so that it is done in the first 200 futures only: the share may err by 0.07.
   */
  readonly rules: readonly { readonly id: string; readonly probability: number }[];
  /** When the events that are planned for are there: months after the re-assessment, 0 where they are in time. Absent where none is planned. */
  readonly monthsLate?: Prediction & { readonly probabilityInTime: number };
}

const usualFutures = 2_000;
/** Lateness is looked for up to so many months after the re-assessment; what is later counts as this. */
const farthest = 60;
const lossBehindPlan = 6;
const judgedFutures = 200;

interface Luck {
  readonly ratio: RandomStream;
  readonly loss: RandomStream;
  readonly rates: RandomStream;
  readonly counts: RandomStream;
  readonly times: RandomStream;
  readonly old: RandomStream;
  readonly fresh: RandomStream;
  readonly share: RandomStream;
  readonly member: RandomStream;
}

/** Month of the event after `from` months under a curve with hazards times `ratio`; Infinity where the curve ends first. */
function eventAfter(curve: AssumedCurve, ratio: number, from: number, u: number): number {
  const end = lastMonth(curve);
  if (from >= end) return Number.POSITIVE_INFINITY;
  const target = hazardAt(curve, from) - log(u) / ratio;
  const { months, hazard } = curve;
  if (target > (hazard.at(-1) ?? 0)) return Number.POSITIVE_INFINITY;
  let [low, high] = [0, hazard.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((hazard[middle] as number) < target) low = middle;
    else high = middle;
  }
  const [h0, h1] = [hazard[low] as number, hazard[high] as number];
  const [t0, t1] = [months[low] as number, months[high] as number];
  return h1 === h0 ? t1 : t0 + ((target - h0) / (h1 - h0)) * (t1 - t0);
}

/** What one future holds: starts and events in months since the introduction, and the time under observation at the re-assessment. */
interface Future {
  readonly byRegion: readonly number[];
  readonly events: Float64Array;
  readonly eventsInTime: number;
  /** Of the futures in which rules are judged. */
  readonly patients: readonly FuturePatient[];
}

/**
 * What there will be at the re-assessment: patients, events and precision, and how probable it is that each written rule can be judged by then. Futures are drawn
 * from what is known of accrual, hazards and loss: the plan at the start, and more and more the data. The same input gives the same forecast.
 */
export function forecast(input: ForecastInput): Forecast {
  const { plans, patients, now, reassessment, curve, seed, futures = usualFutures, confidence = 0.95 } = input;
  const stream = (name: string): RandomStream => randomStream(seed, `forecast ${name}`);
  const luck: Luck = {
    ratio: stream('ratio'),
    loss: stream('loss'),
    rates: stream('rates'),
    counts: stream('counts'),
    times: stream('times'),
    old: stream('old'),
    fresh: stream('fresh'),
    share: stream('share'),
    member: stream('member'),
  };
  const regionLuck = plans.map(({ region }) => ({
    rates: stream(`rates ${region}`),
    counts: stream(`counts ${region}`),
    times: stream(`times ${region}`),
  }));
  const learnt = learn(input);
  const soFar = (name: string): number => patients.filter(({ region }) => region === name).length;
  // accrual is that of all; whether who comes is one of the subgroup, is learnt from those who have come (Jeffreys’ prior)
  const beliefs = plans.map((plan) => accrualBelief(plan, soFar(plan.region) + (input.others?.get(plan.region) ?? 0), now));
  const otherPatients = [...(input.others?.values() ?? [])].reduce((sum, each) => sum + each, 0);
  const judging = input.rules.some(({ type }) => type === 'judged') ? judgedFutures : 0;
  const latest = input.events === undefined ? reassessment : reassessment + farthest;
  const all = Array.from({ length: futures }, (_, future): Future => {
    const ratio = drawGamma(luck.ratio, future, learnt.ratioShape) / learnt.ratioRate;
    const loss = drawGamma(luck.loss, future, learnt.lossShape) / learnt.lossRate;
    const share = input.others === undefined ? 1 : drawShare(luck.share, future, patients.length, otherPatients);
    const events: number[] = [];
    const followed: FuturePatient[] = [];
    let eventsInTime = 0;
    const keep = (start: number, seen: number, event: boolean): void => {
      if (future < judging && start < reassessment) followed.push({ start, seen, event });
    };
    const follow = (start: number, seen: number, stream: RandomStream, at: number): void => {
      const event = start + eventAfter(curve, ratio, seen, drawUniform(stream, at));
      const lost = loss > 0 ? start + seen - log(drawUniform(stream, at, 1)) / loss : Number.POSITIVE_INFINITY;
      if (event < lost && event <= latest) events.push(event);
      const until = Math.min(event, lost, reassessment, start + lastMonth(curve)) - start;
      const happens = event < lost && event <= reassessment;
      keep(start, Math.max(0, until), happens);
      if (happens) eventsInTime += 1;
    };
    patients.forEach(({ start, seen, end }, index) => {
      if (end === 'followed') follow(start, seen, luck.old, future * patients.length + index);
      else {
        keep(start, seen, end === 'event');
        if (end === 'event') {
          events.push(start + seen);
          eventsInTime += 1;
        }
      }
    });
    let fresh = 0;
    const byRegion = beliefs.map((belief, index) => {
      const own = regionLuck[index];
      if (own === undefined) return 0;
      const starts = drawStarts(belief, now, latest, own, future);
      let inTime = 0;
      for (const start of starts) {
        const place = (future * 16_384 + (fresh++ % 16_384)) % 4_294_967_296;
        if (share < 1 && drawUniform(luck.member, place) >= share) continue;
        follow(start, 0, luck.fresh, place);
        if (start <= reassessment) inTime += 1;
      }
      return soFar(belief.plan.region) + inTime;
    });
    return { byRegion, events: Float64Array.from(events).sort(), eventsInTime, patients: followed };
  });
  const predict = (values: readonly number[]): Prediction => predictionOf(values, confidence);
  const inTime = all.map(({ eventsInTime }) => eventsInTime);
  const elsewhere = patients.filter(({ region }) => !plans.some((plan) => plan.region === region)).length;
  const totals = all.map(({ byRegion }) => byRegion.reduce((sum, each) => sum + each, elsewhere));
  const late = input.events === undefined ? undefined : lateness(all, input.events, reassessment);
  return {
    futures,
    confidence,
    now,
    reassessment,
    patients: predict(totals),
    events: predict(inTime),
    ...(inTime.every((events) => events > 0)
      ? { ratioWidth: predict(inTime.map((events) => exp((2 * normalQuantile(0.975)) / Math.sqrt(events)))) }
      : {}),
    regions: plans.map((plan, index) => ({
      region: plan.region,
      soFar: soFar(plan.region),
      planned: plan.perMonth * exposure(plan, 0, now),
      patients: predict(all.map(({ byRegion }) => byRegion[index] ?? 0)),
    })),
    rules: input.rules.map((rule) => {
      const looked = rule.type === 'judged' ? all.slice(0, judging) : all;
      const reached = looked.filter((future, index) => isReached(rule, future, totals[index] ?? 0)).length;
      return { id: rule.id, probability: reached / looked.length };
    }),
    ...(late === undefined
      ? {}
      : { monthsLate: { ...predict(late), probabilityInTime: late.filter((months) => months === 0).length / futures } }),
  };
}

/** What the data so far say of hazards against the curve and of loss, with the plan as prior. */
function learn({ patients, curve, hazardVariation, lossPerMonth }: ForecastInput) {
  const shape = 1 / (hazardVariation * hazardVariation);
  const end = lastMonth(curve);
  const events = patients.filter((patient) => patient.end === 'event').length;
  const expected = patients.reduce((sum, { seen }) => sum + hazardAt(curve, Math.min(seen, end)), 0);
  const lost = patients.filter((patient) => patient.end === 'lost').length;
  const months = patients.reduce((sum, { seen }) => sum + seen, 0);
  return {
    ratioShape: shape + events,
    ratioRate: shape + expected,
    lossShape: lossPerMonth * lossBehindPlan + lost,
    lossRate: lossBehindPlan + months,
  };
}

function predictionOf(values: readonly number[], confidence: number): Prediction {
  const tail = (1 - confidence) / 2;
  const [low = Number.NaN, middle = Number.NaN, high = Number.NaN] = quantiles(values, [tail, 0.5, 1 - tail]);
  return { middle, low, high };
}

/** The share of a subgroup among those who come: beta with those in it and those outside, and a half each. */
function drawShare(stream: RandomStream, future: number, inside: number, outside: number): number {
  const [a, b] = [drawGamma(stream, future, inside + 0.5), drawGamma(stream, future, outside + 0.5, 1)];
  return a / (a + b);
}

function isReached(rule: ForecastRule, { eventsInTime, patients: followed }: Future, patients: number): boolean {
  switch (rule.type) {
    case 'patients':
      return patients >= rule.count;
    case 'events':
      return eventsInTime >= rule.count;
    case 'judged':
      return rule.decides(followed);
  }
}

function lateness(all: readonly Future[], wanted: number, reassessment: number): readonly number[] {
  return all.map(({ events }) => {
    const at = events[wanted - 1];
    return at === undefined ? farthest : Math.max(0, at - reassessment);
  });
}
