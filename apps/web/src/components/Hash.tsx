import type { ReactNode } from 'react';

/** A digest in full; it may break anywhere, since nobody reads it aloud. */
export function Hash({ value }: { readonly value: string }): ReactNode {
  return <code className="hash">{value}</code>;
}
