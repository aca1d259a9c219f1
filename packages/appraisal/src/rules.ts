import type { CalendarDate } from '@likeverd/reference';

export const ruleIds = [
  'severity.populationQalys',
  'severity.shortfall',
  'severity.class',
  'severity.weight',
  'threshold.reference',
  'threshold.given',
  'effect.increment',
  'effect.icer',
  'effect.costPerLifeYear',
  'effect.netBenefit',
  'uncertainty.meanIcer',
  'uncertainty.acceptability',
  'uncertainty.evpi',
  'uncertainty.evppi',
  'uncertainty.evsi',
  'uncertainty.population',
  'uncertainty.enbs',
  'population.patients',
  'strategies.value',
  'strategies.reversal',
  'strategies.price',
  'strategies.design',
  'strategies.conditions',
  'strategies.verdict',
] as const;
export type RuleId = (typeof ruleIds)[number];

/** A rule of calculation: where it is written and since when it is used. Its words are in packages/language under the same id. */
export interface Rule {
  readonly id: RuleId;
  /** Major: the rule changed. Minor: we had understood it wrongly. */
  readonly version: string;
  readonly validFrom: CalendarDate;
  readonly source: string;
}

const whitePaper = 'Meld. St. 21 (2024–2025)';

const sources: Readonly<Record<RuleId, readonly [version: string, validFrom: string, source: string]>> = {
  'severity.populationQalys': [
    '1.0',
    '2025-09-01',
    'DMP guideline appendix 4, severity tool July 2025: both sexes together, completed years of age',
  ],
  'severity.shortfall': [
    '1.0',
    '2016-01-01',
    `${whitePaper}, S04.R3 (L1742-1745, L3600-3604); DMP severity tool: undiscounted, rounded to two decimals`,
  ],
  'severity.class': ['1.0', '2015-01-01', `Magnussen et al. 2015, Table 3: half-open bands; ${whitePaper}, L6018-6023`],
  'severity.weight': ['1.0', '2015-01-01', `Magnussen et al. 2015, Table 3; ${whitePaper}, S04.R5 (L1779-1787)`],
  'threshold.reference': [
    '1.0',
    '2021-01-01',
    `${whitePaper}, S04.R5, S04.R6 (L1779-1787), L6024-6027; a reference, not an adopted limit`,
  ],
  'threshold.given': ['1.0', '2021-01-01', `${whitePaper}, S04.R4 (L1769-1771): willingness to pay chosen by the reader`],
  'effect.increment': [
    '1.0',
    '2016-01-01',
    `${whitePaper}, S04 (L1769-1771): difference from the comparator, discounted, unrounded`,
  ],
  'effect.icer': [
    '1.0',
    '2016-01-01',
    `${whitePaper}, S04.R4 (L1769-1771, L5376-5381); no ratio outside the dearer-and-better quadrant`,
  ],
  'effect.costPerLifeYear': ['1.0', '2026-07-06', 'DMP guideline section 12.3: reported beside the cost per QALY'],
  'effect.netBenefit': ['1.0', '1998-01-01', 'Stinnett & Mullahy 1998, Medical Decision Making 18(2 Suppl):S68-S80'],
  'uncertainty.meanIcer': [
    '1.0',
    '1997-01-01',
    'Stinnett & Paltiel 1997, Medical Decision Making 17:483-489: ratio of means, not mean of ratios',
  ],
  'uncertainty.acceptability': ['1.0', '2001-01-01', 'Fenwick, Claxton & Sculpher 2001, Health Economics 10:779-787'],
  'uncertainty.evpi': ['1.0', '1999-01-01', 'Claxton 1999, Journal of Health Economics 18:341-364'],
  'uncertainty.evppi': ['1.0', '2014-01-01', 'Strong, Oakley & Brennan 2014, Medical Decision Making 34:311-326'],
  'uncertainty.evsi': [
    '1.0',
    '2015-01-01',
    'Strong, Oakley, Brennan & Breeze 2015, Medical Decision Making 35:570-583; Heath, Manolopoulou & Baio 2018, 38:163-173; Menzies 2016, 36:308-320',
  ],
  'uncertainty.population': ['1.0', '2020-02-01', 'Fenwick et al. 2020, Value in Health 23:139-150 (ISPOR task force, report 1)'],
  'uncertainty.enbs': ['1.0', '2020-03-01', 'Rothery et al. 2020, Value in Health 23:277-286 (ISPOR task force, report 2)'],
  'population.patients': [
    '1.0',
    '2014-01-01',
    'Sullivan et al. 2014, ISPOR Budget Impact Analysis Good Practice II, Value in Health 17:5-14: new patients year by year and those who are ill already',
  ],
  'strategies.value': [
    '1.0',
    '2012-01-01',
    'Claxton et al. 2012, Health Technology Assessment 16(46), chapter 3; McKenna & Claxton 2011, Medical Decision Making 31:853-865',
  ],
  'strategies.reversal': [
    '1.0',
    '2021-06-23',
    `McKenna & Claxton 2011, Medical Decision Making 31:853-865; Styresak 100-2021 Helse Nord, A10-17, A10-20; ${whitePaper}, S07 (L5605-5608)`,
  ],
  'strategies.price': ['1.0', '2012-01-01', 'Walker, Sculpher, Claxton & Palmer 2012, Value in Health 15:570-579'],
  'strategies.design': [
    '1.0',
    '2007-02-01',
    'Eckermann & Willan 2007, Health Economics 16:195-209, and 2008, Value in Health 11:522-526; Rothery et al. 2020, Value in Health 23:277-286',
  ],
  'strategies.conditions': ['1.0', '2021-06-23', 'Styresak 100-2021 Helse Nord, report of 23 June 2021: A10-1 to A10-20'],
  'strategies.verdict': [
    '1.0',
    '2021-06-23',
    `Styresak 100-2021 Helse Nord, report of 23 June 2021: A6-3 (one of three recommendations); ${whitePaper}, S07.R6, S31`,
  ],
};

/** The rule with this id: the calculation it stands for, its version and where it is written. */
export function ruleOf(id: RuleId): Rule {
  const [version, validFrom, source] = sources[id];
  return { id, version, validFrom, source };
}
