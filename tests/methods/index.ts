import { cohorts, curves, discounting } from './engine.ts';
import { followUpMethods } from './follow-up.ts';
import type { Chapter } from './method.ts';
import { uncertainty } from './uncertainty.ts';

/** The manual of methods, chapter by chapter. */
export const chapters: readonly Chapter[] = [discounting, curves, cohorts, uncertainty, followUpMethods];
