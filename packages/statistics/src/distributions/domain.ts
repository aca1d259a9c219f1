/** A number's allowed range. `'real'` still excludes NaN and infinities. */
export type Domain = 'real' | 'positive' | 'notNegative' | 'probability';

/** Whether a value lies in a domain. */
export const inDomain = (value: number, domain: Domain): boolean => {
  if (!(value > Number.NEGATIVE_INFINITY && value < Number.POSITIVE_INFINITY)) return false;
  if (domain === 'positive') return value > 0;
  if (domain === 'notNegative') return value >= 0;
  return domain === 'real' || (value >= 0 && value <= 1);
};
