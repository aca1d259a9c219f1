import {
  caseFrom,
  type CaseState,
  decideMeeting,
  emptyMeeting,
  type MeetingCommand,
  type MeetingCommandType,
  type MeetingEvent,
  type MeetingState,
  type MeetingView,
  meetingFrom,
  outsidersOf,
  type Party,
  type Rejection,
  viewMeeting,
  visibleMeeting,
} from '@likeverd/casework';
import { z } from '@hono/zod-openapi';
import type { Moment } from '../clock.ts';
import { caughtUp, growCases, untilAlone } from '../commands.ts';
import type { Store, StoreTransaction } from '../database.ts';
import { canonicalJson, sha256 } from '../log/chain.ts';
import { appendToMeeting, meetingsWith, wholeCase, wholeMeeting } from '../log/event-store.ts';

/** A command to a meeting as it reaches the server. */
export interface MeetingRequest {
  readonly actor: Party;
  /** Chosen by the sender: the same key gets the same answer, and is done once. */
  readonly key: string;
  readonly command: MeetingCommand;
  readonly meetingId: string;
  /** Version of the last event that the actor had seen; 0 for a new meeting. */
  readonly expectedVersion: number;
}

export type MeetingOutcome =
  | { readonly kind: 'done'; readonly meetingId: string; readonly view: MeetingView }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'conflict'; readonly version: number }
  | { readonly kind: 'refused'; readonly rejections: readonly Rejection[] }
  | { readonly kind: 'keyReused' };

/**
 * Carries out one command to a meeting, and what follows from it in the cases, in one transaction: all of it is stored, or nothing.
 */
export function executeAtMeeting(store: Store, request: MeetingRequest, moment: Moment): Promise<MeetingOutcome> {
  return untilAlone(store, (tx) => attemptCommand(tx, request, moment));
}

async function attemptCommand(tx: StoreTransaction, request: MeetingRequest, moment: Moment): Promise<MeetingOutcome> {
  const { actor, command, expectedVersion } = request;
  const { role, organisation } = actor;
  const { meetingId: _new, ...sent } = { ...request, actor: { role, organisation } };
  const digest = sha256(canonicalJson(expectedVersion === 0 ? sent : { ...sent, meetingId: request.meetingId }));
  const earlier = await tx
    .selectFrom('command')
    .selectAll()
    .where('person', '=', actor.person)
    .where('key', '=', request.key)
    .executeTakeFirst();
  if (earlier !== undefined) {
    if (earlier.request_hash !== digest) return { kind: 'keyReused' };
    const log = await wholeMeeting(tx, earlier.case_id);
    return done(earlier.case_id, log.slice(0, earlier.version), actor, moment);
  }
  const { meetingId } = request;
  const log = await wholeMeeting(tx, meetingId);
  const seen = visibleMeeting(actor, log, moment.today);
  if (expectedVersion > 0 && seen.length === 0) return { kind: 'notFound' };
  if (seen.length !== expectedVersion) return { kind: 'conflict', version: seen.length };
  const before = log.length === 0 ? emptyMeeting(meetingId) : meetingFrom(meetingId, log);
  const cases = await casesOf(tx, before, command, moment);
  const states = Object.fromEntries([...cases].map(([id, events]) => [id, caseFrom(id, events)]));
  const others = await othersOf(tx, before, command);
  const circumstances = { actor, ...moment, cases: states, others: [...others].map(([id, events]) => meetingFrom(id, events)) };
  const decision = decideMeeting(before, command, circumstances);
  if (!decision.ok) return { kind: 'refused', rejections: decision.rejections };

  const growths = decision.effects.map(({ caseId, actor: as, events }) => ({
    caseId,
    log: cases.get(caseId) ?? [],
    events,
    actor: as,
  }));
  const result = await growCases(tx, growths, moment, [...decision.events, ...decision.elsewhere.flatMap(({ events }) => events)]);
  if (!result.ok) return { kind: 'refused', rejections: result.rejections };
  const appended = await appendToMeeting(tx, meetingId, log.length, decision.events, { actor, now: moment.now });
  const grown = [...log, ...appended];
  for (const { meetingId: other, events } of decision.elsewhere) {
    await appendToMeeting(tx, other, others.get(other)?.length ?? 0, events, { actor, now: moment.now });
  }
  await recordOutsiders(tx, before, meetingFrom(meetingId, grown), states, moment);
  await tx
    .insertInto('command')
    .values({
      person: actor.person,
      key: request.key,
      request_hash: digest,
      case_id: meetingId,
      version: grown.length,
      recorded_at: moment.now,
    })
    .execute();
  return done(meetingId, grown, actor, moment);
}

