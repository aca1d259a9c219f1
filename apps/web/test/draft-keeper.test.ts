import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Answered,
  type DraftFailure,
  DraftKeeper,
  type DraftWorld,
  type SavedRevision,
  type ServerDraft,
} from '../src/drafts/keeper.ts';
import { readKept } from '../src/drafts/kept.ts';

interface Text {
  readonly text: string;
}

const place = { person: 'constructed-proposer-a', place: 'new', form: 'submitProposal' };
const read = (content: object): Text | null =>
  'text' in content && typeof content.text === 'string' ? { text: content.text } : null;

/** The server as drafts meet it: the rules of apps/server/src/drafts/store.ts in memory. */
class Server {
  row: { content: string | null; revision: number; window: string } | null = null;
  down = false;
  loseAnswers = false;
  failure: DraftFailure = 'offline';

  load(): Answered<ServerDraft> {
    if (this.down) return { ok: false, failure: this.failure };
    if (this.row === null) return { ok: true, value: { content: null, revision: 0 } };
    const { content, revision, window } = this.row;
    return {
      ok: true,
      value: {
        content: content === null ? null : (JSON.parse(content) as object),
        revision,
        window,
        savedAt: '2026-11-22T10:00:00.000Z',
      },
    };
  }

  save(content: object | null, revision: number, window: string): Answered<SavedRevision> {
    if (this.down) return { ok: false, failure: this.failure };
    const text = content === null ? null : JSON.stringify(content);
    if (this.row === null) this.row = { content: text, revision: 1, window };
    else if (this.row.content !== text) {
      if (this.row.revision !== revision) return { ok: false, failure: 'conflict' };
      this.row = { content: text, revision: revision + 1, window };
    }
    if (this.loseAnswers) return { ok: false, failure: 'offline' };
    return { ok: true, value: { revision: this.row.revision, savedAt: '2026-11-22T10:00:00.000Z' } };
  }
}

/** One browser: its storage outlives its windows, and time passes only when told to. */
class Browser {
  readonly kept = new Map<string, string>();
  readonly server: Server;
  #timers: (() => void)[] = [];
  #windows = 0;

  constructor(server: Server) {
    this.server = server;
  }

  readonly storage = {
    getItem: (key: string) => this.kept.get(key) ?? null,
    setItem: (key: string, value: string) => void this.kept.set(key, value),
    removeItem: (key: string) => void this.kept.delete(key),
  };

  async open(): Promise<DraftKeeper<Text>> {
    const window = `window ${++this.#windows}`;
    const world: DraftWorld = {
      storage: this.storage,
      window,
      load: () => Promise.resolve(this.server.load()),
      save: (content, revision) => Promise.resolve(this.server.save(content, revision, window)),
      discard: (revision) => Promise.resolve(this.server.save(null, revision, window)),
      saveLast: (content, revision) => void this.server.save(content, revision, window),
      now: () => Date.UTC(2026, 10, 22, 10),
      later: (_milliseconds, work) => {
        this.#timers.push(work);
        return () => {
          this.#timers = this.#timers.filter((timer) => timer !== work);
        };
      },
    };
    const keeper = new DraftKeeper<Text>(world, { ...place, initial: { text: '' }, read, confidential: false });
    await keeper.open();
    await this.settle();
    return keeper;
  }

