import { curveOf, type SimulationTruth } from '../src/index.ts';

/** A plain truth, to be changed by each test: one region, two subgroups, nothing late, lost or doubled. */
export const plainTruth: SimulationTruth = {
  introduced: '2027-01-01',
  dataUntil: '2030-01-01',
  seed: 1,
  accrual: [{ region: 'west', opens: 0, rampMonths: 0, perMonth: 5 }],
  subgroups: [
    { subgroup: 'fusion', share: 0.6, ratios: { os: 0.5, pfs: 0.4 } },
    { subgroup: 'other', share: 0.4, ratios: { os: 1, pfs: 1 } },
  ],
  endpoints: { os: { shape: 1.2, scale: 24 }, pfs: { shape: 1.1, scale: 12 } },
  lossPerMonth: 0,
  outsideShare: 0,
  unknownShare: 0,
  outsideRatio: 1,
  stopsAt: 'pfs',
  switchShare: 0,
  quality: { mean: 0.7, sd: 0.1, changeSd: 0.05, changes: [{ month: 12, mean: 0.06 }], missing: 0 },
  cost: { perMonth: 10_000, variation: 0.4, months: [12] },
  daysPerPack: 28,
  reportingDelay: 0,
  duplicates: 0,
};

/** The true curve of an endpoint with hazards times a ratio, on a grid fine enough. */
export const trueCurve = ({ shape, scale }: { readonly shape: number; readonly scale: number }, ratio = 1) => {
  const months = Float64Array.from({ length: 4 * 72 + 1 }, (_, k) => k / 4);
  return curveOf(
    months,
    months.map((month) => Math.exp(-ratio * (month / scale) ** shape)),
  );
};
