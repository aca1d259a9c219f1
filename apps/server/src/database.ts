import { readdir, readFile } from 'node:fs/promises';
import { type CalendarEntry, isOfficial, type Viewer } from '@likeverd/casework';
import type { CalendarDate } from '@likeverd/reference';
import { type ColumnType, Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import pg from 'pg';
import { StartFailure } from './start-failure.ts';

interface LabelColumns {
  class: string;
  ground: string | null;
  owner: string | null;
  shared_with: string[] | null;
  expires: string | null;
}

/** The tables of migrations/, as Kysely sees them. */
export interface Database {
  event: LabelColumns & {
    case_id: string;
    version: number;
    id: ColumnType<string, never, never>;
    type: string;
    stream: ColumnType<string, never, never>;
    subject: string | null;
    recorded_at: ColumnType<Date, string, never>;
    actor_person: string;
    actor_role: string;
    actor_organisation: string;
    hash: string;
  };
  event_value: LabelColumns & {
    case_id: string;
    version: number;
    name: string;
    value: ColumnType<unknown, string, never>;
    salt: string;
  };
  rebate_aggregate: {
    published_on: string;
    area: string;
    number: number;
    lower_quartile: number;
    median: number;
    upper_quartile: number;
    members: string[];
    person: string;
    recorded_at: ColumnType<Date, string, never>;
  };
  file_text: { hash: string; parts: ColumnType<unknown, string | null, never>; read_at: ColumnType<Date, string, never> };
  guard_reading: {
    stream_id: string;
    hash: string;
    maker: number;
    holds_from: string | null;
    holds_until: string | null;
    content: ColumnType<unknown, string, string>;
  };
  case_head: { case_id: string; version: number; hash: string; stream: ColumnType<string, string | undefined, never> };
  case_outsider: { case_id: string; person: string; meeting_id: string; since: ColumnType<Date, string, never> };
  case_number: { year: number; sequence: number; suffix: ColumnType<string, string | undefined, never>; case_id: string };
  command: {
    person: string;
    key: string;
    request_hash: string;
    case_id: string;
    version: number;
    recorded_at: ColumnType<Date, string, never>;
  };
  search_row: {
    case_id: string;
    labels: string;
    words: string;
    event_class: string;
    event_owner: string | null;
    event_shared_with: string[] | null;
    event_expires: string | null;
    value_class: string;
    value_owner: string | null;
    value_shared_with: string[] | null;
    value_expires: string | null;
  };
  case_row: {
    case_id: string;
    audience: string;
    title: string;
    updated_at: ColumnType<Date, string, never>;
    summary: ColumnType<unknown, string, never>;
    open_acts: ColumnType<unknown, string, never>;
    counted: ColumnType<unknown, string | null, never>;
  };
  waiting_case: {
    case_id: string;
    role: string;
    organisation: string;
    besides: string[];
    mini_hta: boolean;
    due: string | null;
    updated_at: ColumnType<Date, string, never>;
    method_type: string | null;
    phase: string;
    title: string;
  };
  case_timer: { case_id: string; next_on: string };
  deadline: LabelColumns & {
    case_id: string;
    kind: string;
    subject: string;
    what: string;
    party: string;
    due: string | null;
    rule: string;
    passed_at: ColumnType<Date | null, string | undefined, string | null>;
  };
  run: {
    id: string;
    person: string;
    document: string;
    inputs: ColumnType<unknown, string, never>;
    draws: number;
    seed: ColumnType<string, number, never>;
    status: 'waiting' | 'running' | 'done' | 'failed';
    done: ColumnType<number, number | undefined, number>;
    result: string | null;
    reference: ColumnType<unknown, string | null, string | null>;
    faults: ColumnType<unknown, string | null, string | null>;
    assessment_case: string | null;
    assessment_version: number | null;
    assessment_document: string | null;
    started_at: ColumnType<Date, string, never>;
    ended_at: ColumnType<Date | null, string | null, string | null>;
  };
  artefact: {
    hash: string;
    content: Buffer;
    content_digest: string;
    stored_at: ColumnType<Date, string, never>;
  };
  question_values: {
    case_id: string;
    hash: string;
    assessment: string;
    content: string;
    person: string;
    organisation: string;
    stored_at: ColumnType<Date, string, never>;
  };
  follow_up_report: {
    case_id: string;
    hash: string;
    data_until: string;
    patients: number;
    content: Buffer;
    content_digest: string;
    /** JSON; null where the report has no forecast. */
    outlook: string | null;
    person: string;
    organisation: string;
    stored_at: ColumnType<Date, string, never>;
  };
  follow_up_plan: {
    case_id: string;
    version: number;
    hash: string;
    document: string;
    person: string;
    organisation: string;
    saved_at: ColumnType<Date, string, never>;
  };
  follow_up_order: {
    id: string;
    case_id: string;
    plan_version: number;
    deliveries: string[];
    assessment: string;
    model: string;
    known: string;
    key: string;
    person: string | null;
    organisation: string;
    ordered_at: ColumnType<Date, string, never>;
    state: 'waiting' | 'made' | 'failed';
    ended_at: ColumnType<Date | null, null | undefined, string>;
    report: ColumnType<string | null, null | undefined, string>;
    faults: ColumnType<unknown, null | undefined, string>;
  };
  assessment_version: LabelColumns & {
    case_id: string;
    version: number;
    document: string;
    document_digest: string;
    remark: string | null;
    author_person: string;
    author_role: string;
    author_organisation: string;
    recorded_at: ColumnType<Date, string, never>;
  };
  assessment_draft: {
    case_id: string;
    person: string;
    document: string;
    based_on: number;
    revision: number;
    saved_at: ColumnType<Date, string, string>;
  };
  assessment_result: LabelColumns & {
    case_id: string;
    version: number;
    result: string;
    confidentiality: string;
    recorded_at: ColumnType<Date, string, never>;
  };
  assessment_acceptance: LabelColumns & {
    case_id: string;
    result: string;
    part: string;
    state: string;
    reason: string;
    actor_person: string;
    actor_role: string;
    actor_organisation: string;
    recorded_at: ColumnType<Date, string, never>;
  };
  negotiation_version: LabelColumns & {
    case_id: string;
    version: number;
    saved_at: ColumnType<Date, string, never>;
    person: string;
    content: string;
  };
  input_round: {
    id: string;
    case_id: string;
    organisation: string;
    lead_person: string;
    instructions: string;
    reply_by: string | null;
    opened_at: ColumnType<Date, string, never>;
    closed_at: ColumnType<Date | null, null | undefined, string | null>;
  };
  input_contribution: {
    round_id: string;
    person: string;
    author: string;
    content: string;
    handed_in_at: ColumnType<Date, string, string>;
  };
  public_case: {
    case_id: string;
    number: string | null;
    year: number;
    method_type: string | null;
    phase: string;
    outcome: string | null;
    field: string | null;
    updated_at: ColumnType<Date, string, string>;
    texts: ColumnType<readonly string[], string, string>;
    dates: ColumnType<readonly CalendarEntry[], string, string>;
    words: string;
    heading: string;
  };
  public_page: { case_id: string; number: string; renew_on: string | null; tag: string; content: string };
  derived_made: {
    case_id: string;
    version: number;
    maker: number;
    renew_on: string | null;
    public_digest: string | null;
    /** A transaction's id, which the driver gives as text. */
    public_changed: string | null;
  };
  saved_view: { person: string; name: string; address: string; saved_at: ColumnType<Date, string, string> };
  case_look: { person: string; case_id: string; seen_up_to: ColumnType<Date, string, string> };
  form_draft: {
    person: string;
    place: string;
    form: string;
    content: string | null;
    revision: number;
    window_id: string;
    saved_at: ColumnType<Date, string, string>;
  };
  stored_file: {
    hash: string;
    /** A bigint: the driver gives it as text. */
    size: ColumnType<string, number, never>;
    media_type: string;
    scan: 'notScanned' | 'waiting' | 'clean' | 'refused';
    scan_report: string | null;
    scanned_at: ColumnType<Date | null, string | null, string | null>;
    stored_at: ColumnType<Date, string, never>;
  };
  upload: {
    id: string;
    person: string;
    case_id: string;
    name: string;
    size: ColumnType<string, number, never>;
    hash: string | null;
    begun_at: ColumnType<Date, string, never>;
    abandoned_at: ColumnType<Date | null, never, string | null>;
  };
  delivery: {
    id: string;
    register: string;
    contract: string;
    form: 'omop' | 'fhir' | 'variables' | 'aggregates';
    person: string;
    organisation: string;
    explanation: string | null;
    terms: ColumnType<unknown, string, never>;
    state: 'receiving' | 'submitted' | 'accepted' | 'quarantined';
    begun_at: ColumnType<Date, string, never>;
    submitted_at: ColumnType<Date | null, null | undefined, string>;
    settled_at: ColumnType<Date | null, null | undefined, string>;
    version: ColumnType<number | null, null | undefined, number>;
    content: ColumnType<string | null, null | undefined, string>;
    report: ColumnType<unknown, null | undefined, string>;
  };
  delivery_upload: {
    id: string;
    delivery: string;
    name: string;
    size: ColumnType<string, number, never>;
    expected: string | null;
    sha256: ColumnType<string | null, null | undefined, string>;
    begun_at: ColumnType<Date, string, never>;
  };
  delivered_table: { delivery: string; name: string; rows: ColumnType<string, number, never>; content: string; bytes: string };
  register_mapping: {
    register: string;
    organisation: string;
    mapping: ColumnType<unknown, string, string>;
    person: string;
    saved_at: ColumnType<Date, string, string>;
  };
  subscription: {
    id: string;
    person: string | null;
    role: string | null;
    organisation: string | null;
    scope: 'case' | 'role' | 'search' | 'participation';
    target: string;
    cadence: 'daily' | 'weekly';
    language: string;
    email: string;
    secret: string;
    made_at: ColumnType<Date, string, never>;
    confirmed_at: ColumnType<Date | null, string | null, string>;
    covered_until: ColumnType<Date, string, string>;
  };
  release_request: {
    id: string;
    case_id: string;
    sending: string;
    request: string;
    publication: string;
    audit: string;
    statements: string;
    earlier: number;
    asked_at: ColumnType<Date, string, never>;
    asked_by_person: string;
    asked_by_role: string;
    asked_by_organisation: string;
    decision: ColumnType<'approved' | 'changes' | 'rejected' | null, never, 'approved' | 'changes' | 'rejected'>;
    reason: ColumnType<string | null, never, string>;
    checked_at: ColumnType<Date | null, never, string>;
    checked_by_person: ColumnType<string | null, never, string>;
    checked_by_role: ColumnType<string | null, never, string>;
    checked_by_organisation: ColumnType<string | null, never, string>;
  };
  release_version: {
    case_id: string;
    version: number;
    request: string;
    content: string;
    hash: string;
    previous: string | null;
    published_at: ColumnType<Date, string, never>;
  };
  open_input: {
    id: string;
    case_id: string;
    sending: string;
    content: string;
    email: string;
    language: string;
    given_on: CalendarDate;
    given_at_stage: string;
    receipt: string;
    confirmation: string;
    sent_at: ColumnType<Date, string, never>;
    confirmed_at: ColumnType<Date | null, string | null, string>;
    declined_at: ColumnType<Date | null, string | null, string>;
    decline_reason: string | null;
    told: ColumnType<
      'nothing' | 'published' | 'answered' | 'declined',
      'nothing' | undefined,
      'published' | 'answered' | 'declined'
    >;
    told_at: ColumnType<Date | null, string | null, string>;
    looked_at_version: ColumnType<number, number | undefined, number>;
  };
  mail: {
    id: string;
    subscription: string | null;
    open_input: ColumnType<string | null, string | undefined, never>;
    kind: 'confirmation' | 'digest' | 'inputConfirmation' | 'inputNews';
    person: string | null;
    recipient: string;
    subject: string;
    body_text: string;
    body_html: string;
    written_at: ColumnType<Date, string, never>;
    attempts: ColumnType<number, number | undefined, number>;
    next_attempt_at: ColumnType<Date, string, string>;
    fault: string | null;
    sent_at: ColumnType<Date | null, string | null, string>;
  };
  feed_address: {
    person: string;
    role: string;
    organisation: string;
    token_hash: string;
    made_at: ColumnType<Date, string, string>;
    signed_in_at: ColumnType<Date, string, string>;
  };
  decided_method: {
    case_id: string;
    number: string;
    outcome: string;
    valid_from: string | null;
    published_at: ColumnType<Date, string, never>;
    codes: string[];
    supersedes: string[];
    content: ColumnType<unknown, string, never>;
  };
  scheme_version: {
    scheme: string;
    substance: string;
    version: number;
    content: ColumnType<unknown, string, never>;
    recorded_at: ColumnType<Date, string, never>;
    actor_person: string;
    actor_role: string;
    actor_organisation: string;
  };
  trial_version: {
    trial: string;
    version: number;
    content: ColumnType<unknown, string, never>;
    words: string;
    methods: string[];
    recorded_at: ColumnType<Date, string, never>;
    actor_person: string;
    actor_role: string;
    actor_organisation: string;
  };
  session: {
    token_hash: string;
    person: string;
    role: string;
    organisation: string;
    started_at: ColumnType<Date, string, never>;
    expires_at: ColumnType<Date, string, never>;
  };
  sign_in: {
    token_hash: string;
    verifier: string;
    state: string;
    nonce: string;
    return_path: string;
    expires_at: ColumnType<Date, string, never>;
  };
}

export type Store = Kysely<Database>;
export type StoreTransaction = Transaction<Database>;

/** Calendar dates stay text: a JavaScript Date would move them to another day in another time zone. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (id, format) =>
    id === pg.types.builtins.DATE ? (text: string) => text : (pg.types.getTypeParser(id, format) as (text: string) => unknown),
};

/** Opens the pool. `onLost` is told when a connection breaks; the next query opens a new one. */
export function openStore(connection: pg.ClientConfig, onLost: (error: Error) => void, size = 10): Store {
  const pool = new pg.Pool({ ...connection, max: size, types, connectionTimeoutMillis: 10_000, application_name: 'likeverd' });
  pool.on('error', onLost);
  // A connection that breaks while a request uses it fails the request; without a listener of its own it would end the process.
  pool.on('connect', (client) => client.on('error', onLost));
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}

/**
 * Runs queries as the role that serves viewers: row-level security lets through what `mayRead` allows this viewer today, and
 * nothing can be written. Everything is read as of one instant.
 */
export function asViewer<T>(
  store: Store,
  viewer: Viewer,
  today: CalendarDate,
  work: (tx: StoreTransaction) => Promise<T>,
): Promise<T> {
  return store
    .transaction()
    .setAccessMode('read only')
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      await sql`select set_config('role', 'likeverd_reader', true),
        set_config('likeverd.official', ${isOfficial(viewer) ? 'yes' : 'no'}, true),
        set_config('likeverd.organisation', ${viewer?.organisation ?? ''}, true),
        set_config('likeverd.person', ${viewer?.person ?? ''}, true),
        set_config('likeverd.today', ${today}, true)`.execute(tx);
      return work(tx);
    });
}

