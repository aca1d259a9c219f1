import { blockCodes, noteCodes, ruleIds } from '@likeverd/appraisal';
import { deliveryFaultCodes, dictionaryFaultCodes } from '@likeverd/followup';
import { content, languages } from '@likeverd/language';
import { faultCodes } from '@likeverd/modelling';
import { describe, expect, test } from 'vitest';

describe.each(languages)('every code that a package returns has its words: %s', (language) => {
  const { appraisal, cli, followup, modelling } = content[language];

  test.each([
    ['rules of calculation', ruleIds, appraisal.rules],
    ['parts that cannot be computed', blockCodes, appraisal.blocked],
    ['notes', noteCodes, cli.report.notes],
    ['faults of models', faultCodes, modelling.faults],
    ['faults of deliveries', deliveryFaultCodes, followup.delivery],
    ['faults of dictionaries', dictionaryFaultCodes, followup.dictionary],
  ])('%s', (_what, codes, words) => {
    expect(Object.keys(words).sort()).toEqual([...codes].sort());
  });
});
