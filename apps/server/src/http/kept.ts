import type { CalendarDate } from '@likeverd/reference';
import { sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import { asViewer, type Store, type StoreTransaction } from '../database.ts';
import { tagOf } from '../log/public-pages.ts';

/** What everyone is answered. */
interface Made {
  readonly content: string;
  /** Cases in the list of which it is a page. */
  readonly total?: number;
}

type Make = (tx: StoreTransaction) => Promise<Made>;

interface KeptAnswer extends Made {
  /** By which a reader's copy is known. */
  readonly tag: string;
  readonly today: CalendarDate;
  /** Which transactions it was made after, as PostgreSQL writes it. */
  readonly snapshot: string;
  /** When the database server was started: another that takes its place may give the ids of lost transactions again. */
  readonly started: string;
}

/** Characters of all answers together. */
const mostKept = 16 * 1024 * 1024;

/**
 * Answers made from what the public sees of cases, and from the day. One that was made is given again for as long as no transaction has
 * been committed since that changed what the public sees of any case; this is asked of the database each time, so that nobody is told
 * what has been taken back or misses what they have just made public, whichever server it went through.
 */
export class PublicAnswers {
  readonly #store: Store;
  readonly #kept = new LRUCache<string, KeptAnswer>({
    maxSize: mostKept,
    sizeCalculation: ({ content }, key) => content.length + key.length + 1,
  });
  readonly #making = new Map<string, Promise<KeptAnswer>>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** The answer to what `question` names alone, as it is kept or as `make` makes it, as of one instant, as the public. */
  async answer(question: string, today: CalendarDate, make: Make): Promise<Made & { readonly tag: string }> {
    const kept = this.#kept.get(question) ?? (await this.#making.get(question)?.catch(() => undefined));
    if (kept !== undefined && kept.today === today && (await this.#isAsItWas(kept))) return kept;
    const made = this.#make(today, make);
    this.#making.set(question, made);
    try {
      const answer = await made;
      this.#kept.set(question, answer);
      return answer;
    } finally {
      if (this.#making.get(question) === made) this.#making.delete(question);
    }
  }

  #make(today: CalendarDate, make: Make): Promise<KeptAnswer> {
    return asViewer(this.#store, null, today, async (tx) => {
      const { rows } = await sql<{ snapshot: string; started: string }>`
        select pg_current_snapshot()::text as snapshot, pg_postmaster_start_time()::text as started`.execute(tx);
      const { snapshot = '', started = '' } = rows[0] ?? {};
      const made = await make(tx);
      return { ...made, tag: tagOf(made.content), today, snapshot, started };
    });
  }

  /** True where everything that the public sees is as it was when an answer was made. */
  async #isAsItWas({ snapshot, started }: KeptAnswer): Promise<boolean> {
    const { rows } = await sql<{ changed: boolean }>`
      select pg_postmaster_start_time()::text <> ${started} or exists (
        select from derived_made where public_changed >= pg_snapshot_xmin(${snapshot}::pg_snapshot)
          and not pg_visible_in_snapshot(public_changed, ${snapshot}::pg_snapshot)
      ) as changed`.execute(this.#store);
    return rows[0]?.changed === false;
  }
}
