import { describe, expect, test } from 'vitest';
import {
  type CaseEvent,
  caseFrom,
  type Label,
  mayActFor,
  mayRead,
  type RunReference,
  type Viewer,
  viewCase,
  visibleTo,
} from '../src/index.ts';
import { medicineWay, people, play, run, type Step, today } from './process.ts';

const viewers: Readonly<Record<string, Viewer>> = { public: null, ...people };
const price = '41317';

describe('mayRead: the one place where it is decided who sees what', () => {
  const labels: Readonly<Record<string, Label>> = {
    public: { class: 'public' },
    'internal to supplier A': { class: 'internal', owner: 'leverandor-a' },
    'offer of supplier A': {
      class: 'confidential',
      ground: 'tradeSecret',
      owner: 'sykehusinnkjop',
      sharedWith: ['leverandor-a', 'beslutningsforum'],
    },
  };
  const officials = [
    'secretariat',
    'bestillerforum',
    'assessorDmp',
    'assessorFhi',
    'negotiator',
    'beslutningsforum',
    'userRepresentative',
  ];
  test.each([
    ['public', Object.keys(viewers)],
    ['internal to supplier A', ['supplierA', ...officials]],
    ['offer of supplier A', ['supplierA', 'negotiator', 'beslutningsforum']],
  ])('%s: exactly those who may', (label, allowed) => {
    const own = labels[label];
    if (own === undefined) throw new Error(label);
    const readers = Object.entries(viewers).filter(([, viewer]) => mayRead(viewer, own, today));
    expect(readers.map(([name]) => name).sort()).toEqual([...allowed].sort());
  });

  test('a confidential value opens by itself on the day it expires, not the day before', () => {
    const label: Label = { class: 'confidential', ground: 'tradeSecret', owner: 'x', sharedWith: [], expires: '2027-01-01' };
    expect(mayRead(null, label, '2026-12-31')).toBe(false);
    expect(mayRead(null, label, '2027-01-01')).toBe(true);
  });
});

describe('the constructed medicine with a confidential price offer', () => {
  const { log } = play(medicineWay);
  const seenBy = (viewer: Viewer): string => JSON.stringify(viewCase('case-1', log, viewer, today));

  test.each(['public', 'proposer', 'supplierB', 'secretariat', 'bestillerforum', 'assessorDmp', 'assessorFhi'])(
    '%s sees neither the price nor that an offer was made',
    (name) => {
      const seen = seenBy(viewers[name] ?? null);
      expect(seen).not.toContain(price);
      expect(seen).not.toContain('PriceOfferRecorded');
    },
  );

  test.each(['supplierA', 'negotiator', 'beslutningsforum'])('%s sees the offer', (name) => {
    expect(seenBy(viewers[name] ?? null)).toContain(price);
  });

  test.each(Object.keys(viewers))('%s cannot count hidden events: every timeline is numbered without gaps', (name) => {
    const view = viewCase('case-1', log, viewers[name] ?? null, today);
    expect(view?.timeline.map((entry) => entry.version)).toEqual(view?.timeline.map((_, index) => index + 1));
    expect(view?.state.version).toBe(view?.timeline.length);
  });

  test('the contact point is for the sender and the secretariat alone', () => {
    const readers = Object.entries(viewers).filter(([, viewer]) => seenBy(viewer).includes('post@example.org'));
    expect(readers.map(([name]) => name).sort()).toEqual(['secretariat', 'supplierA']);
  });

  test('before registration the case does not exist for the other party and the public', () => {
    const first = log.slice(0, 1);
    for (const name of ['public', 'proposer', 'supplierB'])
      expect(viewCase('case-1', first, viewers[name] ?? null, today)).toBeNull();
    expect(viewCase('case-1', first, people.supplierA, today)).not.toBeNull();
  });

  test('before publication the decision is internal: the supplier and the public see the phase before', () => {
    const decided = log.slice(0, -1);
    expect(viewCase('case-1', decided, null, today)?.state.phase).toBe('signedOff');
    expect(viewCase('case-1', decided, people.supplierA, today)?.state.decision).toBeUndefined();
    expect(viewCase('case-1', decided, people.secretariat, today)?.state.phase).toBe('decided');
  });
});

test('a role acts for its own bodies only; suppliers and proposers for none of them', () => {
  for (const { role, organisation } of Object.values(people)) expect(mayActFor(role, organisation)).toBe(true);
  expect(mayActFor('supplier', 'sykehusinnkjop')).toBe(false);
  expect(mayActFor('proposer', 'beslutningsforum')).toBe(false);
  expect(mayActFor('assessor', 'sykehusinnkjop')).toBe(false);
  expect(mayActFor('secretariat', 'leverandor-a')).toBe(false);
});

describe('a run carries the strictest class of what went into it, also after sign-off', () => {
  const seers = (confidentiality: RunReference['confidentiality']) => {
    const steps = medicineWay.map(
      ([actor, type, changes]): Step =>
        type === 'attachRun' ? [actor, type, { run: { ...run, confidentiality } }] : [actor, type, changes ?? {}],
    );
    const { log } = play(steps);
    return Object.keys(viewers).filter((name) =>
      JSON.stringify(viewCase('case-1', log, viewers[name] ?? null, today)).includes(run.result),
    );
  };
  test.each([
    ['public', Object.keys(viewers)],
    [
      'internal',
      ['secretariat', 'bestillerforum', 'assessorDmp', 'assessorFhi', 'negotiator', 'beslutningsforum', 'userRepresentative'],
    ],
    ['confidential', ['bestillerforum', 'assessorDmp', 'negotiator', 'beslutningsforum']],
  ] as const)('%s', (confidentiality, readers) => {
    expect(seers(confidentiality).sort()).toEqual([...readers].sort());
  });
});

test('every event and every value of the log carries a class; confidential ones a ground and an owner', () => {
  const labels = play(medicineWay).log.flatMap((event: CaseEvent) => [
    event.label,
    ...Object.values(event.values).map((value) => value.label),
  ]);
  expect(labels.length).toBeGreaterThan(60);
  for (const label of labels) {
    expect(['public', 'internal', 'confidential']).toContain(label.class);
    if (label.class === 'confidential') {
      expect(label.ground).not.toBe('');
      expect(label.owner).not.toBe('');
    }
  }
});

test('what a viewer sees never grows by seeing it twice, and folds to the same case', () => {
  const { log } = play(medicineWay);
  for (const viewer of Object.values(viewers)) {
    const once = visibleTo(viewer, log, today);
    expect(visibleTo(viewer, once, today)).toEqual(once);
    expect(caseFrom('case-1', visibleTo(viewer, once, today))).toEqual(caseFrom('case-1', once));
  }
});
