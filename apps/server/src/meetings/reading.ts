import {
  type CaseView,
  type ItemAccess,
  type MeetingEventType,
  type MeetingState,
  type MeetingSummary,
  type MeetingView,
  openItems,
  type ParticipantRow,
  type Party,
  summariseMeeting,
  viewCase,
  type Viewer,
  viewMeeting,
} from '@likeverd/casework';
import { viewFor } from '../commands.ts';
import type { Moment } from '../clock.ts';
import { asViewer, type Store, type StoreTransaction } from '../database.ts';
import type { MeetingDates } from '../feeds/calendar.ts';
import { seenEvents, seenMeetings } from '../log/event-store.ts';

/** Meetings of the list: the newest first, what two forums hold in some four years. */
const mostMeetings = 100;

/** What the line of a meeting in the list is made from. */
const lineTypes: readonly MeetingEventType[] = [
  'MeetingPlanned',
  'MeetingParticipantsSet',
  'MeetingMoved',
  'MeetingCancelled',
  'MeetingItemAdded',
  'MeetingItemWithdrawn',
  'MeetingAgendaPublished',
  'MeetingPapersIssued',
  'MeetingInterestDeclared',
  'MeetingInterestRuled',
  'MeetingSignOffAnswered',
  'MeetingItemConcluded',
  'MeetingOpened',
  'MeetingClosed',
  'MeetingMinutesApproved',
  'MeetingPublished',
];

/** Every meeting that the viewer may know of, the latest first. */
export function listMeetings(store: Store, viewer: Viewer, moment: Moment): Promise<readonly MeetingSummary[]> {
  return asViewer(store, viewer, moment.today, async (tx) => {
    const views = await viewsOf(tx, await meetingIds(tx), viewer, moment, lineTypes);
    return views.map((view) => summariseMeeting(view, viewer)).toSorted((a, b) => (a.schedule.date < b.schedule.date ? 1 : -1));
  });
}

/** Events after which a meeting is at another time, or is off. */
const moving: readonly MeetingEventType[] = ['MeetingPlanned', 'MeetingMoved', 'MeetingCancelled'];

/** Meetings as a viewer's calendar shows them; `own`: those that they take part in, prepare or belong to the forum of. */
export function datesOfMeetings(
  store: Store,
  viewer: Viewer,
  moment: Moment,
  which: { readonly own?: boolean; readonly forum?: string | undefined },
): Promise<readonly MeetingDates[]> {
  return asViewer(store, viewer, moment.today, async (tx) => {
    const views = await viewsOf(tx, await meetingIds(tx), viewer, moment, lineTypes);
    return views
      .filter(({ state }) => which.forum === undefined || state.forum === which.forum)
      .filter(({ state }) => which.own !== true || isOwn(viewer, state))
      .map((view) => meetingDates(view, viewer));
  });
}

const isOwn = (viewer: Viewer, { forum, participants }: MeetingState): boolean =>
  viewer !== null &&
  (viewer.role === 'secretariat' || viewer.role === forum || participants.some(({ person }) => person === viewer.person));

function meetingDates({ state, schedule, timeline }: MeetingView, viewer: Viewer): MeetingDates {
  const instants = timeline.filter(({ type }) => moving.includes(type)).map(({ recordedAt }) => recordedAt);
  const { id: meetingId, forum = '', papersDeadline, agendaPublishedAt } = state;
  const lines = openItems(state).map(({ number, title }) => [number, title].filter((part) => part !== undefined).join(' '));
  return {
    meetingId,
    forum,
    schedule,
    agenda: agendaPublishedAt === undefined ? null : lines,
    setAt: instants[0] ?? '',
    changedAt: instants.at(-1) ?? '',
    ...(papersDeadline === undefined || !isOwn(viewer, state) ? {} : { papersDeadline }),
  };
}

/** A meeting as the viewer may see it; null where there is none. */
export function readMeeting(store: Store, viewer: Viewer, meetingId: string, moment: Moment): Promise<MeetingView | null> {
  return asViewer(store, viewer, moment.today, async (tx) => (await viewsOf(tx, [meetingId], viewer, moment))[0] ?? null);
}

/** One paper of the pack: the case as the viewer may see it now; nothing of an item that is not for them. */
export interface Paper {
  readonly item: string;
  readonly access: ItemAccess;
  readonly view?: CaseView;
}

export interface Papers {
  readonly meeting: MeetingView;
  readonly papers: readonly Paper[];
  /** Items whose case has changed since the papers were issued. */
  readonly changed: readonly string[];
  /** Instant at which this was read, ISO 8601 in UTC. */
  readonly readAt: string;
}

/** The papers of a meeting from live data, as one viewer may read them; null where there is no such meeting. */
export function readPapers(store: Store, viewer: Viewer, meetingId: string, moment: Moment): Promise<Papers | null> {
  return asViewer(store, viewer, moment.today, async (tx) => {
    const [meeting] = await viewsOf(tx, [meetingId], viewer, moment);
    if (meeting === undefined) return null;
    const { state, access } = meeting;
    const items = openItems(state);
    const delivered = items.filter(({ id }) => access[id] === 'open').map(({ id }) => id);
    const logs = await seenEvents(tx, delivered);
    const papers = items.map(({ id }): Paper => {
      const log = logs.get(id) ?? [];
      const view = viewer === null ? viewCase(id, log, null, moment.today) : viewFor(id, log, viewer, moment);
      return { item: id, access: access[id] ?? 'withheld', ...(view === null ? {} : { view }) };
    });
    const issued = state.papersIssuedAt;
    const changed = papers.flatMap(({ item, view }) =>
      issued !== undefined && view !== undefined && view.state.lastRecordedAt > issued ? [item] : [],
    );
    return { meeting, papers, changed, readAt: moment.now };
  });
}

/** Those who took part in the forum's latest meeting: where the next one starts from. */
export async function lastParticipants(
  store: Store,
  viewer: Party,
  forum: string,
  moment: Moment,
): Promise<readonly ParticipantRow[]> {
  const latest = (await listMeetings(store, viewer, moment)).find((each) => each.forum === forum);
  const view = latest === undefined ? null : await readMeeting(store, viewer, latest.id, moment);
  return view?.state.participants ?? [];
}

async function meetingIds(tx: StoreTransaction): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('event')
    .select('case_id')
    .where('stream', '=', 'meeting')
    .groupBy('case_id')
    .orderBy(({ fn }) => fn.max('recorded_at'), 'desc')
    .limit(mostMeetings)
    .execute();
  return rows.map(({ case_id }) => case_id);
}

async function viewsOf(
  tx: StoreTransaction,
  ids: readonly string[],
  viewer: Viewer,
  moment: Moment,
  types?: readonly MeetingEventType[],
): Promise<readonly MeetingView[]> {
  const logs = await seenMeetings(tx, ids, types);
  return ids.flatMap((id) => viewMeeting(id, logs.get(id) ?? [], viewer, { ...moment, cases: {} }) ?? []);
}
