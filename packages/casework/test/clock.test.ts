import { addCalendarDays, calendarDaysBetween, osloDate } from '@likeverd/reference';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  agencyClockOf,
  type CaseEvent,
  type CaseState,
  caseFrom,
  type ClockEntry,
  type CommandType,
  commandTypes,
  decide,
  emptyCase,
  evolve,
  ledgerOf,
  type Party,
  type Rejection,
  visibleTo,
} from '../src/index.ts';
import { type Actor, forms, people } from './process.ts';

interface Stage {
  readonly log: readonly CaseEvent[];
  readonly state: CaseState;
  readonly rejections: readonly Rejection[];
}
const opening: Stage = { log: [], state: emptyCase('case-1'), rejections: [] };

/** The stage after an actor tries an act at an instant; refused acts leave the log as it was. */
function attempt(
  stage: Stage,
  at: string,
  actor: Actor,
  type: CommandType,
  changes: Readonly<Record<string, unknown>> = {},
): Stage {
  const party: Party = people[actor];
  const outcome = decide(
    stage.state,
    { type, values: { ...forms[type], ...changes } },
    { actor: party, now: at, today: osloDate(Date.parse(at)), nextNumber: 'ID2026_001' },
  );
  if (!outcome.ok) return { ...stage, rejections: outcome.rejections };
  const added = outcome.events.map(
    (event, index): CaseEvent => ({
      ...event,
      caseId: 'case-1',
      version: stage.log.length + 1 + index,
      recordedAt: at,
      actor: party,
    }),
  );
  return { log: [...stage.log, ...added], state: added.reduce(evolve, stage.state), rejections: [] };
}

type Step = readonly [string, Actor, CommandType, Readonly<Record<string, unknown>>?];
const onDays = (steps: readonly Step[]): Stage =>
  steps.reduce((stage, [day, actor, type, changes]) => {
    const next = attempt(stage, `${day}T10:00:00.000Z`, actor, type, changes);
    if (next.rejections.length > 0) throw new Error(`${day} ${type}: ${JSON.stringify(next.rejections)}`);
    return next;
  }, opening);

const ledger = ({ state }: Stage, today = '2027-12-31') => ledgerOf(state.clock.entries, today);
/** The entries of the ledger as the log holds them, each once. */
function carriedBy(log: readonly CaseEvent[]): readonly ClockEntry[] {
  const entries = log.flatMap((event) => evolve(emptyCase('case-1'), event).clock.entries);
  return [...new Map(entries.map((entry) => [entry.entry, entry])).values()];
}

const lines = (stage: Stage, today?: string) =>
  ledger(stage, today)?.spans.map(({ day, party, phase, days }) => [day, party, phase, days]);
const codes = (stage: Stage) => stage.rejections.map(({ code, rule, field }) => [code, rule, field]);

const toCommission: readonly Step[] = [
  ['2026-01-05', 'supplierA', 'submitRequest'],
  ['2026-01-07', 'secretariat', 'askForCompletion'],
  ['2026-01-12', 'supplierA', 'completeRequest'],
  ['2026-01-14', 'secretariat', 'registerCase'],
  ['2026-01-21', 'bestillerforum', 'commissionAssessment', { body: 'dmp', meetingDate: '2026-01-20' }],
];
const toStart: readonly Step[] = [
  ...toCommission,
  ['2026-02-04', 'assessorDmp', 'receiveDocumentation', { documentationReceivedOn: '2026-02-02' }],
  ['2026-02-06', 'assessorDmp', 'declareDocumentationIncomplete'],
  ['2026-03-02', 'assessorDmp', 'receiveDocumentation', { documentationReceivedOn: '2026-03-02' }],
  ['2026-03-06', 'assessorDmp', 'declareDocumentationComplete'],
  ['2026-03-16', 'assessorDmp', 'startAssessment', { assessmentBasis: 'companyDocumentation' }],
];
const medicine: readonly Step[] = [
  ...toStart,
  ['2026-04-01', 'assessorDmp', 'stopClock', { answerBy: '2026-04-20' }],
  ['2026-04-15', 'assessorDmp', 'resumeClock'],
  ['2026-05-20', 'assessorDmp', 'attachRun'],
  ['2026-06-01', 'assessorDmp', 'deliverAssessment'],
  ['2026-06-05', 'negotiator', 'recordPriceOffer'],
  ['2026-06-15', 'negotiator', 'recordPriceNote'],
  ['2026-06-25', 'bestillerforum', 'signOffAssessment'],
  ['2026-08-20', 'secretariat', 'handOverClock', { clockParty: 'beslutningsforum' }],
  ['2026-09-02', 'beslutningsforum', 'recordDecision', { meetingDate: '2026-08-31', validFrom: '2026-09-10' }],
  ['2026-09-03', 'secretariat', 'publishDecision'],
];

