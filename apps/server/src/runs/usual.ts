import type { AssessmentHead } from '@likeverd/appraisal';

/** Draws of an assessment that does not say how many, and the seed of one that does not say which. */
const usualDraws = 10_000;
const usualSeed = 1;

/** How many draws an assessment asks for, from which seed. */
export const drawsOf = ({
  draws = usualDraws,
  seed = usualSeed,
}: AssessmentHead): { readonly draws: number; readonly seed: number } => ({
  draws,
  seed,
});
