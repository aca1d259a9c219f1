import { addCalendarDays, calendarDaysBetween, osloDate } from '@likeverd/reference';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  awaits,
  type CaseEvent,
  type CaseState,
  calendarOf,
  caseFrom,
  deadlinesOf,
  decideMeeting,
  emptyMeeting,
  evolveMeeting,
  ledgerOf,
  type MeetingCommandType,
  type MeetingEvent,
  type MeetingState,
  meetingFrom,
  openItems,
  type Party,
  type Rejection,
  standingOf,
  summariseMeeting,
  viewMeeting,
  visibleTo,
} from '../src/index.ts';
import { allAgree, type Asked, day, membersOf, schedule, staff } from './meeting-stage.ts';
import { forms, play, wholeWay } from './process.ts';

const { secretary, leader } = staff;
type ForumName = 'bestillerforum' | 'beslutningsforum';

/** Several meetings and the cases they are about, each with its log. */
interface World {
  readonly meetings: Readonly<Record<string, readonly MeetingEvent[]>>;
  readonly cases: Readonly<Record<string, readonly CaseEvent[]>>;
  readonly rejections: readonly Rejection[];
  readonly now: string;
}

const meetingIn = ({ meetings }: World, id: string): MeetingState => meetingFrom(id, meetings[id] ?? []);
const caseIn = ({ cases }: World, id: string): CaseState => caseFrom(id, cases[id] ?? []);
const later = (now: string, seconds = 1): string => new Date(Date.parse(now) + seconds * 1_000).toISOString();

function attempt(world: World, id: string, actor: Party, type: MeetingCommandType, { values = {}, ...rest }: Asked = {}): World {
  const now = later(world.now);
  const at = { actor, now, today: osloDate(Date.parse(now)) };
  const decision = decideMeeting(
    meetingIn(world, id),
    { type, values, ...rest },
    {
      ...at,
      cases: Object.fromEntries(Object.keys(world.cases).map((each) => [each, caseIn(world, each)])),
      others: Object.keys(world.meetings)
        .filter((each) => each !== id)
        .map((each) => meetingIn(world, each)),
    },
  );
  if (!decision.ok) return { ...world, now, rejections: decision.rejections };
  const meetings = [{ meetingId: id, events: decision.events }, ...decision.elsewhere].reduce((known, { meetingId, events }) => {
    const log = known[meetingId] ?? [];
    const added = events.map(
      (event, index): MeetingEvent => ({
        ...event,
        caseId: meetingId,
        version: log.length + index + 1,
        recordedAt: now,
        actor,
      }),
    );
    return { ...known, [meetingId]: [...log, ...added] };
  }, world.meetings);
  const cases = decision.effects.reduce((known, { caseId, actor: as, events }) => {
    const log = known[caseId] ?? [];
    const added = events.map(
      (event, index): CaseEvent => ({ ...event, caseId, version: log.length + index + 1, recordedAt: now, actor: as }),
    );
    return { ...known, [caseId]: [...log, ...added] };
  }, world.cases);
  return { meetings, cases, now, rejections: [] };
}

type Step = readonly [string, Party, MeetingCommandType, Asked?];
const plays = (world: World, steps: readonly Step[]): World =>
  steps.reduce((so, [id, actor, type, asked]) => {
    const next = attempt(so, id, actor, type, asked);
    if (next.rejections.length > 0) throw new Error(`${id} ${type}: ${JSON.stringify(next.rejections)}`);
    return next;
  }, world);
const codes = ({ rejections }: World) => rejections.map(({ code, rule }) => [code, rule]);

const logOf = (steps: number, id: string): readonly CaseEvent[] =>
  play(wholeWay.slice(0, steps)).log.map((event) => ({ ...event, caseId: id }));
/** Registered, and ready to be decided. */
const asked = logOf(2, 'asked');
const ready = logOf(7, 'ready');
const start: World = { meetings: {}, cases: { asked, ready }, rejections: [], now: `${day}T12:00:00.000Z` };

