export * from './elementary.ts';
export * from './gamma.ts';
export * from './linear-algebra.ts';
export * from './normal.ts';
export * from './random.ts';
export * from './summaries.ts';
export * as vectorisable from './vectorisable.ts';
export * from './distributions/index.ts';
export * from './survival/index.ts';
