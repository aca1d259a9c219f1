export { type CompiledModel, compileModel } from './compile.ts';
export { describeModel } from './describe.ts';
export { digest } from './digest.ts';
export { ENGINE } from './engine-identity.ts';
export { modelReference, modelSchema } from './model-schema.ts';
export { LONGEST_DOCUMENT, type ModelDefinition, type Position, readModel } from './read.ts';
export { type Interpreted, interpret } from './reference-interpreter.ts';
export { joinDraws, type Progress, runBaseCase, runProbabilistic } from './run.ts';
export * from './types.ts';
