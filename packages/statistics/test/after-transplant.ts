import type { EventTimes } from '../src/index.ts';

/**
 * 177 patients after a transplant of stem cells for acute leukaemia: months, and whether they relapsed (1), died without a relapse (2) or were still followed (0). The
 * data of Scrucca, Santucci & Aversa 2010, Bone Marrow Transplantation 45:1388-1395 (`bmtcrr`).
 */
const months = {
  lymphoblastic: [
    '131.77 124.83 123.9 121.1 112.23 82.6 72.93 71.83 56.6 45.3 43.67 35.5 29.2 24.77 19.9 16.83 16.13',
    '2 3.57 6.13 5.37 2.87 3.07 1.7 1.8 1.67 7.53 2.53 4.23 13.07 7.57 2.4 1.23 8.63 1.1 20.83 4.07 7.93 17.23 3.63 9.43 1.87 7.63 2.23 10.3',
    '0.67 24.03 1.47 2.23 10.53 1.7 0.4 0.87 7.5 2.8 3.63 6.03 8 6 7.47 1.43 8.17 1.1 3.3 5.43 4.17 0.37 0.27 3.43 12.17 6.6 3.23 2.7',
  ],
  myeloid: [
    '114.7 114.1 112.93 110.37 106.13 85.1 81.67 77 76.03 67.8 70.2 68.83 59.17 58.23 58 49.27 43.2 42.5 41.3 35.5 32.63 29.9 28.7 26.13 16.6 15.17 14.5 10.2 9.97',
    '9.5 35 5.7 4.2 6.2 28.53 3.03 5.87 9.13 6.07 1.6 5.63 12.57 6.63 1.87 1.3 6 42.17 12.27 4.73 2.03 5 5.6 1.2 7 2.53 2.3 7.63',
    '6.33 2.3 5.27 6.3 10.9 7.63 20.93 2.83 9.63 3.17 9.97 9.17 8.73 4.8 3.57 3.47 1 6.1 1.97 3.6 4.4 13.8 9.2 6.7 11.8 1.23 3.9 4.57 4.4 3.7 3.4 8.6 2 8.8 7.2 9 0.13 3.93 5.23 3.5 2.8 1.47 0.87 7.2 3.57 4.57 1.77',
  ],
} as const;

export const afterTransplant = (group: keyof typeof months): EventTimes => {
  const lists = months[group].map((list) => list.split(' ').map(Number));
  return {
    exit: Float64Array.from(lists.flat()),
    cause: Uint8Array.from(lists.flatMap((list, cause) => list.map(() => cause))),
  };
};
