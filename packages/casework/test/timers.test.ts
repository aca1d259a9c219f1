import { addCalendarDays, osloDate } from '@likeverd/reference';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import {
  type CaseEvent,
  type CaseState,
  caseFrom,
  type Contract,
  eventsOfTime,
  evolve,
  noticeLengths,
  programOf,
  systemParty,
} from '../src/index.ts';
import { attempt, medicineWay, play, type Stage } from './process.ts';
import { wholeContract } from './temporary-stage.ts';

/** The case of a method that is introduced temporarily on a contract. */
const inUse = (change: Readonly<Record<string, unknown>>, plan: Readonly<Record<string, unknown>> = {}): Stage =>
  play(
    [
      ['supplierA', 'presentDataPlan', plan],
      ['assessorDmp', 'assessDataPlan'],
      ['negotiator', 'draftContract', change],
      ['secretariat', 'recordMeasureChoice'],
      ['supplierA', 'signContract'],
      ['negotiator', 'signContract'],
      ['beslutningsforum', 'signContract'],
      [
        'beslutningsforum',
        'recordDecision',
        { outcome: 'introducedTemporarily', reviewDate: change['reassessmentOn'] ?? wholeContract.reassessmentOn },
      ],
      ['secretariat', 'publishDecision'],
    ],
    play(medicineWay.slice(0, 9)),
  );

/** A turn of the sweep at an instant: the day is the one in Oslo. */
function sweep(state: CaseState, instant: number): { readonly state: CaseState; readonly events: readonly CaseEvent[] } {
  const recordedAt = new Date(instant).toISOString();
  const events = eventsOfTime(state, osloDate(instant)).map(
    (event, index): CaseEvent => ({
      ...event,
      caseId: 'case-1',
      version: state.version + index + 1,
      recordedAt,
      actor: systemParty,
    }),
  );
  return { state: events.reduce(evolve, state), events };
}

const said = ({ values }: Pick<CaseEvent, 'values'>, name: string): string => {
  const value = values[name]?.value;
  return typeof value === 'string' ? value : '';
};
const dayOf = (event: CaseEvent): string => said(event, event.type === 'NoticeGiven' ? 'noticeDay' : 'openedOn');

const halfHour = 30 * 60_000;

/** What is recorded by a sweep every half hour between two instants, with the instant of each. */
function recorded(start: CaseState, from: string, to: string): readonly (readonly [day: string, what: string, at: string])[] {
  let state = start;
  const found: (readonly [string, string, string])[] = [];
  for (let instant = Date.parse(from); instant <= Date.parse(to); instant += halfHour) {
    const turn = sweep(state, instant);
    state = turn.state;
    for (const event of turn.events)
      found.push([dayOf(event), event.type === 'NoticeGiven' ? said(event, 'noticeLevel') : 'opened', event.recordedAt]);
  }
  return found;
}

