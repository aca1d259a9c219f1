/** Survival below this counts as this. */
export const SMALLEST_SURVIVAL = 1e-15;
/** -ln 1e-15: where every cumulative hazard stops. */
export const LARGEST_HAZARD = 34.538776394910684;
