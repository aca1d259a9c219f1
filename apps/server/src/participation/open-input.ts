import { randomBytes, randomUUID } from 'node:crypto';
import { type CaseState, caseFrom, type Input, type Party, type Rejection, reject } from '@likeverd/casework';
import { isLanguage, type Language } from '@likeverd/language';
import type { CalendarDate } from '@likeverd/reference';
import type { Moment } from '../clock.ts';
import { asViewer, asWriter, type Store, type StoreTransaction } from '../database.ts';
import { seenRows } from '../log/case-rows.ts';
import { canonicalJson } from '../log/chain.ts';
import { wholeCase } from '../log/event-store.ts';
import { writeLetter } from '../subscriptions/mail.ts';
import { wordsOfScope } from '../subscriptions/scopes.ts';
import { confirmationLetter, newsLetter, type News } from './open-letters.ts';

/** The values of the form; the address lies apart from them. */
type Values = Readonly<Record<string, unknown>>;

/** What someone who is not signed in sends. */
export interface Sending {
  /** The case as the public sees it. */
  readonly state: CaseState;
  /** Values that `judgeOpenInput` has accepted. */
  readonly values: Values;
  readonly language: Language;
  /** The sender's key: the same sending is received once. */
  readonly key: string;
}

/** Confirmations that are written to one address in a day, so that nobody can flood another; the rest are written the days after. */
const mostConfirmations = 5;
/** Days that an address has to be confirmed in. */
const daysToConfirm = 7;
/** Days that an input is kept after its sender was told what came of it. What was published of it stays public. */
const daysKept = 90;

/**
 * Keeps input from someone who is not signed in, and writes to the address to confirm it. Returns what opens the sender's own page, the same
 * whoever has the address and whatever has been sent to it before; null where the key was used for something else.
 */
export function receive(
  store: Store,
  { state, values, language, key }: Sending,
  address: string,
  moment: Moment,
): Promise<string | null> {
  const { email, publicationConsent: _consent, ...content } = values;
  const text = canonicalJson(content);
  return asWriter(store, async (tx) => {
    const id = randomUUID();
    await tx
      .insertInto('open_input')
      .values({
        id,
        case_id: state.id,
        sending: key,
        content: text,
        email: String(email),
        language,
        given_on: moment.today,
        given_at_stage: state.participation.stage,
        receipt: randomBytes(32).toString('base64url'),
        confirmation: randomBytes(32).toString('base64url'),
        sent_at: moment.now,
      })
      .onConflict((conflict) => conflict.column('sending').doNothing())
      .execute();
    const kept = await tx
      .selectFrom('open_input')
      .select(['id', 'case_id', 'content', 'email', 'receipt'])
      .where('sending', '=', key)
      .executeTakeFirstOrThrow();
    if (kept.case_id !== state.id || kept.content !== text || kept.email !== email) return null;
    await writeConfirmations(tx, address, moment, kept.id);
    return kept.receipt;
  });
}

/** Writes the confirmations that wait, of one input or of all, as far as their addresses may have more today. */
async function writeConfirmations(tx: StoreTransaction, address: string, { now }: Moment, only?: string): Promise<void> {
  const yesterday = new Date(Date.parse(now) - 86_400_000);
  const waiting = await tx
    .selectFrom('open_input')
    .select(['id', 'case_id', 'email', 'language', 'confirmation', 'receipt'])
    .where('confirmed_at', 'is', null)
    .where((eb) => eb.not(eb.exists(eb.selectFrom('mail').select('mail.id').whereRef('open_input', '=', 'open_input.id'))))
    .$if(only !== undefined, (query) => query.where('id', '=', only ?? ''))
    .orderBy('sent_at')
    .limit(100)
    .execute();
  for (const row of waiting) {
    const { written } = await tx
      .selectFrom('mail')
      .select(({ fn }) => fn.countAll<string>().as('written'))
      .where('recipient', '=', row.email)
      .where('kind', '=', 'inputConfirmation')
      .where('written_at', '>', yesterday)
      .executeTakeFirstOrThrow();
    if (Number(written) >= mostConfirmations) continue;
    await writeLetter(tx, {
      about: `inputConfirmation ${row.id}`,
      of: { openInput: row.id },
      kind: 'inputConfirmation',
      viewer: null,
      recipient: row.email,
      letter: confirmationLetter(
        await nameOf(tx, row.case_id, row.language),
        { confirm: `${address}/innspill/${row.confirmation}/bekreft`, follow: `${address}/innspill/${row.receipt}` },
        row.language,
      ),
      now,
    });
  }
}

