import { randomStream } from '@likeverd/statistics';

/** The stream that decides where patients go. */
const TRANSITION_STREAM = 'transitions of patients';
/** Stands for the base case where draws have their number. */
export const BASE_CASE_DRAW = 0xffffffff;
/** Block of random words that decides where a patient starts. */
export const START_BLOCK = 0xffffffff;

/**
 * Random words of patients. Word k of patient i in draw d is a function of (seed, d, i, k) alone, so that strategies meet the same
 * luck, and no thread, shard or order can change it. Philox4x32-10 with counter (patient, block of four words, draw, seed's upper
 * half xor name) and key (seed's lower half, name).
 */
export interface PatientStream {
  readonly key: readonly [number, number];
  readonly upper: number;
}

export const patientStream = (seed: number): PatientStream => {
  const { seedLow, seedHigh, name0, name1 } = randomStream(seed, TRANSITION_STREAM);
  return { key: [seedLow, name0], upper: (seedHigh ^ name1) >>> 0 };
};