describe('who has a medicine, day by day (Figure 7.5)', () => {
  test('from the request to the published decision', () => {
    expect(lines(onDays(medicine))).toEqual([
      ['2026-01-05', 'secretariat', 'intake', 2],
      ['2026-01-07', 'supplier', 'intake', 5],
      ['2026-01-12', 'secretariat', 'intake', 2],
      ['2026-01-14', 'bestillerforum', 'commission', 6],
      ['2026-01-20', 'supplier', 'documentation', 13], // from the meeting, not from the day it was recorded
      ['2026-02-02', 'dmp', 'documentationCheck', 4], // from the day it came
      ['2026-02-06', 'supplier', 'documentation', 24],
      ['2026-03-02', 'dmp', 'documentationCheck', 4],
      ['2026-03-06', 'dmp', 'queue', 10],
      ['2026-03-16', 'dmp', 'assessment', 16],
      ['2026-04-01', 'supplier', 'assessment', 14],
      ['2026-04-15', 'dmp', 'assessment', 47],
      ['2026-06-01', 'sykehusinnkjop', 'negotiation', 14],
      ['2026-06-15', 'bestillerforum', 'signOff', 10],
      ['2026-06-25', 'rhf', 'preparation', 56],
      ['2026-08-20', 'beslutningsforum', 'decision', 11],
      ['2026-08-31', 'secretariat', 'publication', 3],
      ['2026-09-03', 'closed', 'closed', 0],
    ]);
    expect(ledger(onDays(medicine))).toMatchObject({ start: '2026-01-05', end: '2026-09-03', days: 241 });
  });

  test('the agency’s 180 days begin when the complete documentation came in, and stand in a stop', () => {
    const whole = ledger(onDays(medicine));
    expect(whole === null ? null : agencyClockOf(whole, '2027-12-31')).toEqual({
      body: 'dmp',
      from: '2026-03-02',
      delivered: '2026-06-01',
      days: 4 + 10 + 16 + 47,
      stopped: 14,
    });
  });

  test('a proposal goes to the body that assesses; a commission of a price note alone to Sykehusinnkjøp', () => {
    const proposal = onDays([
      ['2026-01-05', 'proposer', 'submitProposal'],
      ['2026-01-14', 'secretariat', 'registerCase'],
      ['2026-01-20', 'bestillerforum', 'commissionAssessment', { body: 'fhi', meetingDate: '2026-01-20' }],
      ['2026-02-20', 'assessorFhi', 'attachRun'],
    ]);
    expect(lines(proposal, '2026-03-01')?.slice(-2)).toEqual([
      ['2026-01-20', 'fhi', 'queue', 31],
      ['2026-02-20', 'fhi', 'assessment', 9],
    ]);
    const price = { body: 'sykehusinnkjop', meetingDate: '2026-01-20', assessmentType: 'pd1Scheme' };
    const noteOnly = onDays([
      ...toCommission.slice(0, -1),
      ['2026-01-15', 'secretariat', 'checkPdScheme'],
      ['2026-01-21', 'bestillerforum', 'commissionAssessment', price],
    ]);
    expect(lines(noteOnly)?.at(-1)?.slice(0, 3)).toEqual(['2026-01-20', 'sykehusinnkjop', 'negotiation']);
  });

  test('a case that is withdrawn, lapses or is cancelled ends the clock', () => {
    const withdrawn = onDays([...toCommission.slice(0, -1), ['2026-01-19', 'supplierA', 'withdrawCase']]);
    expect(ledger(withdrawn)).toMatchObject({ end: '2026-01-19', days: 14 });
    const lapsed = onDays([
      ...toCommission.slice(0, 1),
      ['2026-01-07', 'secretariat', 'askForCompletion', { completionBy: '2026-01-20' }],
      ['2026-01-21', 'secretariat', 'closeUnanswered'],
    ]);
    expect(ledger(lapsed)).toMatchObject({ end: '2026-01-21', days: 16 });
    const cancelled = onDays([
      ...toCommission,
      ['2027-01-07', 'bestillerforum', 'cancelCommission', { meetingDate: '2027-01-06' }],
    ]);
    expect(ledger(cancelled)).toMatchObject({ end: '2027-01-06', days: 366 });
  });

  test('a meeting that sends a case back, postpones a decision or takes a case up again passes it on', () => {
    const delivered = onDays(medicine.slice(0, -4));
    const back = attempt(delivered, '2026-06-24T10:00:00.000Z', 'bestillerforum', 'returnFromMeeting', {
      meetingOutcome: 'completionAsked',
      meetingDate: '2026-06-24',
    });
    expect(lines(back)?.at(-1)?.slice(0, 3)).toEqual(['2026-06-24', 'dmp', 'assessment']);
    const before = onDays(medicine.slice(0, -2));
    for (const [sentTo, party] of [
      ['laterMeeting', 'rhf'],
      ['backToAssessment', 'dmp'],
      ['backToNegotiation', 'sykehusinnkjop'],
    ] as const) {
      const postponed = attempt(before, '2026-09-01T10:00:00.000Z', 'beslutningsforum', 'postponeDecision', {
        sentTo,
        meetingDate: '2026-08-31',
      });
      expect(lines(postponed)?.at(-1)?.slice(0, 2)).toEqual(['2026-08-31', party]);
    }
    const reopened = attempt(onDays(medicine), '2027-01-20T10:00:00.000Z', 'bestillerforum', 'reopenCase', {
      reopenedFor: 'newAssessment',
      meetingDate: '2027-01-20',
    });
    expect(lines(reopened, '2027-01-25')?.slice(-2)).toEqual([
      // From 3 September to 20 January nobody had it: 27 + 31 + 30 + 31 + 20 days.
      ['2026-09-03', 'closed', 'closed', 139],
      ['2027-01-20', 'dmp', 'queue', 5],
    ]);
  });

  test('a commission that is declined ends the clock on the day of the meeting', () => {
    const declined = onDays([
      ...toCommission.slice(0, -1),
      ['2026-01-21', 'bestillerforum', 'declineAssessment', { meetingDate: '2026-01-20' }],
    ]);
    expect(ledger(declined)).toMatchObject({ end: '2026-01-20', days: 15 });
  });
});

