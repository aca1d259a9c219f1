import type { Viewer } from '@likeverd/casework';
import { content, type Language } from '@likeverd/language';
import type { Hono } from 'hono';
import type { z } from '@hono/zod-openapi';
import { momentOf } from '../clock.ts';
import { atomFeed } from '../feeds/atom.ts';
import { calendarText, type MeetingDates } from '../feeds/calendar.ts';
import type { Feed } from '../feeds/entries.ts';
import { jsonFeed } from '../feeds/json-feed.ts';
import { asViewer, type StoreTransaction } from '../database.ts';
import { datesOf, feedEntries, type Scope } from '../feeds/reading.ts';
import { datesOfMeetings } from '../meetings/reading.ts';
import { readCaseId } from '../reading.ts';
import { isOpen, type Sought } from '../search/find.ts';
import { partyOfToken } from '../subscriptions/addresses.ts';
import { wordsOfSearch } from '../subscriptions/scopes.ts';
import { revalidated, tagged } from './answers.ts';
import type { PublicAnswers } from './kept.ts';
import { Problem } from './problems.ts';
import { type Ctx, type Env, read } from './requests.ts';
import { feedQuery, meetingsQuery, privateFeedQuery } from './schemas.ts';
import type { Services } from './services.ts';

const files = ['feed.atom', 'feed.json', 'calendar.ics'] as const;
type FeedFile = (typeof files)[number];

/** What a feed or calendar is called, and which page it follows. */
interface Heading {
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly page: string;
}

/** Feeds and calendars: of all methods or those of a search, of one method, and each person's own under an address nobody can guess. */
export function feedRoutes(app: Hono<Env>, { store, clock, address }: Services, publicAnswers: PublicAnswers): void {
  const today = () => momentOf(clock).today;

  for (const file of files) {
    app.get(`/${file}`, async (c) => {
      const sought = soughtOf(read(feedQuery, c.req.query()));
      return answer(c, file, null, { kind: 'search', sought }, searchHeading(sought, c.get('language')));
    });

    app.get(`/metoder/:number/${file}`, async (c) => {
      const number = c.req.param('number');
      const caseId = await readCaseId(store, number, today());
      if (caseId === undefined) throw new Problem('notFound');
      const { feeds } = content[c.get('language')].pages.subscriptions;
      return answer(
        c,
        file,
        null,
        { kind: 'case', caseId },
        {
          id: `urn:uuid:${caseId}`,
          title: feeds.caseTitle({ number, title: '' }).trim(),
          subtitle: feeds.caseSubtitle,
          page: `${address}/metoder/${number}`,
        },
      );
    });

    app.get(`/egne/:token/${file}`, async (c) => {
      const viewer = await partyOfToken(store, c.req.param('token'), momentOf(clock));
      if (viewer === null) throw new Problem('notFound');
      const { case: caseId, scope: about, query } = read(privateFeedQuery, c.req.query());
      const { feeds } = content[c.get('language')].pages.subscriptions;
      const scope: Scope =
        caseId !== undefined
          ? { kind: 'case', caseId }
          : about === 'role'
            ? { kind: 'role' }
            : { kind: 'search', sought: { query, filters: {} } };
      return answer(c, file, viewer, scope, {
        id: `urn:likeverd:feed:own:${scope.kind}`,
        title: scope.kind === 'role' ? feeds.roleTitle : feeds.ownTitle,
        subtitle: feeds.ownSubtitle,
        page: `${address}/arbeid`,
      });
    });
  }

  app.get('/moter/calendar.ics', async (c) => {
    const { forum } = read(meetingsQuery, c.req.query());
    const language = c.get('language');
    const meetings = await datesOfMeetings(store, null, momentOf(clock), { forum });
    const { name } = content[language].pages.subscriptions.calendar.meeting;
    return revalidated(c, calendarText(name, { cases: [], meetings }, address, language), 'text/calendar; charset=utf-8', 'public');
  });

  async function answer(c: Ctx, file: FeedFile, viewer: Viewer, scope: Scope, heading: Heading): Promise<Response> {
    const language = c.get('language');
    const kept = viewer === null ? 'public' : 'private';
    if (file === 'calendar.ics') {
      const cases = await datesOf(store, viewer, scope, today());
      if (cases === null) throw new Problem('notFound');
      const meetings = await meetingsOf(viewer, scope);
      const name =
        scope.kind === 'search' && viewer === null && isOpen(scope.sought)
          ? content[language].pages.subscriptions.calendar.name
          : heading.title;
      return revalidated(c, calendarText(name, { cases, meetings }, address, language), 'text/calendar; charset=utf-8', kept);
    }
    const self = new URL(c.req.url);
    const written = async (tx: StoreTransaction): Promise<string> => {
      const entries = await feedEntries(tx, viewer, scope);
      if (entries === null) throw new Problem('notFound');
      const feed: Feed = { ...heading, language, entries, self: `${address}${self.pathname}${self.search}` };
      return file === 'feed.atom' ? atomFeed(feed, address) : JSON.stringify(jsonFeed(feed, address));
    };
    const type = file === 'feed.atom' ? 'application/atom+xml; charset=utf-8' : 'application/feed+json; charset=utf-8';
    if (viewer !== null) return revalidated(c, await asViewer(store, viewer, today(), written), type, kept);
    const { content: text, tag } = await publicAnswers.answer(
      `${language} ${self.pathname}${self.search}`,
      today(),
      async (tx) => ({ content: await written(tx) }),
    );
    return tagged(c, text, tag, type);
  }

  /** Meetings stand in the calendars of everything and of a role; a case has its own place on their agendas. */
  async function meetingsOf(viewer: Viewer, scope: Scope): Promise<readonly MeetingDates[]> {
    if (scope.kind === 'role') return datesOfMeetings(store, viewer, momentOf(clock), { own: true });
    return scope.kind === 'search' && isOpen(scope.sought) ? datesOfMeetings(store, viewer, momentOf(clock), {}) : [];
  }

  function searchHeading(sought: Sought, language: Language): Heading {
    const { server, pages } = content[language];
    if (isOpen(sought))
      return { id: 'urn:likeverd:feed:methods', title: server.feed.title, subtitle: server.feed.subtitle, page: `${address}/` };
    const search = wordsOfSearch(sought, language);
    const { feeds } = pages.subscriptions;
    return {
      id: `urn:likeverd:feed:search:${encodeURIComponent(search)}`,
      title: feeds.searchTitle({ search }),
      subtitle: feeds.searchSubtitle,
      page: `${address}/`,
    };
  }
}

function soughtOf({ query, lang: _lang, ...filters }: z.output<typeof feedQuery>): Sought {
  return { query, filters };
}
