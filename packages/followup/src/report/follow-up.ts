import { type AssessmentDocument, type Blocked, type Materials, materialsOf, type Offer } from '@likeverd/appraisal';
import {
  type BaseCase,
  type CompiledModel,
  digest,
  type Hash,
  type LinearMemory,
  type ModelDefinition,
  type ProbabilisticRun,
  runProbabilistic,
  type WebAssemblyHost,
} from '@likeverd/modelling';
import { addCalendarDays, addCalendarMonths, type CalendarDate, toDayNumber } from '@likeverd/reference';
import { log, mean, standardDeviation } from '@likeverd/statistics';
import { type ReportPeople, reportPeople } from '../disclosure/report-people.ts';
import { type Forecast, forecast, forecastPatients, type ForecastRule, type FuturePatient } from '../forecast/index.ts';
import { observedAgainstAssumed, type ObservedAgainstAssumed } from '../observed/against-assumed.ts';
import { type AssumedCurve, lastMonth } from '../observed/assumed-curve.ts';
import { type CauseAgainstAssumed, causesAgainstAssumed } from '../observed/causes.ts';
import {
  type PatientsAgainstExpected,
  populationCalibration,
  type PracticeAgainstIndication,
  practiceCalibration,
} from '../observed/calibration.ts';
import { judgeRule } from '../observed/decision-rules.ts';
import { type ExternalControl, noExternalControl } from '../observed/external-control.ts';
import type { JudgedRule } from '../observed/rule.ts';
import {
  cutAt,
  daysPerMonth,
  monthsPerYear,
  type OutcomeTable,
  rowsOf,
  takeRows,
  timesByCause,
  timesTo,
} from '../outcomes/table.ts';
import { refuse, type Refusal } from '../rules.ts';
import { type DrugDelivery, type OutcomeSeen, settleYear, type Settlement } from '../settlement/settle.ts';
import { type EndpointEvidence, noDiscount, type ParameterEvidence } from '../update/evidence.ts';
import { type AppraisalFigures, appraisalFigures, type FiguresInput, holdingPrice, underAgreement } from '../update/reappraisal.ts';
import { type ModelUpdate, updateModel } from '../update/update.ts';
import { AssumedModels } from './curves.ts';
import { type CountsReport, countsReport, type ReadCounts } from './counts.ts';
import type { CommonPremises } from './format.ts';
import type { FollowUpDocument } from './read.ts';
import type { RegisterOrigin } from './registers.ts';
import type { ReadOutcomes } from './rows.ts';

/** What a follow-up is made from. Texts are named by their digests. */
export interface FollowUpInput<Module, Memory extends LinearMemory> {
  readonly document: FollowUpDocument;
  readonly outcomes: ReadOutcomes & { readonly hash: Hash };
  readonly deliveries?: { readonly rows: readonly DrugDelivery[]; readonly hash: Hash };
  /** Where the outcomes come from, where they come from register tables. */
  readonly registers?: RegisterOrigin;
  /** From a register that gives no more. */
  readonly counts?: ReadCounts;
  readonly assessment: AssessmentDocument;
  readonly definition: ModelDefinition;
  readonly compiled: CompiledModel;
  readonly baseCase: BaseCase;
  /** Draws of the model as it was assumed. */
  readonly prior: ProbabilisticRun;
  /** The day it is made on: which norms and thresholds were known. */
  readonly known: CalendarDate;
  readonly host?: WebAssemblyHost<Module, Memory>;
}

/** Causes of an endpoint that rule each other out, in the order of the document; `assumed` refused where the model does not tell them apart. */
export interface CausesReport {
  readonly assumed?: Refusal;
  readonly each: readonly (CauseAgainstAssumed & { readonly label: CommonPremises['title'] })[];
}

/** What a follow-up is made from, taken from register tables. */
export interface FollowUpData
  extends Pick<FollowUpInput<unknown, LinearMemory>, 'document' | 'outcomes' | 'deliveries' | 'counts'> {
  readonly registers: RegisterOrigin;
}

/** Observed against assumed for one endpoint, of all patients or of a subgroup. */
export type EndpointReport = { readonly endpoint: string; readonly subgroup?: string } & (
  | ({ readonly status: 'compared'; readonly causes?: CausesReport } & ObservedAgainstAssumed)
  | Refusal
);