describe('what the public is told', () => {
  test('before registration nobody but those concerned knows of the clock; at registration all of it is told', () => {
    const before = onDays(toCommission.slice(0, 3));
    expect(visibleTo(null, before.log, '2026-12-31')).toEqual([]);
    expect(visibleTo(people.supplierB, before.log, '2026-12-31')).toEqual([]);
    const seen = caseFrom('case-1', visibleTo(null, onDays(toCommission.slice(0, 4)).log, '2026-12-31'));
    expect(seen.clock.entries.map(({ day, party, reason }) => [day, party, reason])).toEqual([
      ['2026-01-05', 'secretariat', 'received'],
      ['2026-01-07', 'supplier', 'completionAsked'],
      ['2026-01-12', 'secretariat', 'completed'],
      ['2026-01-14', 'bestillerforum', 'registered'],
    ]);
  });

  test('why the clock stands is public, what is missing is not', () => {
    const { log } = onDays(medicine.slice(0, toStart.length + 1));
    const stopped = visibleTo(null, log, '2026-12-31').find(({ type }) => type === 'ClockStopped');
    expect(Object.keys(stopped?.values ?? {}).sort()).toEqual(['answerBy', 'clockEntries', 'stopReason']);
    const owner = visibleTo(people.supplierA, log, '2026-12-31').find(({ type }) => type === 'ClockStopped');
    expect(Object.keys(owner?.values ?? {})).toContain('missing');
    expect(visibleTo(people.supplierB, log, '2026-12-31').find(({ type }) => type === 'ClockStopped')).toEqual(stopped);
  });

  test('an offer of a price moves nothing: that it was made is confidential', () => {
    const before = onDays(medicine.slice(0, -6));
    const after = attempt(before, '2026-06-05T10:00:00.000Z', 'negotiator', 'recordPriceOffer');
    expect(after.log.at(-1)?.type).toBe('PriceOfferRecorded');
    expect(after.state.clock).toEqual(before.state.clock);
  });

  test('that an assessment was delivered is public on the day, what it says is not', () => {
    const delivered = onDays(medicine.slice(0, -6));
    const seen = caseFrom('case-1', visibleTo(null, delivered.log, '2026-06-02'));
    expect(seen.phase).toBe('delivered');
    expect(seen.assessment).toBeUndefined();
    expect(seen.clock.entries.at(-1)).toMatchObject({ day: '2026-06-01', party: 'sykehusinnkjop', reason: 'assessmentDelivered' });
  });

  test('a run that is attached before anyone said that the assessment began moves the clock, and the public is told with the next step', () => {
    const commissioned = onDays([...toCommission, ['2026-02-20', 'assessorDmp', 'attachRun']]);
    const told = (stage: Stage) =>
      caseFrom('case-1', visibleTo(null, stage.log, '2026-12-31')).clock.entries.map(({ party }) => party);
    expect(commissioned.state.clock.entries.at(-1)).toMatchObject({ party: 'dmp', day: '2026-02-20' });
    expect(told(commissioned).at(-1)).toBe('supplier');
    const delivered = attempt(commissioned, '2026-03-20T10:00:00.000Z', 'assessorDmp', 'deliverAssessment');
    expect(told(delivered).slice(-3)).toEqual(['supplier', 'dmp', 'sykehusinnkjop']);
  });

  test('a decision that is recorded and not yet published moves nothing', () => {
    const recorded = onDays(medicine.slice(0, -1));
    expect(ledger(recorded)?.spans.at(-1)?.party).toBe('beslutningsforum');
  });
});

