import { isSeenAt, type Simulated, type SimulatedRecord, type SimulationTruth } from '@likeverd/followup';
import { addCalendarMonths, type CalendarDate, toDayNumber } from '@likeverd/reference';

/** Months after the introduction to which the patients of the story are dealt. */
const dealtMonths = 30;

/**
 * What is true of the constructed method: patients come half as fast as planned and late in two regions, the effect on survival is as large as in the
 * trial for those with a gene fusion, and hardly any for the others. Nobody in the story knows this; the data have to show it.
 */
export const storyTruth = (introduced: CalendarDate): SimulationTruth => ({
  introduced,
  dataUntil: addCalendarMonths(introduced, dealtMonths),
  seed: 2031,
  accrual: [
    { region: 'helse-sor-ost', opens: 1, rampMonths: 4, perMonth: 3.2 },
    { region: 'helse-vest', opens: 2, rampMonths: 4, perMonth: 1.3 },
    { region: 'helse-midt-norge', opens: 6, rampMonths: 6, perMonth: 0.8 },
    { region: 'helse-nord', opens: 10, rampMonths: 6, perMonth: 0.5 },
  ],
  subgroups: [
    { subgroup: 'fusion', share: 0.55, ratios: { os: 0.5, pfs: 0.4 } },
    { subgroup: 'otherMutation', share: 0.45, ratios: { os: 1, pfs: 0.95 } },
  ],
  // the chemotherapy arm of the model: exp(0.15) and 1.75 years, exp(0.10) and 0.70 years
  endpoints: { os: { shape: 1.1618, scale: 21 }, pfs: { shape: 1.1052, scale: 8.4 } },
  lossPerMonth: 0.002,
  outsideShare: 0.06,
  unknownShare: 0.04,
  outsideRatio: 1.2,
  stopsAt: 'pfs',
  switchShare: 0.06,
  quality: { mean: 0.72, sd: 0.12, changeSd: 0.08, changes: [{ month: 6, mean: 0.03 }], missing: 0.2 },
  cost: { perMonth: 5_600, variation: 0.35, months: [6, 12] },
  daysPerPack: 28,
  reportingDelay: 0,
  duplicates: 0.02,
});

/** The mean month of the Gregorian calendar, as the simulator counts. */
const daysPerMonth = 365.2425 / 12;

/** What of the dealt patients could be seen on a day: who had started, what had happened to them, what had been delivered. */
export function seenOn(dealt: Simulated, day: CalendarDate): Simulated {
  const records = dealt.records.filter(({ start }) => start < day).map((record) => recordSeenOn(record, day));
  return {
    ...dealt,
    truth: { ...dealt.truth, dataUntil: day },
    records,
    deliveries: dealt.deliveries.filter(({ date }) => date < day),
  };
}

function recordSeenOn(record: SimulatedRecord, day: CalendarDate): SimulatedRecord {
  const seen = (toDayNumber(day) - toDayNumber(record.start)) / daysPerMonth;
  const early = <T>(values: ReadonlyMap<number, T>): ReadonlyMap<number, T> =>
    new Map([...values].filter(([month]) => isSeenAt(month, seen)));
  return {
    ...record,
    times: Object.fromEntries(
      Object.entries(record.times).map(([endpoint, { months, event }]) => [
        endpoint,
        { months: Math.min(months, seen), event: event && months <= seen },
      ]),
    ),
    onTreatment: Math.min(record.onTreatment, seen),
    stopReason: record.onTreatment <= seen ? record.stopReason : 'followed',
    quality: early(record.quality),
    cost: early(record.cost),
  };
}
