import { describe, expect, test } from 'vitest';
import { countChecks, countRun, lastLine, type RunnerReport, total } from '../../scripts/checks/summary.ts';

const report = (counts: Partial<RunnerReport>): RunnerReport => ({
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
  ...counts,
});

describe('the last line of npm test', () => {
  test('counts every check as one test', () => {
    expect(countChecks([{ passed: true }, { passed: false }, { passed: true }])).toEqual({ passed: 2, failed: 1 });
  });

  test('counts the tests of the runner', () => {
    expect(countRun(report({ numPassedTests: 40, numFailedTests: 2 }), 1)).toEqual({ passed: 40, failed: 2 });
  });

  test('counts a test that was left out as failed', () => {
    expect(countRun(report({ numPassedTests: 40, numPendingTests: 1, numTodoTests: 1 }), 0)).toEqual({ passed: 40, failed: 1 + 1 });
  });

  test('counts a file that could not be read as failed, and a file with a failed test once', () => {
    const testResults = [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{}] },
      { status: 'passed', assertionResults: [{}] },
    ];
    expect(countRun(report({ numPassedTests: 1, numFailedTests: 1, testResults }), 1)).toEqual({ passed: 1, failed: 1 + 1 });
  });

  test('counts a run that ended badly without a failed test', () => {
    expect(countRun(report({ numPassedTests: 40 }), 1)).toEqual({ passed: 40, failed: 1 });
  });

  test('counts a run without a report, and a run without tests, as failed', () => {
    expect(countRun(null, 0)).toEqual({ passed: 0, failed: 1 });
    expect(countRun(report({}), 0)).toEqual({ passed: 0, failed: 1 });
  });

  test('adds both and says so in one line', () => {
    const counts = [
      { passed: 8, failed: 0 },
      { passed: 40, failed: 2 },
    ];
    expect(lastLine(total(counts))).toBe(`${8 + 40} passed, ${0 + 2} failed`);
  });
});
