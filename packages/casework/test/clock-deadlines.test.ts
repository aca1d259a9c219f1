import { addCalendarDays, calendarDaysBetween, factAsOf, isWorkingDay } from '@likeverd/reference';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CaseState, type ClockEntry, deadlinesOf, emptyCase, timeLeft } from '../src/index.ts';

type Line = readonly [string, ClockEntry['party'], ClockEntry['phase'], ClockEntry['reason']];
function caseWith(lines: readonly Line[], changes: Partial<CaseState> = {}, clock: Partial<CaseState['clock']> = {}): CaseState {
  const entries = lines.map(([day, party, phase, reason], index): ClockEntry => ({ entry: index + 1, day, party, phase, reason }));
  return {
    ...emptyCase('case-1'),
    number: 'ID2026_001',
    kind: 'request',
    ...changes,
    clock: { entries, toldUpTo: entries.length, ...clock },
  };
}

const fact = (id: string, day: string): number => factAsOf(id, { effective: day, known: day })?.value ?? Number.NaN;
const due = (state: CaseState, today: string) => Object.fromEntries(deadlinesOf(state, today).map((each) => [each.kind, each.due]));

const way: readonly Line[] = [
  ['2026-01-05', 'secretariat', 'intake', 'received'],
  ['2026-01-14', 'bestillerforum', 'commission', 'registered'],
  ['2026-01-31', 'supplier', 'documentation', 'commissioned'],
  ['2026-03-02', 'dmp', 'documentationCheck', 'documentationReceived'],
  ['2026-03-06', 'dmp', 'queue', 'documentationComplete'],
];

