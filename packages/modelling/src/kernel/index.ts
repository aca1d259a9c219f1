export * from './encoder.ts';
export * from './memory.ts';
export * from './philox.ts';
export * from './vector-math.ts';
export * from './webassembly.ts';
