import type { Label } from './confidentiality.ts';
import type { RuleId } from './rules.ts';

/**
 * What a person fills in for each action, as data: the same descriptors validate a command, render the form and document the API.
 * `rows` is a small table, its columns fields of the simple kinds.
 */
export type FieldKind =
  | 'text'
  | 'longText'
  | 'choice'
  | 'choices'
  | 'date'
  | 'amount'
  | 'boolean'
  | 'rows'
  | 'run'
  | 'assessment'
  | 'file';

export interface Field {
  readonly kind: FieldKind;
  /** The rule that asks for it; default: a form is to be complete. */
  readonly rule?: RuleId;
  readonly required: boolean;
  /** Belongs to a complete form, which can be sent without it: whoever receives it may ask for it. */
  readonly wanted?: boolean;
  /** Longest accepted text, in characters. */
  readonly longest?: number;
  /** Shortest accepted text, in characters, after trimming. */
  readonly shortest?: number;
  readonly choices?: readonly string[];
  /** Smallest and largest accepted amount. */
  readonly minimum?: number;
  readonly maximum?: number;
  /** What an amount counts, when it is not kroner: the key of a unit's words. */
  readonly unit?: string;
  /** Columns of a table; their words are in packages/language under `field.column`. */
  readonly columns?: Fields;
  /** Filled in by a computation of the service, which checks it; shown, never typed. */
  readonly computed?: true;
  /** A text in one language, beside the same in others: shown to its readers alone. */
  readonly language?: 'nb' | 'nn' | 'en';
  /** Most rows of a table. */
  readonly most?: number;
  /** Heading under which a form groups the field: the key of a section's words. */
  readonly section?: string;
  /** The field belongs to the form only while another field (a choice, or a boolean as `true`/`false`) has one of these values. */
  readonly when?: { readonly field: string; readonly is: readonly string[] };
}

export type Fields = Readonly<Record<string, Field>>;

/** A run as the case knows it: by hash and summary, never by content. Filled in by the service from the stored result. */
export interface RunReference {
  /** Hash of the stored result. */
  readonly result: string;
  readonly model: string;
  readonly modelId: string;
  readonly inputs: string;
  readonly engine: string;
  /** The strictest class of anything that went into the run; the summary below carries it too. */
  readonly confidentiality: Label['class'];
  readonly draws: number;
  readonly seed: number;
  readonly currency: string;
  /** Strategy ids, comparator first. */
  readonly strategies: readonly string[];
  /** Discounted increments against the comparator, per person. */
  readonly incrementalCosts: number;
  readonly incrementalQalys: number;
  /** Cost per QALY; absent where a ratio would mislead (dominance, no difference). */
  readonly costPerQaly?: number;
  /** Absolute shortfall in QALYs, class and reference willingness to pay; absent where they could not be computed. */
  readonly absoluteShortfall?: number;
  readonly severityClass?: number;
  readonly referenceThreshold?: number;
  /** Share of draws with non-negative net benefit at the reference threshold. */
  readonly probabilityCostEffective?: number;
}

/** An assessment as the case knows it: a version of the document, and the result that was judged from it. Filled in by the service. */
export interface AssessmentReference {
  readonly version: number;
  /** Digest of the document's text. */
  readonly document: string;
  /** Hash of the stored result. */
  readonly result: string;
  /** The strictest class of anything that went into the result. */
  readonly confidentiality: Label['class'];
}

/** A file as the case knows it: by hash, never by content. Filled in by the service from what was sent in. */
export interface FileReference {
  /** Id under which it was sent in. */
  readonly id: string;
  /** SHA-256 of the bytes. */
  readonly hash: string;
  /** Bytes. */
  readonly size: number;
  /** By content, never by name. */
  readonly mediaType: string;
  /** As its sender called it. */
  readonly name: string;
}

/** One row of a table: simple values by column. */
export type Row = Readonly<Record<string, string | number | boolean | readonly string[]>>;

export type FieldValue =
  | string
  | number
  | boolean
  | readonly string[]
  | readonly Row[]
  | RunReference
  | AssessmentReference
  | FileReference;
export type FieldValues = Readonly<Record<string, FieldValue>>;

type ValueOf<F extends Field> = F['kind'] extends 'text' | 'longText' | 'choice' | 'date'
  ? string
  : F['kind'] extends 'choices'
    ? readonly string[]
    : F['kind'] extends 'amount'
      ? number
      : F['kind'] extends 'boolean'
        ? boolean
        : F['kind'] extends 'rows'
          ? readonly ValuesOf<NonNullable<F['columns']>>[]
          : F['kind'] extends 'run'
            ? RunReference
            : F['kind'] extends 'assessment'
              ? AssessmentReference
              : FileReference;

/** A field that may be absent: optional, or belonging to the form only under a condition. */
type Always<F> = F extends { required: true } ? (F extends { when: object } ? false : true) : false;

/** The validated values of a form, typed from its descriptors: required fields are present. */
export type ValuesOf<F extends Fields> = {
  readonly [K in keyof F as Always<F[K]> extends true ? K : never]: ValueOf<F[K]>;
} & {
  readonly [K in keyof F as Always<F[K]> extends true ? never : K]?: ValueOf<F[K]>;
};

export const title = { kind: 'text', required: true, shortest: 5, longest: 200 } as const satisfies Field;
export const prose = { kind: 'longText', required: true, shortest: 10, longest: 20_000 } as const satisfies Field;
export const optionalProse = { ...prose, required: false } as const satisfies Field;
export const day = { kind: 'date', required: true } as const satisfies Field;
export const optionalDay = { ...day, required: false } as const satisfies Field;

/** Whether a field belongs to the form with these values. */
export function applies(field: Field, values: Readonly<Record<string, unknown>>): boolean {
  return field.when === undefined || field.when.is.includes(String(values[field.when.field]));
}

/** The fields that a complete form has and this one lacks, in the form's order. */
export function missingFrom(fields: Fields, values: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(fields).flatMap(([name, field]) =>
    field.wanted === true && applies(field, values) && isEmpty(values[name]) ? [name] : [],
  );
}

/** Whether nothing has been filled in. */
export function isEmpty(raw: unknown): boolean {
  return (
    raw === undefined || raw === null || (typeof raw === 'string' && raw.trim() === '') || (Array.isArray(raw) && raw.length === 0)
  );
}
