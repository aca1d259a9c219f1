import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Label } from '../confidentiality.ts';
import type { FieldValue, ValuesOf } from '../field.ts';
import { bodies, type OrganisationId } from '../parties.ts';
import type { temporaryFields } from './fields.ts';

/** A contract of temporary introduction as far as its reader may know it; a draft may lack anything. */
export type Contract = Partial<ValuesOf<typeof temporaryFields.draftContract>>;

type RowsOf<K extends keyof Contract> = NonNullable<Contract[K]> extends readonly (infer R)[] ? R : never;
export type DataSource = RowsOf<'sources'>;
export type OpenQuestion = RowsOf<'openQuestions'>;
/** What a question is worth, as it was computed. */
export type QuestionValue = RowsOf<'questionValues'>;
export type DecisionRule = RowsOf<'decisionRules'>;
export type ExitStep = RowsOf<'exitPlan'>;

/** Those who must sign: the supplier, Sykehusinnkjøp who negotiated it, and the regional health authorities who enter it. A8-1, A8-3, A8-4. */
export const signatories = ['supplier', 'sykehusinnkjop', 'rhf'] as const;
export type Signatory = (typeof signatories)[number];

/** What is withheld from the public: A8-6, the form of the agreement is public, what gives the price is not. */
const confidentialFields: ReadonlySet<string> = new Set<keyof Contract>(['interimPricePerPack', 'riskSharingTerms']);

/** A contract's price and terms: a trade secret of the supplier, held by Sykehusinnkjøp, shown to those who decide. A8-6, S13.R2. */
export function termsLabel(supplier: OrganisationId): Label {
  return {
    class: 'confidential',
    ground: 'tradeSecret',
    owner: bodies.sykehusinnkjop,
    sharedWith: [supplier, bodies.beslutningsforum],
  };
}

/** The values of a contract under their labels: the price and its terms under their own, the rest under one. */
export function labelledContract(
  values: Readonly<Record<string, FieldValue | undefined>>,
  own: Label,
  terms: Label,
): Readonly<Record<string, { readonly label: Label; readonly value: FieldValue }>> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, { label: isConfidential(name) ? terms : own, value }] as const],
    ),
  );
}

/** True for what only the parties to the price may read: also the hash that a price could be guessed from. */
const isConfidential = (name: string): boolean => confidentialFields.has(name) || name === 'contractHash';

/** SHA-256 of the whole contract: what a signature names. Known to those who may read all of it, for from it a price could be guessed. */
export function contractHash(contract: Contract): string {
  return hashOf(contract);
}

/** SHA-256 of what is not confidential in a contract: by it anyone can tell that the published text is the signed one. */
export function publicHash(contract: Contract): string {
  return hashOf(Object.fromEntries(Object.entries(contract).filter(([name]) => !confidentialFields.has(name))));
}

const hashOf = (value: Readonly<Record<string, unknown>>): string => bytesToHex(sha256(utf8ToBytes(canonical(value))));

/** JSON with the keys of every object sorted and what is undefined left out. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
}