/** Runs a command's queries as the role that may append to the log, in one transaction. */
export function asWriter<T>(store: Store, work: (tx: StoreTransaction) => Promise<T>): Promise<T> {
  return store.transaction().execute(async (tx) => {
    await sql`select set_config('role', 'likeverd_writer', true)`.execute(tx);
    return work(tx);
  });
}

const migrationFolder = new URL('../migrations/', import.meta.url);

async function readMigrations(): Promise<Record<string, Migration>> {
  const files = (await readdir(migrationFolder)).filter((name) => /^\d{4}_[a-z_]+\.sql$/.test(name)).toSorted();
  const migrations: Record<string, Migration> = {};
  for (const file of files) {
    const text = await readFile(new URL(file, migrationFolder), 'utf8');
    migrations[file.replace(/\.sql$/, '')] = {
      up: async (db) => {
        await sql.raw(text).execute(db);
      },
    };
  }
  return migrations;
}

/** Brings the database to the newest version, one server at a time; returns the names of the migrations that were run. */
export async function migrate(store: Store): Promise<readonly string[]> {
  const { error, results = [] } = await new Migrator({ db: store, provider: { getMigrations: readMigrations } }).migrateToLatest();
  if (error !== undefined) throw migrationFailure(error);
  return results.map((result) => result.migrationName);
}

