import { statisticsNorwayConsumerPrices } from '../sources.ts';
import type { ReferenceTable } from '../types.ts';

/** Consumer price index, yearly mean, for the years that the gallery's models convert prices from or to. */
export const consumerPriceIndexNorway: ReferenceTable = {
  id: 'consumer-price-index-norway',
  title: 'Consumer price index, Norway (2015 = 100)',
  columns: {
    year: [2011, 2013, 2018, 2021, 2024],
    index: [93.3, 95.9, 108.4, 116.1, 133.6],
  },
  units: { year: 'year', index: 'index, 2015 = 100' },
  effectiveFrom: '2025-01-01',
  knownFrom: '2025-01-01',
  source: statisticsNorwayConsumerPrices,
};
