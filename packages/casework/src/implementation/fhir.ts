import type {
  ActivityDefinition,
  Bundle,
  CodeableConcept,
  CodeSystem,
  Coding,
  Expression,
  Organization,
  PlanDefinition,
  PlanDefinitionAction,
  PlanDefinitionActionCondition,
  RelatedArtifact,
  UsageContext,
} from '@medplum/fhirtypes';
import { type CodeSystem as Codes, codeSystems, isCodeSystem, trialAddress } from '../decision/codes.ts';
import { regionNumbers } from '@likeverd/reference';
import { introduces } from '../decision/fields.ts';
import {
  type Criterion,
  type DecisionRecord,
  type MeasurableCriterion,
  measurable,
  type PublishedDecision,
} from '../decision/record.ts';
import { regionalHealthAuthorities } from '../parties.ts';

/** A case with its published decisions, oldest first, as prescribing systems are told of it. Everything in it is public. */
export interface DecidedMethod {
  readonly number: string;
  readonly title: string;
  readonly methodType: string;
  readonly constructed: boolean;
  readonly decisions: readonly PublishedDecision[];
  /** The decision of another case that replaced the newest of these, where there is one. */
  readonly supersededBy?: { readonly number: string; readonly publishedAt: string; readonly validFrom?: string };
}

/** What words and addresses the resources carry. */
export interface FhirSetting {
  /** Address of the FHIR API, without a closing slash. */
  readonly base: string;
  /** Public address of the site, without a closing slash. */
  readonly site: string;
  readonly publisher: string;
  /** Names of the regional health authorities, by id. */
  readonly regions: Readonly<Record<string, string>>;
  /** Words for outcomes, by code. */
  readonly outcomes: Readonly<Record<string, string>>;
  readonly words: { readonly treatment: string; readonly stop: string; readonly outcomes: string };
}

/** The resources of one published decision. */
export interface DecisionResources {
  readonly plan: PlanDefinition;
  readonly activities: readonly ActivityDefinition[];
}

/** Id of a case's resources: FHIR allows no underscore (R4, datatype id). */
export const fhirId = (number: string): string => number.replaceAll('_', '-');

/**
 * Every version of a case's resources, oldest first: one for each published decision, each active until the next, and a last one that is
 * retired where a decision of another case has replaced it.
 *
 * FHIR R4: PlanDefinition (hl7.org/fhir/R4/plandefinition.html) with start and stop conditions, ActivityDefinition for what is or is not to be given.
 */
export function resourceVersions(method: DecidedMethod, setting: FhirSetting): readonly DecisionResources[] {
  const own = method.decisions.map((published, index) => resources(method, published, setting, String(index + 1), 'active'));
  const last = method.decisions.at(-1);
  const replaced = method.supersededBy;
  if (last === undefined || replaced === undefined) return own;
  const end = replaced.validFrom;
  const retired = { ...last, publishedAt: replaced.publishedAt };
  return [...own, resources(method, retired, setting, String(own.length + 1), 'retired', end)];
}

/** Everything that a prescribing system needs of one decision, in one bundle. */
export function decisionBundle({ plan, activities }: DecisionResources, { base }: FhirSetting): Bundle {
  return {
    resourceType: 'Bundle',
    id: plan.id ?? '',
    meta: plan.meta ?? {},
    language: 'nb-NO',
    identifier: { system: `${base}/case-number`, value: plan.name ?? '' },
    type: 'collection',
    timestamp: plan.date ?? '',
    entry: [plan, ...activities].map((resource) => ({ fullUrl: `${base}/${resource.resourceType}/${resource.id}`, resource })),
  };
}

/**
 * The regional health authorities that decide, by the national base profile for organisations: the number of Enhetsregisteret under its OID (no-basis-Organization,
 * slice ENH). Their names are the operator's words.
 */
export function regionOrganizations({ regions }: FhirSetting): readonly Organization[] {
  return regionalHealthAuthorities.map((id) => ({
    resourceType: 'Organization',
    id,
    meta: { profile: ['http://hl7.no/fhir/StructureDefinition/no-basis-Organization'] },
    language: 'nb-NO',
    active: true,
    identifier: [{ use: 'official', system: 'urn:oid:2.16.578.1.12.4.1.4.101', value: regionNumbers.numbers[id] }],
    name: regions[id] ?? id,
  }));
}

/** The outcomes of decisions as a code system of our own. */
export function outcomeCodeSystem({ base, publisher, outcomes, words }: FhirSetting): CodeSystem {
  return {
    resourceType: 'CodeSystem',
    id: 'decision-outcome',
    language: 'nb-NO',
    url: `${base}/CodeSystem/decision-outcome`,
    version: '1',
    name: 'DecisionOutcome',
    title: words.outcomes,
    status: 'active',
    publisher,
    caseSensitive: true,
    content: 'complete',
    count: Object.keys(outcomes).length,
    concept: Object.entries(outcomes).map(([code, display]) => ({ code, display })),
  };
}

