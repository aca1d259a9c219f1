import { addCalendarDays } from '@likeverd/reference';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ClockEntry, ClockParty, ClockPhase, ClockReason } from '../src/clock/entries.ts';
import { type CountedCase, countedCase, timed } from '../src/clock/statistics/cases.ts';
import { measures, partiesMeasured } from '../src/clock/statistics/measures.ts';
import { statisticsOf } from '../src/clock/statistics/report.ts';
import { summarise } from '../src/clock/statistics/summary.ts';
import { ledgerOf } from '../src/clock/ledger.ts';
import { play } from './process.ts';

type Line = readonly [string, ClockParty, ClockPhase, ClockReason];

function counted(number: string, lines: readonly Line[], changes: Partial<CountedCase> = {}): CountedCase {
  const entries = lines.map(([day, party, phase, reason], index): ClockEntry => ({ entry: index + 1, day, party, phase, reason }));
  return { number, methodType: 'medicine', constructed: true, entries, ...changes };
}

/** Received 5 January, decided 31 August 2026: 26 + 28 + 31 + 30 + 31 + 30 + 31 + 31 = 238 days. */
const decided = counted(
  'ID2026_001',
  [
    ['2026-01-05', 'secretariat', 'intake', 'received'],
    ['2026-01-10', 'bestillerforum', 'commission', 'registered'], // after 5
    ['2026-01-20', 'supplier', 'documentation', 'commissioned'], // after 10
    ['2026-02-02', 'dmp', 'documentationCheck', 'documentationReceived'], // after 13
    ['2026-02-06', 'dmp', 'queue', 'documentationComplete'], // after 4
    ['2026-02-16', 'dmp', 'assessment', 'assessmentStarted'], // after 10
    ['2026-04-01', 'supplier', 'assessment', 'supplementaryDocumentation'], // after 12 + 31 + 1 = 44
    ['2026-04-15', 'dmp', 'assessment', 'resumed'], // after 14
    ['2026-07-01', 'sykehusinnkjop', 'negotiation', 'assessmentDelivered'], // after 15 + 31 + 30 + 1 = 77
    ['2026-07-15', 'bestillerforum', 'signOff', 'priceNoteDelivered'], // after 14
    ['2026-07-25', 'rhf', 'preparation', 'signedOff'], // after 10
    ['2026-08-31', 'secretariat', 'publication', 'decided'], // after 37
    ['2026-09-03', 'closed', 'closed', 'published'],
  ],
  { authorisedOn: '2025-12-31', outcome: 'introduced', decidedOn: '2026-08-31' },
);
const assessing = counted(
  'ID2026_002',
  decided.entries.slice(0, 6).map((e): Line => [e.day, e.party, e.phase, e.reason]),
);
const waiting = counted(
  'ID2026_003',
  decided.entries.slice(0, 3).map((e): Line => [e.day, e.party, e.phase, e.reason]),
);
const imported = counted('ID2013_036', [], { outcome: 'notIntroduced', decidedOn: '2014-05-05', methodType: 'device' });

const today = '2026-12-31';
const report = statisticsOf([decided, assessing, waiting, imported], today, 180);
const mean = (id: string): number | undefined => report.durations.find((duration) => duration.id === id)?.all.mean;

describe('what is published of one case, counted by hand', () => {
  test.each([
    ['receiptToDecision', 238],
    ['authorisationToDecision', 243], // 5 more, from 31 December
    ['completeDocumentationToDelivery', 4 + 10 + 44 + 77],
    ['supplierPhase1', 33], // 31 December to 2 February
    ['supplierStops', 14],
    ['agencyPhase2', 4 + 10 + 44 + 77],
    ['purchasingPhase3', 14],
    ['forumsPhase4', 10 + 37],
    ['with.supplier', 13 + 14],
    ['with.secretariat', 5], // the days of publication come after the decision
    ['with.bestillerforum', 10 + 10],
    ['with.dmp', 135],
    ['with.beslutningsforum', 0],
  ])('%s is %d days', (id, days) => {
    expect(mean(id)).toBe(days);
  });

  test('both ways of counting stand on the same case', () => {
    expect(report.bothWays.years).toMatchObject([{ year: 2026, industry: { n: 1, mean: 243 }, agency: { n: 1, mean: 135 } }]);
  });

  test('an assessment is held against the limit in the year of its delivery; the limit itself is within', () => {
    expect(report.withinLimit).toEqual([{ year: 2026, n: 1, within: 1 }]);
    const within = (limit: number) => statisticsOf([decided], today, limit).withinLimit[0]?.within;
    expect([within(135), within(134)]).toEqual([1, 0]);
  });

  test('decisions are counted by the day of the decision in force, with or without a clock', () => {
    expect(report.decisions).toEqual([
      { year: 2026, methodType: 'medicine', outcome: 'introduced', n: 1 },
      { year: 2014, methodType: 'device', outcome: 'notIntroduced', n: 1 },
    ]);
  });

  test('what lies with the bodies today', () => {
    // From 2 February to 31 December: 332 days, of which nobody stopped the clock.
    expect(report.workload).toEqual({
      open: 2,
      underAssessment: 1,
      meanAge: 332,
      unallocated: 0,
      awaitingDocumentation: 1,
      stopped: 0,
    });
  });

  test('a case that is left out is left out for a reason that is told', () => {
    expect(report.durations.find(({ id }) => id === 'receiptToDecision')?.excluded).toEqual([
      { reason: 'notDecided', n: 2 },
      { reason: 'noLedger', n: 1 },
    ]);
    expect(report.durations.find(({ id }) => id === 'authorisationToDecision')?.excluded).toEqual([
      { reason: 'notDecided', n: 2 },
      { reason: 'noAuthorisation', n: 1 },
    ]);
  });
});

