import {
  type CaseEvent,
  type EventType,
  eventTypes,
  type FieldValue,
  type Label,
  type Labelled,
  marked,
  type MeetingEvent,
  type MeetingEventType,
  meetingEventTypes,
  type NewEvent,
  type NewMeetingEvent,
  type Party,
  publicLabel,
  type Role,
  roles,
  subjectOf,
} from '@likeverd/casework';
import { type InsertObject, type RawBuilder, sql } from 'kysely';
import type { Database, StoreTransaction } from '../database.ts';
import { type ChainedValue, chainStart, eventHash, newSalt, valueDigest } from './chain.ts';
import { fromLabelRow, toLabelRow } from './labels.ts';

/** Someone else appended to the case in the meantime; nothing was stored. */
export class VersionConflict extends Error {
  override readonly name = 'VersionConflict';
}

/** The log holds streams: cases, and the meetings at which they are taken up. */
type Stream = 'case' | 'meeting';

/** An event of any stream. */
type LogEvent = CaseEvent | MeetingEvent;

/** Who appends, and when. */
export interface Appending {
  readonly actor: Party;
  /** Instant, ISO 8601 in UTC. */
  readonly now: string;
}

/**
 * Appends events to a case whose last version is `expectedVersion` (0: a new case), each chained to the one before it. All or none.
 * Throws VersionConflict when the case has moved on.
 */
export function appendAll(
  tx: StoreTransaction,
  caseId: string,
  expectedVersion: number,
  events: readonly NewEvent[],
  appending: Appending,
): Promise<readonly CaseEvent[]> {
  return append(tx, 'case', caseId, expectedVersion, events, () => null, appending);
}

/** The same for a meeting. */
export function appendToMeeting(
  tx: StoreTransaction,
  meetingId: string,
  expectedVersion: number,
  events: readonly NewMeetingEvent[],
  appending: Appending,
): Promise<readonly MeetingEvent[]> {
  return append(tx, 'meeting', meetingId, expectedVersion, events, (event) => subjectOf(event) ?? null, appending);
}

/** What the log keeps of an event of any stream. */
type Placed = Pick<LogEvent, 'caseId' | 'version' | 'recordedAt' | 'actor'>;
type Said = Pick<LogEvent, 'type' | 'label' | 'values'>;

async function append<E extends Said>(
  tx: StoreTransaction,
  stream: Stream,
  caseId: string,
  expectedVersion: number,
  events: readonly E[],
  subject: (event: E) => string | null,
  { actor: { person, role: actorRole, organisation }, now }: Appending,
): Promise<readonly (E & Placed)[]> {
  const previous = await takeHead(tx, stream, caseId, expectedVersion);
  const actor: Party = { person, role: actorRole, organisation };
  const appended = events.map((event, index) => ({
    ...event,
    caseId,
    version: expectedVersion + 1 + index,
    recordedAt: now,
    actor,
  }));
  const { rows, values, hash } = chained(appended, previous, subject);
  await insertAll(tx, rows, values);
  await tx
    .updateTable('case_head')
    .set({ version: expectedVersion + events.length, hash })
    .where('case_id', '=', caseId)
    .execute();
  return appended;
}

/** A case as it went, from its first event. */
interface History {
  readonly caseId: string;
  readonly log: readonly CaseEvent[];
}

