export * from './cumulative-incidence.ts';
export * from './event-times.ts';
export * from './exact-limits.ts';
export * from './gray-test.ts';
export * from './hazard-ratio.ts';
export * from './kaplan-meier.ts';
export * from './log-rank.ts';
