import type { Fault } from '@likeverd/modelling';
import type { Content } from './language.tsx';

type Sentences = Readonly<Record<string, (details: Fault['details']) => string>>;

/** A fault of a model document in words: what is wrong and what to do. */
export function faultText({ modelling }: Content, { code, details }: Fault): string {
  const sentences: Sentences = modelling.faults;
  return sentences[code]?.(details) ?? code;
}
