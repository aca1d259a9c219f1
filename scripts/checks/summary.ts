/** The part of the test runner's JSON report that is counted. */
export interface RunnerReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

export interface Count {
  readonly passed: number;
  readonly failed: number;
}

/** Every check counts as one test. */
export function countChecks(outcomes: readonly { readonly passed: boolean }[]): Count {
  const passed = outcomes.filter((outcome) => outcome.passed).length;
  return { passed, failed: outcomes.length - passed };
}

/**
 * Counts a run of the test runner so that nothing that went wrong is left out: a test that was left out counts as failed, so does a
 * file that could not be read, so does a run that ended badly although no test failed (an error outside the tests, no report).
 */
export function countRun(report: RunnerReport | null, exitCode: number): Count {
  if (report === null) return { passed: 0, failed: 1 };
  const unreadable = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  const failed = report.numFailedTests + report.numPendingTests + report.numTodoTests + unreadable;
  const passed = report.numPassedTests;
  return { passed, failed: failed === 0 && (exitCode !== 0 || passed === 0) ? 1 : failed };
}

export function total(counts: readonly Count[]): Count {
  return {
    passed: counts.reduce((sum, count) => sum + count.passed, 0),
    failed: counts.reduce((sum, count) => sum + count.failed, 0),
  };
}

/** The last line of `npm test`. */
export function lastLine({ passed, failed }: Count): string {
  return `${passed} passed, ${failed} failed`;
}
