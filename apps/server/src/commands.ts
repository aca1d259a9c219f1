import {
  availableActs,
  type CaseEvent,
  type CaseState,
  type CaseView,
  caseFrom,
  type Circumstances,
  type Command,
  caseNumber,
  caseNumberParts,
  decide,
  emptyCase,
  eventsAsTimePasses,
  type NewEvent,
  type NewMeetingEvent,
  type Party,
  type Rejection,
  systemParty,
  viewCase,
  visibleTo,
} from '@likeverd/casework';
import type { Moment } from './clock.ts';
import { asWriter, type Store, type StoreTransaction } from './database.ts';
import { obstaclesToPublishing } from './disclosure/guard.ts';
import { computationsIn } from './follow-up/question-values.ts';
import { enrolmentsIn } from './intake/schemes.ts';
import { canonicalJson, sha256 } from './log/chain.ts';
import { appendAll, VersionConflict, wholeCase } from './log/event-store.ts';
import { rebuildDerived } from './log/read-models.ts';
import type { CaseLog } from './log/search.ts';

/** A command as it reaches the server. */
export interface Request {
  readonly actor: Party;
  /** Chosen by the sender: the same key gets the same answer, and is done once. */
  readonly key: string;
  readonly command: Command;
  /** Absent for commands that open a case. */
  readonly target?: {
    readonly caseId: string;
    /** Version of the last event that the actor had seen. */
    readonly expectedVersion: number;
  };
  /** Id for the case that is opened. */
  readonly newCaseId: string;
}

export type Outcome =
  | { readonly kind: 'done'; readonly caseId: string; readonly view: CaseView }
  | { readonly kind: 'notFound' }
  /** Someone else has acted since; nothing was overwritten. */
  | { readonly kind: 'conflict'; readonly version: number }
  | { readonly kind: 'refused'; readonly rejections: readonly Rejection[] }
  /** The key was used for another command. */
  | { readonly kind: 'keyReused' };

/** How often a command is tried again when another one got in between. */
const attempts = 6;

/**
 * Carries out one command: reads the whole case, lets the rules decide, appends what follows, all in one transaction. Nothing is
 * stored unless the outcome is `done`.
 */
export function execute(store: Store, request: Request, moment: Moment): Promise<Outcome> {
  return untilAlone(store, (tx) => attemptCommand(tx, request, moment));
}

/** Does work in one transaction, and looks again when another command took the version or the case number between its reading and its writing. */
export async function untilAlone<T>(store: Store, work: (tx: StoreTransaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await asWriter(store, work);
    } catch (error) {
      if (!collided(error) || attempt === attempts) throw error;
    }
  }
}

function collided(error: unknown): boolean {
  return error instanceof VersionConflict || (error as { code?: string }).code === '23505';
}

async function attemptCommand(tx: StoreTransaction, request: Request, moment: Moment): Promise<Outcome> {
  const { actor, command, target } = request;
  const earlier = await tx
    .selectFrom('command')
    .selectAll()
    .where('person', '=', actor.person)
    .where('key', '=', request.key)
    .executeTakeFirst();
  const digest = sha256(canonicalJson({ command, target, role: actor.role, organisation: actor.organisation }));
  if (earlier !== undefined) {
    if (earlier.request_hash !== digest) return { kind: 'keyReused' };
    const log = await wholeCase(tx, earlier.case_id);
    return done(earlier.case_id, log.slice(0, earlier.version), actor, moment);
  }

  const caseId = target?.caseId ?? request.newCaseId;
  const log = await wholeCase(tx, caseId);
  const seen = visibleTo(actor, log, moment.today);
  const shown = seen.length === 0 ? emptyCase(caseId) : caseFrom(caseId, seen);
  if (target !== undefined) {
    if (seen.length === 0) return { kind: 'notFound' };
    // What the actor may not see cannot be in conflict with what they saw.
    if (shown.version !== target.expectedVersion) return { kind: 'conflict', version: shown.version };
  }
  const current = await caughtUp(tx, caseId, log, moment);
  const known = current === log ? shown : caseFrom(caseId, visibleTo(actor, current, moment.today));
  const year = Number(moment.today.slice(0, 4));
  const sequence = await nextSequence(tx, year);
  const circumstances: Circumstances = {
    actor,
    ...moment,
    nextNumber: caseNumber(year, sequence),
    enrolments: await enrolmentsIn(tx),
    ...(command.type === 'draftContract' ? { computations: await computationsIn(tx, known) } : {}),
  };
  // First on what the actor may see, so that a refusal tells nothing of the rest.
  const onShown = decide({ ...known, lastRecordedAt: lastRecordedAt(current) }, command, circumstances);
  if (!onShown.ok) return { kind: 'refused', rejections: onShown.rejections };
  const decision = decide(current.length === 0 ? emptyCase(caseId) : caseFrom(caseId, current), command, circumstances);
  if (!decision.ok) return { kind: 'refused', rejections: decision.rejections };
  const result = await growCases(tx, [{ caseId, log: current, events: decision.events, actor }], moment);
  if (!result.ok) return { kind: 'refused', rejections: result.rejections };
  const [grown = current] = result.logs;
  await tx
    .insertInto('command')
    .values({
      person: actor.person,
      key: request.key,
      request_hash: digest,
      case_id: caseId,
      version: grown.length,
      recorded_at: moment.now,
    })
    .execute();
  return done(caseId, grown, actor, moment);
}

