import { refuse, type Refusal } from '../rules.ts';

/**
 * What stands in for a randomised control group, said openly. Register data rarely resolve the size of an effect (A11-6): whoever lets them bear on it must
 * say what they are compared with, where that comes from, why it may mislead, and how much less it counts.
 */
export interface ExternalControl {
  /** `modelComparator`: the curve that the model assumes for the comparator. `cohort`: rows of the data with arm control. */
  readonly kind: 'modelComparator' | 'cohort';
  readonly source: string;
  /** What may mislead: at least one statement. */
  readonly limits: readonly string[];
  /** Power of the likelihood, above 0 and at most 1 (Ibrahim & Chen 2000, Statistical Science 15:46-60). */
  readonly weight: number;
  /** Bias of the log hazard ratio that cannot be ruled out: mean and standard deviation (Turner et al. 2009, JRSS A 172:21-47). */
  readonly biasMean: number;
  readonly biasSd: number;
}

/** The refusal of an effect size without a control. */
export const noExternalControl = (what: string): Refusal => refuse('followUp.noExternalControl', 'effectSize', { what });
