import { randomUUID } from 'node:crypto';
import { mayGiveInput, type Party, visibleTo } from '@likeverd/casework';
import type { CalendarDate } from '@likeverd/reference';
import { sql } from 'kysely';
import type { Moment } from '../clock.ts';
import { asViewer, asWriter, type Store } from '../database.ts';
import { wholeCase } from '../log/event-store.ts';

export interface Contribution {
  readonly author: string;
  readonly content: string;
  readonly handedInAt: string;
}

/** A round in which an organisation gathers one input from its members, as one of them sees it. */
export interface Round {
  readonly id: string;
  readonly instructions: string;
  readonly replyBy?: CalendarDate;
  readonly openedAt: string;
  readonly closedAt?: string;
  /** The viewer leads it. */
  readonly lead: boolean;
  /** The viewer's own contribution. */
  readonly own?: Contribution;
  /** Everyone's, for the lead; one's own for the others. */
  readonly contributions: readonly Contribution[];
}

export type RoundOutcome =
  | { readonly kind: 'done'; readonly id: string }
  | { readonly kind: 'notFound' }
  /** The lead has closed the round; nothing was stored. */
  | { readonly kind: 'closed' };

/** The rounds of the viewer's own organisation on a case, newest first; those of others do not exist. */
export function listRounds(store: Store, viewer: Party, caseId: string, { today }: Moment): Promise<readonly Round[]> {
  return asViewer(store, viewer, today, async (tx) => {
    const rounds = await tx
      .selectFrom('input_round')
      .selectAll()
      .where('case_id', '=', caseId)
      .orderBy('opened_at', 'desc')
      .orderBy('id')
      .execute();
    const ids = rounds.map(({ id }) => id);
    const rows =
      ids.length === 0
        ? []
        : await tx
            .selectFrom('input_contribution')
            .selectAll()
            .where('round_id', 'in', ids)
            .orderBy('handed_in_at')
            .orderBy('person')
            .execute();
    return rounds.map((round) => {
      const own = rows.find(({ round_id, person }) => round_id === round.id && person === viewer.person);
      return {
        id: round.id,
        instructions: round.instructions,
        openedAt: round.opened_at.toISOString(),
        lead: round.lead_person === viewer.person,
        contributions: rows.filter(({ round_id }) => round_id === round.id).map(contribution),
        ...(round.reply_by === null ? {} : { replyBy: round.reply_by }),
        ...(round.closed_at === null ? {} : { closedAt: round.closed_at.toISOString() }),
        ...(own === undefined ? {} : { own: contribution(own) }),
      };
    });
  });
}

function contribution(row: { author: string; content: string; handed_in_at: Date }): Contribution {
  return { author: row.author, content: row.content, handedInAt: row.handed_in_at.toISOString() };
}

/** Starts a round; whoever starts it leads it. */
export function openRound(
  store: Store,
  actor: Party,
  caseId: string,
  { instructions, replyBy }: { readonly instructions: string; readonly replyBy?: CalendarDate | undefined },
  { now, today }: Moment,
): Promise<RoundOutcome> {
  return asWriter(store, async (tx) => {
    if (!mayGiveInput(actor.role) || visibleTo(actor, await wholeCase(tx, caseId), today).length === 0) return { kind: 'notFound' };
    const id = randomUUID();
    await tx
      .insertInto('input_round')
      .values({
        id,
        case_id: caseId,
        organisation: actor.organisation,
        lead_person: actor.person,
        instructions,
        reply_by: replyBy ?? null,
        opened_at: now,
      })
      .execute();
    return { kind: 'done', id };
  });
}

/** Hands in a contribution, in place of an earlier one of the same person. */
export function handIn(
  store: Store,
  actor: Party,
  id: string,
  { author, content }: { readonly author: string; readonly content: string },
  { now }: Moment,
): Promise<RoundOutcome> {
  return asWriter(store, async (tx) => {
    // Closing the round and handing in meet here.
    const round = await tx
      .selectFrom('input_round')
      .select(['closed_at'])
      .where('id', '=', id)
      .where('organisation', '=', actor.organisation)
      .forUpdate()
      .executeTakeFirst();
    if (round === undefined) return { kind: 'notFound' };
    if (round.closed_at !== null) return { kind: 'closed' };
    await tx
      .insertInto('input_contribution')
      .values({ round_id: id, person: actor.person, author, content, handed_in_at: now })
      .onConflict((conflict) => conflict.columns(['round_id', 'person']).doUpdateSet({ author, content, handed_in_at: now }))
      .execute();
    return { kind: 'done', id };
  });
}

/** Closes a round; only its lead can, and closing it again changes nothing. */
export function closeRound(store: Store, actor: Party, id: string, { now }: Moment): Promise<RoundOutcome> {
  return asWriter(store, async (tx) => {
    const closed = await tx
      .updateTable('input_round')
      .set({ closed_at: sql<string>`coalesce(closed_at, ${now})` })
      .where('id', '=', id)
      .where('organisation', '=', actor.organisation)
      .where('lead_person', '=', actor.person)
      .returning('id')
      .executeTakeFirst();
    return closed === undefined ? { kind: 'notFound' } : { kind: 'done', id };
  });
}