const plan = (id: string, forum: ForumName, meetingDate: string = day): Step => [
  id,
  secretary,
  'planMeeting',
  { values: { forum, ...schedule, meetingDate, papersDeadline: undefined, participants: membersOf(forum) } },
];
const add = (id: string, item: string): Step => [id, secretary, 'addCaseItem', { target: { item } }];
const nextWeek = addCalendarDays(day, 7);

describe('one agenda at a time', () => {
  const two = plays(start, [
    plan('first', 'beslutningsforum'),
    plan('second', 'beslutningsforum', nextWeek),
    add('first', 'ready'),
  ]);

  test('a case that stands on an agenda is refused on another of the same forum, with the day of the first', () => {
    const refused = attempt(two, 'second', secretary, 'addCaseItem', { target: { item: 'ready' } });
    expect(codes(refused)).toEqual([['meeting.onOtherAgenda', 'meeting.oneAgenda']]);
    expect(refused.rejections[0]?.details).toEqual({ date: day });
  });

  test('once withdrawn, or the meeting cancelled, it may be put on another', () => {
    const withdrawn = plays(two, [
      ['first', secretary, 'withdrawItem', { values: { withdrawReason: 'Ikke klar' }, target: { item: 'ready' } }],
    ]);
    expect(awaits(meetingIn(plays(withdrawn, [add('second', 'ready')]), 'second'), 'ready')).toBe(true);
    const cancelled = plays(two, [['first', secretary, 'cancelMeeting', { values: { cancelReason: 'Sykdom' } }]]);
    expect(plays(cancelled, [add('second', 'ready')]).rejections).toEqual([]);
  });

  test('moving it is one act: both meetings tell of it, and the case is on one agenda throughout', () => {
    const moved = plays(two, [
      [
        'first',
        secretary,
        'transferItem',
        { values: { toMeeting: 'second', transferReason: 'Venter på tall' }, target: { item: 'ready' } },
      ],
    ]);
    expect(meetingIn(moved, 'first').items).toMatchObject([
      { id: 'ready', withdrawn: 'Venter på tall', movedTo: { meeting: 'second', date: nextWeek } },
    ]);
    expect(meetingIn(moved, 'second').items).toMatchObject([{ id: 'ready', movedFrom: { meeting: 'first', date: day } }]);
    expect(meetingIn(moved, 'first').items[0]).not.toHaveProperty('movedFrom');
  });

  test.each([
    ['a meeting that there is none of', 'third', 'meeting.otherUnknown'],
    ['the same meeting', 'first', 'meeting.otherUnknown'],
    ['a meeting of the other forum', 'other', 'meeting.otherForum'],
    ['one that has been cancelled', 'off', 'meeting.otherUnknown'],
  ])('to %s: refused', (_what, toMeeting, code) => {
    const world = plays(two, [
      plan('other', 'bestillerforum', nextWeek),
      plan('off', 'beslutningsforum', nextWeek),
      ['off', secretary, 'cancelMeeting', { values: { cancelReason: 'Sykdom' } }],
    ]);
    const refused = attempt(world, 'first', secretary, 'transferItem', {
      values: { toMeeting, transferReason: 'Venter på tall' },
      target: { item: 'ready' },
    });
    expect(codes(refused)).toEqual([[code, 'meeting.oneAgenda']]);
  });

  test('whoever was found disqualified is so at the meeting that the item is moved to', () => {
    const [person = ''] = membersOf('beslutningsforum')
      .map((each) => each.person)
      .slice(2);
    const moved = plays(two, [
      [
        'first',
        secretary,
        'declareInterest',
        {
          values: { itemInterest: 'interestDeclared', itemInterestKind: 'interestOther', itemInterestText: 'Bekjent' },
          target: { item: 'ready', person },
        },
      ],
      [
        'first',
        secretary,
        'ruleOnInterest',
        { values: { ruling: 'disqualified', rulingReason: 'Nær venn' }, target: { item: 'ready', person } },
      ],
      [
        'first',
        secretary,
        'transferItem',
        { values: { toMeeting: 'second', transferReason: 'Venter på tall' }, target: { item: 'ready' } },
      ],
    ]);
    const [item] = meetingIn(moved, 'second').items;
    expect(item === undefined ? '' : standingOf(item, person)).toBe('disqualified');
    expect(item?.interests[person]).toMatchObject({ description: 'Bekjent', rulingReason: 'Nær venn' });
  });
});