const actors = Object.keys(people) as readonly Actor[];
const anyStep = fc.record({
  hours: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 24 * 60 })),
  // Half of the time the next step of the usual way, so that histories come far; else anything.
  next: fc.boolean(),
  actor: fc.constantFrom(...actors),
  type: fc.constantFrom(...commandTypes),
  back: fc.integer({ min: 0, max: 20 }),
  party: fc.constantFrom('supplier', 'dmp', 'rhf', 'beslutningsforum', 'secretariat'),
  entry: fc.integer({ min: 1, max: 8 }),
});
// Nights in which clocks are changed, years end and leap days pass.
const starts = fc.constantFrom('2023-11-01T23:30:00.000Z', '2026-03-27T22:59:59.000Z', '2026-10-24T12:00:00.000Z');

function wander(start: string, steps: readonly (typeof anyStep extends fc.Arbitrary<infer T> ? T : never)[]): Stage {
  let at = Date.parse(start);
  let usual = 0;
  return steps.reduce<Stage>((stage, { hours, next, actor, type, back, party, entry }) => {
    at += hours * 3_600_000;
    const now = new Date(at).toISOString();
    const today = osloDate(at);
    const [, usualActor, usualType, usualValues] = medicine[usual] ?? medicine[0] ?? ['', actor, type];
    const dates = {
      meetingDate: addCalendarDays(today, -Math.floor(back / 10)),
      validFrom: addCalendarDays(today, 10),
      documentationReceivedOn: addCalendarDays(today, -back),
      documentationDate: addCalendarDays(today, 90),
      validUntil: addCalendarDays(today, 90),
      clockDay: addCalendarDays(today, -back),
      answerBy: addCalendarDays(today, back),
    };
    const known = (command: CommandType) => Object.fromEntries(Object.entries(dates).filter(([name]) => name in forms[command]));
    const tried = next
      ? attempt(stage, now, usualActor, usualType, { ...usualValues, ...known(usualType) })
      : attempt(stage, now, actor, type, {
          ...known(type),
          ...(type === 'handOverClock' || type === 'correctClock' ? { clockParty: party } : {}),
          ...(type === 'correctClock' ? { clockEntry: entry } : {}),
        });
    if (next && tried.rejections.length === 0) usual += 1;
    return { ...tried, rejections: [] };
  }, opening);
}

