import { clearKept, type DraftPlace, type Kept, readKept, writeKept } from './kept.ts';

/** What lies on the server; content is null where there is no draft now. */
export interface ServerDraft {
  readonly content: object | null;
  readonly revision: number;
  readonly savedAt?: string;
  /** The window that saved it. */
  readonly window?: string;
}

export interface SavedRevision {
  readonly revision: number;
  readonly savedAt: string;
}

/** Why the server did not take or give a draft. */
export type DraftFailure = 'conflict' | 'signedOut' | 'offline';

export type Answered<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: DraftFailure };

/** The world as a keeper needs it. */
export interface DraftWorld {
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** Name of this window, unlike any other's. */
  readonly window: string;
  readonly load: () => Promise<Answered<ServerDraft>>;
  readonly save: (content: object, revision: number) => Promise<Answered<SavedRevision>>;
  readonly discard: (revision: number) => Promise<Answered<SavedRevision>>;
  /** Sends while the page is being closed; nobody hears the answer. */
  readonly saveLast: (content: object, revision: number) => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Does something later; returns how to prevent it. */
  readonly later: (milliseconds: number, work: () => void) => () => void;
}

export type DraftState = 'empty' | 'typing' | 'saving' | 'saved' | 'offline' | 'signedOut' | 'conflict';

export interface DraftSnapshot<T> {
  /** True until the server has answered, or is known to be away. */
  readonly loading: boolean;
  readonly value: T;
  readonly state: DraftState;
  /** When the server last confirmed; instant, ISO 8601 in UTC. */
  readonly savedAt: string | null;
  /** The text was typed earlier; when. */
  readonly restored: string | null;
  /** In a conflict: what lies on the server. Null where it was sent or thrown away from another window. */
  readonly theirs: { readonly value: T; readonly savedAt: string | null } | null;
  /** False where the browser has no room: then only the server keeps the text. */
  readonly keptHere: boolean;
}

export interface DraftSettings<T> extends DraftPlace {
  readonly initial: T;
  /** What came back from server or browser, or null where it is none of this form's. */
  readonly read: (content: object) => T | null;
  readonly confidential: boolean;
}

/** Milliseconds of rest after which what was typed is sent. */
const rest = 700;
/** Milliseconds between attempts while nothing answers. */
const again = 5_000;

/**
 * A text on its way to the server: kept in the browser from the first letter, sent after a short rest, kept until the server confirms,
 * tried again while nothing answers. Never written over a text that this window has not seen.
 */
export class DraftKeeper<T extends object> {
  readonly #world: DraftWorld;
  readonly #settings: DraftSettings<T>;
  readonly #listeners = new Set<() => void>();
  #snapshot: DraftSnapshot<T>;
  /** Revision on the server that the text follows; null while the server has not been heard. */
  #revision: number | null = null;
  #sending: Promise<void> | null = null;
  #cancel: () => void = () => undefined;

  constructor(world: DraftWorld, settings: DraftSettings<T>) {
    this.#world = world;
    this.#settings = settings;
    this.#snapshot = {
      loading: true,
      value: settings.initial,
      state: 'empty',
      savedAt: null,
      restored: null,
      theirs: null,
      keptHere: true,
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): DraftSnapshot<T> => this.#snapshot;

