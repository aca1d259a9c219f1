import { addCalendarDays, type CalendarDate, toDayNumber } from '@likeverd/reference';
import {
  drawGamma,
  drawNormal,
  drawPoisson,
  drawUniform,
  exp,
  log,
  pow,
  type RandomStream,
  randomStream,
} from '@likeverd/statistics';
import { dayOfMonth } from '../cohorts/outcomes.ts';
import { exposure } from '../forecast/accrual.ts';
import { type Arm, daysPerMonth, type Indication, type OutcomeTable } from '../outcomes/table.ts';
import type { DrugDelivery } from '../settlement/settle.ts';
import { type SimulationTruth, trueRatio } from './truth.ts';

/** One record as a register would send it. A record may come twice. */
export interface SimulatedRecord {
  /** Begins with `constructed-`. */
  readonly patient: string;
  readonly region: string;
  readonly subgroup: string;
  readonly arm: Arm;
  readonly indication: Indication;
  readonly start: CalendarDate;
  readonly birthYear: number;
  readonly female: boolean;
  /** By endpoint: months seen, and whether it ended with the event as far as was reported. */
  readonly times: Readonly<Record<string, { readonly months: number; readonly event: boolean }>>;
  /** By month: the score, absent where the form did not come or the patient was not seen so long. */
  readonly quality: ReadonlyMap<number, number>;
  /** By month: costs so far, absent where the patient was not seen so long. */
  readonly cost: ReadonlyMap<number, number>;
  /** Months on the drug, as far as was seen, and why it ended. */
  readonly onTreatment: number;
  readonly stopDay: CalendarDate;
  readonly stopReason: 'event' | 'switch' | 'followed';
}

export interface Simulated {
  readonly constructed: true;
  readonly truth: SimulationTruth;
  /** In the order in which they started. */
  readonly records: readonly SimulatedRecord[];
  readonly deliveries: readonly DrugDelivery[];
}

const lane = {
  subgroup: 0,
  indication: 1,
  luck: 2,
  loss: 3,
  switches: 4,
  when: 5,
  born: 6,
  sex: 7,
  delay: 8,
  twice: 9,
  day: 10,
} as const;

/** Months to an event at a survival of `u` under a Weibull curve with hazards times `ratio`. */
const timeAt = ({ shape, scale }: { readonly shape: number; readonly scale: number }, ratio: number, u: number): number =>
  scale * pow(-log(u) / ratio, 1 / shape);

/** Deals patients by a known truth. The same truth and seed give the same patients; each patient’s luck is their own, so that a longer follow-up only adds. */
export function simulate(truth: SimulationTruth): Simulated {
  const { seed, introduced, dataUntil, accrual } = truth;
  const stream = (name: string): RandomStream => randomStream(seed, `simulate ${name}`);
  const until = (toDayNumber(dataUntil) - toDayNumber(introduced)) / daysPerMonth;
  const people = stream('people');
  const starts = accrual.flatMap((plan) => {
    const amount = exposure(plan, 0, until);
    const count = amount > 0 ? drawPoisson(stream(`count ${plan.region}`), 0, plan.perMonth * amount) : 0;
    const times = stream(`times ${plan.region}`);
    return Array.from({ length: count }, (_, i) => ({
      region: plan.region,
      arm: 'treated' as const,
      month: monthOf(plan, amount * drawUniform(times, i)),
    }));
  });
  const controls = Array.from({ length: truth.controls ?? 0 }, (_, i) => ({
    region: accrual[i % accrual.length]?.region ?? '',
    arm: 'control' as const,
    month: Math.min(12, until) * drawUniform(stream('controls'), i),
  }));
  const records = [...starts, ...controls]
    .toSorted((a, b) => a.month - b.month)
    .flatMap((each, index) => {
      const record = recordOf(truth, { ...each, index, people, quality: stream('quality'), cost: stream('cost') });
      return drawUniform(people, index, lane.twice) < truth.duplicates ? [record, record] : [record];
    });
  return { constructed: true, truth, records, deliveries: deliveriesOf(records, truth) };
}

/** The month at which the exposure since the opening is this. */
function monthOf({ opens, rampMonths }: { readonly opens: number; readonly rampMonths: number }, amount: number): number {
  return amount < rampMonths / 2 ? opens + Math.sqrt(2 * rampMonths * amount) : opens + amount + rampMonths / 2;
}