describe('whatever people do, in whatever order and at whatever hour', () => {
  const walks = fc.tuple(starts, fc.array(anyStep, { maxLength: 30 }), fc.integer({ min: 0, max: 700 }));

  test('every day of a case belongs to exactly one party, and the parties’ days are the calendar days of the case', () => {
    fc.assert(
      fc.property(walks, ([start, steps, beyond]) => {
        const { log, state } = wander(start, steps);
        const first = log[0];
        if (first === undefined) return;
        const today = addCalendarDays(osloDate(Date.parse(log.at(-1)?.recordedAt ?? '')), beyond);
        const found = ledgerOf(state.clock.entries, today);
        // The slow way: every day from the first to the last, asked on its own who has it, from the log alone.
        const entries = carriedBy(log);
        const replaced = new Set(entries.map(({ replaces }) => replaces));
        const counting = entries.filter(({ entry }) => !replaced.has(entry));
        const holders = new Map<string, number>();
        const days = calendarDaysBetween(found?.start ?? today, found?.end ?? today);
        for (let each = 0; each < days; each++) {
          const day = addCalendarDays(found?.start ?? today, each);
          const candidates = counting.filter((entry) => entry.day <= day);
          const latest = candidates
            .map((entry) => entry.day)
            .sort()
            .at(-1);
          const holder = candidates.filter((entry) => entry.day === latest).reduce((a, b) => (placeOf(a) > placeOf(b) ? a : b));
          holders.set(holder.party, (holders.get(holder.party) ?? 0) + 1);
          // On one day a correction counts where the entry that it corrects stood.
          function placeOf({ entry, replaces }: ClockEntry): number {
            const wrong = entries.find((older) => older.entry === replaces);
            return wrong === undefined ? entry : placeOf(wrong);
          }
        }
        expect(new Map(found?.byParty.map(({ key, days: sum }) => [String(key), sum]))).toEqual(holders);
        expect([...holders.values()].reduce((sum, count) => sum + count, 0)).toBe(days);
      }),
      { numRuns: 150, seed: 31 },
    );
  });

  test('from registration on, the public, the parties and the bodies have the same ledger', () => {
    fc.assert(
      fc.property(walks, ([start, steps]) => {
        const { log, state } = wander(start, steps);
        fc.pre(state.number !== undefined);
        for (const viewer of [null, ...Object.values(people)]) {
          const { entries } = caseFrom('case-1', visibleTo(viewer, log, '2030-01-01')).clock;
          expect(entries).toEqual(state.clock.entries.slice(0, entries.length));
          // All but what followed from an internal event since the last public one.
          expect(entries.length).toBeGreaterThanOrEqual(state.clock.toldUpTo);
        }
      }),
      { numRuns: 150, seed: 32 },
    );
  });

  test('no event that is confidential moves the clock', () => {
    fc.assert(
      fc.property(walks, ([start, steps]) => {
        const { log } = wander(start, steps);
        expect(carriedBy(log.filter(({ label }) => label.class === 'confidential'))).toEqual([]);
      }),
      { numRuns: 100, seed: 33 },
    );
  });
});