  /** Finds what was typed earlier, here and on the server. */
  async open(): Promise<void> {
    const answer = await this.#world.load();
    if (!this.#snapshot.loading) return;
    const kept = readKept(this.#world.storage, this.#settings);
    const mine = kept === null ? null : this.#settings.read(kept.values);
    if (!answer.ok) {
      this.#show({ loading: false, state: mine === null ? 'empty' : unheard(answer.failure), ...restoredFrom(kept, mine) });
      this.#schedule(again);
      return;
    }
    this.#show({ loading: false });
    this.#meet(answer.value, kept, mine);
  }

  readonly change = (next: T | ((value: T) => T)): void => {
    const value = typeof next === 'function' ? next(this.#snapshot.value) : next;
    const { state } = this.#snapshot;
    this.#show({ value, state: state === 'conflict' || state === 'saving' ? state : 'typing', keptHere: this.#keep(value) });
    if (state !== 'conflict') this.#schedule(rest);
  };

  /** Sends now what has not been sent. */
  readonly flush = (): void => {
    if (this.#unsent()) void this.#send();
  };

  /** Sends what the browser can send while the page goes away; what does not arrive is still kept here. */
  readonly leave = (): void => {
    if (this.#unsent() && this.#revision !== null) this.#world.saveLast(this.#snapshot.value, this.#revision);
  };

  /** After a conflict: go on with what stands here, or with what lies on the server. */
  readonly resolve = (choice: 'mine' | 'theirs'): void => {
    const { theirs } = this.#snapshot;
    if (choice === 'mine') {
      this.#show({ state: 'typing', theirs: null, keptHere: this.#keep(this.#snapshot.value) });
      void this.#send();
      return;
    }
    clearKept(this.#world.storage, this.#settings);
    this.#show({
      value: theirs?.value ?? this.#settings.initial,
      state: theirs === null ? 'empty' : 'saved',
      savedAt: theirs?.savedAt ?? null,
      theirs: null,
      restored: null,
    });
  };

  /** After sending, or to throw the text away: here and on the server. */
  readonly clear = async (): Promise<void> => {
    this.#cancel();
    clearKept(this.#world.storage, this.#settings);
    this.#show({ value: this.#settings.initial, state: 'empty', savedAt: null, restored: null, theirs: null });
    await this.#sending;
    await this.#discard();
  };

  /** No more attempts; what has not been sent is kept here. */
  readonly stop = (): void => this.#cancel();

  async #discard(): Promise<void> {
    if (this.#revision === null || this.#revision === 0 || !this.#empty()) return;
    const answer = await this.#world.discard(this.#revision);
    // In a conflict another window has typed on: that text is its own, and this window hears of it when it next saves.
    if (answer.ok) this.#revision = answer.value.revision;
    else if (answer.failure === 'conflict') this.#revision = null;
    else if (this.#empty()) this.#cancel = this.#world.later(again, () => void this.#discard());
  }

  #empty(): boolean {
    return this.#snapshot.state === 'empty';
  }

  #unsent(): boolean {
    const { loading, state } = this.#snapshot;
    return !loading && (state === 'typing' || state === 'offline' || state === 'signedOut');
  }

  #keep(value: T): boolean {
    return writeKept(this.#world.storage, this.#settings, {
      values: value,
      revision: this.#revision ?? -1,
      window: this.#world.window,
      savedAt: new Date(this.#world.now()).toISOString(),
      confidential: this.#settings.confidential,
    });
  }

  /** Puts together what the server has and what the browser kept. */
  #meet(server: ServerDraft, kept: Kept | null, mine: T | null): void {
    this.#revision = server.revision;
    const theirs = server.content === null ? null : this.#settings.read(server.content);
    const savedAt = server.savedAt ?? null;
    if (kept === null || mine === null) {
      if (theirs !== null) this.#show({ value: theirs, state: 'saved', savedAt, restored: savedAt });
    } else if (theirs !== null && same(mine, theirs)) {
      clearKept(this.#world.storage, this.#settings);
      this.#show({ value: theirs, state: 'saved', savedAt, restored: savedAt });
    } else if (kept.revision === server.revision || kept.window === server.window || (kept.revision < 0 && theirs === null)) {
      // The same window's text of later, or nobody else's in between.
      this.#show({ state: 'typing', savedAt: theirs === null ? null : savedAt, ...restoredFrom(kept, mine) });
      void this.#send();
    } else {
      this.#show({ state: 'conflict', theirs: theirs === null ? null : { value: theirs, savedAt }, ...restoredFrom(kept, mine) });
    }
  }

  async #send(): Promise<void> {
    if (this.#sending !== null) return;
    this.#cancel();
    this.#sending = this.#attempt();
    await this.#sending;
    this.#sending = null;
    if (this.#snapshot.state === 'typing') this.#schedule(rest);
  }

  async #attempt(): Promise<void> {
    if (this.#revision === null) {
      const answer = await this.#world.load();
      if (!answer.ok) return this.#later(answer.failure);
      const kept = readKept(this.#world.storage, this.#settings);
      const mine = this.#empty() ? null : this.#snapshot.value;
      return this.#meet(answer.value, kept, mine);
    }
    if (this.#empty()) return;
    const content = this.#snapshot.value;
    this.#show({ state: 'saving' });
    const answer = await this.#world.save(content, this.#revision);
    if (answer.ok) {
      this.#revision = answer.value.revision;
      // Thrown away, or sent as an act, meanwhile.
      if (this.#empty()) return;
      const done = this.#snapshot.value === content;
      if (done) clearKept(this.#world.storage, this.#settings);
      this.#show({
        state: done ? 'saved' : 'typing',
        savedAt: answer.value.savedAt,
        keptHere: done ? true : this.#keep(this.#snapshot.value),
      });
      return;
    }
    if (this.#empty()) return;
    if (answer.failure !== 'conflict') return this.#later(answer.failure);
    const server = await this.#world.load();
    if (!server.ok) return this.#later(server.failure);
    this.#revision = server.value.revision;
    // An earlier text of this window, whose answer was lost, is nobody else's.
    if (server.value.window === this.#world.window) return this.#show({ state: 'typing' });
    const theirs = server.value.content === null ? null : this.#settings.read(server.value.content);
    this.#keep(this.#snapshot.value);
    this.#show({ state: 'conflict', theirs: theirs === null ? null : { value: theirs, savedAt: server.value.savedAt ?? null } });
  }

  #later(failure: DraftFailure): void {
    if (!this.#empty()) this.#show({ state: unheard(failure) });
    this.#schedule(again);
  }

  #schedule(milliseconds: number): void {
    this.#cancel();
    this.#cancel = this.#world.later(milliseconds, () => void this.#send());
  }

  #show(change: Partial<DraftSnapshot<T>>): void {
    this.#snapshot = { ...this.#snapshot, ...change };
    for (const listener of this.#listeners) listener();
  }
}

const unheard = (failure: DraftFailure): 'offline' | 'signedOut' => (failure === 'signedOut' ? 'signedOut' : 'offline');

function restoredFrom<T>(kept: Kept | null, mine: T | null): { readonly value?: T; readonly restored?: string } {
  return kept === null || mine === null ? {} : { value: mine, restored: kept.savedAt };
}

const same = (one: object, other: object): boolean => canonical(one) === canonical(other);

/** The server keeps fields in the order of their names, the form in its own. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}