/** Before and after the data, at list price and, where there is one, under the agreement. */
export interface Reappraisal {
  readonly threshold: number;
  readonly before: AppraisalFigures;
  readonly after: AppraisalFigures;
  readonly underAgreement?: { readonly before: AppraisalFigures; readonly after: AppraisalFigures } | Refusal;
}

/** Forecast of an endpoint of all patients or of a subgroup, with the data so far. */
export interface ForecastPart {
  readonly endpoint: string;
  readonly subgroup?: string;
  readonly now: Forecast;
}

export interface UpdateReport {
  readonly subgroup?: string;
  readonly patients: number;
  readonly update: Omit<ModelUpdate, 'run'> | Refusal;
  readonly reappraisal?: Reappraisal | Refusal;
}

/** Everything that a follow-up says, as one plain object. The same inputs give the same report and hash. */
export interface FollowUpReport {
  readonly format: 'likeverd-follow-up-report/1';
  readonly id: string;
  readonly title: CommonPremises['title'];
  readonly constructed: boolean;
  readonly contract: CommonPremises['contract'];
  readonly strategy: string;
  readonly comparator: string;
  readonly currency: string;
  readonly inputs: {
    readonly document: Hash;
    readonly outcomes: Hash;
    readonly deliveries?: Hash;
    readonly assessment: Hash;
    readonly model: Hash;
    readonly prior: Hash;
  };
  readonly data: { readonly patients: number; readonly controls: number; readonly duplicates: number };
  /** Which accepted deliveries it was made from, and who of them was followed. */
  readonly registers?: RegisterOrigin;
  /** What a register said that gives counts only. */
  readonly counts?: CountsReport;
  readonly externalControl?: ExternalControl;
  readonly practice: PracticeAgainstIndication;
  readonly population: readonly PatientsAgainstExpected[];
  readonly endpoints: readonly EndpointReport[];
  readonly rules: readonly (JudgedRule | Refusal)[];
  /** Of all patients first. */
  readonly updates: readonly UpdateReport[];
  readonly settlements: readonly (Settlement | Refusal)[];
  /** From the plan alone, and with the data so far; `parts` of subgroups and of other endpoints that rules are about. */
  readonly forecast?: { readonly atStart: Forecast; readonly now: Forecast; readonly parts: readonly ForecastPart[] } | Refusal;
  /** The counts that a release is made from; absent from reports made before they were kept. */
  readonly people?: ReportPeople;
  readonly hash: Hash;
}

/** Units that are effects of one treatment against another. */
const effectUnits: readonly string[] = ['hazardRatio', 'oddsRatio', 'relativeRisk'];
const usualMonths = 3;

/** Working set of one report. */
interface Work<Module, Memory extends LinearMemory> extends FollowUpInput<Module, Memory> {
  readonly premises: CommonPremises;
  readonly materials: Materials;
  readonly models: AssumedModels;
  /** After the policy on records outside the indication. */
  readonly table: OutcomeTable;
  readonly control: ExternalControl | undefined;
  readonly seed: number;
}

