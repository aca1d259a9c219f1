import { sha256 } from '../log/chain.ts';

/** A UUID (version 8) that is the same at every start. */
export function stableId(name: string): string {
  const hex = sha256(`likeverd example ${name}`);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
