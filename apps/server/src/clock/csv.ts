import type { Statistics, Summary } from '@likeverd/casework';

/** Columns of the file, in order. */
const columns = ['definition', 'version', 'year', 'methodType', 'outcome', 'measure', 'value', 'n', 'asOf'] as const;
type Line = Readonly<Partial<Record<(typeof columns)[number], string | number>>>;

const workloadMeasures = ['open', 'underAssessment', 'meanAge', 'unallocated', 'awaitingDocumentation', 'stopped'] as const;
const summaryMeasures = ['mean', 'lowerQuartile', 'median', 'upperQuartile', 'least', 'most'] as const;

function linesOf(summary: Summary, line: Line): readonly Line[] {
  return summaryMeasures.flatMap((measure) => {
    const value = summary[measure];
    return value === undefined ? [] : [{ ...line, measure, value, n: summary.n }];
  });
}

/**
 * Every published figure as comma-separated values (RFC 4180), one figure a line, with the definition it was made by and the number of cases.
 * Holds codes and numbers only, nothing that somebody wrote, so no cell can be taken for a formula.
 */
export function statisticsCsv({ asOf, durations, bothWays, withinLimit, decisions, workload, limit }: Statistics): string {
  const lines: readonly Line[] = [
    ...durations.flatMap(({ id, version, all, years }) => [
      ...linesOf(all, { definition: id, version }),
      ...years.flatMap(({ year, ...summary }) => linesOf(summary, { definition: id, version, year })),
    ]),
    ...[{ year: undefined, ...bothWays.all }, ...bothWays.years].flatMap(({ year, industry, agency }) => {
      const when = year === undefined ? {} : { year };
      return [
        ...linesOf(industry, { definition: 'bothWays.industry', version: '1.0', ...when }),
        ...linesOf(agency, { definition: 'bothWays.agency', version: '1.0', ...when }),
      ];
    }),
    ...withinLimit.map(({ year, n, within }) => ({
      definition: 'withinLimit',
      version: '1.0',
      year,
      measure: `shareWithin${limit}`,
      value: within / n,
      n,
    })),
    ...decisions.map((decision) => ({ definition: 'decisions', version: '1.0', measure: 'count', ...decision, value: decision.n })),
    ...workloadMeasures.flatMap((measure) => {
      const value = workload[measure];
      return value === undefined ? [] : [{ definition: 'workload', version: '1.0', measure, value }];
    }),
  ];
  return [
    columns.join(','),
    ...lines.map((line) => columns.map((name) => (name === 'asOf' ? asOf : (line[name] ?? ''))).join(',')),
    '',
  ].join('\r\n');
}