/** Makes the report of a follow-up. Blocked where the assessment’s strategies are not in the model. */
export function followUp<Module, Memory extends LinearMemory>(input: FollowUpInput<Module, Memory>): FollowUpReport | Blocked {
  const { document, outcomes, deliveries, registers, assessment, definition, compiled, baseCase, prior, known } = input;
  const { premises } = document;
  const materials = materialsOf({ document: assessment, definition, compiled, baseCase, probabilistic: prior, known });
  if ('status' in materials) return materials;
  const { kept, practice } = practiceCalibration(outcomes.table, premises.indication);
  const { externalControl: stated } = premises;
  const control = stated === undefined ? undefined : { ...stated, biasMean: stated.biasMean ?? 0 };
  const work: Work<Module, Memory> = {
    ...input,
    premises,
    materials,
    models: new AssumedModels(definition, compiled, baseCase, premises.endpoints),
    table: kept,
    control,
    seed: prior.draws.seed,
  };
  const counted =
    input.counts === undefined || premises.counts === undefined
      ? undefined
      : countsReport(input.counts, premises.counts, premises.expectedPatients ?? []);
  // Where a register gives counts only, an empty table does not say that nobody started.
  const nobody = counted !== undefined && outcomes.table.rows === 0;
  const projected = nobody ? undefined : forecastOf(work);
  const body = {
    format: 'likeverd-follow-up-report/1' as const,
    id: premises.id,
    title: premises.title,
    constructed: premises.constructed || materials.description.constructed,
    contract: premises.contract,
    strategy: materials.strategy,
    comparator: materials.comparator,
    currency: baseCase.currency,
    inputs: {
      document: document.hash,
      outcomes: outcomes.hash,
      ...(deliveries === undefined ? {} : { deliveries: deliveries.hash }),
      assessment: assessment.hash,
      model: definition.hash,
      prior: prior.identity.result,
    },
    data: {
      patients: rowsOf(outcomes.table, { arm: 'treated' }).length,
      controls: rowsOf(outcomes.table, { arm: 'control' }).length,
      duplicates: outcomes.duplicates,
    },
    ...(registers === undefined ? {} : { registers }),
    ...(counted === undefined ? {} : { counts: counted }),
    ...(control === undefined ? {} : { externalControl: control }),
    practice,
    population: nobody ? [] : populationCalibration(outcomes.table, premises.expectedPatients ?? [], premises.contract.dataUntil),
    endpoints: endpointsOf(work),
    rules: nobody
      ? (premises.rules ?? []).map(({ measure }) => refuse('followUp.noPatients', 'writtenRules', { measure }))
      : rulesOf(work),
    updates: updatesOf(work, counted?.evidence ?? []),
    settlements: settlementsOf(work),
    ...(projected === undefined ? {} : { forecast: projected }),
    people: peopleOf(work),
  };
  return { ...body, hash: digest(body) };
}

type AnyWork = Work<unknown, LinearMemory>;
type Common = Pick<AnyWork, 'premises' | 'materials' | 'models' | 'table' | 'control' | 'seed'>;

function peopleOf({ premises, materials, models, table }: Common): ReportPeople {
  const regions = (premises.expectedPatients ?? []).flatMap(({ region }) => region ?? []);
  return reportPeople(table, regions, (endpoint, subgroup) => {
    const curve = models.curve(endpoint, materials.strategy, subgroup);
    return 'status' in curve ? undefined : curve;
  });
}

/** Subgroups of the treated, in order of name. */
const subgroupsIn = (table: OutcomeTable): readonly string[] =>
  [...new Set(rowsOf(table, { arm: 'treated' }).map((row) => table.subgroup[row] ?? ''))].filter((each) => each !== '').toSorted();

const ofTreated = (subgroup: string | undefined) => ({ arm: 'treated', ...(subgroup === undefined ? {} : { subgroup }) }) as const;

function endpointsOf({ premises, materials, models, table, control }: Common): readonly EndpointReport[] {
  return Object.keys(premises.endpoints).flatMap((endpoint) =>
    [undefined, ...subgroupsIn(table)].map((subgroup): EndpointReport => {
      const about = { endpoint, ...(subgroup === undefined ? {} : { subgroup }) };
      const curve = models.curve(endpoint, materials.strategy, subgroup);
      if ('status' in curve) return { ...about, ...curve };
      const known = timesTo(takeRows(table, rowsOf(table, ofTreated(subgroup))), endpoint);
      const times = known === undefined ? undefined : cutAt(known, lastMonth(curve));
      if (times === undefined || !times.exit.some((exit) => exit > 0))
        return { ...about, ...refuse('followUp.noPatients', 'effectSize', { measure: endpoint }) };
      const last = times.exit.reduce((most, exit) => Math.max(most, exit), 0);
      const usual = Array.from({ length: Math.floor(last / usualMonths) + 1 }, (_, index) => index * usualMonths);
      const intervals = Array.from({ length: Math.ceil(last / monthsPerYear) }, (_, year) => year * monthsPerYear);
      const { months: at = usual, limits: method = 'logLog' } = premises.compare ?? {};
      const found = observedAgainstAssumed(times, curve, { at, intervals, method });
      if (!(found.expected > 0)) return { ...about, ...refuse('followUp.noComparison', 'effectSize', { measure: endpoint }) };
      const causes = causesOf({ premises, materials, models, table, control }, endpoint, subgroup, at);
      return { ...about, status: 'compared', ...found, ...(causes === undefined ? {} : { causes }) };
    }),
  );
}

