import { describe, expect, test } from 'vitest';
import { type CaseEvent, calendarOf, publicVersions, viewVersion } from '../src/index.ts';
import { people } from './process.ts';

const open = { class: 'public' } as const;

function event(
  version: number,
  type: CaseEvent['type'],
  values: Readonly<Record<string, string>>,
  label: CaseEvent['label'] = open,
): CaseEvent {
  return {
    caseId: 'case-1',
    version,
    type,
    label,
    recordedAt: `2026-11-${String(version + 10)}T09:00:00.000Z`,
    actor: people.secretariat,
    values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { label: open, value }])),
  };
}

describe('dates of a case as a calendar keeps them (RFC 5545, 3.8.7.4)', () => {
  const set = event(1, 'DecisionPublished', { meetingDate: '2026-12-07', reviewDate: '2028-12-07' });
  const moved = event(2, 'DecisionPublished', { meetingDate: '2026-12-07', reviewDate: '2029-06-01' });
  const dropped = event(3, 'DecisionPublished', { meetingDate: '2026-12-07' });
  const back = event(4, 'DecisionPublished', { meetingDate: '2026-12-07', reviewDate: '2029-06-01' });
  const review = (log: readonly CaseEvent[]) => calendarOf('case-1', log).find(({ key }) => key === 'review');

  test('a date that moves is the same entry, one more in sequence', () => {
    expect(review([set])).toMatchObject({ day: '2028-12-07', sequence: 0, cancelled: false });
    expect(review([set, moved])).toMatchObject({
      day: '2029-06-01',
      sequence: 1,
      cancelled: false,
      setAt: set.recordedAt,
      changedAt: moved.recordedAt,
    });
  });

  test('what does not change keeps its sequence', () => {
    const meeting = calendarOf('case-1', [set, moved, dropped]).find(({ key }) => key === 'decisionMeeting');
    expect(meeting).toMatchObject({ day: '2026-12-07', sequence: 0, changedAt: set.recordedAt });
  });

  test('one that is no longer named is cancelled, and may come back', () => {
    expect(review([set, moved, dropped])).toMatchObject({ day: '2029-06-01', sequence: 2, cancelled: true });
    expect(review([set, moved, dropped, back])).toMatchObject({ day: '2029-06-01', sequence: 3, cancelled: false });
  });
});

describe('versions of the public page', () => {
  const later = {
    class: 'confidential',
    ground: 'tradeSecret',
    owner: 'leverandor-a',
    sharedWith: [],
    expires: '2026-11-20',
  } as const;
  const log = [
    event(1, 'CaseRegistered', { title: 'Tittel', number: 'ID2026_001' }),
    event(2, 'PriceNoteRecorded', { note: 'Notat' }, later),
    event(3, 'AssessmentCommissioned', { reason: 'Grunn' }),
  ];

  test('what opens by itself later does not renumber what has been cited', () => {
    expect(publicVersions(log).map(({ version, type }) => [version, type])).toEqual([
      [1, 'CaseRegistered'],
      [2, 'AssessmentCommissioned'],
    ]);
  });

  test('show what was public on their day: the note opened on the 20th, the second version is of the 13th', () => {
    expect(viewVersion('case-1', log, 2)?.timeline.map(({ type }) => type)).toEqual(['CaseRegistered', 'AssessmentCommissioned']);
    expect(viewVersion('case-1', log, 1)?.state.phase).toBe('registered');
    expect(viewVersion('case-1', log, 3)).toBeNull();
  });
});

describe('the time limit of the assessment in a calendar', () => {
  const clocked = (version: number, entry: number, day: string, party: string, reason: string): CaseEvent => ({
    ...event(version, 'PriceNoteRecorded', {}),
    recordedAt: `${day}T09:00:00.000Z`,
    values: { clockEntries: { label: open, value: [{ entry, day, party, phase: 'assessment', reason }] } },
  });
  const received = clocked(1, 1, '2026-11-11', 'dmp', 'documentationReceived');
  const complete = clocked(2, 2, '2026-11-12', 'dmp', 'documentationComplete');
  const stopped = clocked(3, 3, '2026-11-13', 'supplier', 'clarification');
  const resumed = clocked(4, 4, '2026-11-23', 'dmp', 'resumed');
  const due = (log: readonly CaseEvent[]) => calendarOf('case-1', log).find(({ key }) => key === 'assessmentDue');

  test('is 180 calendar days from the day the complete documentation came in', () => {
    // 2026-11-11 + 180 days: 19 to the end of November, 31 + 31 + 28 + 31 + 30 to the end of April, and 10.
    expect(due([received])).toBeUndefined();
    expect(due([received, complete])).toMatchObject({ day: '2027-05-10', sequence: 0, cancelled: false });
  });

  test('is off while the clock stands, and ten days later when it has stood for ten', () => {
    expect(due([received, complete, stopped])).toMatchObject({ sequence: 1, cancelled: true });
    expect(due([received, complete, stopped, resumed])).toMatchObject({ day: '2027-05-20', sequence: 2, cancelled: false });
  });
});
