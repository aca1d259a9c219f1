import { type Blocked, readAssessment } from '@likeverd/appraisal';
import {
  type DeliveryFault,
  followUp,
  type FollowUpReport,
  readDrugDeliveries,
  readFollowUp,
  readOutcomes,
} from '@likeverd/followup';
import {
  compileModel,
  digest,
  type Fault,
  type LinearMemory,
  readModel,
  runBaseCase,
  runProbabilistic,
  type WebAssemblyHost,
} from '@likeverd/modelling';
import type { CalendarDate } from '@likeverd/reference';

/** Node’s own; its types come with those of the DOM, which have no place here. */
declare const WebAssembly: WebAssemblyHost<object, LinearMemory>;

/** The texts that a follow-up is made from. */
export interface FollowUpTexts {
  readonly document: string;
  readonly patients: string;
  readonly deliveries: string;
  readonly assessment: string;
  readonly model: string;
}

const usualDraws = 10_000;
const usualSeed = 1;

export type Made =
  | { readonly ok: true; readonly report: FollowUpReport }
  | { readonly ok: false; readonly faults: readonly (Fault | DeliveryFault)[] }
  | { readonly ok: false; readonly faults: readonly []; readonly blocked: Blocked };

/** Makes the report of a follow-up from its texts, or says every fault of the first text that has any. The same texts give the same report. */
export function makeFollowUp(texts: FollowUpTexts, known: CalendarDate): Made {
  const document = readFollowUp(texts.document);
  if (!document.ok) return document;
  const { premises } = document.value;
  const outcomes = readOutcomes(texts.patients, premises);
  if (!outcomes.ok) return outcomes;
  const deliveries = readDrugDeliveries(texts.deliveries, premises);
  if (!deliveries.ok) return deliveries;
  const assessment = readAssessment(texts.assessment);
  if (!assessment.ok) return assessment;
  const definition = readModel(texts.model);
  if (!definition.ok) return definition;
  const compiled = compileModel(definition.value, {});
  if (!compiled.ok) return compiled;
  const baseCase = runBaseCase(compiled.value, undefined, WebAssembly);
  if (!baseCase.ok) return baseCase;
  const { draws = usualDraws, seed = usualSeed } = premises;
  const prior = runProbabilistic(compiled.value, { seed, from: 0, to: draws }, undefined, WebAssembly);
  if (!prior.ok) return prior;
  const report = followUp({
    document: document.value,
    outcomes: { ...outcomes.value, hash: digest(texts.patients) },
    deliveries: { rows: deliveries.value, hash: digest(texts.deliveries) },
    assessment: assessment.value,
    definition: definition.value,
    compiled: compiled.value,
    baseCase: baseCase.value,
    prior: prior.value,
    known,
    host: WebAssembly,
  });
  return 'status' in report ? { ok: false, faults: [], blocked: report } : { ok: true, report };
}