/** Each cause of an endpoint; `undefined` where the document tells none apart. */
function causesOf(
  { premises, materials, models, table, control }: Omit<Common, 'seed'>,
  endpoint: string,
  subgroup: string | undefined,
  at: readonly number[],
): CausesReport | undefined {
  const { causes = [] } = premises.endpoints[endpoint] ?? {};
  const curve = models.curve(endpoint, materials.strategy, subgroup);
  const timesOf = (arm: 'treated' | 'control') => {
    const times = timesByCause(takeRows(table, rowsOf(table, { ...ofTreated(subgroup), arm })), endpoint);
    return times === undefined || 'status' in curve ? undefined : cutAt(times, lastMonth(curve));
  };
  const times = timesOf('treated');
  if (times === undefined || causes.length === 0) return undefined;
  const assumed = models.causes(endpoint, materials.strategy, subgroup);
  const others = control?.kind === 'cohort' ? timesOf('control') : undefined;
  const found = causesAgainstAssumed(times, {
    at,
    causes: causes.map(({ code }, index) => {
      const own = 'status' in assumed ? undefined : assumed[index];
      return { cause: code, ...(own === undefined ? {} : { assumed: own }) };
    }),
    ...(control === undefined || others === undefined || others.exit.length === 0
      ? {}
      : { control: { ...control, times: others } }),
  });
  return {
    ...('status' in assumed ? { assumed } : {}),
    each: found.map((each, index) => ({ ...each, label: causes[index]?.label ?? premises.title })),
  };
}

function rulesOf({ premises, materials, models, table, control, seed }: Common): readonly (JudgedRule | Refusal)[] {
  const curve = (strategy: string) => (endpoint: string, subgroup: string | undefined) => {
    const found = models.curve(endpoint, strategy, subgroup);
    return 'status' in found ? undefined : found;
  };
  const { introduced, dataUntil } = premises.contract;
  return (premises.rules ?? []).map((rule) =>
    judgeRule(rule, {
      table,
      introduced,
      dataUntil,
      assumed: curve(materials.strategy),
      comparator: curve(materials.comparator),
      ...(control === undefined ? {} : { externalControl: control }),
      seed,
    }),
  );
}

/** What was observed of parameters, from the treated of a table. */
function parameterEvidence(premises: CommonPremises, table: OutcomeTable): readonly (ParameterEvidence | Refusal)[] {
  const treated = takeRows(table, rowsOf(table, { arm: 'treated' }));
  return (premises.update?.evidence ?? []).map((each): ParameterEvidence | Refusal => {
    const { parameter } = each;
    if (each.likelihood === 'poisson') {
      const times = timesTo(treated, each.endpoint);
      if (times === undefined || times.exit.length === 0)
        return refuse('followUp.noPatients', 'reassessment', { measure: each.endpoint });
      const months = times.exit.reduce((sum, exit, i) => sum + exit - (times.entry?.[i] ?? 0), 0);
      const events = times.cause.reduce((sum, cause) => sum + (cause === 1 ? 1 : 0), 0);
      return { likelihood: 'poisson', parameter, events, exposure: months / monthsPerYear };
    }
    const at = treated.series[each.series]?.find(({ month }) => month === each.month);
    const values = (at?.values ?? new Float64Array()).filter((value) => !Number.isNaN(value));
    if (values.length < 2)
      return refuse('followUp.noPatients', 'reassessment', { measure: each.series, month: String(each.month) });
    if (each.likelihood === 'binomial')
      return { likelihood: 'binomial', parameter, events: values.filter((value) => value > 0).length, of: values.length };
    const { scale = 'identity', perYear = false } = each;
    const factor = perYear ? monthsPerYear / each.month : 1;
    const centre = factor * mean(values);
    const error = (factor * standardDeviation(values)) / Math.sqrt(values.length);
    if (!(error > 0) || (scale === 'log' && !(centre > 0)))
      return refuse('followUp.impossibleData', 'reassessment', { measure: each.series });
    return scale === 'log'
      ? { likelihood: 'normal', parameter, mean: log(centre), standardError: error / centre, scale }
      : { likelihood: 'normal', parameter, mean: centre, standardError: error, scale };
  });
}