/** Stores new cases whole. All or none; throws VersionConflict when one of them is there already. */
export async function appendHistories(tx: StoreTransaction, histories: readonly History[]): Promise<void> {
  const cases = histories
    .filter(({ log }) => log.length > 0)
    .map(({ caseId, log }) => ({ caseId, log, ...chained(log, chainStart) }));
  if (cases.length === 0) return;
  const made = await tx
    .insertInto('case_head')
    .values(cases.map(({ caseId, log, hash }) => ({ case_id: caseId, version: log.length, hash })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('case_id')
    .execute();
  if (made.length < cases.length) throw new VersionConflict();
  await insertAll(
    tx,
    cases.flatMap(({ rows }) => rows),
    cases.flatMap(({ values }) => values),
  );
}

type EventInsert = InsertObject<Database, 'event'>;
type ValueInsert = InsertObject<Database, 'event_value'>;

/** The rows of events, each chained to the one before it, and the hash of the last. */
function chained<E extends Said & Placed>(
  events: readonly E[],
  previous: string,
  subject: (event: E) => string | null = () => null,
): { readonly rows: readonly EventInsert[]; readonly values: readonly ValueInsert[]; readonly hash: string } {
  let hash = previous;
  const rows: EventInsert[] = [];
  const valueRows: ValueInsert[] = [];
  for (const event of events) {
    const values = Object.entries(event.values).map(([name, { label, value }]) => ({ name, label, value, salt: newSalt() }));
    hash = eventHash(
      hash,
      event,
      Object.fromEntries(values.map(({ name, label, value, salt }) => [name, { label, digest: valueDigest(salt, value) }])),
    );
    const { caseId, version, type, recordedAt, actor, label } = event;
    rows.push({
      case_id: caseId,
      version,
      type,
      recorded_at: recordedAt,
      actor_person: actor.person,
      actor_role: actor.role,
      actor_organisation: actor.organisation,
      hash,
      subject: subject(event),
      ...toLabelRow(label),
    });
    for (const { name, label: own, value, salt } of values) {
      valueRows.push({ case_id: caseId, version, name, value: JSON.stringify(value), salt, ...toLabelRow(own) });
    }
  }
  return { rows, values: valueRows, hash };
}

/** Rows of one statement: PostgreSQL takes 65,535 parameters. */
const mostRows = 2_000;

async function insertAll(tx: StoreTransaction, rows: readonly EventInsert[], values: readonly ValueInsert[]): Promise<void> {
  for (let from = 0; from < rows.length; from += mostRows) {
    await tx
      .insertInto('event')
      .values(rows.slice(from, from + mostRows))
      .execute();
  }
  for (let from = 0; from < values.length; from += mostRows) {
    await tx
      .insertInto('event_value')
      .values(values.slice(from, from + mostRows))
      .execute();
  }
}

/** Locks the case's head until the transaction ends and returns its hash; two who write at once meet here. */
async function takeHead(tx: StoreTransaction, stream: Stream, caseId: string, expectedVersion: number): Promise<string> {
  if (expectedVersion === 0) {
    const made = await tx
      .insertInto('case_head')
      .values({ case_id: caseId, version: 0, hash: chainStart, stream })
      .onConflict((conflict) => conflict.doNothing())
      .returning('hash')
      .executeTakeFirst();
    if (made === undefined) throw new VersionConflict();
    return made.hash;
  }
  const head = await tx.selectFrom('case_head').selectAll().where('case_id', '=', caseId).forUpdate().executeTakeFirst();
  if (head === undefined || head.stream !== stream || head.version !== expectedVersion) throw new VersionConflict();
  return head.hash;
}

/** The whole log of a case, for the rules; only a writer's transaction sees it. */
export async function wholeCase(tx: StoreTransaction, caseId: string): Promise<readonly CaseEvent[]> {
  return (await wholeCases(tx, [caseId])).get(caseId) ?? [];
}

/** The whole logs of some cases, by case. */
export function wholeCases(tx: StoreTransaction, caseIds: readonly string[]): Promise<ReadonlyMap<string, readonly CaseEvent[]>> {
  return wholeLogs(tx, 'case', caseIds, eventType);
}

/** The whole log of a meeting. */
export async function wholeMeeting(tx: StoreTransaction, meetingId: string): Promise<readonly MeetingEvent[]> {
  return (await wholeLogs(tx, 'meeting', [meetingId], meetingEventType)).get(meetingId) ?? [];
}

/** Meetings on whose agendas a case has ever been. */
export async function meetingsWith(tx: StoreTransaction, caseId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ case_id: string }>`
    select distinct e.case_id from event e join event_value v on v.case_id = e.case_id and v.version = e.version
    where e.stream = 'meeting' and e.type = 'MeetingItemAdded' and v.name = 'item' and v.value = to_jsonb(${caseId}::text)`.execute(
    tx,
  );
  return rows.map(({ case_id }) => case_id);
}

/** The whole logs of some streams, for the rules; only a writer's transaction sees them. */
async function wholeLogs<T extends string>(
  tx: StoreTransaction,
  stream: string,
  caseIds: readonly string[],
  typeOf: (text: string) => T,
): Promise<ReadonlyMap<string, readonly StoredEvent<T>[]>> {
  const logs = await handedLogs(tx, stream, caseIds, sql.ref('actor_person'), typeOf);
  return new Map(logs.map(({ caseId, log }) => [caseId, log]));
}

/**
 * Logs as far as the transaction may read them. The database hands each over as JSON texts, column by column: of logs of hundreds of events
 * that is several times faster than row by row.
 */
async function handedLogs<T extends string>(
  tx: StoreTransaction,
  stream: string,
  caseIds: readonly string[],
  person: RawBuilder<unknown>,
  typeOf: (text: string) => T,
): Promise<readonly { readonly caseId: string; readonly log: readonly StoredEvent<T>[]; readonly feedIds: readonly string[] }[]> {
  const { rows } = await sql<HandedRow>`
    select c.case_id, e.*, v.*
    from unnest(${[...caseIds]}::uuid[]) as c (case_id)
    cross join lateral (
      select ${columns('event', ['version', 'type', 'actor_role', 'actor_organisation', 'id', ...labelColumns], sql`version`)},
        json_agg(${person} order by version)::text as event_person,
        json_agg(date_part('epoch', recorded_at) * 1000 order by version)::text as event_at
      from event where event.case_id = c.case_id and stream = ${stream}
    ) e
    cross join lateral (
      select ${columns('value', ['version', 'name', 'value', ...labelColumns], sql`version, name`)}
      from event_value where event_value.case_id = c.case_id
    ) v
    where e.event_version is not null
    order by c.case_id`.execute(tx);
  return rows.map((row) => {
    const events = labelled<HandedEvents>(row, 'event');
    return {
      caseId: row.case_id,
      log: handedLog(row.case_id, events, labelled<HandedValues>(row, 'value'), typeOf),
      feedIds: events.id,
    };
  });
}

const labelColumns = ['class', 'ground', 'owner', 'shared_with', 'expires'] as const;

/** The columns of the rows of a group, each as the text of a JSON array under a name with a prefix. */
function columns(prefix: string, names: readonly string[], order: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql.join(names.map((name) => sql`json_agg(${sql.ref(name)} order by ${order})::text as ${sql.ref(`${prefix}_${name}`)}`));
}

/** JSON texts of arrays by column; null where the group has no rows. */
type HandedRow = Readonly<Record<string, string | null>> & { readonly case_id: string };

interface HandedLabels {
  readonly class: readonly string[];
  readonly ground: readonly (string | null)[];
  readonly owner: readonly (string | null)[];
  readonly shared_with: readonly (string[] | null)[];
  readonly expires: readonly (string | null)[];
}
interface HandedEvents extends HandedLabels {
  readonly version: readonly number[];
  readonly type: readonly string[];
  readonly at: readonly number[];
  readonly person: readonly string[];
  readonly actor_role: readonly string[];
  readonly actor_organisation: readonly string[];
  readonly id: readonly string[];
}
interface HandedValues extends HandedLabels {
  readonly version: readonly number[];
  readonly name: readonly string[];
  readonly value: readonly FieldValue[];
}

/** The columns of one prefix. The texts were made by the query above, from rows that were checked when they were written. */
function labelled<T>(row: HandedRow, prefix: string): T {
  return Object.fromEntries(
    Object.entries(row).flatMap(([name, text]) =>
      name.startsWith(`${prefix}_`) ? [[name.slice(prefix.length + 1), JSON.parse(text ?? '[]') as unknown]] : [],
    ),
  ) as T;
}

/** A log from its events and their values, both in the order of the versions. */
function handedLog<T extends string>(
  caseId: string,
  events: HandedEvents,
  values: HandedValues,
  typeOf: (text: string) => T,
): readonly StoredEvent<T>[] {
  const labelOf = labelReader();
  let next = 0;
  return events.version.map((version, index) => {
    const said: Record<string, Labelled<FieldValue>> = {};
    for (; values.version[next] === version; next++) {
      const name = values.name[next];
      const value = values.value[next];
      if (name !== undefined && value !== undefined) said[name] = { label: labelOf(values, next), value };
    }
    return {
      caseId,
      version,
      type: typeOf(events.type[index] ?? ''),
      recordedAt: new Date(Math.round(events.at[index] ?? Number.NaN)).toISOString(),
      actor: {
        person: events.person[index] ?? '',
        role: role(events.actor_role[index] ?? ''),
        organisation: events.actor_organisation[index] ?? '',
      },
      label: labelOf(events, index),
      values: said,
    };
  });
}

/** Reads labels back, equal ones as one object: a log has few, and what is asked of each need be asked once. */
function labelReader(): (columns: HandedLabels, index: number) => Label {
  const read = sameLabels();
  return (columns, index) => {
    const labelClass = columns.class[index] ?? '';
    if (labelClass === 'public') return publicLabel;
    return read({
      class: labelClass,
      ground: columns.ground[index] ?? null,
      owner: columns.owner[index] ?? null,
      shared_with: columns.shared_with[index] ?? null,
      expires: columns.expires[index] ?? null,
    });
  };
}

/** Equal labels as one object. */
function sameLabels(): (row: Labels) => Label {
  const known = new Map<string, Label>();
  return (row) => {
    const key = `${row.class}|${row.owner ?? ''}|${row.ground ?? ''}|${row.expires ?? ''}|${row.shared_with?.join(',') ?? ''}`;
    const label = known.get(key) ?? fromLabelRow(row);
    known.set(key, label);
    return label;
  };
}

/** The id by which feeds know an event: says nothing of how many others there are. */
export interface SeenEvent extends CaseEvent {
  readonly feedId: string;
}

/**
 * What the viewer of this transaction may see of some cases, in the order of each case's log. The database has left out the rest; the
 * person who acted is never among it.
 */
export async function seenEvents(
  tx: StoreTransaction,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, readonly SeenEvent[]>> {
  const cases = new Map<string, SeenEvent[]>(caseIds.map((id) => [id, []]));
  for (const event of await seenLogs(tx, 'case', caseIds, eventType)) cases.get(event.caseId)?.push(event);
  return cases;
}

/** The same of some meetings, all of it or the events of some types. */
export async function seenMeetings(
  tx: StoreTransaction,
  meetingIds: readonly string[],
  types?: readonly MeetingEventType[],
): Promise<ReadonlyMap<string, readonly MeetingEvent[]>> {
  const meetings = new Map<string, MeetingEvent[]>(meetingIds.map((id) => [id, []]));
  const events = await seenLogs(tx, 'meeting', meetingIds, meetingEventType, types);
  for (const event of events) meetings.get(event.caseId)?.push(event);
  return meetings;
}

async function seenLogs<T extends string>(
  tx: StoreTransaction,
  stream: Stream,
  caseIds: readonly string[],
  typeOf: (text: string) => T,
  types?: readonly T[],
): Promise<readonly (StoredEvent<T> & { readonly feedId: string })[]> {
  if (caseIds.length === 0) return [];
  if (types === undefined) {
    const logs = await handedLogs(tx, stream, caseIds, sql`'withheld'::text`, typeOf);
    return logs.flatMap(({ log, feedIds }) => log.map((event, index) => ({ ...event, feedId: feedIds[index] ?? '' })));
  }
  const events = await tx
    .selectFrom('event')
    .select(seenColumns)
    .where('case_id', 'in', [...caseIds])
    .where('stream', '=', stream)
    .where('type', 'in', [...types])
    .orderBy('case_id')
    .orderBy('version')
    .execute();
  return seen(events, await valuesSeen(tx, events), typeOf);
}

/** The values of some events that the viewer of this transaction may read. */
async function valuesSeen(tx: StoreTransaction, events: readonly { readonly case_id: string; readonly version: number }[]) {
  if (events.length === 0) return [];
  return tx
    .selectFrom('event_value')
    .select(seenValueColumns)
    .where((where) =>
      where(
        where.refTuple('case_id', 'version'),
        'in',
        events.map((event) => where.tuple(event.case_id, event.version)),
      ),
    )
    .orderBy('name')
    .execute();
}

/** The newest events that the public may know of, newest first, with the values it may read; what is withheld in their texts is marked. */
export async function newestPublicEvents(
  tx: StoreTransaction,
  most: number,
  before?: { readonly recordedAt: string; readonly id: string },
): Promise<readonly SeenEvent[]> {
  const events = await tx
    .selectFrom('event')
    .select(seenColumns)
    .where('class', '=', 'public')
    .$if(before !== undefined, (query) =>
      query.where(
        sql<boolean>`(recorded_at < ${before?.recordedAt} or (recorded_at = ${before?.recordedAt} and id > ${before?.id}))`,
      ),
    )
    .where('stream', '=', 'case')
    .orderBy('recorded_at', 'desc')
    .orderBy('id')
    .limit(most)
    .execute();
  const values = await valuesSeen(tx, events);
  return seen(events, values, eventType).map((event) => ({
    ...event,
    values: Object.fromEntries(
      Object.entries(event.values).map(([name, { label, value }]) => [name, { label, value: marked(value) }]),
    ),
  }));
}

const seenColumns = [
  'case_id',
  'version',
  'id',
  'type',
  'recorded_at',
  'actor_role',
  'actor_organisation',
  'class',
  'ground',
  'owner',
  'shared_with',
  'expires',
] as const;
const seenValueColumns = ['case_id', 'version', 'name', 'value', 'class', 'ground', 'owner', 'shared_with', 'expires'] as const;

function seen<T extends string>(
  events: readonly (Omit<EventRow, 'actor_person'> & Labels & { readonly id: string })[],
  values: readonly (ValueRow & Labels)[],
  typeOf: (text: string) => T,
): readonly (StoredEvent<T> & { readonly feedId: string })[] {
  const assembled = assemble(
    events.map((row) => ({ ...row, actor_person: 'withheld' })),
    values,
    typeOf,
  );
  return assembled.map((event, index) => ({ ...event, feedId: events[index]?.id ?? '' }));
}

interface EventRow {
  readonly case_id: string;
  readonly version: number;
  readonly type: string;
  readonly recorded_at: Date;
  readonly actor_person: string;
  readonly actor_role: string;
  readonly actor_organisation: string;
}
type Labels = Parameters<typeof fromLabelRow>[0];
interface ValueRow {
  readonly case_id: string;
  readonly version: number;
  readonly name: string;
  readonly value: unknown;
}

/** An event of a stream whose types are T. */
type StoredEvent<T extends string> = Omit<CaseEvent, 'type'> & { readonly type: T };

function assemble<T extends string>(
  events: readonly (EventRow & Labels)[],
  values: readonly (ValueRow & Labels)[],
  typeOf: (text: string) => T,
): readonly StoredEvent<T>[] {
  const byEvent = Map.groupBy(values, (row) => `${row.case_id} ${row.version}`);
  const labelOf = sameLabels();
  return events.map((row) => assembled(row, byEvent.get(`${row.case_id} ${row.version}`) ?? [], labelOf, typeOf));
}

function assembled<T extends string>(
  row: EventRow & Labels,
  values: readonly (Pick<ValueRow, 'name' | 'value'> & Labels)[],
  labelOf: (row: Labels) => Label,
  typeOf: (text: string) => T,
): StoredEvent<T> {
  return {
    caseId: row.case_id,
    version: row.version,
    type: typeOf(row.type),
    recordedAt: row.recorded_at.toISOString(),
    actor: { person: row.actor_person, role: role(row.actor_role), organisation: row.actor_organisation },
    label: labelOf(row),
    // Every stored value passed casework's validation before it was written.
    values: Object.fromEntries(values.map((value) => [value.name, { label: labelOf(value), value: value.value as FieldValue }])),
  };
}

const knownTypes: ReadonlyMap<string, EventType> = new Map(eventTypes.map((type) => [type, type]));

function eventType(text: string): EventType {
  const found = knownTypes.get(text);
  if (found === undefined) throw new Error(`The log holds an event of type ${text}, which this version does not know.`);
  return found;
}

function meetingEventType(text: string): MeetingEventType {
  const found = meetingEventTypes.find((type) => type === text);
  if (found === undefined) throw new Error(`The log holds an event of type ${text}, which this version does not know.`);
  return found;
}

function role(text: string): Role {
  const found = roles.find((candidate) => candidate === text);
  if (found === undefined) throw new Error(`The log holds the role ${text}, which this version does not know.`);
  return found;
}

/** What checking the chain found. */
export type ChainCheck =
  | { readonly ok: true; readonly cases: number; readonly events: number }
  | { readonly ok: false; readonly caseId: string; readonly version: number };

/**
 * Recomputes every hash of the log. Finds an event or value that was altered, removed or added behind the back of the service, and
 * a log that was cut short. Returns the first place that does not fit.
 */
export async function verifyChain(tx: StoreTransaction): Promise<ChainCheck> {
  const heads = await tx.selectFrom('case_head').selectAll().orderBy('case_id').execute();
  const known = new Set(heads.map((head) => head.case_id));
  const { rows: strangers } = await sql<{ case_id: string }>`select distinct case_id from event`.execute(tx);
  const stranger = strangers.find((row) => !known.has(row.case_id));
  if (stranger !== undefined) return { ok: false, caseId: stranger.case_id, version: 1 };
  let events = 0;
  let reading = readSealed(tx, heads.slice(0, atOnce));
  for (let from = 0; from < heads.length; from += atOnce) {
    const read = await reading;
    // The database reads the next while these are hashed.
    reading = readSealed(tx, heads.slice(from + atOnce, from + 2 * atOnce));
    for (const [head, sealed] of read) {
      const version = faultIn(head, sealed);
      if (version !== null) {
        await reading;
        return { ok: false, caseId: head.case_id, version };
      }
      events += head.version;
    }
  }
  return { ok: true, cases: heads.length, events };
}

/** Streams checked at once: what is read of them lies in memory. */
const atOnce = 50;

interface Head {
  readonly case_id: string;
  readonly version: number;
  readonly hash: string;
  readonly stream: string;
}

/** A stream with what is hashed beside what its events say. */
interface Sealed {
  readonly log: readonly StoredEvent<string>[];
  readonly hashes: readonly { readonly version: number; readonly hash: string; readonly subject: string | null }[];
  /** By version and name of the value. */
  readonly salts: ReadonlyMap<string, string>;
}

/** Some streams, each with what was found of it. */
async function readSealed(tx: StoreTransaction, heads: readonly Head[]): Promise<readonly (readonly [Head, Sealed])[]> {
  if (heads.length === 0) return [];
  const ids = heads.map(({ case_id }) => case_id);
  const hashes = await tx
    .selectFrom('event')
    .select(['case_id', 'version', 'hash', 'subject'])
    .where('case_id', 'in', ids)
    .orderBy('case_id')
    .orderBy('version')
    .execute();
  const salts = await tx
    .selectFrom('event_value')
    .select(['case_id', 'version', 'name', 'salt'])
    .where('case_id', 'in', ids)
    .execute();
  const hashesOf = Map.groupBy(hashes, (row) => row.case_id);
  const saltsOf = Map.groupBy(salts, (row) => row.case_id);
  const logs = new Map<string, readonly StoredEvent<string>[]>();
  for (const [stream, of] of Map.groupBy(heads, (head) => head.stream)) {
    const read = await wholeLogs(
      tx,
      stream,
      of.map(({ case_id }) => case_id),
      (type) => type,
    );
    for (const [id, log] of read) logs.set(id, log);
  }
  return heads.map((head) => {
    const own = saltsOf.get(head.case_id) ?? [];
    return [
      head,
      {
        log: logs.get(head.case_id) ?? [],
        hashes: hashesOf.get(head.case_id) ?? [],
        salts: new Map(own.map((row) => [`${row.version} ${row.name}`, row.salt])),
      },
    ];
  });
}

/** Version of the first event of a stream that does not fit its hash; null when all do. */
function faultIn(head: Head, { log, hashes, salts }: Sealed): number | null {
  let hash = chainStart;
  let version = 0;
  for (const event of log) {
    const { values, ...rest } = event;
    const chained = Object.entries(values).map(([name, { label, value }]): [string, ChainedValue] => [
      name,
      { label, digest: valueDigest(salts.get(`${event.version} ${name}`) ?? '', value) },
    ]);
    hash = eventHash(hash, rest, Object.fromEntries(chained));
    const stored = hashes[version];
    const subject = meetingEventTypes.some((type) => type === event.type)
      ? subjectOf({ ...event, type: meetingEventType(event.type) })
      : undefined;
    if (event.version !== version + 1 || stored?.hash !== hash || (stored.subject ?? undefined) !== subject) return version + 1;
    version = event.version;
  }
  return version === head.version && hash === head.hash ? null : version + 1;
}
