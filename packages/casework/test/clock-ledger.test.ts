import { addCalendarDays, calendarDaysBetween, osloDate, osloStartOfDay } from '@likeverd/reference';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ClockEntry, clockParties, type ClockParty } from '../src/clock/entries.ts';
import { agencyClockOf } from '../src/clock/agency.ts';
import { ledgerOf } from '../src/clock/ledger.ts';

const entry = (number: number, day: string, party: ClockParty, changes: Partial<ClockEntry> = {}): ClockEntry => ({
  entry: number,
  day,
  party,
  phase: party === 'closed' ? 'closed' : 'assessment',
  reason: number === 1 ? 'received' : 'handedOver',
  ...changes,
});

/** Days by party, counted the slow way: at the last millisecond of every day in Oslo, who had been handed the case last? */
function countedDayByDay(
  moves: readonly { readonly at: number; readonly party: ClockParty }[],
  today: string,
): ReadonlyMap<ClockParty, number> {
  const days = new Map<ClockParty, number>();
  const first = moves[0];
  if (first === undefined) return days;
  for (let day = osloDate(first.at); day < today; day = addCalendarDays(day, 1)) {
    const dayEnds = osloStartOfDay(addCalendarDays(day, 1)) - 1;
    const holder = moves.filter(({ at }) => at <= dayEnds).at(-1)?.party ?? first.party;
    if (holder === 'closed' && moves.at(-1)?.party === 'closed' && (moves.at(-1)?.at ?? 0) <= dayEnds) break;
    days.set(holder, (days.get(holder) ?? 0) + 1);
  }
  return days;
}

const hour = 3_600_000;
// From an ordinary day to an hour before, in and after what calendars trip over.
const starts = [
  '2023-12-30T22:30:00.000Z', // 23:30 in Oslo, two days before a new year
  '2024-02-27T23:30:00.000Z', // 00:30 on 28 February of a leap year
  '2026-02-27T12:00:00.000Z', // the end of February of a common year
  '2026-03-28T22:59:59.999Z', // the last millisecond before the day on which summer time begins
  '2026-10-24T21:30:00.000Z', // the night before summer time ends
  '2026-05-16T10:00:00.000Z',
].map((text) => Date.parse(text));

const histories = fc.record({
  start: fc.constantFrom(...starts),
  steps: fc.array(
    fc.record({
      // Several on one day, or months apart.
      hours: fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 24 * 400 })),
      party: fc.constantFrom(...clockParties),
    }),
    { maxLength: 12 },
  ),
  beyond: fc.integer({ min: 0, max: 500 }),
});