/** Evidence on curves: of the method, under the discount of the control; of the comparator too where the control is a cohort. */
function endpointEvidence(
  { premises, materials, control }: Common,
  table: OutcomeTable,
  horizon: number,
): readonly EndpointEvidence[] | Refusal {
  const found: EndpointEvidence[] = [];
  for (const endpoint of premises.update?.endpoints ?? []) {
    if (control === undefined) return noExternalControl(endpoint);
    const { weight, biasMean, biasSd } = control;
    const { free = [] } = premises.endpoints[endpoint] ?? {};
    const of = (arm: 'treated' | 'control') => {
      const times = timesTo(takeRows(table, rowsOf(table, { arm })), endpoint);
      return times === undefined || times.exit.length === 0 ? undefined : cutAt(times, horizon);
    };
    const [treated, controls] = [of('treated'), of('control')];
    if (treated === undefined) return refuse('followUp.noPatients', 'reassessment', { measure: endpoint });
    found.push({ endpoint, strategy: materials.strategy, free, times: treated, discount: { weight, biasMean, biasSd } });
    if (control.kind === 'cohort') {
      if (controls === undefined) return refuse('followUp.noControlRows', 'effectSize', { measure: endpoint });
      const discount = { ...noDiscount, weight };
      found.push({ endpoint: `${endpoint} control`, strategy: materials.comparator, free, times: controls, discount });
    }
  }
  return found;
}

function updatesOf<Module, Memory extends LinearMemory>(
  work: Work<Module, Memory>,
  counted: readonly (ParameterEvidence | Refusal)[],
): readonly UpdateReport[] {
  const { premises, table, compiled, prior, models } = work;
  if (premises.update === undefined) return [];
  const whole = updateOf(work, table, undefined, compiled, prior, counted);
  const parts = (premises.update.subgroups ?? []).map((subgroup): UpdateReport => {
    const own = takeRows(table, rowsOf(table, { subgroup }));
    const patients = rowsOf(own, { arm: 'treated' }).length;
    const model = models.model(subgroup);
    if (model === undefined)
      return { subgroup, patients, update: refuse('followUp.unknownMeasure', 'reassessment', { measure: subgroup }) };
    const run = runProbabilistic(model.compiled, prior.draws, undefined, work.host);
    if (!run.ok) return { subgroup, patients, update: refuse('followUp.noDraws', 'reassessment') };
    return updateOf(work, own, subgroup, model.compiled, run.value);
  });
  return [whole, ...parts];
}

function updateOf<Module, Memory extends LinearMemory>(
  work: Work<Module, Memory>,
  table: OutcomeTable,
  subgroup: string | undefined,
  compiled: CompiledModel,
  prior: ProbabilisticRun,
  counted: readonly (ParameterEvidence | Refusal)[] = [],
): UpdateReport {
  const { premises, control, host } = work;
  const about = { ...(subgroup === undefined ? {} : { subgroup }), patients: rowsOf(table, { arm: 'treated' }).length };
  const horizon = compiled.model.kind === 'decisionTree' ? 0 : compiled.model.document.time.horizon * monthsPerYear;
  const unknown = Object.entries(premises.endpoints).flatMap(([endpoint]) => {
    const curve = work.models.curve(endpoint, work.materials.strategy, subgroup);
    return 'code' in curve && premises.update?.endpoints?.includes(endpoint) === true ? [curve] : [];
  })[0];
  if (unknown !== undefined) return { ...about, update: unknown };
  const endpoints = endpointEvidence(work, table, horizon);
  if ('status' in endpoints) return { ...about, update: endpoints };
  const observed = [...parameterEvidence(premises, table), ...counted];
  const parameters: ParameterEvidence[] = [];
  for (const each of observed) {
    if ('status' in each) return { ...about, update: each };
    const unit = compiled.model.document.parameters[each.parameter]?.unit ?? '';
    if (control === undefined && effectUnits.includes(unit)) return { ...about, update: noExternalControl(each.parameter) };
    parameters.push(each);
  }
  const update = updateModel({ compiled, prior, endpoints, parameters, ...(host === undefined ? {} : { host }) });
  if (update.status === 'refused') return { ...about, update };
  const { run, ...told } = update;
  const linked = update.parameters.filter((each) => each.linked).map(({ parameter }) => parameter);
  const baseCase = work.models.model(subgroup)?.baseCase ?? work.baseCase;
  return { ...about, update: told, reappraisal: reappraise(work, { compiled, baseCase, prior, posterior: run, linked }) };
}

