import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCohort } from '../../src/index.ts';

const event = { domain: 'drug', vocabulary: 'ATC', codes: ['L01EX12'] };
const sound = {
  format: 'likeverd-cohort/1',
  id: 'constructed',
  index: event,
  period: { from: '2025-01-01', to: '2027-12-31' },
  washoutDays: 365,
  criteria: [
    { kind: 'age', minimum: 18, failing: 'exclude' },
    { kind: 'prior', event: { domain: 'condition', vocabulary: 'ICD-10', codes: ['C34'] }, days: 3650, failing: 'separate' },
    {
      kind: 'biomarker',
      event: { domain: 'measurement', vocabulary: 'local', codes: ['NTRK'] },
      values: ['positive'],
      days: 365,
      failing: 'separate',
      missing: 'exclude',
    },
    { kind: 'lines', event, minimum: 0, maximum: 2, failing: 'include' },
  ],
  subgroups: { kind: 'age', limits: [50, 70] },
  exitDays: 1095,
};
const faultsOf = (document: unknown) => {
  const read = readCohort(JSON.stringify(document));
  return read.ok ? [] : read.faults.map(({ code, path }) => [code, path]);
};

describe('the definition of a cohort, read', () => {
  test('whole', () => {
    const read = readCohort(JSON.stringify(sound));
    expect(read).toMatchObject({ ok: true, value: { id: 'constructed', exitDays: 1095 } });
    expect(read.ok && read.value.criteria[1]).toMatchObject({ kind: 'prior', days: 3650 });
  });

  test.each([
    ['an unknown field', { ...sound, extra: 1 }, [['field.unknown', 'extra']]],
    ['another format', { ...sound, format: 'x' }, [['field.choice', 'format']]],
    ['no such day', { ...sound, period: { from: '2025-02-30', to: '2027-12-31' } }, [['field.type', 'period.from']]],
    [
      'a period that ends before it begins',
      { ...sound, period: { from: '2028-01-01', to: '2027-12-31' } },
      [['field.type', 'period.to']],
    ],
    ['half a day', { ...sound, washoutDays: 0.5 }, [['field.type', 'washoutDays']]],
    ['no codes', { ...sound, index: { ...event, codes: [] } }, [['field.range', 'index.codes']]],
    ['a quotation mark among codes', { ...sound, index: { ...event, codes: ["x'; --"] } }, [['field.type', 'index.codes[0]']]],
    [
      'limits that do not rise',
      { ...sound, subgroups: { kind: 'age', limits: [70, 50] } },
      [['field.range', 'subgroups.limits[1]']],
    ],
    [
      'ages in the wrong order',
      { ...sound, criteria: [{ kind: 'age', minimum: 70, maximum: 18, failing: 'exclude' }] },
      [['field.range', 'criteria[0].maximum']],
    ],
  ])('%s', (_what, document, expected) => {
    expect(faultsOf(document)).toEqual(expected);
  });

  test('all faults at once', () => {
    expect(
      faultsOf({ ...sound, washoutDays: -1, criteria: [{ kind: 'nose' }, { kind: 'biomarker', event, days: 3, failing: 'x' }] }),
    ).toEqual([
      ['field.range', 'washoutDays'],
      ['field.choice', 'criteria[0].kind'],
      ['field.missing', 'criteria[1].missing'],
      ['field.missing', 'criteria[1].values'],
      ['field.choice', 'criteria[1].failing'],
    ]);
  });

  test('no text makes it throw', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => readCohort(text).ok === false));
  });
});