describe('what a case is told of its agenda', () => {
  const announced = plays(start, [
    plan('first', 'beslutningsforum', nextWeek),
    plan('second', 'beslutningsforum', addCalendarDays(nextWeek, 7)),
    add('first', 'ready'),
    ['first', secretary, 'publishAgenda'],
    ['second', secretary, 'addItem', { values: { itemTitle: 'Referat' }, target: { item: 'information' } }],
    ['second', secretary, 'publishAgenda'],
  ]);
  const seen = (world: World) => calendarOf('ready', visibleTo(null, world.cases['ready'] ?? [], day));
  const meetingDay = (world: World) => seen(world).find(({ key }) => key === 'decisionMeeting');

  test('nothing before the agenda is public; then the day, in calendars and among the deadlines', () => {
    const before = plays(start, [plan('first', 'beslutningsforum', nextWeek), add('first', 'ready')]);
    expect(meetingDay(before)).toBeUndefined();
    expect(meetingDay(announced)).toMatchObject({ day: nextWeek, sequence: 0, cancelled: false });
    expect(deadlinesOf(caseIn(announced, 'ready'), day)).toContainEqual(
      expect.objectContaining({ kind: 'decisionMeeting', party: 'beslutningsforum', due: nextWeek }),
    );
  });

  test('a meeting that moves, and a case that moves to another, is the same entry one higher; withdrawn, it is cancelled', () => {
    const date = addCalendarDays(nextWeek, 1);
    const moved = plays(announced, [['first', secretary, 'moveMeeting', { values: { meetingDate: date, moveReason: 'Sykdom' } }]]);
    expect(meetingDay(moved)).toMatchObject({ day: date, sequence: 1 });
    const there = plays(moved, [
      [
        'first',
        secretary,
        'transferItem',
        { values: { toMeeting: 'second', transferReason: 'Venter på tall' }, target: { item: 'ready' } },
      ],
    ]);
    expect(meetingDay(there)).toMatchObject({ day: addCalendarDays(nextWeek, 7), sequence: 2, cancelled: false });
    const off = plays(there, [
      ['second', secretary, 'withdrawItem', { values: { withdrawReason: 'Ikke klar' }, target: { item: 'ready' } }],
    ]);
    expect(meetingDay(off)).toMatchObject({ sequence: 3, cancelled: true });
  });

  test('Beslutningsforum has the case from the day it stands on the public agenda, the regional authorities before and after', () => {
    const holders = (world: World) => caseIn(world, 'ready').clock.entries.map(({ party, reason }) => [party, reason]);
    expect(holders(announced).at(-1)).toEqual(['beslutningsforum', 'putOnAgenda']);
    const off = plays(announced, [['first', secretary, 'cancelMeeting', { values: { cancelReason: 'Sykdom' } }]]);
    expect(holders(off).slice(-2)).toEqual([
      ['beslutningsforum', 'putOnAgenda'],
      ['rhf', 'takenOffAgenda'],
    ]);
  });

  test('a case that has been withdrawn meanwhile is told nothing more, and its meeting is off', () => {
    const withdrawal: CaseEvent = {
      caseId: 'ready',
      version: (announced.cases['ready'] ?? []).length + 1,
      type: 'CaseWithdrawn',
      label: { class: 'public' },
      values: {},
      recordedAt: later(announced.now),
      actor: secretary,
    };
    const gone: World = { ...announced, cases: { ...announced.cases, ready: [...(announced.cases['ready'] ?? []), withdrawal] } };
    expect(meetingDay(gone)).toMatchObject({ cancelled: true });
    const moved = plays(gone, [['first', secretary, 'moveMeeting', { values: { meetingDate: day, moveReason: 'Sykdom' } }]]);
    expect(moved.cases['ready']).toEqual(gone.cases['ready']);
  });
});