const { TZ: zoneOfTheMachine } = process.env;
afterEach(() => {
  if (zoneOfTheMachine === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zoneOfTheMachine;
});

/**
 * Oslo is one hour ahead of UTC in winter and two in summer, from the last Sunday of March to the last of October at 01:00 UTC: a day begins at
 * 23:00Z the day before in winter and at 22:00Z in summer.
 */
const changes = [
  { due: '2026-03-28', next: '2026-03-28T23:00:00.000Z', after: '2026-03-29T22:00:00.000Z' },
  { due: '2026-10-24', next: '2026-10-24T22:00:00.000Z', after: '2026-10-25T23:00:00.000Z' },
  { due: '2027-03-27', next: '2027-03-27T23:00:00.000Z', after: '2027-03-28T22:00:00.000Z' },
  { due: '2027-10-30', next: '2027-10-30T22:00:00.000Z', after: '2027-10-31T23:00:00.000Z' },
] as const;

describe('the days of a contract are Oslo’s, over the changes of the clock', () => {
  // One milestone the day before the change, one on it: their responsible are told on the change, and on the day after it.
  const milestones = changes.flatMap(({ due }, index) =>
    [due, addCalendarDays(due, 1)].map((date, place) => ({
      ...wholeContract.milestones[0],
      id: `skifte-${index}-${place}`,
      date,
    })),
  );
  const { state } = inUse({ milestones });

  test.each(changes)('told at the first turn of the day, once, around $due', ({ due, next, after }) => {
    const all = recorded(state, `${due}T12:00:00.000Z`, `${addCalendarDays(due, 3)}T12:00:00.000Z`);
    // What the days before had brought about is made up at the first turn.
    const fresh = all.filter(([day, what]) => day > due && what === 'responsible');
    expect(fresh).toEqual([
      [addCalendarDays(due, 1), 'responsible', next],
      [addCalendarDays(due, 2), 'responsible', after],
    ]);
  });

  test.each(['Pacific/Auckland', 'America/Los_Angeles', 'UTC'])('whatever the zone of the machine: %s', (zone) => {
    process.env['TZ'] = zone;
    for (const { due, next } of changes)
      expect(recorded(state, next, next).find(([day]) => day === addCalendarDays(due, 1))?.[2]).toBe(next);
  });

  test('a re-assessment on the day of the change opens when that day begins in Oslo', () => {
    const contract = {
      reassessmentOn: '2027-10-31',
      contractEndsOn: '2028-03-01',
      milestones: [],
      sources: [wholeContract.sources[0]],
    };
    const plan = inUse(
      {
        ...contract,
        outcomeMeasures: [wholeContract.outcomeMeasures[0]],
        decisionRules: [wholeContract.decisionRules[0]],
      },
      { lastDataOn: '2027-06-30' },
    );
    const opened = recorded(plan.state, '2027-10-30T20:00:00.000Z', '2027-11-01T20:00:00.000Z').filter(
      ([, what]) => what === 'opened',
    );
    expect(opened).toEqual([['2027-10-31', 'opened', '2027-10-30T22:00:00.000Z']]);
  });
});

describe('a server that was away', () => {
  const { state, log } = inUse({});
  const start = Date.parse('2026-11-24T02:00:00.000Z');
  const day = 86_400_000;
  const lines = (events: readonly CaseEvent[]): readonly string[] =>
    events.map((event) =>
      [dayOf(event), event.type, said(event, 'timerKind'), said(event, 'timerSubject'), said(event, 'noticeLevel')].join(' '),
    );
  const daily = (days: number): readonly string[] => {
    let own = state;
    const found: CaseEvent[] = [];
    for (let turn = 0; turn <= days; turn += 1) {
      const swept = sweep(own, start + turn * day);
      own = swept.state;
      found.push(...swept.events);
    }
    return lines(found);
  };

  test('for months makes everything up in one turn: all of it, in order of the days, each dated as its day', () => {
    const days = 700;
    const swept = sweep(state, start + days * day);
    expect(swept.events.length).toBeGreaterThan(10);
    const dates = swept.events.map(dayOf);
    expect(dates).toEqual(dates.toSorted());
    expect(dates.every((date) => date <= osloDate(start + days * day))).toBe(true);
    expect(lines(swept.events).toSorted()).toEqual(daily(days).toSorted());
    expect(sweep(swept.state, start + days * day).events).toEqual([]);
  });

  test('a clock that goes back and forth brings about nothing twice and loses nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -300, max: 500 }), { minLength: 1, maxLength: 15 }), (steps) => {
        let own = state;
        let at = start;
        let furthest = start;
        const found: CaseEvent[] = [];
        for (const step of steps) {
          at = Math.max(start, at + step * day);
          const swept = sweep(own, at);
          if (at <= furthest && found.length > 0) expect(swept.events).toEqual([]);
          furthest = Math.max(furthest, at);
          own = swept.state;
          found.push(...swept.events);
        }
        const told = lines(found);
        expect(new Set(told).size).toBe(told.length);
        expect(told.toSorted()).toEqual(daily((furthest - start) / day).toSorted());
      }),
      { numRuns: 25, seed: 5 },
    );
  });

  test('an act by a clock behind the log is refused, and what stood there stands', () => {
    const swept = sweep(state, start + 300 * day);
    const all = [...log, ...swept.events];
    const stage: Stage = { log: all, state: caseFrom('case-1', all), rejections: [] };
    const late = attempt(stage, 'secretariat', 'confirmDelivery', {}, '2027-01-05T09:00:00.000Z');
    expect(late.rejections.map(({ code }) => code)).toContain('clock.behindLog');
    expect(late.log).toEqual(all);
  });
});

