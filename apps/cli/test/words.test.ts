import { blockCodes, noteCodes, ruleIds } from '@likeverd/appraisal';
import {
  checkedFaultCodes,
  deliveryFaultCodes,
  dictionaryFaultCodes,
  mappingFaultCodes,
  refusalCodes,
  ruleStatistics,
  measuredCodes,
  planFaultCodes,
  sentenceCodes,
} from '@likeverd/followup';
import { content, languages } from '@likeverd/language';
import {
  advisheItems,
  advisheParts,
  checkIds,
  faultCodes,
  importFaultCodes,
  importRules,
  psaFaultCodes,
} from '@likeverd/modelling';
import { describe, expect, test } from 'vitest';

describe.each(languages)('every code that a package returns has its words: %s', (language) => {
  const { appraisal, cli, cohorts, deliveries, followup, followUp, modelling } = content[language];

  test.each([
    ['rules of calculation', ruleIds, appraisal.rules],
    ['parts that cannot be computed', blockCodes, appraisal.blocked],
    ['notes', noteCodes, cli.report.notes],
    ['faults of models', faultCodes, modelling.faults],
    ['checks of models', checkIds, modelling.checks.rules],
    ['parts of AdViSHE', Object.keys(advisheParts), modelling.advishe.parts],
    ['items of AdViSHE', advisheItems, modelling.advishe.items],
    ['faults of draws that are read', psaFaultCodes, modelling.psaFaults],
    ['faults of models that are imported', importFaultCodes, modelling.imports],
    ['why something cannot be imported', importRules, modelling.importRules],
    ['faults of deliveries', deliveryFaultCodes, followup.delivery],
    ['faults of checked deliveries', checkedFaultCodes, deliveries.faults],
    ['parts of the sentence of a cohort', sentenceCodes, cohorts.parts],
    ['what is measured of a cohort', measuredCodes, cohorts.measured],
    ['faults of plans of follow-up', planFaultCodes, followUp.plan.faults],
    ['why a part of a follow-up is refused', refusalCodes, followUp.refusals],
    ['statistics of decision rules', ruleStatistics, followUp.statistics],
    ['faults of mappings', mappingFaultCodes, deliveries.mappingFaults],
    ['faults of dictionaries', dictionaryFaultCodes, followup.dictionary],
  ])('%s', (_what, codes, words) => {
    expect(Object.keys(words).sort()).toEqual([...codes].sort());
  });
});