interface Dealt {
  readonly region: string;
  readonly arm: Arm;
  readonly month: number;
  readonly index: number;
  readonly people: RandomStream;
  readonly quality: RandomStream;
  readonly cost: RandomStream;
}

function recordOf(truth: SimulationTruth, { region, arm, month, index, people, quality, cost }: Dealt): SimulatedRecord {
  const uniform = (which: number): number => drawUniform(people, index, which);
  const subgroup = chosen(truth.subgroups, uniform(lane.subgroup));
  const place = uniform(lane.indication);
  const outside = arm === 'treated' && place < truth.outsideShare;
  const indication = outside
    ? 'outside'
    : arm === 'treated' && place < truth.outsideShare + truth.unknownShare
      ? 'unknown'
      : 'inside';
  const start = addCalendarDays(truth.introduced, Math.floor(month * daysPerMonth));
  const seen = (toDayNumber(truth.dataUntil) - toDayNumber(start)) / daysPerMonth;
  const lost = truth.lossPerMonth > 0 ? -log(uniform(lane.loss)) / truth.lossPerMonth : Number.POSITIVE_INFINITY;
  const reported = seen - (truth.reportingDelay * -log(uniform(lane.delay))) / daysPerMonth;
  const luck = uniform(lane.luck);
  const ratio = (endpoint: string): number =>
    (arm === 'control' ? 1 : trueRatio(truth, subgroup, endpoint)) * (outside ? truth.outsideRatio : 1);
  const events = Object.entries(truth.endpoints).map(([id, curve]) => [id, timeAt(curve, ratio(id), luck)] as const);
  const times = Object.fromEntries(
    events.map(([id, time]) => {
      const event = time <= lost && time <= reported;
      return [id, { months: Math.max(0, event ? time : Math.min(lost, seen)), event }] as const;
    }),
  );
  const end = Math.min(lost, seen, ...events.map(([, time]) => (time <= reported ? Math.max(time, 0) : Number.POSITIVE_INFINITY)));
  const alive = Math.min(lost, seen, Math.max(...events.map(([, time]) => time)));
  const stops = truth.stopsAt === undefined ? end : Math.min(end, times[truth.stopsAt]?.months ?? end);
  const until = events.find(([id]) => id === truth.stopsAt)?.[1] ?? end;
  const switches = uniform(lane.switches) < truth.switchShare ? until * uniform(lane.when) : Number.POSITIVE_INFINITY;
  const switched = switches < stops;
  const stop = Math.min(stops, switches);
  const stopped = truth.stopsAt !== undefined && times[truth.stopsAt]?.event === true;
  return {
    patient: `constructed-${String(index + 1).padStart(6, '0')}`,
    region,
    subgroup,
    arm,
    indication,
    start,
    birthYear: Number(start.slice(0, 4)) - 40 - Math.floor(40 * uniform(lane.born)),
    female: uniform(lane.sex) < 0.5,
    times,
    quality: qualityOf(truth, index, alive, quality),
    cost: costOf(truth, index, alive, cost),
    onTreatment: stop,
    stopDay: addCalendarDays(start, Math.floor(stop * daysPerMonth)),
    stopReason: switched ? 'switch' : stopped ? 'event' : 'followed',
  };
}

function chosen(subgroups: SimulationTruth['subgroups'], u: number): string {
  let left = u;
  for (const { subgroup, share } of subgroups) {
    if (left < share) return subgroup;
    left -= share;
  }
  return subgroups.at(-1)?.subgroup ?? '';
}

/** Days by which a time in months that is a whole number of days may miss it in the arithmetic of machines. */
const hair = 1e-9;
/** Whole days of a time in months, rounded down, as tables have them. */
export const wholeDays = (months: number): number => Math.floor(months * daysPerMonth + hair);
/** Whether somebody who is seen for so many months is seen at a planned month: on the day nearest to it. */
export const isSeenAt = (month: number, seen: number): boolean => dayOfMonth(month) <= wholeDays(seen);