describe('cases taken over from the public list', () => {
  const { state } = play([['secretariat', 'importMethod']]);
  const taken = countedCase(state);
  const report = statisticsOf(taken === undefined ? [] : [taken], '2026-12-31', 180);

  test('have the day of the decision and no ledger: left out of every duration, with that reason', () => {
    expect(taken).toMatchObject({ imported: true, decidedOn: '2023-03-15', entries: [] });
    expect(ledgerOf(state.clock.entries, '2026-12-31')).toBeNull();
    for (const { id, all, excluded } of report.durations) {
      const reason = id === 'authorisationToDecision' ? 'noAuthorisation' : 'imported';
      expect([id, all.n, excluded]).toEqual([id, 0, [{ reason, n: 1 }]]);
    }
  });

  test('a clock that is kept from a later day on does not make a time to decision of it', () => {
    const later: ClockEntry = { entry: 1, day: '2026-06-01', party: 'rhf', phase: 'preparation', reason: 'reopened' };
    const again = statisticsOf(taken === undefined ? [] : [{ ...taken, entries: [later] }], '2026-12-31', 180);
    expect(again.durations.find(({ id }) => id === 'receiptToDecision')?.excluded).toEqual([{ reason: 'imported', n: 1 }]);
  });
});

const anyLine = fc.record({
  days: fc.integer({ min: 0, max: 200 }),
  party: fc.constantFrom(...partiesMeasured),
  reason: fc.constantFrom<ClockReason>('documentationReceived', 'documentationComplete', 'assessmentDelivered', 'handedOver'),
});
const anyCase = fc.record({
  start: fc.integer({ min: 0, max: 2_000 }),
  lines: fc.array(anyLine, { maxLength: 8 }),
  ends: fc.boolean(),
});

describe('whatever the cases', () => {
  const cases = fc.array(anyCase, { maxLength: 12 }).map((all) =>
    all.map(({ start, lines, ends }, index) => {
      let day = addCalendarDays('2020-01-01', start);
      const rows: Line[] = [[day, 'secretariat', 'intake', 'received']];
      for (const { days, party, reason } of lines) {
        day = addCalendarDays(day, days);
        rows.push([day, party, 'assessment', reason]);
      }
      if (ends) rows.push([day, 'secretariat', 'publication', 'decided']);
      return counted(`ID2020_${index}`, rows, ends ? { decidedOn: day, outcome: 'introduced' } : {});
    }),
  );

  test('every case is counted once or left out once, in every figure', () => {
    fc.assert(
      fc.property(cases, (all) => {
        const { durations } = statisticsOf(all, '2040-01-01', 180);
        for (const { all: every, years, excluded } of durations) {
          expect(every.n + excluded.reduce((sum, { n }) => sum + n, 0)).toBe(all.length);
          expect(years.reduce((sum, { n }) => sum + n, 0)).toBe(every.n);
        }
      }),
      { numRuns: 100, seed: 21 },
    );
  });

  test('the days of the parties sum to the days from receipt to decision, case by case', () => {
    fc.assert(
      fc.property(cases, (all) => {
        const [total, ...withParties] = measures.filter(({ id }) => id === 'receiptToDecision' || id.startsWith('with.'));
        for (const each of all) {
          const one = timed(each, '2040-01-01');
          const whole = total?.measure(one);
          const parts = withParties.map(({ measure }) => measure(one));
          if (typeof whole !== 'object') expect(parts).toEqual(parts.map(() => whole));
          else expect(parts.reduce((sum, part) => sum + (typeof part === 'object' ? part.days : Number.NaN), 0)).toBe(whole.days);
        }
      }),
      { numRuns: 100, seed: 22 },
    );
  });
});

describe('a summary', () => {
  test('quartiles lie between ordered values at (n - 1) p', () => {
    // Places 0.75, 1.5 and 2.25 of 1, 2, 4, 8: 1 + 0.75, 2 + 0.5 * 2, 4 + 0.25 * 4.
    expect(summarise([8, 1, 4, 2])).toEqual({
      n: 4,
      mean: 15 / 4,
      lowerQuartile: 1.75,
      median: 3,
      upperQuartile: 5,
      least: 1,
      most: 8,
    });
  });

  test('of nothing there is no figure, only the number of cases', () => {
    expect(summarise([])).toEqual({ n: 0 });
  });
});