describe('a commission is public at the press', () => {
  const room = plays(start, [
    plan('first', 'bestillerforum'),
    add('first', 'asked'),
    ['first', secretary, 'publishAgenda'],
    ['first', secretary, 'openMeeting'],
    [
      'first',
      secretary,
      'recordAttendance',
      { values: { attendance: membersOf('bestillerforum').map(({ person }) => ({ person, presence: 'attends' })) } },
    ],
    ...membersOf('bestillerforum').map(
      ({ person }): Step => [
        'first',
        secretary,
        'declareInterest',
        { values: { itemInterest: 'interestNone' }, target: { item: 'asked', person } },
      ],
    ),
  ]);
  const concluded = (itemOutcome: string, caseValues: object = {}): World =>
    plays(room, [
      [
        'first',
        secretary,
        'concludeItem',
        {
          values: { itemOutcome, publicReason: 'Grunnen som skal vente.', stands: allAgree('bestillerforum') },
          target: { item: 'asked' },
          caseValues: { ...caseValues },
        },
      ],
    ]);
  const press = (world: World): World =>
    plays(world, [
      ['first', secretary, 'closeMeeting'],
      ['first', secretary, 'approveMinutes'],
      ['first', secretary, 'publishMinutes'],
    ]);
  const publicly = (world: World): CaseState => caseFrom('asked', visibleTo(null, world.cases['asked'] ?? [], day));

  test.each([
    ['commissioned', { assessmentType: 'costPerQaly', body: 'fhi' }, 'commissioned', 'commission'],
    ['notCommissioned', {}, 'closed', 'declined'],
  ] as const)(
    '%s: known to the bodies when it is concluded, to the public with the minutes, on the day of the meeting',
    (outcome, values, phase, name) => {
      const waiting = concluded(outcome, values);
      expect(caseIn(waiting, 'asked')).toMatchObject({ phase: 'registered', agenda: { recorded: { verdict: outcome } } });
      expect(JSON.stringify(publicly(waiting))).not.toContain('Grunnen som skal vente');
      expect(JSON.stringify(caseFrom('asked', visibleTo(staff.supplier, waiting.cases['asked'] ?? [], day)))).not.toContain(
        'Grunnen som',
      );
      const published = press(waiting);
      expect(publicly(published)).toMatchObject({ phase, [name]: { reason: 'Grunnen som skal vente.', meetingDate: day } });
      expect(publicly(published).agenda).not.toHaveProperty('recorded');
    },
  );

  test('what has been concluded cannot be concluded again, at the meeting or outside it', () => {
    const waiting = plays(concluded('notCommissioned'), [plan('second', 'bestillerforum', nextWeek)]);
    expect(codes(attempt(waiting, 'second', secretary, 'addCaseItem', { target: { item: 'asked' } }))).toContainEqual([
      'commission.awaitsPress',
      'meeting.publication',
    ]);
  });

  test('a case that is withdrawn before the press does not stop it', () => {
    const waiting = concluded('notCommissioned');
    const log = waiting.cases['asked'] ?? [];
    const withdrawal: CaseEvent = {
      caseId: 'asked',
      version: log.length + 1,
      type: 'CaseWithdrawn',
      label: { class: 'public' },
      values: {},
      recordedAt: waiting.now,
      actor: secretary,
    };
    const published = press({ ...waiting, cases: { ...waiting.cases, asked: [...log, withdrawal] } });
    expect(publicly(published)).toMatchObject({ phase: 'closed' });
    expect(publicly(published)).not.toHaveProperty('declined');
  });
});

