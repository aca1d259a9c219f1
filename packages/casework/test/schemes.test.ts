import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkEnrolment, decide, type Enrolment, enrolmentOf } from '../src/index.ts';
import { forms, people, play, today } from './process.ts';

const entry = {
  scheme: 'pd1',
  schemeSubstance: 'Konstruktinib',
  schemeAtc: 'L01FF02',
  enrolledOn: '2024-03-01',
  schemeListSource: 'Konstruert vedtak i Beslutningsforum',
} as const;

describe('the list of the PD-(L)1 scheme (S19.R2)', () => {
  test('a medicine is in from the first day, and out on the day it leaves', () => {
    const left: Enrolment = { ...entry, leftOn: '2025-01-01' };
    const on = (day: string) => enrolmentOf([left], { substance: ' KONSTRUKTINIB ' }, day) !== undefined;
    expect(['2024-02-29', '2024-03-01', '2024-12-31', '2025-01-01'].map(on)).toEqual([false, true, true, false]);
    expect(enrolmentOf([entry], { substance: 'noe annet', atc: 'L01FF02' }, today)).toBe(entry);
    expect(enrolmentOf([entry], { substance: 'noe annet' }, today)).toBeUndefined();
    expect(enrolmentOf([entry], {}, today)).toBeUndefined();
  });

  test('an open entry holds on every day from the first', () => {
    const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const on = date.toISOString().slice(0, 10);
        expect(enrolmentOf([entry], { substance: 'konstruktinib' }, on) !== undefined).toBe(on >= '2024-03-01');
      }),
      { seed: 9 },
    );
  });

  test.each([
    ['everything in order', {}, []],
    ['no source', { schemeListSource: '' }, [['field.missing', 'schemeListSource']]],
    ['a scheme that is not', { scheme: 'pd2' }, [['field.choice', 'scheme']]],
    ['left before it came', { leftOn: '2024-03-01' }, [['scheme.leftTooEarly', 'leftOn']]],
    ['no ATC code', { schemeAtc: 'L01-FF' }, [['request.atcCode', 'schemeAtc']]],
    ['a bidirectional override', { schemeSubstance: 'konstruk\u202etinib' }, [['field.forbiddenCharacters', 'schemeSubstance']]],
  ])('an entry with %s', (_name, changes, faults) => {
    const checked = checkEnrolment({ ...entry, ...changes });
    expect(checked.ok ? [] : checked.rejections.map(({ code, field }) => [code, field])).toEqual(faults);
  });

  test('what the secretariat answers must be what the list said when the request came in', () => {
    const { state } = play([
      ['supplierA', 'submitRequest', { substance: 'konstruktinib', requestType: 'newIndication' }],
      ['secretariat', 'registerCase'],
    ]);
    const answer = (schemeEnrolled: boolean, enrolments: readonly Enrolment[] | undefined) => {
      const outcome = decide(
        state,
        { type: 'checkPdScheme', values: { ...forms.checkPdScheme, schemeEnrolled } },
        {
          actor: people.secretariat,
          now: `${today}T12:00:00.000Z`,
          today,
          nextNumber: '',
          ...(enrolments === undefined ? {} : { enrolments }),
        },
      );
      return outcome.ok ? [] : outcome.rejections.map(({ code, rule, field }) => [code, rule, field]);
    };
    expect(answer(true, [entry])).toEqual([]);
    expect(answer(false, [entry])).toEqual([['scheme.onList', 'scheme.pd1', 'schemeEnrolled']]);
    expect(answer(true, [])).toEqual([['scheme.notOnList', 'scheme.pd1', 'schemeEnrolled']]);
    expect(answer(false, [])).toEqual([]);
    // Enrolled the day after the request came in: the request is not of the scheme.
    expect(answer(true, [{ ...entry, enrolledOn: '2030-01-01' }])).toHaveLength(1);
    expect(answer(true, undefined)).toEqual([]);
  });
});
