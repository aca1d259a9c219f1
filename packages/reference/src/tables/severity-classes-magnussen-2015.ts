import { magnussen2015 } from '../sources.ts';
import type { ReferenceTable } from '../types.ts';

/**
 * The six severity classes as half-open bands of absolute shortfall, [shortfallFrom, shortfallBelow), each with its weight on the
 * opportunity cost. `shortfallBelow` is NaN in the last class, which is open upwards. The classes are not formally adopted: a reference.
 */
export const severityClassesMagnussen2015: ReferenceTable = {
  id: 'severity-classes-magnussen-2015',
  title: 'Severity classes by absolute shortfall, and their weights',
  columns: {
    group: [1, 2, 3, 4, 5, 6],
    shortfallFrom: [0, 4, 8, 12, 16, 20],
    shortfallBelow: [4, 8, 12, 16, 20, Number.NaN],
    weight: [1.0, 1.4, 1.8, 2.2, 2.6, 3.0],
  },
  units: { group: 'class', shortfallFrom: 'QALY', shortfallBelow: 'QALY', weight: 'factor' },
  effectiveFrom: '2015-01-01',
  knownFrom: '2015-01-01',
  source: magnussen2015,
};