describe('what a meeting waits for', () => {
  const at = (world: World, viewer: Party | null) => {
    const view = viewMeeting('first', world.meetings['first'] ?? [], viewer, { now: world.now, today: day, cases: {} });
    return view === null ? [] : summariseMeeting(view, viewer).waits;
  };
  const member: Party = { ...leader, person: 'beslutningsforum-helse-vest' };
  const world = plays(start, [plan('first', 'beslutningsforum'), add('first', 'ready')]);

  test('from the secretariat agenda and papers, from a member a declaration, from the public nothing', () => {
    expect(at(world, secretary)).toEqual([
      { act: 'publishAgenda', items: 0, due: day },
      { act: 'issuePapers', items: 0, due: day },
    ]);
    expect(at(world, member)).toEqual([{ act: 'declareInterest', items: 1, due: day }]);
    expect(at(world, null)).toEqual([]);
  });

  test('what is done waits no more; a declared interest waits for whoever rules, never for the one who declared', () => {
    const declared = plays(world, [
      ['first', secretary, 'publishAgenda'],
      ['first', secretary, 'issuePapers'],
      [
        'first',
        secretary,
        'declareInterest',
        {
          values: { itemInterest: 'interestDeclared', itemInterestKind: 'interestOther', itemInterestText: 'Bekjent' },
          target: { item: 'ready', person: member.person },
        },
      ],
    ]);
    expect(at(declared, secretary)).toEqual([{ act: 'ruleOnInterest', items: 1, due: day }]);
    expect(at(declared, member)).toEqual([]);
  });
});

/** What people may try at four meetings, two of each forum, with texts that name the case they are about. */
const secret = (item: string): string => `hemmelig-${item}`;
const meetings: Readonly<Record<string, ForumName>> = {
  b1: 'bestillerforum',
  b2: 'bestillerforum',
  d1: 'beslutningsforum',
  d2: 'beslutningsforum',
};
const items = ['asked', 'ready'] as const;
const decision = Object.fromEntries(
  Object.entries(forms.recordDecision).filter(([name]) => !['meetingDate', 'agreeing'].includes(name)),
);
const people: readonly Party[] = (['bestillerforum', 'beslutningsforum'] as const).flatMap((forum) =>
  membersOf(forum).map(({ person }) => ({ ...leader, person, role: forum, organisation: forum })),
);
const valuesFor = (type: MeetingCommandType, item: string, choice: number): Readonly<Record<string, unknown>> => {
  const pick = (...of: readonly string[]) => of[choice % of.length] ?? '';
  const forum = item === 'asked' ? 'bestillerforum' : 'beslutningsforum';
  const interest = choice === 7;
  const filled: Partial<Record<MeetingCommandType, Readonly<Record<string, unknown>>>> = {
    moveMeeting: { meetingDate: day, moveReason: 'Sykdom' },
    cancelMeeting: { cancelReason: 'Sykdom' },
    withdrawItem: { withdrawReason: 'Ikke klar' },
    transferItem: { toMeeting: pick('b1', 'b2', 'd1', 'd2'), transferReason: 'Venter på tall' },
    declareInterest: interest
      ? { itemInterest: 'interestDeclared', itemInterestKind: 'interestOther', itemInterestText: 'Bekjent' }
      : { itemInterest: 'interestNone' },
    ruleOnInterest: { ruling: choice === 3 ? 'disqualified' : 'qualified', rulingReason: 'Vurdert' },
    recordAttendance: { attendance: membersOf(forum).map(({ person }) => ({ person, presence: 'attends' })) },
    makeProposal: { proposal: secret(item), proposalWay: 'proposalOral' },
    answerProposal: { proposalHandling: 'proposalTaken', proposalAnswer: secret(item) },
    concludeItem: {
      itemOutcome:
        item === 'asked' ? pick('commissioned', 'notCommissioned', 'postponed') : pick('decided', 'decided', 'postponed'),
      publicReason: `${secret(item)} i begrunnelsen`,
      discussion: secret(item),
      stands: allAgree(forum),
    },
  };
  return filled[type] ?? {};
};
const anyStep = fc.record({
  meeting: fc.constantFrom(...Object.keys(meetings)),
  type: fc.constantFrom<MeetingCommandType>(
    'addCaseItem',
    'transferItem',
    'withdrawItem',
    'moveMeeting',
    'publishAgenda',
    'declareInterest',
    'ruleOnInterest',
    'openMeeting',
    'recordAttendance',
    'makeProposal',
    'concludeItem',
    'concludeItem',
    'closeMeeting',
    'approveMinutes',
    'publishMinutes',
    'publishMinutes',
    'cancelMeeting',
  ),
  item: fc.constantFrom(...items),
  person: fc.constantFrom(...people),
  choice: fc.nat({ max: 11 }),
  /** How much is done before, so that histories come far: nothing, up to the conclusion, with it, up to the press. */
  far: fc.nat({ max: 3 }),
  hours: fc.nat({ max: 20 }),
});
type AnyStep = typeof anyStep extends fc.Arbitrary<infer T> ? T : never;

