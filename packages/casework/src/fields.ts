import type { Label } from './confidentiality.ts';
import type { RuleId } from './rules.ts';

/**
 * What a person fills in for each action, as data: the same descriptors validate a command, render the form and document the API.
 */
export type FieldKind = 'text' | 'longText' | 'choice' | 'choices' | 'date' | 'amount' | 'boolean' | 'run' | 'assessment';

export interface Field {
  readonly kind: FieldKind;
  /** The rule that asks for it; default: a form is to be complete. */
  readonly rule?: RuleId;
  readonly required: boolean;
  /** Longest accepted text, in characters. */
  readonly longest?: number;
  /** Shortest accepted text, in characters, after trimming. */
  readonly shortest?: number;
  readonly choices?: readonly string[];
  /** Smallest and largest accepted amount. */
  readonly minimum?: number;
  readonly maximum?: number;
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

export type FieldValue = string | number | boolean | readonly string[] | RunReference | AssessmentReference;
export type FieldValues = Readonly<Record<string, FieldValue>>;

const title = { kind: 'text', required: true, shortest: 5, longest: 200 } as const satisfies Field;
const prose = { kind: 'longText', required: true, shortest: 10, longest: 20_000 } as const satisfies Field;
const optionalProse = { ...prose, required: false } as const satisfies Field;
const day = { kind: 'date', required: true } as const satisfies Field;
const criterionReason = { ...prose, rule: 'decision.reasonPerCriterion' } as const satisfies Field;

export const methodTypes = ['medicine', 'procedure', 'device', 'diagnostic'] as const;
export const assessmentTypes = ['costPerQaly', 'comparability', 'effectAndSafety', 'priceNoteOnly', 'full'] as const;
export const decisionOutcomes = ['introduced', 'introducedForSubgroup', 'notIntroduced'] as const;

const intake = {
  title,
  population: prose,
  comparator: { ...prose, shortest: 3 },
  reason: prose,
  contact: { kind: 'text', required: true, shortest: 5, longest: 200 },
  constructed: { kind: 'boolean', required: false },
} as const satisfies Fields;

/** Every command with its fields, in the order a form shows them. */
export const commandFields = {
  submitRequest: {
    title: intake.title,
    substance: { kind: 'text', required: true, shortest: 2, longest: 200 },
    population: intake.population,
    wholeIndication: { kind: 'boolean', required: true, rule: 'intake.wholeIndication' },
    comparator: intake.comparator,
    reason: intake.reason,
    documentationDate: { ...day, rule: 'intake.documentationDate' },
    contact: intake.contact,
    constructed: intake.constructed,
  },
  submitProposal: {
    title: intake.title,
    methodType: { kind: 'choice', required: true, choices: ['procedure', 'device', 'diagnostic'] },
    population: intake.population,
    comparator: intake.comparator,
    reason: intake.reason,
    contact: intake.contact,
    constructed: intake.constructed,
  },
  askForCompletion: { missing: prose },
  completeRequest: { completion: prose },
  registerCase: { title, population: prose, comparator: { ...prose, shortest: 3 } },
  commissionAssessment: {
    assessmentType: { kind: 'choice', required: true, choices: assessmentTypes },
    body: { kind: 'choice', required: true, choices: ['dmp', 'fhi'] },
    meetingDate: day,
    reason: prose,
  },
  declineAssessment: { meetingDate: day, reason: prose },
  attachRun: { run: { kind: 'run', required: true, rule: 'assessment.needsRun' }, remark: optionalProse },
  attachAssessment: {
    document: { kind: 'assessment', required: true, rule: 'assessment.needsRun' },
    remark: optionalProse,
  },
  deliverAssessment: { benefit: prose, resources: prose, severity: prose, uncertainty: prose },
  signOffAssessment: { remark: optionalProse },
  recordPriceOffer: {
    pricePerPack: { kind: 'amount', required: true, minimum: 0, maximum: 1_000_000_000 },
    maximumPricePerPack: { kind: 'amount', required: true, minimum: 0, maximum: 1_000_000_000 },
    validUntil: day,
    terms: optionalProse,
  },
  recordPriceNote: { note: prose },
  recordDecision: {
    outcome: { kind: 'choice', required: true, choices: decisionOutcomes },
    population: prose,
    meetingDate: day,
    agreeing: {
      kind: 'choices',
      required: true,
      rule: 'decision.consensus',
      choices: ['helse-nord', 'helse-midt-norge', 'helse-vest', 'helse-sor-ost'],
    },
    reasonBenefit: criterionReason,
    reasonResources: criterionReason,
    reasonSeverity: criterionReason,
    reasonOverall: criterionReason,
    conditions: optionalProse,
    validFrom: day,
    reviewDate: { ...day, required: false },
  },
  publishDecision: {},
} as const satisfies Record<string, Fields>;

export type CommandType = keyof typeof commandFields;
export const commandTypes = Object.keys(commandFields) as readonly CommandType[];

type ValueOf<F extends Field> = F['kind'] extends 'text' | 'longText' | 'choice' | 'date'
  ? string
  : F['kind'] extends 'choices'
    ? readonly string[]
    : F['kind'] extends 'amount'
      ? number
      : F['kind'] extends 'boolean'
        ? boolean
        : F['kind'] extends 'run'
          ? RunReference
          : AssessmentReference;

/** The validated values of one command, typed from its descriptors: required fields are present. */
export type ValuesOf<C extends CommandType> = {
  readonly [K in keyof (typeof commandFields)[C] as (typeof commandFields)[C][K] extends { required: true } ? K : never]: ValueOf<
    (typeof commandFields)[C][K] & Field
  >;
} & {
  readonly [K in keyof (typeof commandFields)[C] as (typeof commandFields)[C][K] extends { required: true } ? never : K]?: ValueOf<
    (typeof commandFields)[C][K] & Field
  >;
};

/** A command before validation, as it arrives from a form or the API. */
export interface Command {
  readonly type: CommandType;
  readonly values: Readonly<Record<string, unknown>>;
}