/** Number and name of a case, as everyone sees them. */
function nameOf(tx: StoreTransaction, caseId: string, language: string): Promise<string> {
  return wordsOfScope(tx, null, { kind: 'case', caseId }, isLanguage(language) ? language : 'nb');
}

/** What opens the sender's page for a confirmation that is known; confirms it where it was not. */
export async function confirmInput(store: Store, confirmation: string, { now }: Moment): Promise<string | null> {
  return asWriter(store, async (tx) => {
    await tx
      .updateTable('open_input')
      .set({ confirmed_at: now })
      .where('confirmation', '=', confirmation)
      .where('confirmed_at', 'is', null)
      .execute();
    return (await receiptOf(tx, confirmation)) ?? null;
  });
}

/** True for the confirmation of an input that has not been deleted. */
export async function isConfirmation(store: Store, confirmation: string): Promise<boolean> {
  return (await asWriter(store, (tx) => receiptOf(tx, confirmation))) !== undefined;
}

async function receiptOf(tx: StoreTransaction, confirmation: string): Promise<string | undefined> {
  const row = await tx.selectFrom('open_input').select('receipt').where('confirmation', '=', confirmation).executeTakeFirst();
  return row?.receipt;
}

/** An input as its sender follows it. */
export interface Followed {
  readonly caseId: string;
  readonly name: string;
  readonly number?: string;
  readonly standing: 'unconfirmed' | 'received' | 'declined' | 'published' | 'answered';
  readonly values: Values;
  readonly givenOn: CalendarDate;
  readonly declineReason?: string;
  /** As published, with what came of it. */
  readonly input?: Pick<Input, 'inputNumber' | 'publishedText' | 'withheldGround' | 'hiddenGrounds' | 'disposition'>;
  readonly texts: CaseState['participation']['texts'];
}

/** The input that a receipt opens; null where there is none, or none any more. */
export function follow(store: Store, receipt: string): Promise<Followed | null> {
  return asWriter(store, async (tx) => {
    const row = await tx.selectFrom('open_input').selectAll().where('receipt', '=', receipt).executeTakeFirst();
    if (row === undefined) return null;
    const state = caseFrom(row.case_id, await wholeCase(tx, row.case_id));
    const input = published(state, row.id);
    const { declined_at: declinedAt, decline_reason: declineReason } = row;
    return {
      caseId: row.case_id,
      name: await nameOf(tx, row.case_id, row.language),
      ...(state.number === undefined ? {} : { number: state.number }),
      standing:
        row.confirmed_at === null
          ? 'unconfirmed'
          : declinedAt !== null
            ? 'declined'
            : input === undefined
              ? 'received'
              : input.disposition === undefined
                ? 'published'
                : 'answered',
      values: valuesOf(row.content),
      givenOn: row.given_on,
      ...(declineReason === null ? {} : { declineReason }),
      ...(input === undefined ? {} : { input }),
      texts: state.participation.texts,
    };
  });
}

/** An input of a case as everyone may see it. */
function published({ participation }: CaseState, id: string): Followed['input'] {
  const found = participation.inputs.find((input) => input.id === id);
  if (found === undefined) return undefined;
  const { inputNumber, publishedText, withheldGround, hiddenGrounds, disposition } = found;
  return {
    ...(inputNumber === undefined ? {} : { inputNumber }),
    ...(publishedText === undefined ? {} : { publishedText }),
    ...(withheldGround === undefined ? {} : { withheldGround }),
    ...(hiddenGrounds === undefined ? {} : { hiddenGrounds }),
    ...(disposition === undefined ? {} : { disposition }),
  };
}