const opening: World = plays(
  start,
  Object.entries(meetings).map(([id, forum]) => plan(id, forum)),
);

/** Everything that lets an item be concluded, as far as it goes. */
function prepared(world: World, id: string, item: string): World {
  const forum = meetings[id] ?? 'bestillerforum';
  const steps: readonly Step[] = [
    add(id, item),
    [id, secretary, 'openMeeting'],
    [id, secretary, 'recordAttendance', { values: valuesFor('recordAttendance', item, 0) }],
    ...membersOf(forum).map(
      ({ person }): Step => [
        id,
        secretary,
        'declareInterest',
        { values: { itemInterest: 'interestNone' }, target: { item, person } },
      ],
    ),
  ];
  return tries(world, steps);
}

const tries = (world: World, steps: readonly Step[]): World =>
  steps.reduce((so, [at, actor, type, request]) => attempt(so, at, actor, type, request), world);

const wander = (steps: readonly AnyStep[]): World =>
  steps.reduce((world, { meeting, type, item, person, choice, far, hours }) => {
    const request = (act: MeetingCommandType): Asked => ({
      values: valuesFor(act, item, choice),
      target: { item, person: person.person, proposal: 1 },
      caseValues: item === 'ready' ? decision : choice % 3 === 0 ? { assessmentType: 'costPerQaly', body: 'fhi' } : {},
    });
    const outsider = { item, person: 'user-observer' };
    const steps: readonly Step[] = [
      [meeting, secretary, 'ruleOnInterest', { values: valuesFor('ruleOnInterest', item, choice), target: outsider }],
      [meeting, secretary, 'concludeItem', request('concludeItem')],
      [meeting, secretary, 'closeMeeting'],
      [meeting, secretary, 'approveMinutes'],
    ];
    const from = far === 0 ? world : tries(prepared(world, meeting, item), steps.slice(0, [0, 1, 2, 4][far]));
    return attempt({ ...from, now: later(from.now, hours * 60) }, meeting, secretary, type, request(type));
  }, opening);

