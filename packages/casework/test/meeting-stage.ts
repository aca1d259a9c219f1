import {
  type CaseState,
  decideMeeting,
  emptyMeeting,
  evolveMeeting,
  type MeetingCommandType,
  type MeetingEvent,
  type MeetingState,
  type Party,
  type Rejection,
  type Target,
} from '../src/index.ts';
import { evolve } from '../src/index.ts';
import { today as planningDay } from './process.ts';

/** A small stage on which tests play meetings: people of a forum, a clock, the log of one meeting, the cases it is about. */
export const authorities = ['helse-nord', 'helse-midt-norge', 'helse-vest', 'helse-sor-ost'] as const;
export const day = planningDay;

const secretary: Party = { person: 'secretary', role: 'secretariat', organisation: 'sekretariatet' };

const director = (forum: 'bestillerforum' | 'beslutningsforum', authority: string): Party => ({
  person: `${forum}-${authority}`,
  role: forum,
  organisation: forum,
});
const userObserver: Party = { person: 'user-observer', role: 'userRepresentative', organisation: 'brukerutvalgene' };

export function membersOf(forum: 'bestillerforum' | 'beslutningsforum') {
  const all = forum === 'bestillerforum' ? [...authorities, 'helsedirektoratet'] : authorities;
  return [
    ...all.map((authority, index) => ({
      person: director(forum, authority).person,
      name: `Direktør ${authority} (konstruert)`,
      seat: index === 0 ? 'leader' : 'member',
      authority,
    })),
    { person: userObserver.person, name: 'Brukerrepresentant (konstruert)', seat: 'userObserver', authority: 'noAuthority' },
  ];
}

export const staff = {
  secretary,
  leader: director('beslutningsforum', 'helse-nord'),
  west: director('beslutningsforum', 'helse-vest'),
  userObserver,
  supplier: { person: 'supplier-1', role: 'supplier', organisation: 'leverandor-a' },
  assessor: { person: 'assessor-1', role: 'assessor', organisation: 'fhi' },
} as const satisfies Record<string, Party>;

export const schedule = {
  meetingForm: 'inPerson',
  meetingDate: day,
  startTime: '09:00',
  endTime: '11:30',
  meetingPlace: 'Møterom 3',
  papersDeadline: day,
  quorum: 4,
};

export const allAgree = (forum: 'bestillerforum' | 'beslutningsforum') =>
  membersOf(forum)
    .filter(({ authority }) => authority !== 'noAuthority')
    .map(({ authority }) => ({ authority, stand: 'agrees' }));

export interface MeetingStage {
  readonly log: readonly MeetingEvent[];
  readonly state: MeetingState;
  readonly cases: Readonly<Record<string, CaseState>>;
  /** Other meetings of the stage. */
  readonly others?: readonly MeetingState[];
  readonly rejections: readonly Rejection[];
  readonly today: string;
}

export const emptyStage = (cases: Readonly<Record<string, CaseState>>): MeetingStage => ({
  log: [],
  state: emptyMeeting('meeting-1'),
  cases,
  rejections: [],
  today: day,
});

export interface Asked {
  readonly values?: Readonly<Record<string, unknown>>;
  readonly target?: Target;
  readonly caseValues?: Readonly<Record<string, unknown>>;
}

/** The stage after someone tries an act; refused acts leave meeting and cases as they were. The clock moves a second per event. */
export function tryAct(
  stage: MeetingStage,
  actor: Party,
  type: MeetingCommandType,
  { values = {}, ...rest }: Asked = {},
): MeetingStage {
  const now = new Date(Date.parse(`${stage.today}T20:00:00.000Z`) + stage.log.length * 1_000).toISOString();
  const outcome = decideMeeting(
    stage.state,
    { type, values, ...rest },
    { actor, now, today: stage.today, cases: stage.cases, others: stage.others ?? [] },
  );
  if (!outcome.ok) return { ...stage, rejections: outcome.rejections };
  const added = outcome.events.map(
    (event, index): MeetingEvent => ({
      ...event,
      caseId: stage.state.id,
      version: stage.state.version + index + 1,
      recordedAt: now,
      actor,
    }),
  );
  const cases = outcome.effects.reduce((known, { caseId, actor: as, events }) => {
    const before = known[caseId];
    if (before === undefined) throw new Error(`No case ${caseId}`);
    const after = events.reduce(
      (state, event, index) => evolve(state, { ...event, caseId, version: before.version + index + 1, recordedAt: now, actor: as }),
      before,
    );
    return { ...known, [caseId]: after };
  }, stage.cases);
  return { ...stage, log: [...stage.log, ...added], state: added.reduce(evolveMeeting, stage.state), cases, rejections: [] };
}

export type MeetingStep = readonly [Party, MeetingCommandType, Asked?];

/** Plays steps that must all succeed. */
export function playMeeting(steps: readonly MeetingStep[], from: MeetingStage): MeetingStage {
  return steps.reduce((stage, [actor, type, asked]) => {
    const next = tryAct(stage, actor, type, asked ?? {});
    if (next.rejections.length > 0) throw new Error(`${actor.person} ${type}: ${JSON.stringify(next.rejections)}`);
    return next;
  }, from);
}

/** A meeting planned with the given items on its agenda. */
export const planned = (
  forum: 'bestillerforum' | 'beslutningsforum',
  items: readonly string[],
  change: object = {},
): readonly MeetingStep[] => [
  [secretary, 'planMeeting', { values: { forum, ...schedule, participants: membersOf(forum), ...change } }],
  ...items.map((item): MeetingStep => [secretary, 'addCaseItem', { target: { item } }]),
];

/** Everyone has nothing to declare about an item. */
export const nothingToDeclare = (forum: 'bestillerforum' | 'beslutningsforum', item: string): readonly MeetingStep[] =>
  membersOf(forum).map(
    ({ person }): MeetingStep => [
      secretary,
      'declareInterest',
      { values: { itemInterest: 'interestNone' }, target: { item, person } },
    ],
  );

export const everyoneThere = (forum: 'bestillerforum' | 'beslutningsforum'): MeetingStep => [
  secretary,
  'recordAttendance',
  { values: { attendance: membersOf(forum).map(({ person }) => ({ person, presence: 'attends' })) } },
];