/** Deletes an input with its address and its letters, by what opens its sender's page; false where there is none. */
export function eraseByReceipt(store: Store, receipt: string): Promise<boolean> {
  return asWriter(store, async (tx) => {
    const { numDeletedRows } = await tx.deleteFrom('open_input').where('receipt', '=', receipt).executeTakeFirst();
    return numDeletedRows > 0n;
  });
}

/** An input that waits for the secretariat, or that it has handled and still holds the address of. */
export interface Received {
  readonly id: string;
  readonly values: Values;
  readonly email: string;
  readonly givenOn: CalendarDate;
  readonly givenAtStage: string;
  readonly declined?: string;
}

/** The confirmed inputs of a case, as far as the viewer may see them: the secretariat all, everyone else none. */
export function listReceived(store: Store, viewer: Party, caseId: string, { today }: Moment): Promise<readonly Received[]> {
  return asViewer(store, viewer, today, async (tx) => {
    const rows = await tx
      .selectFrom('open_input')
      .select(['id', 'content', 'email', 'given_on', 'given_at_stage', 'decline_reason'])
      .where('case_id', '=', caseId)
      .orderBy('sent_at')
      .orderBy('id')
      .execute();
    return rows.map((row) => ({
      id: row.id,
      values: valuesOf(row.content),
      email: row.email,
      givenOn: row.given_on,
      givenAtStage: row.given_at_stage,
      ...(row.decline_reason === null ? {} : { declined: row.decline_reason }),
    }));
  });
}

/** A case in which confirmed inputs wait to be published or declined. */
export interface Waiting {
  readonly caseId: string;
  readonly number: string;
  readonly title: string;
  readonly count: number;
  /** Day on which the oldest of them was given. */
  readonly since: CalendarDate;
}

/** Where input waits for the viewer, the case that has waited longest first. */
export function listWaiting(store: Store, viewer: Party, { today }: Moment): Promise<readonly Waiting[]> {
  return asViewer(store, viewer, today, async (tx) => {
    const rows = await tx
      .selectFrom('open_input')
      .select(['id', 'case_id', 'given_on'])
      .where('declined_at', 'is', null)
      .orderBy('sent_at')
      .orderBy('id')
      .execute();
    const cases = [...new Set(rows.map(({ case_id }) => case_id))];
    if (cases.length === 0) return [];
    const taken = await tx
      .selectFrom('event_value')
      .select('value')
      .where('name', '=', 'inputId')
      .where('case_id', 'in', cases)
      .execute();
    const published = new Set(taken.map(({ value }) => value));
    const lines = await seenRows(tx, cases, null);
    return cases.flatMap((caseId) => {
      const left = rows.filter((row) => row.case_id === caseId && !published.has(row.id));
      const [oldest] = left;
      const line = lines.get(caseId);
      return oldest === undefined
        ? []
        : [{ caseId, number: line?.number ?? '', title: line?.title ?? '', count: left.length, since: oldest.given_on }];
    });
  });
}

/**
 * The values of the act that publishes an input: what its sender gave, from here, and what the secretariat says of it. Why not, where the actor
 * sees no such input.
 */
export async function withGiven(
  store: Store,
  actor: Party,
  caseId: string,
  { inputId, inputPublication, hiddenPassages, withheldGround }: Values,
  { today }: Moment,
): Promise<{ readonly ok: true; readonly values: Values } | { readonly ok: false; readonly rejections: readonly Rejection[] }> {
  const received = typeof inputId === 'string' ? await oneReceived(store, actor, caseId, inputId, today) : undefined;
  if (received === undefined || received.decline_reason !== null)
    return { ok: false, rejections: [reject('input.notConfirmed', 'publication.bySecretariat', {}, 'inputId')] };
  const { hiddenPassages: _wanted, ...given } = valuesOf(received.content);
  const said = { inputId, inputPublication, hiddenPassages, withheldGround };
  return {
    ok: true,
    values: {
      ...given,
      givenOn: received.given_on,
      givenAtStage: received.given_at_stage,
      ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
    },
  };
}

async function oneReceived(store: Store, viewer: Party, caseId: string, id: string, today: CalendarDate) {
  const rows = await asViewer(store, viewer, today, (tx) =>
    tx
      .selectFrom('open_input')
      .select(['id', 'content', 'given_on', 'given_at_stage', 'decline_reason'])
      .where('case_id', '=', caseId)
      .execute(),
  );
  return rows.find((row) => row.id === id);
}