/** The model of all patients or of a subgroup, before and after. */
interface Updated {
  readonly compiled: CompiledModel;
  readonly baseCase: BaseCase;
  readonly prior: ProbabilisticRun;
  readonly posterior: ProbabilisticRun;
  readonly linked: readonly string[];
}

function reappraise<Module, Memory extends LinearMemory>(
  { premises, materials, host }: Work<Module, Memory>,
  { compiled, baseCase, prior, posterior, linked }: Updated,
): Reappraisal | Refusal {
  const { strategy, comparator, appraisal } = materials;
  const threshold = premises.threshold ?? (appraisal.threshold.status === 'blocked' ? undefined : appraisal.threshold.value.value);
  if (threshold === undefined) return refuse('followUp.noThreshold', 'reassessment');
  const groups = premises.update?.information ?? (linked.length === 0 ? [] : [linked.slice(0, 4)]);
  const unknown = groups.flat().find((parameter) => !prior.parameters.some((each) => each.parameter === parameter));
  if (unknown !== undefined) return refuse('followUp.unknownParameter', 'reassessment', { parameter: unknown });
  const { price } = premises.update ?? {};
  const figures = (run: ProbabilisticRun, priced: boolean): AppraisalFigures | Refusal => {
    const input: FiguresInput = { run, strategy, comparator, threshold, groups };
    const found = appraisalFigures(input);
    if (price === undefined || !priced) return found;
    const holding = holdingPrice(compiled, found, input, price, host);
    return 'status' in holding ? holding : { ...found, holdingPrice: holding };
  };
  const [before, after] = [figures(prior, true), figures(posterior, true)];
  if ('status' in before) return before;
  if ('status' in after) return after;
  const offer = offerOf(premises, materials);
  if (offer === undefined) return { threshold, before, after };
  if ('status' in offer) return { threshold, before, after, underAgreement: offer };
  const agreed = (run: ProbabilisticRun): AppraisalFigures | Refusal => {
    const { volumeUncertainty, precisionMedicine } = materials.premises.agreements ?? {};
    const paid = underAgreement(
      { ...materials, compiled, baseCase: ledBy(materials.comparator, baseCase) },
      run,
      {
        ...(volumeUncertainty === undefined ? {} : { volumeUncertainty }),
        ...(precisionMedicine === undefined ? {} : { precisionMedicine }),
      },
      offer,
    );
    return 'status' in paid ? refuse('followUp.blocked', 'settlement', { reason: paid.code }) : figures(paid, false);
  };
  const [first, second] = [agreed(prior), agreed(posterior)];
  if ('status' in first) return { threshold, before, after, underAgreement: first };
  if ('status' in second) return { threshold, before, after, underAgreement: second };
  return { threshold, before, after, underAgreement: { before: first, after: second } };
}

/** The base case with the comparator first, as an appraisal has it. */
const ledBy = (comparator: string, baseCase: BaseCase): BaseCase => ({
  ...baseCase,
  strategies: baseCase.strategies.toSorted((a, b) => Number(b.strategy === comparator) - Number(a.strategy === comparator)),
});

/** The offer that was agreed; absent where the document names none. */
function offerOf({ agreement }: CommonPremises, { premises }: Materials): Offer | Refusal | undefined {
  if (agreement === undefined) return undefined;
  const offers = premises.agreements?.offers ?? [];
  return (
    offers.find(({ id }) => id === agreement.offer) ??
    refuse('followUp.unknownOffer', 'settlement', { offer: agreement.offer, known: offers.map(({ id }) => id).join(', ') })
  );
}

