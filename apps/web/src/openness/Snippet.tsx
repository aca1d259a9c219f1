import type { ReactNode } from 'react';
import type { FoundMethod } from '../api/types.ts';

/** The words around what was searched for. */
export function Snippet({ pieces }: { readonly pieces: NonNullable<FoundMethod['snippet']> }): ReactNode {
  return (
    <p className="snippet">{pieces.map(({ text, hit }, index) => (hit ? <mark key={`${index} ${text}`}>{text}</mark> : text))}</p>
  );
}
