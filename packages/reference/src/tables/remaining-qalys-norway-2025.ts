import { dmpSeverityTool } from '../sources.ts';
import type { ReferenceTable } from '../types.ts';

/** Expected remaining life years and QALYs of the general population, both sexes, at ages 40 to 90: all that is public of the tool. */
export const remainingQalysNorway2025: ReferenceTable = {
  id: 'remaining-qalys-norway-2025',
  title: 'Expected remaining QALYs in the Norwegian general population, both sexes (new norm)',
  columns: {
    age: [
      40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70,
      71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83, 84, 85, 86, 87, 88, 89, 90,
    ],
    remainingLifeYears: [
      44.1, 43.1, 42.1, 41.2, 40.2, 39.2, 38.3, 37.3, 36.4, 35.4, 34.5, 33.5, 32.6, 31.7, 30.7, 29.8, 28.9, 28, 27.1, 26.2, 25.3,
      24.4, 23.5, 22.6, 21.8, 20.9, 20.1, 19.2, 18.4, 17.6, 16.8, 16, 15.3, 14.5, 13.7, 13, 12.3, 11.6, 10.9, 10.2, 9.6, 9, 8.4,
      7.8, 7.2, 6.7, 6.2, 5.7, 5.2, 4.8, 4.4,
    ],
    remainingQalys: [
      37.8, 37, 36.2, 35.3, 34.5, 33.7, 32.9, 32.1, 31.2, 30.4, 29.6, 28.8, 28, 27.2, 26.4, 25.6, 24.8, 24, 23.2, 22.4, 21.6, 20.8,
      20, 19.2, 18.5, 17.7, 17, 16.2, 15.5, 14.8, 14.1, 13.4, 12.7, 12, 11.4, 10.7, 10.1, 9.5, 8.9, 8.3, 7.8, 7.3, 6.8, 6.3, 5.8,
      5.4, 5, 4.6, 4.2, 3.9, 3.6,
    ],
    hrqol: [
      0.853, 0.853, 0.853, 0.853, 0.853, 0.853, 0.853, 0.853, 0.853, 0.853, 0.87, 0.87, 0.87, 0.87, 0.87, 0.87, 0.87, 0.87, 0.87,
      0.87, 0.885, 0.885, 0.885, 0.885, 0.885, 0.885, 0.885, 0.885, 0.885, 0.885, 0.859, 0.859, 0.859, 0.859, 0.859, 0.859, 0.859,
      0.859, 0.859, 0.859, 0.811, 0.811, 0.811, 0.811, 0.811, 0.811, 0.811, 0.811, 0.811, 0.811, 0.811,
    ],
  },
  units: { age: 'years', remainingLifeYears: 'years', remainingQalys: 'QALY', hrqol: 'utility' },
  effectiveFrom: '2025-09-01',
  knownFrom: '2025-07-01',
  source: dmpSeverityTool,
};