function settlementsOf<Module, Memory extends LinearMemory>(work: Work<Module, Memory>): readonly (Settlement | Refusal)[] {
  const { premises, materials, deliveries, outcomes } = work;
  const { agreement, contract } = premises;
  const offer = offerOf(premises, materials);
  if (agreement === undefined || offer === undefined || deliveries === undefined) return [];
  if ('status' in offer) return [offer];
  const { price } = offer;
  const listPrice = price?.list ?? materials.description.parameters.find(({ parameter }) => parameter === price?.parameter)?.value;
  if (listPrice === undefined) return [refuse('followUp.noPrice', 'settlement', { parameter: price?.parameter ?? offer.id })];
  const { table } = outcomes;
  const starts = new Map(table.patient.map((patient, row) => [patient, table.start[row] ?? contract.introduced]));
  const seen = new Map(
    (agreement.outcomes ?? []).map(({ term, endpoint }) => [term - 1, outcomesAt(table, endpoint, yearsOf(offer, term - 1))]),
  );
  const measures = new Map((agreement.measures ?? []).map(({ term, values }) => [term - 1, values]));
  const years: number[] = [];
  // a year is settled when the data reach to its last day
  while (addCalendarMonths(contract.introduced, 12 * (years.length + 1)) <= nextDay(contract.dataUntil)) years.push(years.length);
  return years.map((year) =>
    settleYear({
      terms: offer.terms,
      listPrice,
      introduced: contract.introduced,
      year,
      deliveries: deliveries.rows,
      starts,
      outcomes: seen,
      unknownOutcome: agreement.unknownOutcome,
      measures,
    }),
  );
}

const nextDay = (date: CalendarDate): CalendarDate => addCalendarDays(date, 1);

/** Years after the start at which a term tests the outcome. */
function yearsOf({ terms }: Offer, place: number): number {
  const term = terms[place];
  return term !== undefined && 'years' in term ? term.years : 0;
}

/** Who is free of the event at a time after their start: unknown for those who were not followed so long. */
function outcomesAt(table: OutcomeTable, endpoint: string, years: number): ReadonlyMap<string, OutcomeSeen> {
  const column = table.endpoints[endpoint];
  const months = years * monthsPerYear;
  return new Map(
    table.patient.map((patient, row) => {
      const exit = column?.exit[row] ?? Number.NaN;
      const seen = exit >= months ? 'yes' : column?.cause[row] === 1 && exit < months ? 'no' : 'unknown';
      return [patient, seen] as const;
    }),
  );
}

function forecastOf(common: Common): FollowUpReport['forecast'] {
  const { premises, materials, models, table, seed } = common;
  const asked = premises.forecast;
  if (asked === undefined) return undefined;
  const { contract } = premises;
  const whole = models.curve(asked.endpoint, materials.strategy);
  if ('status' in whole) return whole;
  const months = (date: CalendarDate): number => (toDayNumber(date) - toDayNumber(contract.introduced)) / daysPerMonth;
  const shared = {
    plans: asked.regions.map(({ region, opensMonth, rampMonths, perMonth, variation }) => ({
      region,
      opens: opensMonth,
      rampMonths,
      perMonth,
      variation,
    })),
    reassessment: months(contract.reassessment),
    hazardVariation: asked.hazardVariation,
    lossPerMonth: asked.lossPerMonth,
    seed,
  };
  const now = Math.min(months(contract.dataUntil), shared.reassessment);
  const patientsOf = (endpoint: string, subgroup?: string) =>
    forecastPatients(table, endpoint, contract.introduced, contract.dataUntil, subgroup);
  const main = {
    ...shared,
    curve: whole,
    rules: forecastRules(common, asked.endpoint, undefined, whole),
    ...(asked.events === undefined ? {} : { events: asked.events }),
  };
  const parts = partsOf(premises, table).flatMap(({ endpoint, subgroup }): readonly ForecastPart[] => {
    const curve = models.curve(endpoint, materials.strategy, subgroup);
    if ('status' in curve) return [];
    const others = startsByRegion(table, subgroup);
    const rules = forecastRules(common, endpoint, subgroup, curve);
    const found = forecast({
      ...shared,
      curve,
      rules,
      patients: patientsOf(endpoint, subgroup),
      now,
      futures: partFutures,
      ...(others === undefined ? {} : { others }),
    });
    return [{ endpoint, ...(subgroup === undefined ? {} : { subgroup }), now: found }];
  });
  return {
    atStart: forecast({ ...main, patients: [], now: 0 }),
    now: forecast({ ...main, patients: patientsOf(asked.endpoint), now }),
    parts,
  };
}