function migrationFailure(error: unknown): unknown {
  const code = (error as { code?: string }).code;
  if (code === '42501') {
    return new StartFailure(
      `The database user may not make roles and tables (${String((error as Error).message)}); let the database's administrator grant it CREATEROLE and ownership of the database.`,
    );
  }
  return error;
}

/** Checks that a database given by address can be used. Throws StartFailure with the remedy. */
export async function checkDatabase(connection: pg.ClientConfig): Promise<void> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined); // reported by the failing call
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string; encoding: string }>(
      `select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding`,
    );
    if (Number(rows[0]?.version) < 150_000) {
      throw new StartFailure('The database at DATABASE_URL is older than PostgreSQL 15; use version 15 or later.');
    }
    if (rows[0]?.encoding !== 'UTF8') {
      throw new StartFailure(
        "The database at DATABASE_URL is not in UTF-8; make one with: create database likeverd encoding 'UTF8' template template0.",
      );
    }
  } catch (error) {
    throw error instanceof StartFailure ? error : new StartFailure(connectionFailure(error));
  } finally {
    await client.end().catch(() => undefined); // it may never have been open
  }
}

function connectionFailure(error: unknown): string {
  const { code, message } = error as { code?: string; message: string };
  switch (code) {
    case 'ECONNREFUSED':
    case 'ENOENT':
      return 'No database answers at DATABASE_URL; start it, correct the address, or leave DATABASE_URL out to use the embedded one.';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'The host in DATABASE_URL is not known; correct it, or leave DATABASE_URL out to use the embedded database.';
    case '28P01':
    case '28000':
      return 'The database at DATABASE_URL does not accept the user and password; correct them.';
    case '3D000':
      return 'The database named in DATABASE_URL does not exist; make it with: create database NAME, or correct the name.';
    default:
      return `The database at DATABASE_URL cannot be used (${message}); check the address and that the server is up.`;
  }
}