  /** Lets what waits for an answer have it. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  }

  /** Lets every wait that has been ordered until now come to its end. */
  async pass(): Promise<void> {
    for (const timer of this.#timers.splice(0)) timer();
    await this.settle();
  }
}

describe('a text is saved while it is typed', () => {
  test('it is kept here from the first letter, on the server after a rest, and then no longer here', async () => {
    const browser = new Browser(new Server());
    const keeper = await browser.open();
    keeper.change({ text: 'N' });
    expect(readKept(browser.storage, place)).toMatchObject({ values: { text: 'N' }, revision: 0 });
    expect(keeper.snapshot().state).toBe('typing');
    keeper.change({ text: 'Ny' });
    await browser.pass();
    expect(keeper.snapshot()).toMatchObject({ state: 'saved', savedAt: '2026-11-22T10:00:00.000Z' });
    expect(browser.server.row).toMatchObject({ content: '{"text":"Ny"}', revision: 1 });
    expect(readKept(browser.storage, place)).toBeNull();
  });

  test.each(['offline', 'signedOut'] as const)('%s: it says so, keeps the text, and sends it when it can', async (failure) => {
    const browser = new Browser(new Server());
    const keeper = await browser.open();
    Object.assign(browser.server, { down: true, failure });
    keeper.change({ text: 'Skrevet mens ingen svarte' });
    await browser.pass();
    await browser.pass();
    expect(keeper.snapshot().state).toBe(failure);
    expect(readKept(browser.storage, place)?.values).toEqual({ text: 'Skrevet mens ingen svarte' });
    browser.server.down = false;
    await browser.pass();
    expect(keeper.snapshot().state).toBe('saved');
    expect(browser.server.row?.content).toBe('{"text":"Skrevet mens ingen svarte"}');
  });

  test('a page opened while the server is away takes the text, and brings it home', async () => {
    const browser = new Browser(new Server());
    browser.server.row = { content: null, revision: 4, window: 'earlier' };
    browser.server.down = true;
    const keeper = await browser.open();
    expect(keeper.snapshot()).toMatchObject({ loading: false, state: 'empty' });
    keeper.change({ text: 'Skrevet uten tjener' });
    await browser.pass();
    browser.server.down = false;
    await browser.pass();
    await browser.pass();
    expect(browser.server.row).toMatchObject({ content: '{"text":"Skrevet uten tjener"}', revision: 5 });
  });

  test('a page opened while the server is away shows what lies there once it answers', async () => {
    const browser = new Browser(new Server());
    browser.server.row = { content: '{"text":"Skrevet i går"}', revision: 3, window: 'yesterday' };
    browser.server.down = true;
    const keeper = await browser.open();
    expect(keeper.snapshot().value).toEqual({ text: '' });
    browser.server.down = false;
    await browser.pass();
    expect(keeper.snapshot()).toMatchObject({ value: { text: 'Skrevet i går' }, state: 'saved' });
  });

  test('an answer that was lost is no conflict with oneself', async () => {
    const browser = new Browser(new Server());
    const keeper = await browser.open();
    browser.server.loseAnswers = true;
    keeper.change({ text: 'Første' });
    await browser.pass();
    browser.server.loseAnswers = false;
    keeper.change({ text: 'Første og andre' });
    for (let wait = 0; wait < 3; wait++) await browser.pass();
    expect(keeper.snapshot().state).toBe('saved');
    expect(browser.server.row?.content).toBe('{"text":"Første og andre"}');
    // The same where the tab was closed before the answer came.
    browser.server.loseAnswers = true;
    keeper.change({ text: 'Tredje' });
    await browser.pass();
    keeper.change({ text: 'Tredje og fjerde' });
    keeper.stop();
    browser.server.loseAnswers = false;
    const again = await browser.open();
    expect(again.snapshot().value).toEqual({ text: 'Tredje og fjerde' });
    await browser.pass();
    expect(again.snapshot().state).toBe('saved');
  });
});

describe('two windows of one person', () => {
  const both = async (): Promise<{ browser: Browser; one: DraftKeeper<Text>; other: DraftKeeper<Text> }> => {
    const browser = new Browser(new Server());
    const [one, other] = [await browser.open(), await browser.open()];
    one.change({ text: 'Fra det ene vinduet' });
    await browser.pass();
    other.change({ text: 'Fra det andre vinduet' });
    await browser.pass();
    return { browser, one, other };
  };

  test('do not overwrite each other: the later is shown both texts', async () => {
    const { browser, other } = await both();
    expect(browser.server.row?.content).toBe('{"text":"Fra det ene vinduet"}');
    expect(other.snapshot()).toMatchObject({
      state: 'conflict',
      value: { text: 'Fra det andre vinduet' },
      theirs: { value: { text: 'Fra det ene vinduet' } },
    });
    // Nothing is sent while nobody has chosen, and what is typed meanwhile is kept.
    other.change({ text: 'Fra det andre vinduet, mer' });
    await browser.pass();
    expect(browser.server.row?.revision).toBe(1);
    expect(readKept(browser.storage, place)?.values).toEqual({ text: 'Fra det andre vinduet, mer' });
  });

  test('the choice decides', async () => {
    const mine = await both();
    mine.other.resolve('mine');
    await mine.browser.settle();
    expect(mine.browser.server.row).toMatchObject({ content: '{"text":"Fra det andre vinduet"}', revision: 2 });
    const theirs = await both();
    theirs.other.resolve('theirs');
    await theirs.browser.settle();
    expect(theirs.other.snapshot()).toMatchObject({ state: 'saved', value: { text: 'Fra det ene vinduet' }, theirs: null });
    expect(theirs.browser.server.row?.revision).toBe(1);
    expect(readKept(theirs.browser.storage, place)).toBeNull();
  });

  test('a text that was sent from one window does not come back from the other by itself', async () => {
    const { browser, one, other } = await both();
    await one.clear();
    other.resolve('theirs');
    expect(browser.server.row).toMatchObject({ content: null, revision: 2 });
    other.change({ text: 'Mer' });
    await browser.pass();
    expect(other.snapshot()).toMatchObject({ state: 'conflict', theirs: null });
    expect(browser.server.row?.content).toBeNull();
  });
});

describe('after sending', () => {
  test('the text is gone here and on the server, and a late save does not bring it back', async () => {
    const browser = new Browser(new Server());
    const keeper = await browser.open();
    keeper.change({ text: 'Sendt' });
    await browser.pass();
    await keeper.clear();
    expect(keeper.snapshot()).toMatchObject({ state: 'empty', value: { text: '' } });
    expect(browser.server.save({ text: 'Sendt' }, 0, 'a late packet').ok).toBe(false);
    const again = await browser.open();
    expect(again.snapshot()).toMatchObject({ state: 'empty', value: { text: '' }, restored: null });
  });

  test('where the server is away just then, the text is thrown away as soon as it answers', async () => {
    const browser = new Browser(new Server());
    const keeper = await browser.open();
    keeper.change({ text: 'Sendt' });
    await browser.pass();
    browser.server.down = true;
    await keeper.clear();
    browser.server.down = false;
    await browser.pass();
    expect(browser.server.row?.content).toBeNull();
  });
});

/** What can befall a person who writes. */
type Blow = 'type' | 'wait' | 'down' | 'up' | 'lose' | 'heed' | 'close' | 'leave';

describe('whatever happens in one window', () => {
  test('the last text typed is found again; only who typed in a page that had not heard the server is asked to choose', async () => {
    const blow = fc.constantFrom<Blow>('type', 'type', 'wait', 'down', 'up', 'lose', 'heed', 'close', 'leave');
    await fc.assert(
      fc.asyncProperty(fc.array(blow, { maxLength: 30 }), async (blows) => {
        const browser = new Browser(new Server());
        let keeper = await browser.open();
        let typed = '';
        let deaf = false;
        for (const [index, what] of blows.entries()) {
          if (what === 'type') keeper.change({ text: (typed = `tekst ${index}`) });
          else if (what === 'wait') await browser.pass();
          else if (what === 'down' || what === 'up') browser.server.down = what === 'down';
          else if (what === 'lose' || what === 'heed') browser.server.loseAnswers = what === 'lose';
          else {
            if (what === 'leave') keeper.leave();
            keeper.stop();
            keeper = await browser.open();
            deaf ||= browser.server.down;
            if (!deaf) expect(keeper.snapshot().value.text).toBe(typed);
          }
          if (!deaf) expect(keeper.snapshot().state).not.toBe('conflict');
          if (keeper.snapshot().state === 'conflict') keeper.resolve('mine');
        }
        Object.assign(browser.server, { down: false, loseAnswers: false });
        for (let wait = 0; wait < 4; wait++) await browser.pass();
        keeper.stop();
        const last = await browser.open();
        expect(last.snapshot().value.text).toBe(typed);
      }),
      { numRuns: 300 },
    );
  });
});
