import type { Party } from '@likeverd/casework';
import { createTransport } from 'nodemailer';
import type { Moment } from '../clock.ts';
import type { MailSettings } from '../configuration.ts';
import { asViewer, asWriter, type Store, type StoreTransaction } from '../database.ts';
import { sha256 } from '../log/chain.ts';
import type { Letter } from './letters.ts';

interface Writing {
  /** What the letter is about: the same is never written twice. */
  readonly about: string;
  /** The subscription that the letter belongs to, or the input given without signing in. */
  readonly of: { readonly subscription: string } | { readonly openInput: string };
  readonly kind: 'confirmation' | 'digest' | 'inputConfirmation' | 'inputNews';
  readonly viewer: Party | null;
  readonly recipient: string;
  readonly letter: Letter;
  /** Instant, ISO 8601 in UTC. */
  readonly now: string;
}

/** Puts a letter in the outbox; nothing where it lies there already. */
export async function writeLetter(
  tx: StoreTransaction,
  { about, of, kind, viewer, recipient, letter, now }: Writing,
): Promise<void> {
  await tx
    .insertInto('mail')
    .values({
      id: sha256(about),
      ...('subscription' in of ? { subscription: of.subscription } : { subscription: null, open_input: of.openInput }),
      kind,
      person: viewer?.person ?? null,
      recipient,
      subject: letter.subject,
      body_text: letter.text,
      body_html: letter.html,
      written_at: now,
      next_attempt_at: now,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** A letter on its way out. */
export interface Envelope extends Letter {
  /** The same however often it is sent, so that a second copy is known for one. */
  readonly messageId: string;
  readonly to: string;
  readonly writtenAt: Date;
  /** Where one request ends the subscription (RFC 8058); absent where there is none to end. */
  readonly unsubscribe?: string;
}

/** What brings letters out; throws where it cannot. */
export interface Mailer {
  send(envelope: Envelope): Promise<void>;
}

const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** Sends through an SMTP server. */
export function smtpMailer({ server, from }: MailSettings): Mailer {
  const transport = createTransport({ url: server, ...patience });
  return {
    send: async ({ messageId, to, writtenAt, unsubscribe, subject, text, html }) => {
      await transport.sendMail({
        from,
        to: { name: '', address: to },
        subject,
        text,
        html,
        messageId,
        date: writtenAt,
        headers: {
          ...(unsubscribe === undefined
            ? {}
            : { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
          'Auto-Submitted': 'auto-generated',
        },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
    },
  };
}

/** The longest wait between two attempts, in minutes. */
const longestWait = 360;

/**
 * Sends what waits in the outbox, each letter in a transaction of its own: one that got out is marked, one that did not is tried again
 * after a minute, two, four, up to six hours. At least once: a server killed between sending and marking sends again, with the same
 * Message-ID. Never twice by two servers: each takes what no other holds. Returns how many got out.
 */
export async function sendWaiting(store: Store, mailer: Mailer, address: string, { now }: Moment): Promise<number> {
  let sent = 0;
  for (;;) {
    const outcome = await asWriter(store, (tx) => sendNext(tx, mailer, address, now));
    if (outcome === 'none') return sent;
    if (outcome === 'sent') sent++;
  }
}

async function sendNext(tx: StoreTransaction, mailer: Mailer, address: string, now: string): Promise<'none' | 'sent' | 'failed'> {
  const next = await tx
    .selectFrom('mail')
    .leftJoin('subscription', 'subscription.id', 'mail.subscription')
    .selectAll('mail')
    .select('subscription.secret')
    .where('mail.sent_at', 'is', null)
    .where('mail.next_attempt_at', '<=', new Date(now))
    .orderBy('mail.written_at')
    .orderBy('mail.id')
    .limit(1)
    .forUpdate('mail')
    .skipLocked()
    .executeTakeFirst();
  if (next === undefined) return 'none';
  const attempts = next.attempts + 1;
  try {
    await mailer.send({
      messageId: `<${next.id}@likeverd>`,
      to: next.recipient,
      subject: next.subject,
      text: next.body_text,
      html: next.body_html,
      writtenAt: next.written_at,
      ...(next.secret === null ? {} : { unsubscribe: `${address}/abonnement/${next.secret}/avslutt` }),
    });
    await tx.updateTable('mail').set({ attempts, sent_at: now, fault: null }).where('id', '=', next.id).execute();
    return 'sent';
  } catch (error) {
    const wait = Math.min(2 ** (attempts - 1), longestWait) * 60_000;
    const fault = error instanceof Error ? error.message.slice(0, 500) : 'unknown';
    const again = new Date(Date.parse(now) + wait).toISOString();
    await tx.updateTable('mail').set({ attempts, next_attempt_at: again, fault }).where('id', '=', next.id).execute();
    return 'failed';
  }
}

/** A letter in the outbox, without its text: that is between the platform and whoever gets it. */
export interface OutboxLine {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly writtenAt: string;
  readonly attempts: number;
  readonly sentAt?: string;
  readonly fault?: string;
  /** The letter itself, where it is the viewer's own, or holds nothing but what is public. */
  readonly text: string;
}

/** The newest letters that a viewer may see: their own, and for officials those to the public. */
export async function outbox(store: Store, viewer: Party, { today }: Moment): Promise<readonly OutboxLine[]> {
  const rows = await asViewer(store, viewer, today, (tx) =>
    tx.selectFrom('mail').selectAll().orderBy('written_at', 'desc').orderBy('id').limit(100).execute(),
  );
  return rows.map(({ id, recipient, subject, written_at, attempts, sent_at, fault, body_text }) => ({
    id,
    recipient,
    subject,
    writtenAt: written_at.toISOString(),
    attempts,
    text: body_text,
    ...(sent_at === null ? {} : { sentAt: sent_at.toISOString() }),
    ...(fault === null ? {} : { fault }),
  }));
}
