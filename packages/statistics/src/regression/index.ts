export { adaptiveBasis, adaptiveSplines, type AdaptiveSplines } from './adaptive-splines.ts';
export { kernelBasis } from './kernel-basis.ts';
export {
  departures,
  fittedValues,
  type Projection,
  project,
  type SmoothFit,
  smoothFit,
  type Smoother,
  smootherOf,
  smoothingsOf,
  type SmoothingBasis,
} from './penalised-regression.ts';
export { mostTensorCovariates, tensorSplineBasis } from './spline-basis.ts';
export { type SymmetricEigen, symmetricEigen } from './symmetric-eigen.ts';
