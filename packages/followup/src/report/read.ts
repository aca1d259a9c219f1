import type { Checked, Hash } from '@likeverd/modelling';
import { type Finding, parseText, type Path, pathText, suggestion } from '@likeverd/modelling/document';
import { type CalendarDate, isCalendarDate } from '@likeverd/reference';
import { cohortFindings } from '../cohorts/read.ts';
import { readShaped } from '../shaped.ts';
import {
  type CommonPremises,
  type FollowUpPlanPremises,
  followUpPlanShape,
  type FollowUpPremises,
  followUpShape,
} from './format.ts';

/** A follow-up document that has been checked: what the statistics need of it. Only `readFollowUp` and `planWithData` make one. */
export interface FollowUpDocument<Premises extends CommonPremises = CommonPremises> {
  readonly state: 'read';
  readonly premises: Premises;
  /** Digest of the document as written. */
  readonly hash: Hash;
}

/** A plan of follow-up on register tables that has been checked. Only `readFollowUpPlan` makes one. */
export interface FollowUpPlan {
  readonly state: 'plan';
  readonly premises: FollowUpPlanPremises;
  /** Digest of the document as written. */
  readonly hash: Hash;
}

/** Reads a follow-up on files, YAML 1.2 or JSON text: the document, or every fault with path, line and column. */
export function readFollowUp(given: string): Checked<FollowUpDocument<FollowUpPremises>> {
  const read = readShaped<FollowUpPremises>(given, followUpShape, (premises) => [
    ...filesOf(premises),
    ...datesOf(premises),
    ...namesOf(premises),
    ...looksOf(premises),
  ]);
  return read.ok ? { ok: true, value: { state: 'read', premises: read.value.content, hash: read.value.hash } } : read;
}

/** Reads a plan of follow-up on register tables, YAML 1.2 or JSON text: the plan, or every fault with path, line and column. */
export function readFollowUpPlan(given: string): Checked<FollowUpPlan> {
  const read = readShaped<FollowUpPlanPremises>(given, followUpPlanShape, (premises) => [
    ...registersOf(premises),
    ...datesOf(premises),
    ...namesOf(premises),
    ...looksOf(premises),
  ]);
  return read.ok ? { ok: true, value: { state: 'plan', premises: read.value.content, hash: read.value.hash } } : read;
}

/** Whether a text is a plan on register tables, and not a follow-up on files: it has a part `registers` or `counts`. */
export function isFollowUpPlan(given: string): boolean {
  const parsed = parseText(given);
  const value = parsed.ok ? parsed.value.value : undefined;
  return typeof value === 'object' && value !== null && ('registers' in value || 'counts' in value);
}

/** The plan as a document on data that reach to a day. */
export function planWithData({ premises, hash }: FollowUpPlan, dataUntil: CalendarDate): FollowUpDocument {
  return { state: 'read', premises: { ...premises, contract: { ...premises.contract, dataUntil } }, hash };
}

/** Cohorts that contradict themselves, and registers of which it is not said how they go together. */
function registersOf({ registers, counts, externalControl, agreement }: FollowUpPlanPremises): readonly Finding[] {
  if (registers === undefined)
    return counts === undefined ? [{ code: 'field.missing', path: ['registers'], details: { field: 'registers' } }] : [];
  const { from, persons, cohort, control } = registers;
  const { domain = 'drug' } = agreement?.deliveries.drug ?? {};
  const again = from.findIndex((register, index) => from.indexOf(register) < index);
  const missing = (field: string): Finding => ({ code: 'field.missing', path: ['registers', field], details: { field } });
  return [
    ...(again === -1
      ? []
      : [
          {
            code: 'field.choice' as const,
            path: ['registers', 'from', again],
            details: { found: from[again] ?? '', allowed: [...new Set(from)].join(', '), suggestion: '' },
          },
        ]),
    ...(from.length > 1 && persons === undefined ? [missing('persons')] : []),
    ...(externalControl?.kind === 'cohort' && control === undefined ? [missing('control')] : []),
    ...(domain === 'drug'
      ? []
      : [
          {
            code: 'field.choice' as const,
            path: ['agreement', 'deliveries', 'drug', 'domain'],
            details: { found: domain, allowed: 'drug', suggestion: 'drug' },
          },
        ]),
    ...cohortFindings(cohort, ['registers', 'cohort']),
    ...(control === undefined ? [] : cohortFindings(control, ['registers', 'control'])),
  ];
}

/** Files that do not lie beside the document: a follow-up that someone sends reads nothing else. */
function filesOf({ patients, agreement }: FollowUpPremises): readonly Finding[] {
  const files: readonly (readonly [Path, string])[] = [
    [['patients', 'file'], patients.file],
    ...(agreement === undefined ? [] : [[['agreement', 'deliveries', 'file'], agreement.deliveries.file] as const]),
  ];
  return files.flatMap(([path, file]): readonly Finding[] =>
    /[/\\]/.test(file) || file.startsWith('.')
      ? [{ code: 'field.type', path, details: { expected: 'fileName', found: file } }]
      : [],
  );
}

