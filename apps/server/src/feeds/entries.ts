import { marked } from '@likeverd/casework';
import { content, type Language } from '@likeverd/language';
import type { SeenEvent } from '../log/event-store.ts';

/** An event as a feed tells of it. */
export interface FeedEntry {
  readonly event: SeenEvent;
  readonly number?: string;
  readonly title?: string;
}

/** A feed, whatever format it is written in. */
export interface Feed {
  /** Stays the same whatever the address or the language. */
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  /** Addresses of the feed itself and of the page that it follows. */
  readonly self: string;
  readonly page: string;
  readonly language: Language;
  /** Newest first. */
  readonly entries: readonly FeedEntry[];
}

/** What a feed says of an event, in words; `address` is the public address of the server. */
export function toldOf(
  { event, number, title }: FeedEntry,
  address: string,
  language: Language,
): { readonly heading: string; readonly summary: string; readonly who: string; readonly page: string } {
  const { server, casework } = content[language];
  const events: Readonly<Record<string, string>> = casework.events;
  const roles: Readonly<Record<string, string>> = casework.roles;
  const constructed = event.values['constructed']?.value === true ? [server.feed.constructed] : [];
  const population = marked(event.values['population']?.value ?? '');
  return {
    heading: server.feed.entry({ number: number ?? '', title: title ?? '', event: events[event.type] ?? event.type }).trim(),
    summary: [...constructed, ...(typeof population === 'string' && population !== '' ? [population] : [])].join(' '),
    who: roles[event.actor.role] ?? event.actor.role,
    page: number === undefined ? `${address}/arbeid/${event.caseId}` : `${address}/metoder/${number}`,
  };
}
