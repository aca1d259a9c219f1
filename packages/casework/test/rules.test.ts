import { describe, expect, test } from 'vitest';
import { decide, emptyCase, evolve, newestEdition, ruleInForce, ruleIds, rules } from '../src/index.ts';
import { validateFields } from '../src/validation.ts';
import { attempt, forms, opening, people, play, today, wholeWay } from './process.ts';

describe('rules by date', () => {
  test('the edition that binds is the newest that was valid on the day; before the first there is none', () => {
    for (const id of ruleIds) {
      const [first] = rules[id];
      expect(ruleInForce(id, first.validFrom)).toBe(first);
      expect(ruleInForce(id, '1999-12-31')).toBeUndefined();
      expect(ruleInForce(id, '2099-01-01')).toBe(newestEdition(id));
    }
  });

  test('a case that came in before a rule was made is not held to it; one from the day itself is, and the refusal names the edition', () => {
    const ready = play(wholeWay.slice(0, 7));
    const without = { ...forms.recordDecision, reasonSeverity: undefined };
    const circumstances = { actor: people.beslutningsforum, now: `${today}T20:00:00.000Z`, today, nextNumber: '' };
    const on = (receivedOn: string) =>
      decide({ ...ready.state, receivedOn }, { type: 'recordDecision', values: without }, circumstances);
    expect(rules['decision.reasonPerCriterion'][0].validFrom).toBe('2025-06-04');
    expect(on('2025-06-03').ok).toBe(true);
    expect(on('2025-06-04')).toMatchObject({
      ok: false,
      rejections: [{ code: 'field.missing', rule: 'decision.reasonPerCriterion', ruleVersion: '1.0', field: 'reasonSeverity' }],
    });
  });

  test('who may act is never a matter of date', () => {
    const stage = play(wholeWay.slice(0, 7));
    const old = { ...stage.state, receivedOn: '1999-01-01' };
    const answer = decide(
      old,
      { type: 'recordDecision', values: forms.recordDecision },
      { actor: people.supplierA, now: `${today}T20:00:00.000Z`, today, nextNumber: '' },
    );
    expect(answer).toMatchObject({ ok: false, rejections: [{ code: 'role.notAllowed' }] });
  });

  test('a case came in on the day it was recorded in Oslo, and the public is told the day at registration', () => {
    const late = attempt(opening, 'proposer', 'submitProposal', {}, '2026-11-22T23:30:00.000Z');
    expect(late.state.receivedOn).toBe('2026-11-23');
    const registered = attempt(late, 'secretariat', 'registerCase', {}, '2026-11-24T09:00:00.000Z');
    const [, event] = registered.log;
    expect(event?.values['receivedOn']).toEqual({ label: { class: 'public' }, value: '2026-11-23' });
    if (event !== undefined) expect(evolve(emptyCase('case-1'), event).receivedOn).toBe('2026-11-23');
  });
});

describe('tables and conditional fields', () => {
  const fields = {
    kind: { kind: 'choice', required: true, choices: ['drug', 'device'] },
    riskClass: { kind: 'choice', required: true, choices: ['I', 'IIa'], when: { field: 'kind', is: ['device'] } },
    trials: {
      kind: 'rows',
      required: false,
      most: 2,
      columns: {
        name: { kind: 'text', required: true, shortest: 2, longest: 20 },
        patients: { kind: 'amount', required: false, minimum: 1, maximum: 1000 },
      },
    },
  } as const;

  test('every fault of every cell is told, by row and column', () => {
    const answer = validateFields(fields, { kind: 'drug', trials: [{ name: 'A' }, { patients: 0, other: 1 }] });
    expect(answer.ok ? [] : answer.rejections.map(({ code, field }) => [code, field])).toEqual([
      ['field.tooShort', 'trials.1.name'],
      ['field.unknown', 'trials.2.other'],
      ['field.missing', 'trials.2.name'],
      ['field.amount', 'trials.2.patients'],
    ]);
    expect(validateFields(fields, { kind: 'drug', trials: [{ name: ' AB ' }, { name: 'CD', patients: 3 }] })).toEqual({
      ok: true,
      values: { kind: 'drug', trials: [{ name: 'AB' }, { name: 'CD', patients: 3 }] },
    });
  });

  test('a table with too many rows, or that is no table, is refused whole', () => {
    const codes = (trials: unknown) => {
      const answer = validateFields(fields, { kind: 'drug', trials });
      return answer.ok ? [] : answer.rejections.map(({ code, field }) => [code, field]);
    };
    expect(codes([{ name: 'AB' }, { name: 'AB' }, { name: 'AB' }])).toEqual([['field.rows', 'trials']]);
    expect(codes(['AB'])).toEqual([['field.type', 'trials']]);
    expect(codes([[]])).toEqual([['field.type', 'trials']]);
    expect(codes([])).toEqual([]);
  });

  test('a conditional field is asked for when its condition holds and refused when it does not', () => {
    const codes = (values: Readonly<Record<string, unknown>>) => {
      const answer = validateFields(fields, values);
      return answer.ok ? [] : answer.rejections.map(({ code, field }) => [code, field]);
    };
    expect(codes({ kind: 'device' })).toEqual([['field.missing', 'riskClass']]);
    expect(codes({ kind: 'device', riskClass: 'I' })).toEqual([]);
    expect(codes({ kind: 'drug', riskClass: 'I' })).toEqual([['field.notApplicable', 'riskClass']]);
  });
});