describe('what binds in a case, and until when', () => {
  test('input on a medicine: four weeks from the registration, eight on other methods', () => {
    const registered = way.slice(0, 2);
    expect(due(caseWith(registered, { phase: 'registered' }), '2026-01-20')).toEqual({ input: '2026-02-11' }); // 14 January + 28 days
    const proposal = caseWith(registered, { phase: 'registered', kind: 'proposal' });
    expect(due(proposal, '2026-01-20')).toEqual({ input: '2026-03-11' }); // 14 January + 56 days
    expect([fact('input-window-medicines', '2026-01-14'), fact('input-window-other', '2026-01-14')]).toEqual([28, 56]);
  });

  test('completion: the day the secretariat set, known to the bodies and whoever asked, and what can be done when it has passed', () => {
    const asked = caseWith([['2026-01-05', 'supplier', 'intake', 'completionAsked']], {
      phase: 'awaitingCompletion',
      submitter: 'leverandor-a',
      intake: { ...emptyCase('').intake, completionBy: '2026-04-06' },
    });
    const [found] = deadlinesOf(asked, '2026-03-30');
    expect(found).toMatchObject({
      kind: 'completion',
      party: 'supplier',
      due: '2026-04-06',
      rule: 'intake.completionPeriod',
      afterwards: 'closeUnanswered',
      label: { class: 'internal', owner: 'leverandor-a' },
    });
    // Easter Monday: the last working day before it is Wednesday 1 April, and two are left from Monday 30 March.
    expect(timeLeft('2026-04-06', '2026-03-30')).toEqual({ calendarDays: 7, workingDays: 2, lastWorkingDay: '2026-04-01' });
    expect(due({ ...asked, phase: 'submitted' }, '2026-03-30')).toEqual({});
  });

  test('documentation: the day the supplier said, which is not public, and twelve months from the request', () => {
    const waiting = caseWith(way.slice(0, 3), {
      phase: 'commissioned',
      documentationDate: '2026-04-01',
      submitter: 'leverandor-a',
    });
    const found = deadlinesOf(waiting, '2026-02-10');
    expect(found.map((each) => [each.kind, each.party, each.due, each.label.class])).toEqual([
      ['documentationPromised', 'supplier', '2026-04-01', 'internal'],
      // 5 January + 12 months: from the request, not from the commission of 31 January.
      ['documentationWithin', 'supplier', '2027-01-05', 'public'],
    ]);
    expect(fact('documentation-limit', '2026-01-31')).toBe(12);
  });

  test('twelve months from the last of February end on the last day that the month has in the other year', () => {
    const waiting = caseWith([...way.slice(0, 2), ['2027-02-28', 'supplier', 'documentation', 'commissioned']], {
      receivedOn: '2027-02-28',
    });
    expect(due(waiting, '2027-03-01')['documentationWithin']).toBe('2028-02-28');
    const leap = caseWith([...way.slice(0, 2), ['2028-02-29', 'supplier', 'documentation', 'commissioned']], {
      receivedOn: '2028-02-29',
    });
    expect(due(leap, '2028-03-01')['documentationWithin']).toBe('2029-02-28');
  });

  test('180 days from the day the complete documentation came in; a stop moves the day by the days it lasts', () => {
    // 2 March + 180 days: 29 + 30 + 31 + 30 + 31 = 151 to 31 July, 29 more.
    expect(due(caseWith(way), '2026-03-10')).toEqual({ assessmentLimit: '2026-08-29' });
    const stop: Line = ['2026-04-01', 'supplier', 'queue', 'supplementaryDocumentation'];
    const stands = caseWith([...way, stop], {}, { stop: { party: 'dmp', phase: 'queue', answerBy: '2026-04-20' } });
    expect(deadlinesOf(stands, '2026-04-11').map((each) => [each.kind, each.due, each.used])).toEqual([
      ['answer', '2026-04-20', undefined],
      ['assessmentLimit', undefined, 30],
    ]);
    expect(due(caseWith([...way, stop, ['2026-04-15', 'dmp', 'queue', 'resumed']]), '2026-04-15')).toEqual({
      assessmentLimit: '2026-09-12', // 14 days later
    });
  });

  test('the limit binds DMP; delivered in time or not, it no longer runs', () => {
    expect(due(caseWith([...way, ['2026-12-01', 'bestillerforum', 'assessment', 'assessmentDelivered']]), '2026-12-02')).toEqual(
      {},
    );
    const atFhi = way.map(([day, party, phase, reason]): Line => [day, party === 'dmp' ? 'fhi' : party, phase, reason]);
    expect(due(caseWith(atFhi), '2026-03-10')).toEqual({});
  });

  test('before the limit was made in 2024 no assessment was bound by it', () => {
    const old = way.map(([day, party, phase, reason]): Line => [day.replace('2026', '2023'), party, phase, reason]);
    expect(due(caseWith(old), '2023-03-10')).toEqual({});
  });

  test('Bestillerforum clears within fourteen days; a decision is looked at again on its day', () => {
    const signing = caseWith([...way, ['2026-06-01', 'bestillerforum', 'signOff', 'priceNoteDelivered']]);
    expect(due(signing, '2026-06-02')['signOff']).toBe('2026-06-15');
    const decided = caseWith([...way, ['2026-09-01', 'closed', 'closed', 'published']], {
      phase: 'published',
      decision: { reviewDate: '2029-09-01' },
    });
    expect(due(decided, '2026-10-01')).toEqual({ review: '2029-09-01' });
  });

  test('what has passed is still there, with the days that it is late', () => {
    const [late] = deadlinesOf(caseWith(way), '2026-09-05');
    expect(late?.due === undefined ? null : timeLeft(late.due, '2026-09-05').calendarDays).toBe(-7);
  });

  test('however often the clock stands, the days that are left and the days that were used make the limit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 8 }),
        fc.integer({ min: 0, max: 90 }),
        (lengths, beyond) => {
          let day = '2026-03-06';
          const moves = lengths.map((length, index): Line => {
            day = addCalendarDays(day, length);
            return index % 2 === 0 ? [day, 'supplier', 'queue', 'clarification'] : [day, 'dmp', 'queue', 'resumed'];
          });
          const stopped = moves.length % 2 === 1;
          const today = addCalendarDays(day, beyond);
          const state = caseWith([...way, ...moves], {}, stopped ? { stop: { party: 'dmp', phase: 'queue' } } : {});
          const limit = deadlinesOf(state, today).find(({ kind }) => kind === 'assessmentLimit');
          expect(limit?.due === undefined).toBe(stopped);
          if (limit?.due !== undefined) expect(calendarDaysBetween(today, limit.due) + (limit.used ?? Number.NaN)).toBe(180);
        },
      ),
      { numRuns: 200, seed: 41 },
    );
  });
});

describe('time left', () => {
  test('Easter 2026: from Wednesday 1 April to Tuesday 7 April are six days, one of them a working day', () => {
    expect(timeLeft('2026-04-07', '2026-04-01')).toEqual({ calendarDays: 6, workingDays: 1, lastWorkingDay: '2026-04-07' });
  });

  test('a last day on a holiday leaves the working day before it', () => {
    // 17 May 2027 is a Monday and Whit Monday; the Friday before is 14 May.
    expect(timeLeft('2027-05-17', '2027-05-10').lastWorkingDay).toBe('2027-05-14');
  });

  test('the last working day is a working day, not after the day, and none lies between', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000 }), (days) => {
        const day = addCalendarDays('2024-01-01', days);
        const { lastWorkingDay } = timeLeft(day, '2024-01-01');
        expect(isWorkingDay(lastWorkingDay) && lastWorkingDay <= day).toBe(true);
        for (let next = addCalendarDays(lastWorkingDay, 1); next <= day; next = addCalendarDays(next, 1))
          expect(isWorkingDay(next)).toBe(false);
      }),
      { numRuns: 100, seed: 42 },
    );
  });
});
