import type { Checked } from '@likeverd/modelling';
import type { Finding, Path } from '@likeverd/modelling/document';
import { isCalendarDate } from '@likeverd/reference';
import { readShaped } from '../shaped.ts';
import { type CohortDefinition, cohortShape, type Criterion } from './definition.ts';

/** Reads the definition of a cohort, YAML 1.2 or JSON text: checked whole, or every fault with its place. */
export function readCohort(given: string): Checked<CohortDefinition> {
  const read = readShaped<CohortDefinition>(given, cohortShape, (cohort) => cohortFindings(cohort, []));
  return read.ok ? { ok: true, value: read.value.content } : read;
}

/** What the parts of a cohort say against each other. */
export function cohortFindings({ period, criteria, subgroups }: CohortDefinition, path: Path): readonly Finding[] {
  const limits = subgroups?.kind === 'age' ? subgroups.limits : [];
  const falling = limits.findIndex((limit, index) => index > 0 && limit <= (limits[index - 1] ?? 0));
  return [
    ...periodFindings(period, [...path, 'period']),
    ...criteria.flatMap((criterion, index) => criterionFindings(criterion, [...path, 'criteria', index])),
    ...(falling === -1
      ? []
      : [
          {
            code: 'field.range' as const,
            path: [...path, 'subgroups', 'limits', falling],
            details: { found: limits[falling] ?? 0, above: limits[falling - 1] ?? 0 },
          },
        ]),
  ];
}

function periodFindings({ from, to }: CohortDefinition['period'], path: Path): readonly Finding[] {
  const wrong = Object.entries({ from, to }).filter(([, day]) => !isCalendarDate(day));
  if (wrong.length > 0)
    return wrong.map(([name, found]) => ({ code: 'field.type', path: [...path, name], details: { expected: 'date', found } }));
  return from <= to ? [] : [{ code: 'field.type', path: [...path, 'to'], details: { expected: 'laterDate', found: to } }];
}

function criterionFindings(criterion: Criterion, path: Path): readonly Finding[] {
  if (criterion.kind === 'prior') return [];
  const { minimum, maximum } = criterion;
  if (minimum !== undefined && maximum !== undefined && minimum > maximum)
    return [{ code: 'field.range', path: [...path, 'maximum'], details: { found: maximum, minimum } }];
  const open = minimum === undefined && maximum === undefined;
  return open && criterion.kind === 'biomarker' && criterion.values === undefined
    ? [{ code: 'field.missing', path: [...path, 'values'], details: { field: 'values' } }]
    : [];
}