/**
 * The log of a case with what time alone has brought about by now. Done before every command in a case, so that what people do late never
 * takes the place of what a day had brought about before it.
 */
export async function caughtUp(
  tx: StoreTransaction,
  caseId: string,
  log: readonly CaseEvent[],
  moment: Moment,
): Promise<readonly CaseEvent[]> {
  if (log.length === 0 || lastRecordedAt(log) > moment.now) return log;
  const events = eventsAsTimePasses(caseFrom(caseId, log), moment);
  if (events.length === 0) return log;
  const result = await growCases(tx, [{ caseId, log, events, actor: systemParty }], moment);
  if (!result.ok) {
    const codes = result.rejections.map(({ code }) => code).join(', ');
    throw new Error(`What time brings about in the case ${caseId} was refused: ${codes}`);
  }
  return result.logs[0] ?? log;
}

/** What follows in a case: events that its rules have allowed, on their way into its log. */
export interface Growth {
  readonly caseId: string;
  readonly log: readonly CaseEvent[];
  readonly events: readonly NewEvent[];
  readonly actor: Party;
}

/** The logs as they stand afterwards, in the order of the cases; or why nothing may be stored. */
export type Grown =
  | { readonly ok: true; readonly logs: readonly (readonly CaseEvent[])[] }
  | { readonly ok: false; readonly rejections: readonly Rejection[] };

/**
 * The one way into the logs of cases for what people do: stopped where it would let the public work out a hidden price, of these cases or of
 * any other, from all that becomes public at once, what a meeting publishes included; else stored with everything that is derived from it.
 * Throws VersionConflict.
 */
export async function growCases(
  tx: StoreTransaction,
  growths: readonly Growth[],
  moment: Moment,
  atMeetings: readonly NewMeetingEvent[] = [],
): Promise<Grown> {
  const revealing = await obstaclesToPublishing(tx, { growths, atMeetings }, moment.today);
  if (revealing.length > 0) return { ok: false, rejections: revealing };
  const grown: CaseLog[] = [];
  for (const { caseId, log, events, actor } of growths) {
    const appended = await appendAll(tx, caseId, log.length, events, { actor, now: moment.now });
    const number = caseNumberParts(numberGiven(events) ?? '');
    if (number !== null)
      await tx
        .insertInto('case_number')
        .values({ ...number, case_id: caseId })
        .execute();
    grown.push({ caseId, log: [...log, ...appended] });
  }
  await rebuildDerived(tx, grown, moment);
  return { ok: true, logs: grown.map((each) => each.log) };
}

function lastRecordedAt(log: Awaited<ReturnType<typeof wholeCase>>): string {
  return log.at(-1)?.recordedAt ?? '';
}

async function nextSequence(tx: StoreTransaction, year: number): Promise<number> {
  const row = await tx
    .selectFrom('case_number')
    .select(({ fn }) => fn.max('sequence').as('last'))
    .where('year', '=', year)
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
}

/** The number that a case is given, when it is registered or taken over from the public list. */
function numberGiven(events: readonly NewEvent[]): string | undefined {
  return events
    .flatMap(({ type, values }) =>
      type === 'CaseRegistered' ? [values['number']?.value] : type === 'MethodImported' ? [values['importedNumber']?.value] : [],
    )
    .find((value) => typeof value === 'string');
}

function done(caseId: string, log: Awaited<ReturnType<typeof wholeCase>>, actor: Party, moment: Moment): Outcome {
  const view = viewFor(caseId, log, actor, moment);
  return view === null ? { kind: 'notFound' } : { kind: 'done', caseId, view };
}

/**
 * The view of a case for someone signed in, with the acts of their role; null when they may see nothing of it. The acts are judged
 * on what they may see, so that a reason why not tells nothing of the rest.
 */
export function viewFor(caseId: string, log: Awaited<ReturnType<typeof wholeCase>>, actor: Party, moment: Moment): CaseView | null {
  const seen = visibleTo(actor, log, moment.today);
  const state: CaseState = caseFrom(caseId, seen);
  const acts = availableActs(state, { actor, ...moment, nextNumber: '' });
  return viewCase(caseId, seen, actor, moment.today, acts);
}
