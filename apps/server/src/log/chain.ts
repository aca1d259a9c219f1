import { createHash, randomBytes } from 'node:crypto';
import type { CaseEvent, FieldValue, Label } from '@likeverd/casework';

/** The hash before a case's first event. */
export const chainStart = '0'.repeat(64);

/** A stored value as the chain sees it: its label in the open, itself only as a salted digest. */
export interface ChainedValue {
  readonly label: Label;
  readonly digest: string;
}

/** 256 bits of chance: whoever holds a hash cannot try out prices against it. */
export function newSalt(): string {
  return randomBytes(32).toString('hex');
}

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** Digest by which a value enters the chain. */
export function valueDigest(salt: string, value: FieldValue): string {
  return sha256(`${salt}:${canonicalJson(value)}`);
}

/** Hash of an event over the hash of the one before it and everything that the event says. */
export function eventHash(
  previous: string,
  event: Omit<CaseEvent, 'values' | 'type'> & { readonly type: string },
  values: Readonly<Record<string, ChainedValue>>,
): string {
  const { caseId, version, type, recordedAt, actor, label } = event;
  return sha256(canonicalJson({ previous, caseId, version, type, recordedAt, actor, label, values }));
}

/** JSON with sorted keys and no spaces; absent fields are left out. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, item]) => `${JSON.stringify(name)}:${canonicalJson(item)}`).join(',')}}`;
}