describe('acts of the clock, each refused with its rule', () => {
  const started = onDays(toStart);
  const commissioned = onDays(toCommission);
  const stopped = attempt(started, '2026-04-01T10:00:00.000Z', 'assessorDmp', 'stopClock');
  const late = '2026-04-20T10:00:00.000Z';

  test.each([
    [
      'nobody else stops the clock of the body that has the case',
      started,
      'negotiator',
      'stopClock',
      {},
      ['clock.notHeld', 'clock.byHolder', undefined],
    ],
    [
      'a clock that stands is not stopped again',
      stopped,
      'assessorDmp',
      'stopClock',
      {},
      ['clock.stopped', 'clock.byHolder', undefined],
    ],
    [
      'a clock that runs is not started',
      started,
      'assessorDmp',
      'resumeClock',
      {},
      ['clock.notStopped', 'clock.byHolder', undefined],
    ],
    [
      'who did not stop it does not start it',
      stopped,
      'negotiator',
      'resumeClock',
      {},
      ['clock.notHeld', 'clock.byHolder', undefined],
    ],
    [
      'not before the entry before',
      started,
      'assessorDmp',
      'stopClock',
      { stoppedOn: '2026-03-15' },
      ['clock.beforeLastEntry', 'clock.oneParty', 'stoppedOn'],
    ],
    [
      'not from a day to come',
      started,
      'assessorDmp',
      'stopClock',
      { stoppedOn: '2026-04-21' },
      ['date.inTheFuture', 'clock.oneParty', 'stoppedOn'],
    ],
    [
      'an answer is not asked for in the past',
      started,
      'assessorDmp',
      'stopClock',
      { answerBy: '2026-04-19' },
      ['date.inThePast', 'clock.byHolder', 'answerBy'],
    ],
    [
      'complete is what has been received',
      commissioned,
      'assessorDmp',
      'declareDocumentationComplete',
      {},
      ['documentation.notReceived', 'clock.startsWhenComplete', undefined],
    ],
    [
      'complete documentation is not received again',
      started,
      'assessorDmp',
      'receiveDocumentation',
      { documentationReceivedOn: '2026-04-20' },
      ['documentation.alreadyComplete', 'clock.startsWhenComplete', undefined],
    ],
    [
      'on the company’s documentation only when it is complete',
      commissioned,
      'assessorDmp',
      'startAssessment',
      { assessmentBasis: 'companyDocumentation' },
      ['documentation.notComplete', 'clock.startsWhenComplete', 'assessmentBasis'],
    ],
    [
      'the other agency does not receive it',
      commissioned,
      'assessorFhi',
      'receiveDocumentation',
      { documentationReceivedOn: '2026-02-02' },
      ['body.notCommissioned', 'assessment.byCommissionedBody', undefined],
    ],
    [
      'a case is handed over by whoever has it',
      started,
      'negotiator',
      'handOverClock',
      {},
      ['clock.notHeld', 'clock.byHolder', undefined],
    ],
    [
      'not to whoever has it',
      started,
      'secretariat',
      'handOverClock',
      { clockParty: 'dmp' },
      ['clock.nothingNew', 'clock.oneParty', 'clockParty'],
    ],
    [
      'a correction names an entry that is there',
      started,
      'secretariat',
      'correctClock',
      { clockEntry: 99 },
      ['clock.noSuchEntry', 'clock.entriesStay', 'clockEntry'],
    ],
    [
      'a correction is not from a day to come',
      started,
      'secretariat',
      'correctClock',
      { clockDay: '2026-04-21' },
      ['date.inTheFuture', 'clock.entriesStay', 'clockDay'],
    ],
    [
      'a correction corrects something',
      started,
      'secretariat',
      'correctClock',
      { clockDay: '2026-01-05' },
      ['clock.nothingNew', 'clock.entriesStay', 'clockParty'],
    ],
    ['the supplier keeps no clock', started, 'supplierA', 'stopClock', {}, ['role.notAllowed', 'clock.byHolder', undefined]],
    [
      'an authorisation is not to come',
      started,
      'secretariat',
      'recordAuthorisation',
      { authorisedOn: '2026-04-21' },
      ['date.inTheFuture', 'clock.authorisation', 'authorisedOn'],
    ],
  ] as const)('%s', (_name, stage, actor, type, changes, refusal) => {
    expect(codes(attempt(stage, late, actor, type, changes))).toContainEqual(refusal);
  });

  test('a wrong entry is corrected by a new one that names it; the old one stays to be seen', () => {
    // The documentation had come on 26 February, not on 2 March.
    const wrong = started.state.clock.entries.find(({ day, reason }) => day === '2026-03-02' && reason === 'documentationReceived');
    const changes = { clockEntry: wrong?.entry, clockDay: '2026-02-26', clockParty: 'dmp' };
    const corrected = attempt(started, late, 'secretariat', 'correctClock', changes);
    const found = ledger(corrected, '2026-04-20');
    expect(found?.replaced).toEqual([wrong]);
    expect(found?.spans.map(({ day, days }) => [day, days])).toContainEqual(['2026-02-26', 8]);
    expect(found?.days).toBe(ledger(started, '2026-04-20')?.days);
    expect(found === null ? null : agencyClockOf(found, '2026-04-20')?.from).toBe('2026-02-26');
    expect(codes(attempt(corrected, late, 'secretariat', 'correctClock', { ...changes, clockDay: '2026-02-27' }))).toContainEqual([
      'clock.entryReplaced',
      'clock.entriesStay',
      'clockEntry',
    ]);
  });

  test('a case from before the clock was kept gets its ledger from the next move on, and no figure for the time before', () => {
    const old = onDays(toCommission).log.map(({ values: { clockEntries: _left, ...values }, ...event }) => ({ ...event, values }));
    const stage: Stage = { log: old, state: caseFrom('case-1', old), rejections: [] };
    const next = attempt(stage, late, 'assessorDmp', 'attachRun');
    expect(lines(next, '2026-04-22')).toEqual([['2026-04-20', 'dmp', 'assessment', 2]]);
  });
});
