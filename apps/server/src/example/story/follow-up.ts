import type { Contract, FollowUpResult } from '@likeverd/casework';
import type { FollowUpReport } from '@likeverd/followup';
import { addCalendarMonths, type CalendarDate } from '@likeverd/reference';
import { codes } from './deliver.ts';
import { agreedThreshold, reassessmentMonth, storyContract, subgroupNames } from './contract.ts';

const made = 'Constructed for the living example.';
const regions = [
  { region: 'helse-sor-ost', perMonth: 4.2 },
  { region: 'helse-vest', perMonth: 1.8 },
  { region: 'helse-midt-norge', perMonth: 1.2 },
  { region: 'helse-nord', perMonth: 0.9 },
] as const;

/** What the regional health authorities thought beforehand of how fast patients would come. */
const planned = { opensMonth: 0, rampMonths: 3, variation: 0.35 } as const;

/** Deaths that the contract plans for at the re-assessment. */
const plannedEvents = 75;

const words = (nb: string, nn: string, en: string) => ({ nb, nn, en });

const recorded = (domain: string, code: string) => ({ domain, vocabulary: 'local', codes: [code] });

/** Who is followed: everyone who starts, with what was decided beforehand of those whose gene test is negative or did not come (A11-4). */
const cohort = (introduced: CalendarDate) => ({
  format: 'likeverd-cohort/1',
  id: 'constructed-story',
  index: { domain: 'procedure', vocabulary: 'NCMP/NCSP', codes: [codes.procedure] },
  period: { from: introduced, to: addCalendarMonths(introduced, reassessmentMonth) },
  washoutDays: 365,
  criteria: [
    {
      kind: 'biomarker',
      event: recorded('observation', 'gene test'),
      values: ['positive'],
      days: 365,
      failing: 'separate',
      missing: 'separate',
    },
  ],
  subgroups: { kind: 'biomarker', event: recorded('observation', 'subgroup'), days: 365 },
});

