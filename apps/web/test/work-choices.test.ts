import { describe, expect, test } from 'vitest';
import { addressOf, askedFor, bulkActs, hasNews, type ListedCase, readWorkSearch } from '../src/work/choices.ts';
import { type Entry, matching } from '../src/palette/entries.ts';

const listed = (id: string, more: Partial<ListedCase> = {}): ListedCase => ({
  id,
  phase: 'registered',
  constructed: true,
  updatedAt: '2026-11-20T09:00:00.000Z',
  openActs: ['registerCase'],
  ...more,
});

describe('the queue', () => {
  test('what is new is what has changed since the last look, not what was never opened', () => {
    expect(hasNews(listed('changed', { seenUpTo: '2026-11-19T09:00:00.000Z' }))).toBe(true);
    expect(hasNews(listed('seen', { seenUpTo: '2026-11-20T09:00:00.000Z' }))).toBe(false);
    expect(hasNews(listed('never opened'))).toBe(false);
  });

  test('is asked for as it was chosen: at first what can be done now, what is due first', () => {
    expect(askedFor({})).toEqual({ show: 'open', order: 'due' });
    expect(askedFor({ q: 'barn', vis: 'alle', type: 'device', fase: 'commissioned', sorter: 'tittel', side: 3 })).toEqual({
      query: 'barn',
      show: 'all',
      type: 'device',
      phase: 'commissioned',
      order: 'title',
      page: '3',
    });
    expect(askedFor({ vis: 'endret', sorter: 'oppdatert' })).toEqual({ show: 'changed', order: 'updated' });
  });

  test('choices survive their address; nonsense is left out', () => {
    const search = { q: 'ny metode', vis: 'alle', type: 'medicine', fase: 'registered', sorter: 'tittel' } as const;
    expect(readWorkSearch(Object.fromEntries(new URLSearchParams(addressOf(search))))).toEqual(search);
    expect(readWorkSearch({ vis: 'alt', type: 'x', fase: 1, sorter: 'frist', q: '', side: '0' })).toEqual({});
    expect(readWorkSearch({ side: '2' })).toEqual({ side: 2 });
    expect(addressOf({ q: 'barn', side: 2 })).toBe('q=barn');
    const inNynorsk = { q: 'barn', lang: 'nn' };
    expect(addressOf(inNynorsk)).toBe('q=barn');
  });

  test('several at once: only acts open in all of them that ask for nothing', () => {
    const a = listed('a', { openActs: ['publishDecision', 'recordDecision'] });
    const b = listed('b', { openActs: ['recordDecision', 'publishDecision'] });
    expect(bulkActs([a, b])).toEqual(['publishDecision']);
    expect(bulkActs([a, listed('c')])).toEqual([]);
    expect(bulkActs([])).toEqual([]);
  });
});

describe('the palette', () => {
  const entry = (id: string, label: string, hint?: string): Entry => ({
    id,
    group: 'pages',
    label,
    path: `/${id}`,
    ...(hint === undefined ? {} : { hint }),
  });
  const entries = [entry('om', 'Om Likeverd'), entry('moter', 'Møter'), entry('sak', 'Ny metode', 'ID2026_004')];

  test('finds by any word, whatever the accents and case, and by the hint', () => {
    expect(matching(entries, 'MOTER').map(({ id }) => id)).toEqual([]);
    expect(matching(entries, 'møter').map(({ id }) => id)).toEqual(['moter']);
    expect(matching(entries, '2026_004').map(({ id }) => id)).toEqual(['sak']);
    expect(matching(entries, '').map(({ id }) => id)).toEqual(['om', 'moter', 'sak']);
  });

  test('what begins with the word comes first', () => {
    expect(matching(entries, 'm')[0]?.id).toBe('moter');
  });
});
