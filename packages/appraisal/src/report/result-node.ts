import type { ResultNode } from '../types.ts';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** True for a number with its proof, wherever in a result it stands. */
export const isNode = (value: unknown): value is ResultNode =>
  isRecord(value) &&
  typeof value['id'] === 'string' &&
  typeof value['kind'] === 'string' &&
  typeof value['unit'] === 'string' &&
  Array.isArray(value['inputs']) &&
  Array.isArray(value['facts']) &&
  'value' in value;
