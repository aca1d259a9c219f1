import type { StatisticsWords } from '../../nb/pages/statistics.ts';

/** Words of the published statistics: every figure has its definition beside it. */
export const statistics: StatisticsWords = {
  title: 'Statistics',
  lead: (d) =>
    `The figures were worked out on ${d.date} from ${d.cases} registered cases, ${
      d.constructed === 0 ? 'none of them constructed examples' : `${d.constructed} of them constructed examples`
    }. No figure was typed in.`,
  csv: 'Download every figure (CSV)',
  api: 'The same figures in the interface (JSON)',
  year: 'Year',
  allYears: 'All years',
  n: 'Cases',
  mean: 'Mean',
  lowerQuartile: 'Lower quartile',
  median: 'Median',
  upperQuartile: 'Upper quartile',
  least: 'Least',
  most: 'Most',
  days: (d) => `${d.days} days`,
  quartiles: 'The quartiles lie between ordered values at the place (n − 1)p, as in spreadsheets.',
  few: (d) => `Only ${d.n} ${d.n === 1 ? 'case' : 'cases'}: one more can change the figure much.`,
  none: 'No cases yet.',
  definition: 'How it is counted',
  version: (d) => `Definition, version ${d.version}`,
  excluded: 'Left out',
  reasons: {
    notDecided: 'not decided',
    noLedger: 'the clock was not kept from the start',
    imported: 'taken over from the public list, which tells only the day of the decision',
    noAuthorisation: 'no date of marketing authorisation is recorded',
    noDocumentation: 'documentation has not been declared complete',
    notDelivered: 'the assessment has not been delivered',
  },
  bothTitle: 'Two ways of counting, the same cases',
  bothLead:
    'Industry and authorities give different figures for the same cases because they start the clock on different days. Both are here, for cases that both can be counted for.',
  industry: 'Industry’s way',
  agency: 'The agency’s way',
  industryText:
    'Calendar days from the marketing authorisation in Norway to the first decision, whoever had the case. EFPIA’s WAIT indicator is counted so too.',
  agencyText:
    'Calendar days with the agency from the day the complete documentation came in until the assessment was delivered. Days on which the clock stood are not counted.',
  limitTitle: (d) => `Assessments delivered within ${d.limit} days`,
  limitText: 'Assessments at DMP, by the year of delivery. The days are counted the agency’s way.',
  within: 'Within the limit',
  share: 'Share',
  durationsTitle: 'Time from receipt to decision',
  partiesTitle: 'Days with each party before the first decision',
  partiesText: 'Means over decided cases. Every day belongs to one party, so the means sum to the mean of the whole time.',
  phasesTitle: 'The phases of figure 7.5',
  phasesText:
    'The phases of Meld. St. 21 (2024–2025), figure 7.5, counted from the clock ledger. In the figure phases may overlap; here every day belongs to one party.',
  table: (d) => `Table: ${d.name}`,
  measure: 'Measure',
  measures: {
    receiptToDecision: {
      name: 'From receipt to first decision',
      text: 'Calendar days from the day the case came in to the day of the meeting at which Beslutningsforum first decided.',
    },
    authorisationToDecision: {
      name: 'From marketing authorisation to first decision',
      text: 'Calendar days from the marketing authorisation in Norway to the day of the meeting at which Beslutningsforum first decided. May be negative.',
    },
    completeDocumentationToDelivery: {
      name: 'From complete documentation to delivered assessment',
      text: 'Calendar days with the agency from the day the complete documentation came in to delivery. Days on which the clock stood are not counted.',
    },
    supplierPhase1: {
      name: 'Supplier’s time, phase 1',
      text: 'Calendar days from the marketing authorisation to the day the complete documentation came in.',
    },
    supplierStops: {
      name: 'Supplier’s time, phases 2 and 3',
      text: 'Days on which the clock stood for the supplier during assessment or price note, before the first decision.',
    },
    agencyPhase2: {
      name: 'The agency, phase 2',
      text: 'Days with the agency for the check of documentation, in the queue and for the assessment, before the first decision.',
    },
    purchasingPhase3: {
      name: 'Sykehusinnkjøp, phase 3',
      text: 'Days with Sykehusinnkjøp for price and price note, before the first decision.',
    },
    forumsPhase4: {
      name: 'Clearing and decision, phase 4',
      text: 'Days for clearing, preparation in the regional health authorities and in Beslutningsforum, before the first decision.',
    },
    'with.supplier': {
      name: 'The supplier',
      text: 'All days with the supplier, also before the commission and while the clock stood.',
    },
    'with.proposer': { name: 'The proposer', text: 'All days with whoever proposed the method.' },
    'with.secretariat': { name: 'The secretariat', text: 'Days for check and registration.' },
    'with.dmp': { name: 'DMP', text: 'Days with the Norwegian Medical Products Agency, also in the queue.' },
    'with.fhi': { name: 'FHI', text: 'Days with the Norwegian Institute of Public Health, also in the queue.' },
    'with.sykehusinnkjop': { name: 'Sykehusinnkjøp', text: 'Days with Sykehusinnkjøp.' },
    'with.bestillerforum': { name: 'Bestillerforum', text: 'Days for commission and clearing.' },
    'with.rhf': { name: 'The regional health authorities', text: 'Days for preparing the decision.' },
    'with.beslutningsforum': {
      name: 'Beslutningsforum',
      text: 'Days from the handover to Beslutningsforum to the day of the meeting.',
    },
  },
  decisionsTitle: 'Decisions',
  decisionsText: 'Decisions in force by year of the meeting, type of method and outcome.',
  type: 'Type of method',
  outcome: 'Outcome',
  count: 'Number',
  workloadTitle: 'With the bodies today',
  workload: {
    open: 'Cases that have not ended',
    underAssessment: 'Assessments under way with complete documentation',
    meanAge: 'Their mean age, in the agency’s days',
    unallocated: 'Unallocated cases, in the queue for assessment',
    awaitingDocumentation: 'Commissions that wait for the supplier’s documentation',
    stopped: 'Cases whose clock stands',
  },
  workloadText:
    'The yearly figures that DMP is to report (number finished, time, share within the limit, number under way and their age) are here and in the tables above.',
  barLabel: (d) => `${d.name}: ${d.mean} days on average`,
};
