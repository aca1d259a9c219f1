import { readFileSync } from 'node:fs';
import type { SimulationTruth } from '../src/index.ts';

/**
 * What is true of the constructed follow-up in models/follow-ups: accrual slower than planned, no effect to speak of outside gene fusions, a tenth treated outside the
 * indication. Its two files of data are what `simulate` deals from this truth, and a test holds them against it.
 */
export const livingTruth: SimulationTruth = {
  introduced: '2027-01-01',
  dataUntil: '2028-12-31',
  seed: 2027,
  accrual: [
    { region: 'southEast', opens: 1, rampMonths: 6, perMonth: 2.4 },
    { region: 'west', opens: 2, rampMonths: 6, perMonth: 0.9 },
    { region: 'central', opens: 5, rampMonths: 6, perMonth: 0.6 },
    { region: 'north', opens: 9, rampMonths: 6, perMonth: 0.3 },
  ],
  subgroups: [
    { subgroup: 'fusion', share: 0.6, ratios: { os: 0.5, pfs: 0.4 } },
    { subgroup: 'otherMutation', share: 0.4, ratios: { os: 0.95, pfs: 0.9 } },
  ],
  // exp(0.15), 1.75 years; exp(0.10), 0.70 years
  endpoints: { os: { shape: 1.1618, scale: 21 }, pfs: { shape: 1.1052, scale: 8.4 } },
  lossPerMonth: 0.003,
  outsideShare: 0.08,
  unknownShare: 0.04,
  outsideRatio: 1.2,
  stopsAt: 'pfs',
  switchShare: 0.08,
  quality: { mean: 0.72, sd: 0.12, changeSd: 0.08, changes: [{ month: 6, mean: 0.03 }], missing: 0.25 },
  cost: { perMonth: 5_600, variation: 0.35, months: [6, 12] },
  daysPerPack: 28,
  reportingDelay: 30,
  duplicates: 0.06,
};

const folder = new URL('../../../models/follow-ups/', import.meta.url);
export const livingFile = (name: string): string => readFileSync(new URL(`constructed-targeted-therapy${name}`, folder), 'utf8');
