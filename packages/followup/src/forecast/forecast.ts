import {
  drawGamma,
  drawUniform,
  exp,
  gammaLower,
  log,
  normalQuantile,
  quantiles,
  type RandomStream,
  randomStream,
} from '@likeverd/statistics';
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
): readonly ForecastPatient[] {
  const column = table.endpoints[endpoint];
  const months = (to: CalendarDate): number => (toDayNumber(to) - toDayNumber(introduced)) / daysPerMonth;
  const now = months(dataUntil);
  return rowsOf(table, { arm: 'treated' }).flatMap((row): readonly ForecastPatient[] => {
    const seen = column?.exit[row] ?? Number.NaN;
    const date = table.start[row];
    if (date === undefined || Number.isNaN(seen)) return [];
    const start = months(date);
    const end = column?.cause[row] === 1 ? 'event' : start + seen >= now - unseen ? 'followed' : 'lost';
    return [{ region: table.region[row] ?? '', start, seen, end }];
  });
}

/** A written rule on the ratio of hazards against the assumed curve, or on a number of patients or events: what it takes to judge it. */
export type ForecastRule =
  | { readonly id: string; readonly type: 'hazardRatio'; readonly limit: number; readonly certainty: number }
  | { readonly id: string; readonly type: 'patients' | 'events'; readonly count: number };

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
  /** Share of the futures in which each rule, or its opposite, is certain enough at the re-assessment; for counts, in which the number is reached. */
  readonly rules: readonly { readonly id: string; readonly probability: number }[];
  /** When the events that are planned for are there: months after the re-assessment, 0 where they are in time. Absent where none is planned. */
  readonly monthsLate?: Prediction & { readonly probabilityInTime: number };
}

const usualFutures = 2_000;
/** Lateness is looked for up to so many months after the re-assessment; what is later counts as this. */
const farthest = 60;
const lossBehindPlan = 6;

interface Luck {
  readonly ratio: RandomStream;
  readonly loss: RandomStream;
  readonly rates: RandomStream;
  readonly counts: RandomStream;
  readonly times: RandomStream;
  readonly old: RandomStream;
  readonly fresh: RandomStream;
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
  readonly expectedInTime: number;
  readonly ratio: number;
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
  };
  const regionLuck = plans.map(({ region }) => ({
    rates: stream(`rates ${region}`),
    counts: stream(`counts ${region}`),
    times: stream(`times ${region}`),
  }));
  const learnt = learn(input);
  const beliefs = plans.map((plan) => accrualBelief(plan, patients.filter(({ region }) => region === plan.region).length, now));
  const latest = input.events === undefined ? reassessment : reassessment + farthest;
  const all = Array.from({ length: futures }, (_, future): Future => {
    const ratio = drawGamma(luck.ratio, future, learnt.ratioShape) / learnt.ratioRate;
    const loss = drawGamma(luck.loss, future, learnt.lossShape) / learnt.lossRate;
    const events: number[] = [];
    let [eventsInTime, expectedInTime] = [0, 0];
    const follow = (start: number, seen: number, stream: RandomStream, at: number): void => {
      const event = start + eventAfter(curve, ratio, seen, drawUniform(stream, at));
      const lost = loss > 0 ? start + seen - log(drawUniform(stream, at, 1)) / loss : Number.POSITIVE_INFINITY;
      if (event < lost && event <= latest) events.push(event);
      const until = Math.min(event, lost, reassessment, start + lastMonth(curve)) - start;
      if (until > 0) expectedInTime += hazardAt(curve, until);
      if (event < lost && event <= reassessment) eventsInTime += 1;
    };
    patients.forEach(({ start, seen, end }, index) => {
      if (end === 'followed') follow(start, seen, luck.old, future * patients.length + index);
      else {
        expectedInTime += hazardAt(curve, Math.min(seen, lastMonth(curve)));
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
        follow(start, 0, luck.fresh, (future * 16_384 + (fresh++ % 16_384)) % 4_294_967_296);
        if (start <= reassessment) inTime += 1;
      }
      return patients.filter(({ region }) => region === belief.plan.region).length + inTime;
    });
    return { byRegion, events: Float64Array.from(events).sort(), eventsInTime, expectedInTime, ratio };
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
      soFar: patients.filter(({ region }) => region === plan.region).length,
      planned: plan.perMonth * exposure(plan, 0, now),
      patients: predict(all.map(({ byRegion }) => byRegion[index] ?? 0)),
    })),
    rules: input.rules.map((rule) => ({
      id: rule.id,
      probability: all.filter((future, index) => judgeable(rule, future, totals[index] ?? 0)).length / futures,
    })),
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

function judgeable(rule: ForecastRule, { eventsInTime, expectedInTime }: Future, patients: number): boolean {
  switch (rule.type) {
    case 'patients':
      return patients >= rule.count;
    case 'events':
      return eventsInTime >= rule.count;
    case 'hazardRatio': {
      // the posterior of the rule, as when it is judged: gamma with shape events + 1/2 and rate expected
      const below = gammaLower(eventsInTime + 0.5, rule.limit * expectedInTime);
      return below >= rule.certainty || 1 - below >= rule.certainty;
    }
  }
}

function lateness(all: readonly Future[], wanted: number, reassessment: number): readonly number[] {
  return all.map(({ events }) => {
    const at = events[wanted - 1];
    return at === undefined ? farthest : Math.max(0, at - reassessment);
  });
}