/** Declines an input that is not published, with the reason that its sender is told; false where the actor sees no such input. */
export async function decline(
  store: Store,
  actor: Party,
  caseId: string,
  id: string,
  reason: string,
  { now, today }: Moment,
): Promise<boolean> {
  if ((await oneReceived(store, actor, caseId, id, today)) === undefined) return false;
  return asWriter(store, async (tx) => {
    const state = caseFrom(caseId, await wholeCase(tx, caseId));
    if (published(state, id) !== undefined) return false;
    const { numUpdatedRows } = await tx
      .updateTable('open_input')
      .set({ declined_at: now, decline_reason: reason })
      .where('id', '=', id)
      .where('declined_at', 'is', null)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  });
}

/** Deletes what is kept of an input, its address and its letters; false where the actor sees no such input. */
export async function erase(store: Store, actor: Party, caseId: string, id: string, { today }: Moment): Promise<boolean> {
  if ((await oneReceived(store, actor, caseId, id, today)) === undefined) return false;
  await asWriter(store, (tx) => tx.deleteFrom('open_input').where('id', '=', id).execute());
  return true;
}

/** What is to be done about such input in a minute: confirmations, news to the senders, and forgetting. */
export async function openInputTurn(store: Store, address: string, moment: Moment): Promise<void> {
  await asWriter(store, (tx) => writeConfirmations(tx, address, moment));
  const concerned = await asWriter(store, (tx) =>
    tx
      .selectFrom('open_input')
      .innerJoin('case_head', 'case_head.case_id', 'open_input.case_id')
      .select(['open_input.id'])
      .where('confirmed_at', 'is not', null)
      .where('told', 'in', ['nothing', 'published'])
      .where((eb) =>
        eb.or([eb('declined_at', 'is not', null), eb('case_head.version', '>', eb.ref('open_input.looked_at_version'))]),
      )
      .orderBy('open_input.id')
      .execute(),
  );
  for (const { id } of concerned) await asWriter(store, (tx) => tellSender(tx, id, address, moment));
  await forget(store, moment);
}

/** Writes to a sender what has come of their input since last time; nothing where nothing has. */
async function tellSender(tx: StoreTransaction, id: string, address: string, { now }: Moment): Promise<void> {
  const row = await tx.selectFrom('open_input').selectAll().where('id', '=', id).forUpdate().skipLocked().executeTakeFirst();
  if (row === undefined) return;
  const log = await wholeCase(tx, row.case_id);
  const input = published(caseFrom(row.case_id, log), id);
  const news: News | undefined =
    row.declined_at !== null
      ? 'declined'
      : input?.disposition !== undefined
        ? 'answered'
        : input === undefined
          ? undefined
          : 'published';
  await tx
    .updateTable('open_input')
    .set({ looked_at_version: log.length, ...(news === undefined || news === row.told ? {} : { told: news, told_at: now }) })
    .where('id', '=', id)
    .execute();
  if (news === undefined || news === row.told) return;
  await writeLetter(tx, {
    about: `inputNews ${id} ${news}`,
    of: { openInput: id },
    kind: 'inputNews',
    viewer: null,
    recipient: row.email,
    letter: newsLetter(await nameOf(tx, row.case_id, row.language), news, `${address}/innspill/${row.receipt}`, row.language),
    now,
  });
}

/** Deletes addresses that nobody confirmed, and inputs whose senders were told the end of it long ago. */
async function forget(store: Store, { now }: Moment): Promise<void> {
  const before = (days: number): Date => new Date(Date.parse(now) - days * 86_400_000);
  await asWriter(store, (tx) =>
    tx
      .deleteFrom('open_input')
      .where((eb) =>
        eb.or([
          eb.and([eb('confirmed_at', 'is', null), eb('sent_at', '<', before(daysToConfirm))]),
          eb.and([eb('told', 'in', ['answered', 'declined']), eb('told_at', '<', before(daysKept))]),
        ]),
      )
      .execute(),
  );
}

/** Every stored text passed `judgeOpenInput`. */
function valuesOf(text: string): Values {
  return JSON.parse(text) as Values;
}