describe('the ledger of a case', () => {
  test('the days of the parties are the calendar days of the case, and those that one counts day by day', () => {
    fc.assert(
      fc.property(histories, ({ start, steps, beyond }) => {
        let at = start;
        const moves = [
          { at, party: 'secretariat' as ClockParty },
          ...steps.map(({ hours, party }) => {
            at += hours * hour;
            return { at, party };
          }),
        ];
        const today = addCalendarDays(osloDate(at), beyond);
        const entries = moves.map((move, index) => entry(index + 1, osloDate(move.at), move.party));
        const ledger = ledgerOf(entries, today);
        const sum = ledger?.byParty.reduce((days, share) => days + share.days, 0);
        expect(sum).toBe(calendarDaysBetween(osloDate(start), ledger?.end ?? today));
        expect(sum).toBe(ledger?.days);
        expect(ledger?.byPhase.reduce((days, share) => days + share.days, 0)).toBe(ledger?.days);
        expect(ledger?.spans.reduce((days, span) => days + span.days, 0)).toBe(ledger?.days);
        expect(new Map(ledger?.byParty.map(({ key, days }) => [key, days]))).toEqual(countedDayByDay(moves, today));
      }),
      { numRuns: 200, seed: 11 },
    );
  });

  test('a leap day is a day: from 28 February to 1 March is 2 days in 2024 and 1 in 2026', () => {
    for (const [year, days] of [
      ['2024', 2],
      ['2026', 1],
    ] as const) {
      expect(ledgerOf([entry(1, `${year}-02-28`, 'dmp')], `${year}-03-01`)?.days).toBe(days);
    }
  });

  test('a day that a case is passed on belongs to whoever has it when the day ends', () => {
    const entries = [
      entry(1, '2026-03-02', 'secretariat'),
      entry(2, '2026-03-05', 'supplier'),
      entry(3, '2026-03-05', 'dmp'),
      entry(4, '2026-03-09', 'closed'),
    ];
    const ledger = ledgerOf(entries, '2026-12-01');
    expect(ledger?.end).toBe('2026-03-09');
    // 2, 3 and 4 March; 5 March went from one to the next; 5, 6, 7 and 8 March.
    expect(ledger?.spans.map(({ party, days }) => [party, days])).toEqual([
      ['secretariat', 3],
      ['supplier', 0],
      ['dmp', 4],
      ['closed', 0],
    ]);
    expect(ledger?.byParty).toEqual([
      { key: 'secretariat', days: 3 },
      { key: 'dmp', days: 4 },
    ]);
  });

  test('a case that is taken up again: the days between belong to nobody, and are counted as such', () => {
    const entries = [entry(1, '2026-01-01', 'dmp'), entry(2, '2026-01-11', 'closed'), entry(3, '2026-02-01', 'dmp')];
    const ledger = ledgerOf(entries, '2026-02-04');
    expect(ledger?.end).toBeUndefined();
    // 10 days in January, 21 to 1 February, 3 in February.
    expect(ledger?.byParty).toEqual([
      { key: 'dmp', days: 10 + 3 },
      { key: 'closed', days: 21 },
    ]);
  });

  test('a correction takes the place of the entry it names, which stays to be seen', () => {
    const wrong = entry(2, '2026-04-20', 'supplier');
    const entries = [
      entry(1, '2026-04-01', 'dmp'),
      wrong,
      entry(3, '2026-04-20', 'dmp'),
      entry(4, '2026-04-10', 'supplier', { replaces: 2 }),
      entry(5, '2026-04-12', 'supplier', { replaces: 4 }),
    ];
    const ledger = ledgerOf(entries, '2026-04-30');
    expect(ledger?.spans.map(({ entry: number, days }) => [number, days])).toEqual([
      [1, 11],
      [5, 8],
      [3, 10],
    ]);
    expect(ledger?.replaced.map(({ entry: number }) => number)).toEqual([2, 4]);
    // Moved to the day of the next entry, it still comes before it.
    const sameDay = [...entries, entry(6, '2026-04-20', 'supplier', { replaces: 5 })];
    expect(ledgerOf(sameDay, '2026-04-30')?.spans.map(({ entry: number, days }) => [number, days])).toEqual([
      [1, 19],
      [6, 0],
      [3, 10],
    ]);
  });

  test('where no clock was kept there is no ledger, and no figure', () => {
    expect(ledgerOf([], '2026-04-30')).toBeNull();
  });
});

describe('the agency’s clock', () => {
  const way: readonly ClockEntry[] = [
    entry(1, '2026-01-05', 'secretariat'),
    entry(2, '2026-01-20', 'supplier', { phase: 'documentation', reason: 'commissioned' }),
    entry(3, '2026-02-02', 'dmp', { phase: 'documentationCheck', reason: 'documentationReceived' }),
    entry(4, '2026-02-09', 'supplier', { phase: 'documentation', reason: 'documentationIncomplete' }),
    entry(5, '2026-03-02', 'dmp', { phase: 'documentationCheck', reason: 'documentationReceived' }),
    entry(6, '2026-03-06', 'dmp', { phase: 'queue', reason: 'documentationComplete' }),
    entry(7, '2026-03-16', 'dmp', { reason: 'assessmentStarted' }),
    entry(8, '2026-04-01', 'supplier', { reason: 'supplementaryDocumentation' }),
    entry(9, '2026-04-15', 'dmp', { reason: 'resumed' }),
    entry(10, '2026-06-01', 'sykehusinnkjop', { phase: 'negotiation', reason: 'assessmentDelivered' }),
  ];
  const on = (entries: readonly ClockEntry[], today: string) => {
    const ledger = ledgerOf(entries, today);
    return ledger === null ? null : agencyClockOf(ledger, today);
  };

  test('starts on the day the complete documentation came in, stands while the body waits, ends at delivery', () => {
    // 2 March to 1 April: 30; 15 April to 1 June: 16 + 31 = 47. Stopped 1 to 15 April: 14.
    expect(on(way, '2026-12-01')).toEqual({ body: 'dmp', from: '2026-03-02', delivered: '2026-06-01', days: 77, stopped: 14 });
  });

  test('while it is stopped it does not grow', () => {
    const stopped = way.slice(0, 8);
    expect(on(stopped, '2026-04-01')).toMatchObject({ days: 30, stopped: 0 });
    expect(on(stopped, '2026-04-14')).toMatchObject({ days: 30, stopped: 13 });
  });

  test('has not started before documentation is found complete', () => {
    expect(on(way.slice(0, 5), '2026-04-01')).toBeNull();
  });
});
