import { readAssessment } from '@likeverd/appraisal';
import { followUp, type FollowUpData, type FollowUpReport, type PlanFault } from '@likeverd/followup';
import {
  compileModel,
  type LinearMemory,
  readModel,
  runBaseCase,
  runProbabilistic,
  type WebAssemblyHost,
} from '@likeverd/modelling';
import type { CalendarDate } from '@likeverd/reference';
import { type EngineLimits, followUpData, type RegisterTables } from '@likeverd/registers';
import { planOf } from './plans.ts';

/** Node’s own; its types come with those of the DOM, which have no place here. */
declare const WebAssembly: WebAssemblyHost<object, LinearMemory>;

/** Everything that decides a report on register tables. */
export interface PlannedOrder {
  readonly plan: string;
  readonly sources: readonly RegisterTables[];
  readonly assessment: string;
  readonly model: string;
  /** Which norms and thresholds were known; nobody was under observation after it. */
  readonly known: CalendarDate;
  /** Folder for what does not fit in memory. */
  readonly spill: string;
  readonly limits: EngineLimits;
}

export type PlannedReport =
  | { readonly ok: true; readonly report: FollowUpReport }
  | { readonly ok: false; readonly faults: readonly PlanFault[] };

const usualDraws = 10_000;
const usualSeed = 1;

/** Makes the report of a plan from accepted tables, or says why there can be none. The same order gives the same report. */
export async function makePlanned({
  plan,
  sources,
  assessment,
  model,
  known,
  spill,
  limits,
}: PlannedOrder): Promise<PlannedReport> {
  const data = await followUpData({ plan: planOf(plan), sources, today: known }, spill, limits);
  return data.ok ? reportOn(data.value, assessment, model, known) : data;
}

function reportOn(data: FollowUpData, assessmentText: string, modelText: string, known: CalendarDate): PlannedReport {
  const assessment = readAssessment(assessmentText);
  if (!assessment.ok) return blocked(assessment.faults[0]?.code);
  const definition = readModel(modelText);
  if (!definition.ok) return blocked(definition.faults[0]?.code);
  const compiled = compileModel(definition.value, {});
  if (!compiled.ok) return blocked(compiled.faults[0]?.code);
  const baseCase = runBaseCase(compiled.value, undefined, WebAssembly);
  if (!baseCase.ok) return blocked(baseCase.faults[0]?.code);
  const { draws = usualDraws, seed = usualSeed } = data.document.premises;
  const prior = runProbabilistic(compiled.value, { seed, from: 0, to: draws }, undefined, WebAssembly);
  if (!prior.ok) return blocked(prior.faults[0]?.code);
  const report = followUp({
    ...data,
    assessment: assessment.value,
    definition: definition.value,
    compiled: compiled.value,
    baseCase: baseCase.value,
    prior: prior.value,
    known,
    host: WebAssembly,
  });
  return 'status' in report ? blocked(report.code) : { ok: true, report };
}

/** An assessment or a model that cannot be used, by the first of its faults. */
const blocked = (reason = ''): PlannedReport => ({ ok: false, faults: [{ code: 'plan.blocked', details: { reason } }] });
