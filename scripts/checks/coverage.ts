/** The coverage report's summary: lines for each file under its full path, and for all under `total`. */
export type CoverageSummary = Readonly<Record<string, { readonly lines: { readonly total: number; readonly covered: number } }>>;

const enough = 60;

/** Share of lines that the tests in Node run through, and the files where that is less than 60 %, fewest first. */
export function describeCoverage(summary: CoverageSummary, root: string): readonly string[] {
  const { total, ...files } = summary;
  if (total === undefined || total.lines.total === 0) return ['Lines covered: nothing was measured'];
  const thin = Object.entries(files)
    .map(([file, { lines }]) => ({ file: file.replace(`${root}/`, ''), percent: percent(lines), lines: lines.total }))
    .filter((file) => file.lines > 0 && file.percent < enough)
    .sort((a, b) => a.percent - b.percent || a.file.localeCompare(b.file));
  return [
    `Lines covered by the tests that run in Node: ${percent(total.lines).toFixed(1)} % of ${total.lines.total}`,
    `Files under ${enough} %: ${thin.length === 0 ? 'none' : thin.length}`,
    ...thin.map((file) => `  ${file.percent.toFixed(0).padStart(3)} %  ${file.file}`),
  ];
}

function percent({ total, covered }: { readonly total: number; readonly covered: number }): number {
  return total === 0 ? 100 : (100 * covered) / total;
}
