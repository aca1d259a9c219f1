import { hash, randomBytes } from 'node:crypto';
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
  return hash('sha256', data);
}

/** Digest by which a value enters the chain. */
export function valueDigest(salt: string, value: FieldValue): string {
  return sha256(`${salt}:${canonicalJson(value)}`);
}

/**
 * Hash of an event over the hash of the one before it and everything that the event says: of the canonical JSON of both. It is written out
 * here, because the whole log is hashed again at every start and a label's JSON need be made once.
 */
export function eventHash(
  previous: string,
  event: Omit<CaseEvent, 'values' | 'type'> & { readonly type: string },
  values: Readonly<Record<string, ChainedValue>>,
): string {
  const { caseId, version, type, recordedAt, actor, label } = event;
  const said = Object.keys(values)
    .toSorted()
    .flatMap((name) => {
      const value = values[name];
      return value === undefined
        ? []
        : [`${JSON.stringify(name)}:{"digest":${JSON.stringify(value.digest)},"label":${labelJson(value.label)}}`];
    });
  return sha256(
    `{"actor":${canonicalJson(actor)},"caseId":${JSON.stringify(caseId)},"label":${labelJson(label)},"previous":${JSON.stringify(previous)},` +
      `"recordedAt":${JSON.stringify(recordedAt)},"type":${JSON.stringify(type)},"values":{${said.join(',')}},"version":${version}}`,
  );
}

const labels = new WeakMap<Label, string>();

function labelJson(label: Label): string {
  const known = labels.get(label);
  if (known !== undefined) return known;
  const made = canonicalJson(label);
  labels.set(label, made);
  return made;
}

/** JSON with sorted keys and no spaces; absent fields are left out. */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  let members = '';
  // Keys are sorted by their UTF-16 code units.
  for (const [name, item] of Object.entries(value).toSorted(byName)) {
    if (item !== undefined) members += `${members === '' ? '' : ','}${JSON.stringify(name)}:${canonicalJson(item)}`;
  }
  return `{${members}}`;
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);