/** Dates that are no dates, or stand in the wrong order. */
function datesOf({ contract, expectedPatients = [] }: FollowUpPremises | FollowUpPlanPremises): readonly Finding[] {
  const periods: readonly (readonly [Path, string, Path, string])[] = [
    [['contract', 'introduced'], contract.introduced, ['contract', 'reassessment'], contract.reassessment],
    ...('dataUntil' in contract
      ? [[['contract', 'introduced'], contract.introduced, ['contract', 'dataUntil'], contract.dataUntil] as const]
      : []),
    ...expectedPatients.map(
      ({ from, to }, index) => [['expectedPatients', index, 'from'], from, ['expectedPatients', index, 'to'], to] as const,
    ),
  ];
  const found = periods.flatMap(([fromPath, from, toPath, to]): readonly Finding[] => {
    const wrong = [
      { path: fromPath, date: from },
      { path: toPath, date: to },
    ].filter(({ date }) => !isCalendarDate(date));
    if (wrong.length > 0)
      return wrong.map(({ path, date }) => ({ code: 'field.type', path, details: { expected: 'date', found: date } }));
    return from < to ? [] : [{ code: 'field.type', path: toPath, details: { expected: 'laterDate', found: to } }];
  });
  // the introduction is looked at twice
  return [...new Map(found.map((each) => [pathText(each.path), each])).values()];
}

const mostCauses = 9;
/** Numbers that no cause has yet. */
const freeCodes = (causes: readonly { readonly code: number }[]): string =>
  Array.from({ length: mostCauses }, (_, index) => index + 1)
    .filter((code) => !causes.some((each) => each.code === code))
    .join(', ');

/** Endpoints and series that are named and are not there. */
function namesOf(premises: FollowUpPremises | FollowUpPlanPremises): readonly Finding[] {
  const endpoints = Object.keys(premises.endpoints);
  const series = Object.keys(premises.series ?? {});
  const among = (path: Path, given: string, known: readonly string[]): readonly Finding[] =>
    known.includes(given)
      ? []
      : [
          {
            code: 'field.choice',
            path,
            details: { found: given, allowed: known.join(', '), suggestion: suggestion(given, known) },
          },
        ];
  const { rules = [], update, agreement, forecast } = premises;
  const all: Readonly<Record<string, Pick<FollowUpPremises['endpoints'][string], 'causes'>>> = premises.endpoints;
  const told = Object.entries(all).map(([id, { causes = [] }]) => [id, causes] as const);
  return [
    ...told.flatMap(([id, causes]) =>
      causes.flatMap(({ code }, index): readonly Finding[] =>
        causes.findIndex((each) => each.code === code) === index
          ? []
          : [
              {
                code: 'field.choice',
                path: ['endpoints', id, 'causes', index, 'code'],
                details: { found: code, allowed: freeCodes(causes), suggestion: '' },
              },
            ],
      ),
    ),
    ...rules.flatMap(({ measure, statistic }, index) => {
      const ofSeries = statistic === 'share' || statistic === 'meanChange' || statistic === 'costPerPatient';
      const known = ofSeries ? series : statistic === 'count' ? ['patients', ...endpoints] : endpoints;
      return among(['rules', index, 'measure'], measure, known);
    }),
    ...(update?.endpoints ?? []).flatMap((endpoint, index) => among(['update', 'endpoints', index], endpoint, endpoints)),
    ...(update?.evidence ?? []).flatMap((each, index) =>
      each.likelihood === 'poisson'
        ? among(['update', 'evidence', index, 'endpoint'], each.endpoint, endpoints)
        : among(['update', 'evidence', index, 'series'], each.series, series),
    ),
    ...(agreement?.outcomes ?? []).flatMap(({ endpoint }, index) =>
      among(['agreement', 'outcomes', index, 'endpoint'], endpoint, endpoints),
    ),
    ...(forecast === undefined ? [] : among(['forecast', 'endpoint'], forecast.endpoint, endpoints)),
  ];
}

/** Plans of looks that lack a part, or that the rule cannot have: a count is known, an estimate alone has no error to spread, and samples are too coarse. */
function looksOf({ rules = [] }: Pick<CommonPremises, 'rules'>): readonly Finding[] {
  return rules.flatMap((rule, index): readonly Finding[] => {
    const at = (field: string): Path => ['rules', index, field];
    const { looks, everyMonths, spending, information, certainty, statistic, by } = rule;
    if (looks === undefined)
      return [everyMonths, spending, information].some((value) => value !== undefined)
        ? [{ code: 'field.missing', path: at('looks'), details: { field: 'looks' } }]
        : [];
    const missing = Object.entries({ everyMonths, certainty }).flatMap(([field, value]): readonly Finding[] =>
      value === undefined ? [{ code: 'field.missing', path: at(field), details: { field } }] : [],
    );
    const unfit: readonly Finding[] =
      statistic === 'count' || by === 'bootstrap'
        ? [{ code: 'field.unknown', path: at('looks'), details: { field: 'looks' }, atKey: true }]
        : [];
    return [...missing, ...unfit];
  });
}