type CaseLogs = ReadonlyMap<string, Awaited<ReturnType<typeof wholeCase>>>;

/** Commands that touch every case of the agenda. */
const aboutAll: ReadonlySet<MeetingCommandType> = new Set<MeetingCommandType>([
  'publishAgenda',
  'moveMeeting',
  'cancelMeeting',
  'openMeeting',
  'publishMinutes',
]);

/** The whole logs of the cases that a command can touch, with what time has brought about in them: the one it names, or all of the agenda. */
async function casesOf(
  tx: StoreTransaction,
  meeting: MeetingState,
  { type, target }: MeetingCommand,
  moment: Moment,
): Promise<CaseLogs> {
  const named = target?.item === undefined ? [] : [target.item];
  const ids = aboutAll.has(type) ? meeting.items.map(({ id }) => id) : named;
  const logs = new Map<string, Awaited<ReturnType<typeof wholeCase>>>();
  for (const id of ids) {
    const log = await wholeCase(tx, id);
    if (log.length > 0) logs.set(id, await caughtUp(tx, id, log, moment));
  }
  return logs;
}

type MeetingLogs = ReadonlyMap<string, Awaited<ReturnType<typeof wholeMeeting>>>;

/**
 * The whole logs of other meetings that a command can touch: those on whose agendas a case has been, and the one that an item is moved to.
 * Two who put a case on agendas at once meet at the case: the second waits for the first and sees what it did.
 */
async function othersOf(
  tx: StoreTransaction,
  meeting: MeetingState,
  { type, target, values }: MeetingCommand,
): Promise<MeetingLogs> {
  const caseId = target?.item;
  if (caseId === undefined || (type !== 'addCaseItem' && type !== 'transferItem')) return new Map();
  await tx.selectFrom('case_head').select('version').where('case_id', '=', caseId).forUpdate().execute();
  const chosen = z.uuid().safeParse(values['toMeeting']);
  const ids = [...(await meetingsWith(tx, caseId)), ...(chosen.success ? [chosen.data] : [])].filter((id) => id !== meeting.id);
  const logs = new Map<string, Awaited<ReturnType<typeof wholeMeeting>>>();
  for (const id of new Set(ids)) {
    const log = await wholeMeeting(tx, id);
    if (log.length > 0) logs.set(id, log);
  }
  return logs;
}

/** Keeps who stands outside of which case as the meeting's log has it: the policies of the database rest on it. */
async function recordOutsiders(
  tx: StoreTransaction,
  before: MeetingState,
  after: MeetingState,
  cases: Readonly<Record<string, CaseState>>,
  { now }: Moment,
): Promise<void> {
  const was = new Map(outsidersOf(before).map(({ item, person, outside }) => [`${item} ${person}`, outside]));
  for (const { item, person, outside } of outsidersOf(after)) {
    if (cases[item] === undefined || (was.get(`${item} ${person}`) ?? false) === outside) continue;
    if (outside) {
      await tx
        .insertInto('case_outsider')
        .values({ case_id: item, person, meeting_id: after.id, since: now })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    } else {
      await tx.deleteFrom('case_outsider').where('case_id', '=', item).where('person', '=', person).execute();
    }
  }
}

function done(meetingId: string, log: readonly MeetingEvent[], actor: Party, moment: Moment): MeetingOutcome {
  const view = viewMeeting(meetingId, log, actor, { ...moment, cases: {} });
  return view === null ? { kind: 'notFound' } : { kind: 'done', meetingId, view };
}
