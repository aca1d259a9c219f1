export * from './against-assumed.ts';
export * from './assumed-curve.ts';
export * from './belief.ts';
export * from './calibration.ts';
export * from './causes.ts';
export * from './decision-rules.ts';
export type { ExternalControl } from './external-control.ts';
export * from './rule.ts';
