import { holdsAsOf } from './as-of.ts';
import { whitePaper2025 } from './sources.ts';
import type { AsOf, CalendarDate, Source } from './types.ts';

/** Every consequence a method may have, as Figure 4.1 of Meld. St. 21 (2024–2025) names them, in its order. */
export const impactCategories = [
  'qalys',
  'infection',
  'otherHealthGains',
  'interventionCosts',
  'relatedCosts',
  'unrelatedCosts',
  'informalCare',
  'privateServices',
  'time',
  'transport',
  'paidProduction',
  'unpaidProduction',
  'transfers',
  'otherServices',
  'justice',
  'education',
  'environment',
  'other',
] as const;
export type ImpactCategory = (typeof impactCategories)[number];

/** In which perspectives one consequence counts: a column of the figure each. */
export interface ImpactInclusion {
  readonly healthService: boolean;
  readonly society: boolean;
  readonly extended: boolean;
}

/** A dated impact inventory (konsekvensoversikt): which consequences count in which perspective. */
export interface ImpactInventory {
  readonly id: string;
  readonly inclusion: Readonly<Record<ImpactCategory, ImpactInclusion>>;
  readonly effectiveFrom: CalendarDate;
  readonly effectiveTo?: CalendarDate;
  readonly knownFrom: CalendarDate;
  readonly source: Source;
}

const everywhere: ImpactInclusion = { healthService: true, society: true, extended: true };
const beyondService: ImpactInclusion = { healthService: false, society: true, extended: true };
const societyAlone: ImpactInclusion = { healthService: false, society: true, extended: false };

/** Every edition; editions never overlap. */
const impactInventories: readonly ImpactInventory[] = [
  {
    id: 'impact-inventory-2025',
    inclusion: {
      qalys: everywhere,
      infection: everywhere,
      otherHealthGains: everywhere,
      interventionCosts: everywhere,
      relatedCosts: everywhere,
      unrelatedCosts: { healthService: true, society: true, extended: false },
      informalCare: beyondService,
      privateServices: societyAlone,
      time: beyondService,
      transport: beyondService,
      paidProduction: societyAlone,
      unpaidProduction: societyAlone,
      transfers: { healthService: false, society: false, extended: false },
      otherServices: societyAlone,
      justice: societyAlone,
      education: societyAlone,
      environment: societyAlone,
      other: societyAlone,
    },
    effectiveFrom: '2025-06-04',
    knownFrom: '2025-06-04',
    source: { ...whitePaper2025, citation: `Figure 4.1 of ${whitePaper2025.citation}` },
  },
];

/** The inventory in force on the effective day as known on the known day. */
export const impactInventoryAsOf = (asOf: AsOf): ImpactInventory | undefined =>
  impactInventories.findLast((inventory) => holdsAsOf(inventory, asOf));
