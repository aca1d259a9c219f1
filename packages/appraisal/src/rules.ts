import type { CalendarDate } from '@likeverd/reference';

export const ruleIds = [
  'severity.populationQalys',
  'severity.statedPopulationQalys',
  'severity.lifeTable',
  'severity.ageInterval',
  'severity.appliesToTheIll',
  'severity.textual',
  'severity.proportional',
  'severity.england',
  'severity.uncertainty',
  'smallGroup.patients',
  'smallGroup.severity',
  'smallGroup.benefit',
  'smallGroup.rare',
  'subgroups.results',
  'subgroups.consistency',
  'subgroups.loss',
  'subgroups.criteria',
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
  'perspective.inclusion',
  'perspective.relatives',
  'perspective.time',
  'perspective.productivity',
  'perspective.transfers',
  'perspective.unrelated',
  'perspective.societal',
  'perspective.societalAreas',
  'perspective.levels',
  'perspective.money',
  'perspective.twice',
  'personnel.account',
  'personnel.content',
  'axes.documentation',
  'axes.decision',
  'axes.below',
  'axes.near',
  'axes.above',
  'axes.pending',
  'population.patients',
  'negotiation.priceLine',
  'negotiation.breakEven',
  'negotiation.effectiveDiscount',
  'negotiation.budget',
  'budget.impact',
  'budget.prices',
  'budget.maximumPrice',
  'budget.coPayment',
  'budget.regions',
  'budget.authorityLimit',
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
  'severity.statedPopulationQalys': [
    '1.0',
    '2025-09-01',
    'DMP guideline appendix 4: the figure of the agency’s own tool, stated by the assessment with its source',
  ],
  'severity.lifeTable': [
    '1.0',
    '2025-09-01',
    'DMP guideline appendix 4: mortality of Statistics Norway and quality of life by age, both sexes together; Sullivan 1971, HSMHA Health Reports 86:347-354',
  ],
  'severity.ageInterval': ['1.0', '2018-01-01', 'DMP guideline appendix 4: an age interval where the mean age is uncertain'],
  'severity.appliesToTheIll': [
    '1.0',
    '2018-01-01',
    'DMP note on absolute shortfall in prevention and treatment: severity of those who get the disease. Known by its title only; not verified in its text',
  ],
  'severity.textual': ['1.0', '2016-01-01', `${whitePaper}, S03.R3 (L1696-1711): the parts of the severity criterion`],
  'severity.proportional': [
    '1.0',
    '2004-01-01',
    'Stolk et al. 2004, PharmacoEconomics 22:1097-1107: share of the expected remaining QALYs that is lost; the Dutch measure',
  ],
  'severity.england': [
    '1.0',
    '2022-01-31',
    'NICE health technology evaluations manual (PMG36), severity modifier; NICE DSU Technical Support Document 23: both shortfalls discounted by 3.5 %',
  ],
  'severity.uncertainty': [
    '1.0',
    '2026-11-22',
    'Ours: percentiles over the first draws of the probabilistic run, undiscounted; the norm of the population has no uncertainty',
  ],
  'smallGroup.patients': [
    '1.0',
    '2025-06-04',
    `${whitePaper}, S29.R1 (L8192-8213): about, and guiding; whether one of the two numbers is enough is not said. Near: within 5 % of the limit, which is ours`,
  ],
  'smallGroup.severity': ['1.0', '2025-06-04', `${whitePaper}, S29.R2 (L8192-8213): about, and guiding`],
  'smallGroup.benefit': [
    '1.0',
    '2025-06-04',
    `${whitePaper}, S29.R3 (L8192-8213): about, and guiding; whether discounted is not said`,
  ],
  'subgroups.results': [
    '1.0',
    '2025-06-04',
    `${whitePaper}, S18.R3 (L7874-7878), S25.R3 (L7830-7836): whether subgroups were assessed shall be seen`,
  ],
  'subgroups.consistency': [
    '1.0',
    '2025-06-04',
    `${whitePaper}, S18.R4 (L7891-7899): consistency of effect; Higgins & Thompson 2002, Statistics in Medicine 21:1539-1558`,
  ],
  'subgroups.loss': [
    '1.0',
    '2014-01-01',
    'Espinoza, Manca, Claxton & Sculpher 2014, Medical Decision Making 34:951-964: static value of heterogeneity',
  ],
  'subgroups.criteria': ['1.0', '2025-06-04', `${whitePaper}, S55.R2 (L11033-11047): explicit criteria for inclusion and stop`],
  'smallGroup.rare': ['1.0', '2019-06-01', `${whitePaper}, S09 (L1905-1922): fewer than 5 per 10,000 inhabitants`],
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
  'budget.impact': [
    '1.0',
    '2025-06-04',
    `${whitePaper}, S08.R3 (L5555-5580), S10.R10 (L3208-3217): medicines, diagnostics, monitoring, staff, equipment, organisation and later care, for the whole service`,
  ],
  'budget.prices': [
    '1.0',
    '2018-01-01',
    'DMP submission guidelines, chapter on budget impact: prices including value added tax, undiscounted (wording not verified)',
  ],
  'budget.maximumPrice': ['1.0', '2019-07-01', 'DMP, maximum pharmacy mark-up (apotekavanse), valid from 1 July 2019'],
  'budget.coPayment': [
    '1.0',
    '2024-01-01',
    'Blue prescriptions: share of the prescription up to a highest amount, and the yearly ceiling (rates not verified)',
  ],
  'budget.regions': ['1.0', '2025-06-04', 'Share of the inhabitants: a premise of the assessment, not a rule of financing'],
  'budget.authorityLimit': ['1.0', '2003-01-01', `${whitePaper}, S37.R1, S37.R4 (L8764-8799, L8838-8842)`],
  'perspective.inclusion': [
    '1.0',
    '2025-06-04',
    `${whitePaper}, S10.R1, S10.R2 (L3166-3169, L3676-3677) and Figure 4.1 (L1979-2045)`,
  ],
  'perspective.relatives': [
    '1.0',
    '2025-06-04',
    `${whitePaper}, S10.R3 (L1952-1964, L2176-2179, L3679-3680): in separate analyses`,
  ],
  'perspective.time': ['1.0', '2025-06-04', `${whitePaper}, S10.R4 (L2179-2183, L3698-3699) and Figure 4.1`],
  'perspective.productivity': ['1.0', '2025-06-04', `${whitePaper}, S10.R5 (L3701-3703)`],
  'perspective.transfers': ['1.0', '2025-06-04', `${whitePaper}, S10.R6 (L1971-1975, L3705-3709)`],
  'perspective.unrelated': ['1.0', '2025-06-04', `${whitePaper}, S10.R6 (L3705-3709) and Figure 4.1`],
  'perspective.societal': [
    '1.0',
    '2025-06-04',
    `${whitePaper}, S10.R8 (L2784-2810, L3171-3184, L3711-3713): a secondary analysis only`,
  ],
  'perspective.societalAreas': ['1.0', '2025-06-04', `${whitePaper}, S10.R9 (L2837-2885, L3186-3195)`],
  'perspective.levels': ['1.0', '2025-06-04', `${whitePaper}, S04.R7, S10.R10 (L1800-1803, L3208-3217, L3642-3646)`],
  'perspective.money': [
    '1.0',
    '2022-01-01',
    'CHEERS 2022, item 15: Husereau et al. 2022, Value in Health 25:3-9; one currency and one price year',
  ],
  'personnel.account': ['1.0', '2025-06-04', `${whitePaper}, S11.R1, S11.R2 (L3635-3636, L3682-3690), chapter 4.3.6`],
  'axes.documentation': ['1.0', '2025-06-04', `${whitePaper}, S07.R1 (L1788-1790), the sources of L5387-5399 and L5441-5446`],
  'axes.decision': [
    '1.0',
    '2025-06-04',
    `${whitePaper}, S07.R2 (L5401-5405, L5418-5421); from which probability of a wrong choice it is high is not said there (L5422-5426) and is a parameter of ours`,
  ],
  'axes.below': ['1.0', '2025-06-04', `${whitePaper}, S07.R3, Figure 7.4 scenario 1 (L5457-5465)`],
  'axes.near': ['1.0', '2025-06-04', `${whitePaper}, S07.R4, Figure 7.4 scenario 2 (L5477-5485)`],
  'axes.above': ['1.0', '2025-06-04', `${whitePaper}, S07.R5, Figure 7.4 scenario 3 (L5467-5475)`],
  'axes.pending': ['1.0', '2025-06-04', `${whitePaper}, L5401-5417: the combination that Figure 7.4 does not show`],
  'personnel.content': ['1.0', '2025-06-04', `${whitePaper}, S11.R4 (L2900-2904, L2950-2965)`],
  'perspective.twice': ['1.0', '2025-06-04', `${whitePaper}, S10.R3 and the notes to Figure 4.1 (L1952-1970)`],
  'population.patients': [
    '1.0',
    '2014-01-01',
    'Sullivan et al. 2014, ISPOR Budget Impact Analysis Good Practice II, Value in Health 17:5-14: new patients year by year and those who are ill already',
  ],
  'negotiation.priceLine': [
    '1.0',
    '2026-11-22',
    'Likeverd: cost is a line in the price of a pack, seen in the same draws at the list price, at 0 and between',
  ],
  'negotiation.breakEven': [
    '1.0',
    '2008-02-02',
    'Claxton et al. 2008, BMJ 336:251-254: the price at which expected net benefit is 0',
  ],
  'negotiation.effectiveDiscount': [
    '1.0',
    '2020-06-22',
    'A8-1 (framework of 22 June 2020, principle I): flat rebate is the main rule; share of the list price that is not paid',
  ],
  'negotiation.budget': ['1.0', '2014-01-01', 'Sullivan et al. 2014, Value in Health 17:5-14 (ISPOR budget impact analysis)'],
};

/** The rule with this id: the calculation it stands for, its version and where it is written. */
export function ruleOf(id: RuleId): Rule {
  const [version, validFrom, source] = sources[id];
  return { id, version, validFrom, source };
}