function qualityOf({ quality }: SimulationTruth, index: number, seen: number, stream: RandomStream): ReadonlyMap<number, number> {
  const first = quality.mean + quality.sd * drawNormal(stream, index, 0);
  const planned = [{ month: 0, mean: 0 }, ...quality.changes];
  return new Map(
    planned.flatMap(({ month, mean }, at) => {
      const missing = drawUniform(stream, index, 100 + at) < quality.missing;
      if (missing || !isSeenAt(month, seen)) return [];
      const change = month === 0 ? 0 : mean + quality.changeSd * drawNormal(stream, index, 1 + at);
      return [[month, Number((first + change).toFixed(4))] as const];
    }),
  );
}

function costOf({ cost }: SimulationTruth, index: number, seen: number, stream: RandomStream): ReadonlyMap<number, number> {
  const shape = 1 / (cost.variation * cost.variation);
  const perMonth = (cost.perMonth * drawGamma(stream, index, shape)) / shape;
  return new Map(cost.months.flatMap((month) => (isSeenAt(month, seen) ? [[month, Math.round(perMonth * month)] as const] : [])));
}

/** A pack each time the last one has run out, from the start until the drug is stopped; each record once. */
function deliveriesOf(records: readonly SimulatedRecord[], { daysPerPack, dataUntil }: SimulationTruth): readonly DrugDelivery[] {
  let row = 1;
  return withoutDuplicates(records).flatMap(({ patient, arm, start, stopDay, subgroup }) => {
    const end = stopDay < dataUntil ? stopDay : dataUntil;
    const packs = arm === 'control' ? 0 : Math.floor((toDayNumber(end) - toDayNumber(start)) / daysPerPack) + 1;
    return Array.from({ length: packs }, (_, pack): DrugDelivery => {
      row += 1;
      return { row, patient, date: addCalendarDays(start, pack * daysPerPack), units: 1, days: daysPerPack, indication: subgroup };
    });
  });
}

/** Each patient once: the first of their records. */
export function withoutDuplicates(records: readonly SimulatedRecord[]): readonly SimulatedRecord[] {
  const seen = new Set<string>();
  return records.filter(({ patient }) => !seen.has(patient) && seen.add(patient));
}

/** Why the drug was stopped, as the event column of `treatment` has it: for the event, by switching to another, or not as far as was seen. */
export const stopCode = { event: 1, switch: 2, followed: 0 } as const;

/** The records as a table of outcomes, each patient once; the endpoint `treatment` with its causes beside those of the truth; series `quality` and `cost`. */
export function simulatedTable({ records, truth }: Simulated): OutcomeTable {
  const rows = withoutDuplicates(records);
  const series = (months: readonly number[], of: (record: SimulatedRecord) => ReadonlyMap<number, number>) =>
    months.map((month) => ({ month, values: Float64Array.from(rows, (record) => of(record).get(month) ?? Number.NaN) }));
  return {
    rows: rows.length,
    patient: rows.map(({ patient }) => patient),
    region: rows.map(({ region }) => region),
    subgroup: rows.map(({ subgroup }) => subgroup),
    arm: rows.map(({ arm }) => arm),
    indication: rows.map(({ indication }) => indication),
    start: rows.map(({ start }) => start),
    endpoints: {
      ...Object.fromEntries(
        Object.keys(truth.endpoints).map((id) => [
          id,
          {
            exit: Float64Array.from(rows, ({ times }) => times[id]?.months ?? Number.NaN),
            cause: Uint8Array.from(rows, ({ times }) => Number(times[id]?.event === true)),
          },
        ]),
      ),
      treatment: {
        exit: Float64Array.from(rows, ({ onTreatment }) => onTreatment),
        cause: Uint8Array.from(rows, ({ stopReason }) => Math.min(1, stopCode[stopReason])),
      },
    },
    causes: { treatment: Uint8Array.from(rows, ({ stopReason }) => stopCode[stopReason]) },
    series: {
      quality: series([0, ...truth.quality.changes.map(({ month }) => month)], ({ quality }) => quality),
      cost: series(truth.cost.months, ({ cost }) => cost),
    },
  };
}

/** True survival of a subgroup’s treated, within the indication. */
export function trueSurvival(truth: SimulationTruth, endpoint: string, subgroup: string, month: number): number {
  const curve = truth.endpoints[endpoint];
  if (curve === undefined) throw new RangeError(`No endpoint ${endpoint}`);
  return exp(-trueRatio(truth, subgroup, endpoint) * pow(month / curve.scale, curve.shape));
}