/** The plan of the story’s follow-up, as text: who is followed, the contract’s rules, what was expected, and where the figures go. */
export function storyPlan(introduced: CalendarDate, draws: number): string {
  return JSON.stringify({
    format: 'likeverd-follow-up',
    formatVersion: 1,
    id: 'constructed-story',
    title: words(
      'Oppfølging av konstruktinib (konstruert)',
      'Oppfølging av konstruktinib (konstruert)',
      'Follow-up of constructinib (constructed)',
    ),
    constructed: true,
    assessment: 'constructed-targeted-therapy',
    threshold: agreedThreshold,
    draws,
    seed: 6,
    contract: { introduced, reassessment: addCalendarMonths(introduced, reassessmentMonth) },
    registers: { from: ['inspire'], cohort: cohort(introduced) },
    endpoints: {
      os: {
        label: words('Totaloverlevelse', 'Totaloverleving', 'Overall survival'),
        outcome: { kind: 'overallSurvival' },
        free: ['progressionFree', 'progressed'],
      },
      pfs: {
        label: words('Progresjonsfri overlevelse', 'Progresjonsfri overleving', 'Progression-free survival'),
        outcome: { kind: 'timeTo', event: recorded('observation', 'pfs'), death: 'event' },
        free: ['progressionFree'],
      },
      treatment: {
        label: words('Tid på behandling', 'Tid på behandling', 'Time on treatment'),
        outcome: {
          kind: 'firstOf',
          events: [recorded('observation', 'stopped: event'), recorded('observation', 'stopped: switch')],
          death: 1,
        },
        free: ['progressionFree'],
        causes: [
          {
            code: 1,
            label: words('stoppet ved progresjon eller død', 'stoppa ved progresjon eller død', 'stopped at progression or death'),
            states: ['progressed', 'dead'],
          },
          // the model pays for the drug until progression: it assumes that nobody stops before
          {
            code: 2,
            label: words(
              'byttet behandling før progresjon',
              'bytte behandling før progresjon',
              'switched treatment before progression',
            ),
            states: [],
          },
        ],
      },
    },
    series: {
      quality: {
        label: words('Livskvalitet', 'Livskvalitet', 'Quality of life'),
        measured: { kind: 'score', event: recorded('measurement', 'constructed PROM'), windowDays: 30 },
        at: [{ month: 0 }, { month: 6 }],
      },
      cost: {
        label: words('Kostnader i sykehus', 'Kostnader i sjukehus', 'Hospital costs'),
        measured: { kind: 'cost' },
        at: [{ month: 6 }, { month: 12 }],
      },
    },
    indication: { outside: 'exclude', unknown: 'include', reason: 'Konstruert: slik står det i kontrakten.' },
    externalControl: {
      kind: 'modelComparator',
      source: `${made} The chemotherapy arm that the assessment assumed.`,
      limits: [
        'Konstruert: Pasientene i registeret er eldre enn i studien bak kurven.',
        'Konstruert: Genforandringen kan i seg selv påvirke prognosen.',
      ],
      weight: 0.8,
      biasSd: 0.15,
    },
    expectedPatients: regions.map(({ region, perMonth }) => ({
      from: introduced,
      to: addCalendarMonths(introduced, reassessmentMonth),
      region,
      patients: perMonth * (reassessmentMonth - planned.rampMonths / 2),
      source: made,
    })),
    compare: { months: Array.from({ length: reassessmentMonth + 1 }, (_, month) => month) },
    rules: rulesOf(storyContract(introduced)),
    update: {
      endpoints: ['os', 'pfs'],
      evidence: [{ likelihood: 'normal', parameter: 'utilityProgressionFree', series: 'quality', month: 6 }],
      information: [['hrOs'], ['hrPfs']],
      price: 'drugPricePerPack',
      subgroups: ['fusion', 'otherMutation'],
    },
    agreement: {
      offer: 'money-back',
      deliveries: { drug: { domain: 'drug', vocabulary: 'ATC', codes: [codes.drug] } },
      unknownOutcome: 'with',
      outcomes: [{ term: 2, endpoint: 'pfs' }],
    },
    forecast: {
      endpoint: 'os',
      regions: regions.map((region) => ({ ...region, ...planned })),
      hazardVariation: 0.3,
      lossPerMonth: 0.002,
      events: plannedEvents,
      source: made,
    },
  });
}

/** The rules of the contract as the follow-up judges them: the data’s names of subgroups, and what a ratio is against. */
function rulesOf({ decisionRules = [] }: Contract): readonly object[] {
  return decisionRules.map(({ question: _question, subgroup, certainty, ...rule }) => {
    const own = Object.entries(subgroupNames).find(([, name]) => name === subgroup)?.[0];
    return {
      ...rule,
      ...(own === undefined ? {} : { subgroup: own }),
      ...(own !== undefined && rule.statistic === 'hazardRatio' ? { against: 'externalControl' } : {}),
      ...(certainty === undefined ? {} : { certainty }),
    };
  });
}

/** The figures of a report that go into the case: what it says of the rules that could be judged. */
export function resultsOf({ rules }: FollowUpReport): readonly FollowUpResult[] {
  return rules.flatMap((judged): readonly FollowUpResult[] => {
    if (judged.status === 'refused') return [];
    const { rule, people, estimate, low, high, probability, boundary } = judged;
    return [
      {
        rule: rule.id,
        measure: rule.measure,
        statistic: rule.statistic,
        month: rule.month,
        n: people,
        ...(rule.subgroup === undefined ? {} : { subgroup: subgroupNames[rule.subgroup] ?? rule.subgroup }),
        ...(estimate === undefined ? {} : { estimate }),
        ...(low === undefined ? {} : { low }),
        ...(high === undefined ? {} : { high }),
        ...(probability === undefined ? {} : { probability }),
        ...(boundary === undefined ? {} : { boundary }),
      },
    ];
  });
}
