import { type Checked, digest, type Fault, type Hash } from '@likeverd/modelling';
import {
  checkShape,
  type DocumentText,
  type Finding,
  MOST_FAULTS,
  parseText,
  type Path,
  pathText,
  suggestion,
} from '@likeverd/modelling/document';
import { isCalendarDate } from '@likeverd/reference';
import { type FollowUpPremises, followUpShape } from './format.ts';

/** A follow-up document that has been checked. Only `readFollowUp` makes one. */
export interface FollowUpDocument {
  readonly state: 'read';
  readonly premises: FollowUpPremises;
  /** Digest of the document as written. */
  readonly hash: Hash;
}

const faultsAt = (text: DocumentText, findings: readonly Finding[]): readonly Fault[] =>
  findings
    .map(({ code, path, details, atKey }) => ({ code, path: pathText(path), ...text.positionOf(path, atKey ?? false), details }))
    .toSorted((a, b) => a.line - b.line || a.column - b.column)
    .slice(0, MOST_FAULTS);

/** Reads a follow-up, YAML 1.2 or JSON text: the document, or every fault with path, line and column. */
export function readFollowUp(given: string): Checked<FollowUpDocument> {
  const parsed = parseText(given);
  if (!parsed.ok) return parsed;
  const { value } = parsed.value;
  const shape = checkShape(followUpShape, value);
  if (shape.length > 0) return { ok: false, faults: faultsAt(parsed.value, shape) };
  const premises = value as FollowUpPremises;
  const findings = [...filesOf(premises), ...datesOf(premises), ...namesOf(premises), ...looksOf(premises)];
  return findings.length > 0
    ? { ok: false, faults: faultsAt(parsed.value, findings) }
    : { ok: true, value: { state: 'read', premises, hash: digest(value) } };
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
function datesOf({ contract, expectedPatients = [] }: FollowUpPremises): readonly Finding[] {
  const periods: readonly (readonly [Path, string, Path, string])[] = [
    [['contract', 'introduced'], contract.introduced, ['contract', 'reassessment'], contract.reassessment],
    [['contract', 'introduced'], contract.introduced, ['contract', 'dataUntil'], contract.dataUntil],
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

/** Endpoints and series that are named and are not there. */
function namesOf(premises: FollowUpPremises): readonly Finding[] {
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
  return [
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
function looksOf({ rules = [] }: FollowUpPremises): readonly Finding[] {
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
