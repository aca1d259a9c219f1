import { describe, expect, test } from 'vitest';
import { addressOf, arranged, bulkActs, hasNews, type ListedCase, readWorkSearch } from '../src/work/choices.ts';
import { type Entry, matching } from '../src/palette/entries.ts';

const listed = (id: string, more: Partial<ListedCase> = {}): ListedCase => ({
  id,
  phase: 'registered',
  constructed: true,
  updatedAt: '2026-11-20T09:00:00.000Z',
  openActs: ['registerCase'],
  ...more,
});
const ids = (cases: readonly ListedCase[]): string => cases.map(({ id }) => id).join(' ');
const due = (date: string) => ({ kind: 'assessmentLimit', party: 'dmp', date }) as const;

describe('the queue', () => {
  const cases = [
    listed('late', { due: due('2026-11-01') }),
    listed('none-old'),
    listed('soon', { due: due('2026-11-25'), phase: 'commissioned', methodType: 'medicine' }),
    listed('none-new', { updatedAt: '2026-11-21T09:00:00.000Z', methodType: 'device' }),
    listed('idle', { due: due('2026-10-01'), openActs: [], seenUpTo: '2026-11-19T09:00:00.000Z' }),
  ];

  test('time left first: what is overdue, what comes next, then what has no day, the newest of those first', () => {
    expect(ids(arranged(cases, {}))).toBe('late soon none-new none-old');
    expect(ids(arranged(cases, { vis: 'alle' }))).toBe('idle late soon none-new none-old');
  });

  test('what is new is what has changed since the last look, not what was never opened', () => {
    expect(ids(cases.filter(hasNews))).toBe('idle');
    expect(ids(arranged(cases, { vis: 'endret' }))).toBe('idle');
    expect(hasNews(listed('seen', { seenUpTo: '2026-11-20T09:00:00.000Z' }))).toBe(false);
  });

  test('narrowed by type and step, sorted by name or change', () => {
    expect(ids(arranged(cases, { type: 'device' }))).toBe('none-new');
    expect(ids(arranged(cases, { fase: 'commissioned' }))).toBe('soon');
    expect(ids(arranged(cases, { sorter: 'oppdatert' }))).toBe('none-new late none-old soon');
    const titled = [listed('b', { title: 'Ål' }), listed('a', { title: 'Aspirin' }), listed('c', { title: 'Ærlig' })];
    expect(ids(arranged(titled, { sorter: 'tittel' }))).toBe('a c b');
  });

  test('choices survive their address; nonsense is left out', () => {
    const search = { q: 'ny metode', vis: 'alle', type: 'medicine', fase: 'registered', sorter: 'tittel' } as const;
    expect(readWorkSearch(Object.fromEntries(new URLSearchParams(addressOf(search))))).toEqual(search);
    expect(readWorkSearch({ vis: 'alt', type: 'x', fase: 1, sorter: 'frist', q: '' })).toEqual({});
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