function resources(
  method: DecidedMethod,
  { decision, publishedAt }: PublishedDecision,
  setting: FhirSetting,
  versionId: string,
  status: 'active' | 'retired',
  end?: string,
): DecisionResources {
  const id = fhirId(method.number);
  const common = {
    meta: { versionId, lastUpdated: publishedAt },
    language: 'nb-NO',
    version: versionId,
    status,
    experimental: method.constructed,
    date: publishedAt,
    publisher: setting.publisher,
    jurisdiction: [{ coding: [{ system: 'urn:iso:std:iso:3166', code: 'NO' }] }],
    ...(decision.meetingDate === undefined ? {} : { approvalDate: decision.meetingDate }),
    ...(decision.validFrom === undefined
      ? {}
      : { effectivePeriod: { start: decision.validFrom, ...(end === undefined ? {} : { end }) } }),
    ...contexts(decision),
  };
  const activities = treatments(method, decision).map(
    ({ suffix, concept }): ActivityDefinition => ({
      resourceType: 'ActivityDefinition',
      id: `${id}-${suffix}`,
      ...common,
      url: `${setting.base}/ActivityDefinition/${id}-${suffix}`,
      identifier: [{ system: `${setting.base}/case-number`, value: method.number }],
      name: `${method.number}_${suffix.replaceAll(/[^A-Za-z0-9]/g, '_')}`,
      title: method.title,
      kind: method.methodType === 'medicine' ? 'MedicationRequest' : 'ServiceRequest',
      intent: 'proposal',
      doNotPerform: !introduces(decision.outcome),
      ...(method.methodType === 'medicine' ? { productCodeableConcept: concept } : { code: concept }),
    }),
  );
  return { plan: plan(method, decision, setting, common, activities), activities };
}

type Common = Pick<PlanDefinition, 'meta' | 'status' | 'version'> & Readonly<Record<string, unknown>>;

function plan(
  method: DecidedMethod,
  decision: DecisionRecord,
  setting: FhirSetting,
  common: Common,
  activities: readonly ActivityDefinition[],
): PlanDefinition {
  const { base, outcomes } = setting;
  const id = fhirId(method.number);
  const { outcome } = decision;
  return {
    resourceType: 'PlanDefinition',
    id,
    ...common,
    url: `${base}/PlanDefinition/${id}`,
    identifier: [{ system: `${base}/case-number`, value: method.number }],
    name: method.number,
    title: method.title,
    type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/plan-definition-type', code: 'eca-rule' }] },
    ...(decision.population === undefined
      ? {}
      : { description: [decision.population, ...(decision.restriction === undefined ? [] : [decision.restriction])].join('\n\n') }),
    ...(outcome === undefined
      ? {}
      : {
          topic: [
            {
              coding: [coding(`${base}/CodeSystem/decision-outcome`, outcome, outcomes[outcome])],
              text: outcomes[outcome] ?? outcome,
            },
          ],
        }),
    relatedArtifact: relatedArtifacts(method, decision, setting),
    ...(introduces(outcome) ? { action: actions(decision, setting, activities) } : {}),
  };
}

/** What is given: the substances by ATC, or the method in words where it has no code. */
function treatments(
  { title }: DecidedMethod,
  { decisionCodes = [] }: DecisionRecord,
): readonly { readonly suffix: string; readonly concept: CodeableConcept }[] {
  const coded = decisionCodes.filter(({ system }) => system !== 'icd10');
  if (coded.length === 0) return [{ suffix: 'treatment', concept: { text: title } }];
  return coded.map(({ system, code, name }) => ({
    suffix: code,
    concept: { coding: codings(system, code, name), text: name },
  }));
}

/** The plan's actions: start the treatment when all start criteria hold; stop it when one stop criterion holds. */
function actions(
  { startStopCriteria = [] }: DecisionRecord,
  { words }: FhirSetting,
  activities: readonly ActivityDefinition[],
): PlanDefinitionAction[] {
  const starts = startStopCriteria.filter(({ kind }) => kind === 'startCriterion');
  const stops = startStopCriteria.filter(({ kind }) => kind === 'stopCriterion');
  const treatment: PlanDefinitionAction = {
    id: 'treatment',
    title: words.treatment,
    type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/action-type', code: 'create' }] },
    ...(starts.length === 0 ? {} : { textEquivalent: starts.map(criterionText).join('\n'), condition: starts.map(condition) }),
    ...withInputs(starts),
    action: activities.map(({ id = '', url = '', version = '' }) => ({
      id: `give-${id}`,
      definitionCanonical: `${url}|${version}`,
    })),
  };
  return [
    treatment,
    ...stops.map(
      (criterion, index): PlanDefinitionAction => ({
        id: `stop-${index + 1}`,
        title: words.stop,
        type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/action-type', code: 'remove' }] },
        textEquivalent: criterionText(criterion),
        condition: [condition(criterion)],
        ...withInputs([criterion]),
        relatedAction: [{ actionId: 'treatment', relationship: 'after-start' }],
      }),
    ),
  ];
}