describe('whatever is done at four meetings, in whatever order', () => {
  const walks = fc.array(anyStep, { maxLength: 40 }).map(wander);

  test('a case awaits one meeting of a forum at most; no item is lost; nothing is published twice', () => {
    const published = new Set<string>();
    fc.assert(
      fc.property(walks, (world) => {
        const states = Object.keys(meetings).map((id) => meetingIn(world, id));
        for (const item of items) {
          for (const forum of ['bestillerforum', 'beslutningsforum']) {
            expect(states.filter((state) => state.forum === forum && awaits(state, item)).length).toBeLessThan(2);
          }
          const count = (...types: readonly string[]) =>
            (world.cases[item] ?? []).filter(({ type }) => types.includes(type)).length;
          const before = item === 'ready' ? 1 : 0; // the commission that brought it here
          expect(count('AssessmentCommissioned', 'AssessmentDeclined') - before).toBeLessThan(2);
          expect(count('DecisionPublished')).toBeLessThan(2);
          if (count('DecisionPublished') > 0) published.add('decision');
          if (item === 'asked' && count('AssessmentCommissioned', 'AssessmentDeclined') > 0) published.add('commission');
        }
        for (const state of states) {
          const log = world.meetings[state.id] ?? [];
          const of = (type: string) => log.filter((event) => event.type === type).map(({ values }) => values['item']?.value);
          // each item that ever came is still there, and was published once at most
          expect(new Set(state.items.map(({ id }) => id))).toEqual(new Set(of('MeetingItemAdded')));
          expect(new Set(of('MeetingItemPublished')).size).toBe(of('MeetingItemPublished').length);
          for (const { movedTo, id } of state.items) {
            if (movedTo !== undefined) expect(meetingIn(world, movedTo.meeting).items.map((each) => each.id)).toContain(id);
          }
          expect(log.reduce(evolveMeeting, emptyMeeting(state.id))).toEqual(state);
          // what the press published is what was settled: nothing waits in a meeting that has been published
          if (state.phase !== 'published') continue;
          for (const { id } of openItems(state)) {
            const { phase, agenda } = caseIn(world, id);
            expect([phase, agenda.recorded], id).not.toEqual(['decided', undefined]);
          }
        }
      }),
      { numRuns: 150, seed: 41 },
    );
    expect(published).toEqual(new Set(['decision', 'commission']));
  });

  test('whoever is disqualified from an item gets nothing of it, wherever it is moved', () => {
    let hidden = 0;
    fc.assert(
      fc.property(walks, (world) => {
        const outside = (person: string): readonly string[] =>
          Object.keys(meetings).flatMap((id) =>
            meetingIn(world, id)
              .items.filter((item) => ['pending', 'disqualified'].includes(standingOf(item, person)))
              .map((item) => item.id),
          );
        for (const viewer of people) {
          for (const item of outside(viewer.person)) {
            for (const id of Object.keys(meetings)) {
              const at = { now: world.now, today: day, cases: {} };
              const log = world.meetings[id] ?? [];
              const everyone = JSON.stringify(viewMeeting(id, log, null, at));
              const own = viewMeeting(id, log, { ...viewer, withheld: outside(viewer.person) }, at);
              if (everyone.includes(secret(item))) continue;
              if (log.some(({ values }) => JSON.stringify(values).includes(secret(item)))) hidden += 1;
              expect(JSON.stringify(own)).not.toContain(secret(item));
              expect(own?.access[item] ?? 'withheld').not.toBe('open');
            }
          }
        }
      }),
      { numRuns: 100, seed: 42 },
    );
    // the property was tried where there was something to hide
    expect(hidden).toBeGreaterThan(0);
  });

  test('every day of a case belongs to one party, and the sum is the calendar days, also as meetings drive it', () => {
    const parties = new Set<string>();
    fc.assert(
      fc.property(walks, fc.nat({ max: 400 }), (world, beyond) => {
        for (const item of items) {
          const log = world.cases[item] ?? [];
          const today = addCalendarDays(osloDate(Date.parse(world.now)), beyond);
          for (const entries of [caseIn(world, item).clock.entries, caseFrom(item, visibleTo(null, log, today)).clock.entries]) {
            const ledger = ledgerOf(entries, today);
            const sum = ledger?.byParty.reduce((so, { days }) => so + days, 0);
            expect(sum).toBe(calendarDaysBetween(ledger?.start ?? today, ledger?.end ?? today));
            expect(ledger?.spans.every(({ until, day: from }) => from <= until)).toBe(true);
            for (const { party } of entries) parties.add(party);
          }
        }
      }),
      { numRuns: 100, seed: 43 },
    );
    expect(parties).toContain('beslutningsforum');
  });
});
