import { describe, expect, test } from 'vitest';
import { byUrgency, chosenFollowUps, type FollowUpChoice, type FollowUpItem, type FollowUpLine } from '../src/index.ts';

const item = (due: string, party: string, status: FollowUpItem['status']): FollowUpItem => ({
  kind: 'dataDelivery',
  subject: due,
  what: 'Konstruert leveranse',
  due,
  party,
  status,
});
const line = (caseId: string, status: FollowUpLine['status'], items: readonly FollowUpItem[], source: string): FollowUpLine => ({
  caseId,
  number: `ID2026_${caseId}`,
  constructed: true,
  stage: caseId === '004' ? 'reassessment' : 'inUse',
  status,
  items,
  sources: [source],
  measures: [],
  verdicts: [],
});

const lines = [
  line('001', 'onTime', [item('2028-01-01', 'register', 'onTime')], 'Kreftregisteret'),
  line('002', 'overdue', [item('2027-01-01', 'supplier', 'done'), item('2027-06-01', 'register', 'overdue')], 'Kreftregisteret'),
  line('003', 'overdue', [item('2027-03-01', 'supplier', 'overdue'), item('2028-03-01', 'register', 'onTime')], 'NPR'),
  line('004', 'warned', [item('2027-09-01', 'dmp', 'warned')], 'NPR'),
  line('005', 'done', [], 'NPR'),
];

describe('the overview of temporary introductions', () => {
  test('the most urgent first: what is longest overdue, then what is warned of, then what comes first', () => {
    expect(lines.toSorted(byUrgency).map(({ caseId }) => caseId)).toEqual(['003', '002', '004', '001', '005']);
  });

  test('is narrowed by who, when, which data, how it stands and where it has come', () => {
    const chosen = (choice: FollowUpChoice) => chosenFollowUps(lines, choice).map(({ caseId }) => caseId);
    expect(chosen({})).toEqual(['001', '002', '003', '004', '005']);
    expect(chosen({ source: 'NPR' })).toEqual(['003', '004', '005']);
    expect(chosen({ status: 'overdue' })).toEqual(['002', '003']);
    expect(chosen({ stage: 'reassessment' })).toEqual(['004']);
    // What is done is nobody's any more.
    expect(chosen({ party: 'supplier' })).toEqual(['003']);
    expect(chosen({ until: '2027-06-01' })).toEqual(['002', '003']);
    // Who and when are of the same thing: the register is late in one of the two.
    expect(chosen({ party: 'register', until: '2027-12-31' })).toEqual(['002']);
    expect(chosen({ party: 'register', until: '2027-12-31', source: 'NPR' })).toEqual([]);
  });
});