const criterionText = ({ criterion, measured }: Criterion): string =>
  measured === undefined ? criterion : `${criterion} (${measured})`;

function condition(criterion: Criterion): PlanDefinitionActionCondition {
  const machine = measurable(criterion);
  return {
    kind: criterion.kind === 'stopCriterion' ? 'stop' : 'start',
    ...(machine === undefined ? {} : { expression: expression(criterion, machine) }),
  };
}

function withInputs(criteria: readonly Criterion[]): Pick<PlanDefinitionAction, 'input'> {
  const needed = criteria.flatMap((criterion) => measurable(criterion) ?? []);
  if (needed.length === 0) return {};
  return {
    input: needed.map(({ system, code }) => ({
      type: 'Observation',
      codeFilter: [{ path: 'code', code: [coding(systemUri(system), code)] }],
      sort: [{ path: 'date', direction: 'descending' }],
      limit: 1,
    })),
  };
}

const operators: Readonly<Record<string, string>> = { below: '<', atMost: '<=', equals: '=', atLeast: '>=', above: '>' };

/** The criterion as FHIRPath over the newest Observation of its code: true when it is met, empty when there is nothing to judge by. */
export function criterionPath({ system, code, comparator, value, unit }: MeasurableCriterion): string {
  const quantity = `Observation.where(code.coding.where(system = ${quoted(systemUri(system))} and code = ${quoted(code)}).exists()).value`;
  const measured = unit === undefined ? quantity : `${quantity}.where(code = ${quoted(unit)})`;
  return `${measured}.value ${operators[comparator] ?? '='} ${plain(value)}`;
}

function expression(criterion: Criterion, machine: MeasurableCriterion): Expression {
  return { description: criterionText(criterion), language: 'text/fhirpath', expression: criterionPath(machine) };
}

/** A number as FHIRPath writes it: no exponent. */
const plain = (value: number): string => value.toFixed(8).replace(/\.?0+$/, '');

/** A string literal of FHIRPath. */
const quoted = (text: string): string => `'${text.replaceAll(/[\\']/g, '\\$&')}'`;

const systemUri = (system: string): string => (isCodeSystem(system) ? codeSystems[system].uri : system);

/** A code under every identity of its system, so that it is found by those who know the one or the other. */
function codings(system: string, code: string, display: string): Coding[] {
  const found: Codes | undefined = isCodeSystem(system) ? codeSystems[system] : undefined;
  return [found?.uri ?? system, found?.oid ?? '']
    .filter((identity) => identity !== '')
    .map((identity) => coding(identity, code, display));
}

function coding(system: string, code: string, display?: string): Coding {
  return { system, code, ...(display === undefined ? {} : { display }) };
}

/** For whom and what the decision is: its diagnoses and substances, so that systems find it by them. */
function contexts({ decisionCodes = [] }: DecisionRecord): { readonly useContext?: UsageContext[] } {
  if (decisionCodes.length === 0) return {};
  return {
    useContext: decisionCodes.map(({ system, code, name }) => ({
      code: { system: 'http://terminology.hl7.org/CodeSystem/usage-context-type', code: 'focus' },
      valueCodeableConcept: { coding: codings(system, code, name), text: name },
    })),
  };
}

function relatedArtifacts(
  { number, supersededBy }: DecidedMethod,
  { supersedes, affectedGuidelines = [], ongoingTrials = [] }: DecisionRecord,
  { base, site }: FhirSetting,
): RelatedArtifact[] {
  return [
    { type: 'documentation', url: `${site}/metoder/${number}` },
    ...(supersedes === undefined
      ? []
      : [{ type: 'predecessor' as const, resource: `${base}/PlanDefinition/${fhirId(supersedes)}` }]),
    ...(supersededBy === undefined
      ? []
      : [{ type: 'successor' as const, resource: `${base}/PlanDefinition/${fhirId(supersededBy.number)}` }]),
    ...affectedGuidelines.map(({ guideline, address }) => ({
      type: 'citation' as const,
      label: 'guideline',
      display: guideline,
      ...(address === undefined ? {} : { url: address }),
    })),
    ...ongoingTrials.map(({ trial, note }) => {
      const url = trialAddress(trial);
      return {
        type: 'citation' as const,
        label: 'trial',
        display: note === undefined ? trial : `${trial}: ${note}`,
        ...(url === undefined ? {} : { url }),
      };
    }),
  ];
}
