/** Regressions of net benefit: tensor splines, a Gaussian process of low rank, multivariate adaptive regression splines. */
export const regressionMethods = ['spline', 'gaussian-process', 'mars'] as const;
export type RegressionMethod = (typeof regressionMethods)[number];
