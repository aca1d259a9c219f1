import type { Line, Row } from './measure.ts';

const time = (seconds: number): string => (seconds < 1 ? `${(seconds * 1000).toPrecision(3)} ms` : `${seconds.toPrecision(3)} s`);

const ratio = ({ contestant, ratio: value }: Line): string => {
  if (value === undefined) return '-';
  return contestant.startsWith('R ') ? `${value.toPrecision(3)}x` : value.toPrecision(3);
};

const target = ({ contestant, target: value }: Line): string => {
  if (value === undefined) return '-';
  return contestant.startsWith('R ') ? `>= ${value}x` : `<= ${value}`;
};

const verdict = ({ met, agrees, contestant }: Line): string => {
  if (!agrees) return 'WRONG';
  if (contestant === 'ours') return '';
  return met === undefined ? '-' : met ? 'met' : 'NOT met';
};

const agreement = ({ difference }: Line): string => (difference === undefined ? 'own draws' : difference.toExponential(0));

const headings = ['contestant', 'time', 'ours against it', 'target', 'verdict', 'difference', 'peak MB', 'draws run'] as const;

const cells = (line: Line): readonly string[] => [
  line.contestant,
  time(line.seconds),
  ratio(line),
  target(line),
  verdict(line),
  agreement(line),
  line.peakMegabytes.toFixed(0),
  String(line.draws),
];

/** One table with every axis, also those on which we are slow. */
export const report = (rows: readonly Row[]): string => {
  const table = [headings, ...rows.flatMap(({ lines }) => lines.map(cells))];
  const widths = headings.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `  ${row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd()}`;
  const notes = (row: Row): readonly string[] => [
    ...(row.missing === undefined ? [] : [`  ours: not measured (${row.missing})`]),
    ...(row.cold === undefined
      ? []
      : [
          `  cold start: ${row.cold.model.toFixed(0)} ms from text to first result (target 40), after ${row.cold.load.toFixed(0)} ms of loading the engine`,
        ]),
    ...(row.limit === undefined
      ? []
      : [
          `  whole answer: ${time(row.limit.seconds)} (target ${time(row.limit.target)}): ${row.limit.seconds <= row.limit.target ? 'met' : 'NOT met'}${
            row.limit.processor === undefined ? '' : `; of it ${time(row.limit.processor)} on the processor`
          }`,
        ]),
    ...(row.scaling.ours === undefined && row.scaling.c === undefined
      ? []
      : [
          `  two workers: ${[
            row.scaling.ours === undefined ? undefined : `ours ${row.scaling.ours.toFixed(2)}x (target 1.7x)`,
            row.scaling.c === undefined ? undefined : `C with two threads ${row.scaling.c.toFixed(2)}x`,
          ]
            .filter((part) => part !== undefined)
            .join(', ')}`,
        ]),
  ];
  return rows
    .flatMap((row) => [
      `${row.job}: ${row.title}`,
      line(headings),
      ...row.lines.map((each) => line(cells(each))),
      ...notes(row),
      '',
    ])
    .join('\n');
};