/** Futures of an endpoint or subgroup beside the main one. */
const partFutures = 400;

type Part = Pick<ForecastPart, 'endpoint' | 'subgroup'>;

/** What is forecast beside the endpoint that is planned for: its subgroups, and the endpoints and subgroups of written rules. */
function partsOf({ rules = [], forecast: asked, endpoints }: CommonPremises, table: OutcomeTable): readonly Part[] {
  const main = asked?.endpoint ?? '';
  const wanted: readonly Part[] = [
    ...subgroupsIn(table).map((subgroup) => ({ endpoint: main, subgroup })),
    ...rules.flatMap(({ measure, subgroup }) =>
      measure in endpoints ? [{ endpoint: measure, ...(subgroup === undefined ? {} : { subgroup }) }] : [],
    ),
  ];
  const keyed = new Map(wanted.map((part) => [`${part.endpoint} ${part.subgroup ?? ''}`, part]));
  keyed.delete(`${main} `);
  return [...keyed.values()];
}

/** Treated who are not of the subgroup, by region; `undefined` for all patients. */
function startsByRegion(table: OutcomeTable, subgroup: string | undefined): ReadonlyMap<string, number> | undefined {
  if (subgroup === undefined) return undefined;
  const counts = new Map<string, number>();
  for (const row of rowsOf(table, { arm: 'treated' })) {
    const region = table.region[row] ?? '';
    if (table.subgroup[row] !== subgroup) counts.set(region, (counts.get(region) ?? 0) + 1);
  }
  return counts;
}

/**
 * The rules on an endpoint and subgroup as a forecast asks of them. Whatever is judged is judged by the same code as the data will be, at its looks where some are
 * planned; by posterior also where the rule takes samples. Rules against a cohort are left out: how the cohort goes on is not forecast.
 */
function forecastRules(
  { premises, materials, models, control, seed }: Common,
  endpoint: string,
  subgroup: string | undefined,
  curve: AssumedCurve,
): readonly ForecastRule[] {
  const { introduced, reassessment } = premises.contract;
  const other = models.curve(endpoint, materials.comparator, subgroup);
  return (premises.rules ?? []).flatMap((rule): readonly ForecastRule[] => {
    const { id, statistic, measure, limit, comparator } = rule;
    if (rule.subgroup !== subgroup) return [];
    if (statistic === 'count') {
      const reaches = comparator === 'atLeast' || comparator === 'above';
      if (measure === 'patients' && endpoint === premises.forecast?.endpoint && reaches)
        return [{ id, type: 'patients', count: limit }];
      return measure === endpoint && reaches ? [{ id, type: 'events', count: limit }] : [];
    }
    if (measure !== endpoint || (rule.against === 'externalControl' && control?.kind !== 'modelComparator')) return [];
    const { subgroup: _subgroup, ...whole } = rule;
    const decides = (patients: readonly FuturePatient[]): boolean => {
      const judged = judgeRule(
        { ...whole, by: 'posterior' },
        {
          table: futureTable(endpoint, introduced, patients),
          introduced,
          dataUntil: reassessment,
          assumed: () => curve,
          comparator: () => ('status' in other ? undefined : other),
          ...(control === undefined ? {} : { externalControl: control }),
          seed,
        },
      );
      return judged.status === 'judged' && (judged.verdict === 'met' || judged.verdict === 'notMet');
    };
    return [{ id, type: 'judged', decides }];
  });
}

function futureTable(endpoint: string, introduced: CalendarDate, patients: readonly FuturePatient[]): OutcomeTable {
  const same = <T>(value: T): readonly T[] => patients.map(() => value);
  return {
    rows: patients.length,
    patient: patients.map((_, index) => String(index)),
    region: same(''),
    subgroup: same(''),
    arm: same('treated'),
    indication: same('inside'),
    start: patients.map(({ start }) => addCalendarDays(introduced, Math.floor(start * daysPerMonth))),
    endpoints: {
      [endpoint]: {
        exit: Float64Array.from(patients, ({ seen }) => seen),
        cause: Uint8Array.from(patients, ({ event }) => Number(event)),
      },
    },
    series: {},
  };
}
