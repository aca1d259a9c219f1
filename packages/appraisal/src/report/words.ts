import type { PartId } from '../assessment/format.ts';
import type { RuleId } from '../rules.ts';
import type { Blocked, NodeKind, NoteCode, ResultNode } from '../types.ts';
import type { SectionId } from './sections.ts';

/** The words and the manner of writing numbers of one language; packages/language makes them. */
export interface ReportWords {
  readonly language: 'nb' | 'nn' | 'en';
  readonly sections: Readonly<Record<SectionId, string>>;
  readonly parts: Readonly<Record<PartId, string>>;
  readonly quantities: Readonly<Record<NodeKind, string>>;
  readonly rules: Readonly<Record<RuleId, string>>;
  readonly notes: Readonly<Record<NoteCode, string>>;
  readonly pico: Readonly<Record<'population' | 'intervention' | 'comparator' | 'outcomes', string>>;
  readonly facts: Readonly<
    Record<
      | 'model'
      | 'source'
      | 'strategy'
      | 'comparator'
      | 'submissionDate'
      | 'known'
      | 'horizon'
      | 'currency'
      | 'priceYear'
      | 'draws'
      | 'seed',
      string
    >
  >;
  readonly identity: Readonly<
    Record<'document' | 'model' | 'inputs' | 'engine' | 'run' | 'probabilisticRun' | 'assessment', string>
  >;
  readonly terms: Readonly<
    Record<
      | 'strategy'
      | 'difference'
      | 'quantity'
      | 'value'
      | 'row'
      | 'health'
      | 'costs'
      | 'costEffectiveness'
      | 'severity'
      | 'uncertainty'
      | 'interval'
      | 'mean'
      | 'acceptability'
      | 'acceptabilityOf'
      | 'threshold'
      | 'probability',
      string
    >
  >;
  /** What a figure of acceptability shows. */
  readonly acceptabilityText: (details: { strategy: string; probability: string; threshold: string }) => string;
  /** Said of a text that is missing in this language and shown in bokmål. */
  readonly untranslated: string;
  /** What stands where a reference names no result. */
  readonly unknownReference: (details: { reference: string }) => string;
  readonly plain: PlainWords;
  /** A number with its unit, with so many decimals or as many as the quantity usually has. */
  readonly write: (node: Pick<ResultNode, 'value' | 'unit'>, digits?: number) => string;
  readonly writeNumber: (value: number, digits: number) => string;
  readonly writeDate: (date: string) => string;
  readonly blocked: (blocked: Blocked) => string;
  readonly faulty: (details: { count: string }) => string;
}

/** Sentences for everyone. Amounts and numbers come written. */
export interface PlainWords {
  readonly about: (details: { strategy: string; comparator: string }) => string;
  readonly severity: (details: { shortfall: string; level: string }) => string;
  readonly gain: (details: { strategy: string; qalys: string; months: string }) => string;
  readonly loss: (details: { strategy: string; qalys: string }) => string;
  readonly sameHealth: (details: { strategy: string }) => string;
  readonly dearer: (details: { amount: string }) => string;
  readonly cheaper: (details: { amount: string }) => string;
  readonly sameCost: string;
  readonly ratio: (details: { icer: string }) => string;
  readonly below: (details: { reference: string }) => string;
  readonly above: (details: { reference: string }) => string;
  readonly sure: (details: { of100: string }) => string;
  readonly patients: (details: { year: string; patients: string }) => string;
  readonly decision: string;
}
