import { consumerPriceIndexNorway } from './tables/consumer-price-index-norway.ts';
import { mortalityNorway2024 } from './tables/mortality-norway-2024.ts';
import { mortalityNorway2025 } from './tables/mortality-norway-2025.ts';
import { remainingQalysNorway2025 } from './tables/remaining-qalys-norway-2025.ts';
import { severityClassesMagnussen2015 } from './tables/severity-classes-magnussen-2015.ts';
import { utilityNormsGarratt2022 } from './tables/utility-norms-garratt-2022.ts';
import type { ReferenceTable } from './types.ts';

/** Every dated table, in the order of their ids. */
export const referenceTables: readonly ReferenceTable[] = [
  consumerPriceIndexNorway,
  mortalityNorway2024,
  mortalityNorway2025,
  remainingQalysNorway2025,
  severityClassesMagnussen2015,
  utilityNormsGarratt2022,
];

const byId = new Map(referenceTables.map((table) => [table.id, table]));

/** The table with this id. An id names one edition (the year is part of it), so a document that cites it never changes meaning. */
export function referenceTable(id: string): ReferenceTable | undefined {
  return byId.get(id);
}