describe('when people are told', () => {
  const shown = (contract: Contract) =>
    noticeLengths(contract, '2028-06-01').map(({ name, value, unit, origin }) => [name, value, unit, origin].join(' '));

  test('is as the parties agree, and else by premises, which is said of each', () => {
    expect(shown({ aheadMilestone: 9, lateForum: 60 })).toEqual([
      'aheadDelivery 2 months premise',
      'aheadMilestone 9 months agreed',
      'aheadReassessment 6 months premise',
      'aheadExit 1 months premise',
      'lateSecretariat 14 days premise',
      'lateForum 60 days agreed',
    ]);
    const [milestone] = programOf({ milestones: wholeContract.milestones, aheadMilestone: 9, lateForum: 60 }).timers;
    // Due 1 June 2028: nine months before; the day after; 14 days; 30 June and 30 days of July.
    expect(milestone?.notices.map(({ level, day }) => `${level} ${day}`)).toEqual([
      'ahead 2027-09-01',
      'responsible 2028-06-02',
      'secretariat 2028-06-15',
      'forum 2028-07-31',
    ]);
  });

  test('whole months and days, the secretariat before the forum', () => {
    const refused = (change: Readonly<Record<string, unknown>>) =>
      attempt(play(medicineWay.slice(0, 9)), 'negotiator', 'draftContract', change).rejections.map(({ code, field }) => [
        code,
        field,
      ]);
    expect(refused({ aheadExit: 1.5 })).toEqual([['contract.wholeNumber', 'aheadExit']]);
    expect(refused({ lateSecretariat: 42 })).toEqual([['contract.escalationOrder', 'lateForum']]);
    expect(refused({ lateForum: 366 })).toEqual([['field.amount', 'lateForum']]);
    expect(refused({ aheadDelivery: 0, lateSecretariat: 30, lateForum: 31 })).toEqual([]);
  });

  test('what was agreed follows into the phase-out', () => {
    const phased = play([['secretariat', 'openReassessment']], inUse({ aheadExit: 0, lateSecretariat: 3, lateForum: 5 }));
    expect(phased.state.reassessment.open).toBeDefined();
    const decision: CaseEvent = {
      type: 'DecisionPublished',
      label: { class: 'public' },
      caseId: 'case-1',
      version: phased.state.version + 1,
      recordedAt: '2027-01-04T09:00:00.000Z',
      actor: systemParty,
      values: Object.fromEntries(
        Object.entries({ outcome: 'discontinued', reassessmentOutcome: 'fullPhaseOut', validFrom: '2027-01-10' }).map(
          ([name, value]) => [name, { label: { class: 'public' } as const, value }],
        ),
      ),
    };
    const after = evolve(phased.state, decision);
    expect(after.reassessment.exit?.agreed).toEqual({ aheadExit: 0, lateSecretariat: 3, lateForum: 5 });
    // The first steps are due thirty days from 10 January: 9 February, and told of three and five days later.
    const told = eventsOfTime(after, '2027-02-20').map((event) => `${said(event, 'noticeLevel')} ${said(event, 'noticeDay')}`);
    expect(new Set(told)).toEqual(
      new Set(['ahead 2027-02-09', 'responsible 2027-02-10', 'secretariat 2027-02-12', 'forum 2027-02-14']),
    );
  });
});
