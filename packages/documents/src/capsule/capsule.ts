import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Confidentiality } from '@likeverd/modelling';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { archiveOf } from '../archive.ts';

/** Files by name. */
export type Files = Readonly<Record<string, Uint8Array>>;

/** What a capsule says of itself. */
export interface CapsuleManifest {
  readonly format: 'likeverd-capsule/1';
  readonly assessment: string;
  readonly class: Confidentiality;
  /** Whether what is not for everyone was left out. */
  readonly open: boolean;
  /** Parts and files that were left out because they are not for everyone. */
  readonly leftOut: readonly string[];
  /** Whether what is there is enough to do everything again. */
  readonly replayable: boolean;
  /** How the assessment was run. */
  readonly run: {
    readonly draws: number;
    readonly seed: number;
    /** ISO date on which it was made. */
    readonly known: string;
    readonly language: 'nb' | 'nn' | 'en';
  };
  /** Digests of results by name, in full. */
  readonly results: Readonly<Record<string, string>>;
  /** sha-256 of every other file. */
  readonly files: Readonly<Record<string, string>>;
}

export type CapsuleFault =
  | { readonly code: 'notACapsule' }
  | { readonly code: 'tooLarge' }
  | { readonly code: 'tampered' | 'missing' | 'unknown'; readonly file: string };

export type OpenedCapsule =
  | { readonly ok: true; readonly manifest: CapsuleManifest; readonly files: Files; readonly digest: string }
  | { readonly ok: false; readonly fault: CapsuleFault };

const MANIFEST = 'manifest.json';
/** More than this, unpacked, is no capsule of ours. */
const MOST_BYTES = 512_000_000;

const digestOf = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));

/** The digests of files by name, in the order of their names. */
export const digestsOf = (files: Files): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.keys(files)
      .toSorted()
      .flatMap((name) => {
        const bytes = files[name];
        return bytes === undefined ? [] : [[name, digestOf(bytes)]];
      }),
  );

/** Files with their manifest as an archive; the digest is that of the manifest and so of everything. */
export const packCapsule = (
  about: Omit<CapsuleManifest, 'format' | 'files'>,
  files: Files,
): { readonly bytes: Uint8Array; readonly digest: string; readonly manifest: CapsuleManifest } => {
  const manifest: CapsuleManifest = { format: 'likeverd-capsule/1', ...about, files: digestsOf(files) };
  const text = strToU8(`${JSON.stringify(manifest, undefined, 2)}\n`);
  const ordered = Object.keys(manifest.files).flatMap((name) => {
    const bytes = files[name];
    return bytes === undefined ? [] : [[name, bytes] as const];
  });
  return { bytes: archiveOf({ [MANIFEST]: text, ...Object.fromEntries(ordered) }), digest: digestOf(text), manifest };
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isTexts = (value: unknown): value is Readonly<Record<string, string>> =>
  isRecord(value) && Object.values(value).every((item) => typeof item === 'string');

const isManifest = (value: unknown): value is CapsuleManifest => {
  if (!isRecord(value) || value['format'] !== 'likeverd-capsule/1' || !isRecord(value['run'])) return false;
  const { draws, seed, known, language } = value['run'];
  return (
    typeof value['assessment'] === 'string' &&
    typeof value['replayable'] === 'boolean' &&
    typeof value['open'] === 'boolean' &&
    ['public', 'internal', 'confidential'].some((name) => name === value['class']) &&
    Array.isArray(value['leftOut']) &&
    Number.isInteger(draws) &&
    Number.isInteger(seed) &&
    typeof known === 'string' &&
    ['nb', 'nn', 'en'].some((name) => name === language) &&
    isTexts(value['results']) &&
    isTexts(value['files'])
  );
};

const unpacked = (bytes: Uint8Array): Files | CapsuleFault => {
  let size = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        size += originalSize;
        // other programs write folders as entries of their own
        return size <= MOST_BYTES && !name.endsWith('/');
      },
    });
    return size > MOST_BYTES ? { code: 'tooLarge' } : files;
  } catch {
    // fflate throws for whatever is no archive, and for nothing else
    return { code: 'notACapsule' };
  }
};

const isFault = (given: Files | CapsuleFault): given is CapsuleFault => typeof given['code'] === 'string';

const parsed = (bytes: Uint8Array | undefined): unknown => {
  if (bytes === undefined) return undefined;
  try {
    return JSON.parse(strFromU8(bytes));
  } catch {
    return undefined;
  }
};

/** Opens a capsule; refused where it is none, or where a file is not what its manifest says, with the file's name. */
export const openCapsule = (bytes: Uint8Array): OpenedCapsule => {
  const all = unpacked(bytes);
  if (isFault(all)) return { ok: false, fault: all };
  const { [MANIFEST]: text, ...files } = all;
  const manifest = parsed(text);
  if (text === undefined || !isManifest(manifest)) return { ok: false, fault: { code: 'notACapsule' } };
  const refused = (code: 'tampered' | 'missing' | 'unknown', file: string): OpenedCapsule => ({ ok: false, fault: { code, file } });
  const extra = Object.keys(files).find((name) => !Object.hasOwn(manifest.files, name));
  if (extra !== undefined) return refused('unknown', extra);
  for (const [name, digest] of Object.entries(manifest.files)) {
    const file = files[name];
    if (file === undefined) return refused('missing', name);
    if (digestOf(file) !== digest) return refused('tampered', name);
  }
  return { ok: true, manifest, files, digest: digestOf(text) };
};
