import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  clearDraft,
  type DraftKey,
  forgetConfidentialDrafts,
  forgetOldDrafts,
  readDraft,
  writeDraft,
} from '../src/forms/drafts.ts';

/** The browser's storage, as far as drafts use it. */
function memory(entries: readonly (readonly [string, string])[] = []) {
  const kept = new Map(entries);
  return {
    kept,
    get length() {
      return kept.size;
    },
    key: (index: number) => [...kept.keys()][index] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

const key: DraftKey = { person: 'constructed-negotiator', caseId: 'a1', act: 'recordPriceOffer' };
const savedAt = '2026-11-22T01:00:00.000Z';

describe('what is typed is kept until the act has been done', () => {
  test('any form comes back as it was typed', () => {
    const value = fc.oneof(fc.string(), fc.boolean(), fc.array(fc.string()));
    fc.assert(
      fc.property(fc.dictionary(fc.string({ minLength: 1 }), value), (values) => {
        const storage = memory();
        writeDraft(storage, key, { values, savedAt });
        expect(Object.entries(readDraft(storage, key)?.values ?? {})).toEqual(Object.entries(values));
      }),
    );
  });

  test('a draft belongs to one person, one case and one act, whatever signs their ids hold', () => {
    const storage = memory();
    writeDraft(storage, { person: 'a:b', caseId: 'c', act: 'registerCase' }, { values: { title: 'first' }, savedAt });
    expect(readDraft(storage, { person: 'a', caseId: 'b:c', act: 'registerCase' })).toBeNull();
    expect(readDraft(storage, { person: 'a:b', caseId: 'c', act: 'askForCompletion' })).toBeNull();
    expect(readDraft(storage, { person: 'a:b', caseId: 'c', act: 'registerCase' })?.values).toEqual({ title: 'first' });
  });

  test('it is gone once cleared', () => {
    const storage = memory();
    writeDraft(storage, key, { values: { terms: 'flat' }, savedAt });
    clearDraft(storage, key);
    expect(readDraft(storage, key)).toBeNull();
  });

  test.each(['', 'not json', 'null', '7', '{"values":null,"savedAt":"x"}', '{"values":{}}'])(
    'what is no draft is not read: %s',
    (text) => {
      const storage = memory();
      writeDraft(storage, key, { values: {}, savedAt });
      const [name = ''] = storage.kept.keys();
      storage.setItem(name, text);
      expect(readDraft(storage, key)).toBeNull();
    },
  );

  test('a value of a kind that no form has is left out, the rest is kept', () => {
    const storage = memory();
    writeDraft(storage, key, { values: { terms: 'flat' }, savedAt });
    const [name = ''] = storage.kept.keys();
    storage.setItem(name, JSON.stringify({ values: { terms: 'flat', pricePerPack: { nested: 1 } }, savedAt }));
    expect(readDraft(storage, key)?.values).toEqual({ terms: 'flat' });
  });

  test('a full storage is told, not thrown', () => {
    const full = {
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    expect(writeDraft(full, key, { values: {}, savedAt })).toBe(false);
  });
});

describe('what may not stay in the browser', () => {
  test('drafts of prices go when the person signs out; their other drafts, and those of others, stay', () => {
    const storage = memory([['likeverd:language', 'nn']]);
    const stays: readonly DraftKey[] = [
      { ...key, act: 'registerCase' },
      { ...key, person: 'constructed-negotiator-b' },
    ];
    for (const each of [key, { ...key, act: 'recordPriceNote' as const }, ...stays]) {
      writeDraft(storage, each, { values: { note: 'secret' }, savedAt });
    }
    forgetConfidentialDrafts(storage, key.person);
    expect(readDraft(storage, key)).toBeNull();
    expect(readDraft(storage, { ...key, act: 'recordPriceNote' })).toBeNull();
    for (const each of stays) expect(readDraft(storage, each)).not.toBeNull();
    expect(storage.getItem('likeverd:language')).toBe('nn');
  });

  test('drafts go after thirty days, and those whose age cannot be told at once', () => {
    const storage = memory();
    const now = Date.parse('2026-12-22T01:00:00.000Z'); // savedAt + 30 days
    const young: DraftKey = { ...key, caseId: 'young' };
    const old: DraftKey = { ...key, caseId: 'old' };
    writeDraft(storage, young, { values: {}, savedAt });
    writeDraft(storage, old, { values: {}, savedAt: '2026-11-22T00:59:59.999Z' });
    writeDraft(storage, key, { values: {}, savedAt: 'yesterday' });
    forgetOldDrafts(storage, now);
    expect(readDraft(storage, young)).not.toBeNull();
    expect(readDraft(storage, old)).toBeNull();
    expect(readDraft(storage, key)).toBeNull();
  });
});
