import type { FollowUpWords } from '../nb/follow-up.ts';

/** What is missing to settle a term of an agreement. */
const missing: Readonly<Record<string, string>> = {
  days: 'the deliveries do not say how many days they last; name the column under agreement.deliveries.columns.days',
  start: 'a patient of the deliveries is not among the outcomes, so the day of the test is not known; deliver the patient there',
  price: 'the agreement does not say the price of the whole treatment; write it in the term',
  wholeAgreement: 'the cap is for the whole agreement together and is not settled year by year; agree on a cap a year',
  budget: 'the agreement has no budget for the year; write it in the term',
  measure: 'the measure of effect is not given; write its value under agreement.measures',
  indication:
    'the deliveries do not say which indication they are for; name the column under agreement.deliveries.columns.indication',
};

export const followUp: FollowUpWords = {
  refusals: {
    'followUp.noExternalControl': (d) =>
      `"${d['what']}" is about the size of the effect, and register data alone do not say how it would have gone without the method. State an external control (externalControl) with its source, what may mislead, and how much less it is to count.`,
    'followUp.noControlRows': (d) =>
      `The external control is a cohort, but the data have no rows with arm "control" for ${d['measure']}. Deliver them, or use the model’s comparator.`,
    'followUp.noTraces': (d) =>
      `The model does not follow shares of a cohort, so there is no assumed curve for ${d['measure']}. Use a model with states over time, or update the parameter directly (update.evidence).`,
    'followUp.noDrawnTraces': (d) =>
      `The model gives no curve for ${d['measure']} in each draw: it simulates patients one by one, or is a decision tree. Let the data bear on the parameters directly (update.evidence: binomial, poisson or normal), take the endpoint out of update.endpoints, or use a cohort model of the same.`,
    'followUp.beyondHorizon': (d) =>
      `The model’s curve for ${d['measure']} does not reach month ${d['month']}. Choose an earlier month or a longer horizon.`,
    'followUp.unknownEndpoint': (d) => `The data lack the endpoint "${d['measure']}". Correct the name or deliver it.`,
    'followUp.unknownMeasure': (d) =>
      `The data lack "${d['measure']}"${d['month'] === undefined ? '' : ` at month ${d['month']}`}.${d['known'] === undefined ? '' : ` Measured at months: ${d['known']}.`} Correct the name or the month.`,
    'followUp.unknownParameter': (d) => `The model does not draw the parameter "${d['parameter']}". Correct the name.`,
    'followUp.notSampled': (d) =>
      `The parameter "${d['parameter']}" is not uncertain in the model and cannot be updated. Give it a distribution in the model.`,
    'followUp.noPatients': (d) => `No patients were observed for ${d['measure']}. Wait for data, or check the columns.`,
    'followUp.keptBack': (d) =>
      `The register has kept back numbers of ${d['measure']}, or the periods overlap. It is not used, since it would give a wrong rate.`,
    'followUp.noComparison': (d) => `Too few events to compare ${d['measure']}. Wait for longer follow-up.`,
    'followUp.impossibleData': () =>
      'What was observed cannot happen in any draw of the model. Check the data and how they are linked to the model.',
    'followUp.noThreshold': () => 'There is no willingness to pay to measure against. State the one that was agreed (threshold).',
    'followUp.noPrice': (d) =>
      `"${d['parameter']}" is no price that the cost follows in a straight line. Name the price parameter of the model.`,
    'followUp.noDraws': () => 'The model could not be run with these draws. Check the model.',
    'followUp.unknownState': (d) =>
      `The model has no state "${d['state']}", which ${d['measure']} refers to. The states are: ${d['known']}.`,
    'followUp.noIncidence': (d) =>
      d['states'] === undefined
        ? `The model follows shares without transitions between states, and so does not tell the causes of ${d['measure']} apart. Let one cause have all the states, or use a cohort model.`
        : `None of the causes of ${d['measure']} leads to the states ${d['states']}. Write them under one of the causes (causes.states), or under free.`,
    'followUp.unknownOffer': (d) => `The assessment has no offer "${d['offer']}". The offers are: ${d['known']}.`,
    'followUp.blocked': (d) =>
      `The agreement does not fit the model (${d['reason']}). See "likeverd agreements" for its appraisal.`,
    'followUp.term': (d) => `Term ${d['term']} (${d['type']}) cannot be settled: ${missing[d['reason'] ?? ''] ?? d['reason']}.`,
  },
  requirement: (d) => `[requirement ${d.id}]`,
  constructed: 'CONSTRUCTED: data or premises are made up for demonstration.',
  contract: (d) => `Introduced ${d.introduced}. Data up to ${d.dataUntil}. Re-assessment ${d.reassessment}.`,
  data: (d) => `${d.patients} treated, ${d.controls} in an external control, ${d.duplicates} rows reported twice (counted once).`,
  practice: (d) =>
    `Inside the indication ${d.inside}, outside ${d.outside}, unknown ${d.unknown}. ${d.used} count, as was decided beforehand.`,
  shareOutside: (d) => `Share outside: ${d.share} (${d.lower} to ${d.upper}).`,
  everyone: 'all',
  sections: {
    population: 'Patients against expectation',
    observed: 'Observed against assumed',
    curve: (d) => `${d.endpoint}: survival, all`,
    causes: (d) => `${d.endpoint}: what happened`,
    rules: 'The rules that were written beforehand',
    looks: 'Rules that are judged several times',
    control: 'External control',
    update: (d) => `Update of the model: ${d.group}`,
    reappraisal: 'Before and after the data',
    settlement: 'Settlement of the price agreement',
    forecast: 'Will we know in time?',
  },
  headings: {
    period: 'Period',
    region: 'Region',
    observed: 'Observed',
    expected: 'Expected',
    ratio: 'Ratio (95%)',
    p: 'p',
    verdict: 'Verdict',
    endpoint: 'Endpoint',
    group: 'Group',
    people: 'Patients',
    events: 'Events',
    month: 'Month',
    atRisk: 'At risk',
    survival: 'Survival (95%)',
    assumed: 'Assumed',
    rule: 'Rule',
    statement: 'Statement',
    estimate: 'Estimate (95%)',
    probability: 'Probability',
    consequence: 'Consequence',
    look: 'Look',
    information: 'Events/measured',
    fraction: 'Share',
    boundary: 'Demanded',
    cause: 'Cause',
    incidence: 'Share (95%)',
    gray: 'Gray, p',
    controlRatio: 'Hazard ratio to the control (95%)',
    parameter: 'Parameter',
    before: 'Before (95%)',
    after: 'After (95%)',
    listBefore: 'List price, before',
    listAfter: 'List price, after',
    agreedBefore: 'As agreed, before',
    agreedAfter: 'As agreed, after',
    year: 'Year',
    listed: 'At list price',
    owed: 'To pay',
    rebate: 'Back from the supplier',
    rows: 'Rows',
    planned: 'Planned until now',
    soFar: 'So far',
    atReassessment: 'At the re-assessment (95%)',
    fromPlan: 'By the plan (95%)',
  },
  within: { true: 'within', false: 'outside' },
  populationVerdicts: { asExpected: 'as expected', more: 'more', fewer: 'fewer' },
  verdicts: { met: 'met', notMet: 'not met', undecided: 'undecided', notYet: 'too early' },
  statistics: {
    hazardRatio: 'hazard ratio',
    survivalAt: 'share free of the event',
    medianTime: 'median time (months)',
    rmst: 'restricted mean time (months)',
    rmstDifference: 'difference in restricted mean time (months)',
    share: 'share',
    meanChange: 'mean change',
    count: 'count',
    costPerPatient: 'cost per patient',
  },
  comparators: { below: 'below', atMost: 'at most', atLeast: 'at least', above: 'above' },
  statement: (d) =>
    `${d.measure}, ${d.statistic} at month ${d.month}${d.subgroup === '' ? '' : ` (${d.subgroup})`} ${d.comparator} ${d.limit}${d.certainty === '' ? '' : `, certainty ${d.certainty}`}`,
  controlKinds: { modelComparator: 'the model’s comparator', cohort: 'a cohort in the data' },
  controlText: (d) =>
    `${d.kind}. Source: ${d.source} Counts with weight ${d.weight}; bias of the log hazard ratio with standard deviation ${d.bias}. What may mislead:`,
  methods: {
    closedForm: 'Updated in closed form.',
    reweighted: 'The draws are weighted anew.',
    sequential: 'Too few draws fitted; they were carried to the posterior in stages.',
  },
  effective: (d) => `The weighted draws are worth ${d.effective} of ${d.draws}.`,
  thin: 'Few draws carry the result: the figures are coarse.',
  threshold: (d) => `Willingness to pay for a QALY: ${d.threshold}.`,
  figures: {
    costs: 'Added cost',
    qalys: 'QALYs gained',
    lifeYears: 'Life years gained',
    icer: 'Cost per QALY',
    netBenefit: 'Expected net benefit',
    probability: 'Probability of being cost-effective',
    evpi: 'Value of full knowledge per patient',
    evppi: (d) => `Value of knowing ${d.parameters}`,
    holdingPrice: 'Price that holds',
  },
  settledStep: (d) => `  term ${d.term} (${d.type}): ${d.before} → ${d.after}, ${d.rows} rows`,
  noYearYet: 'The data do not reach the end of any year of the agreement; there is nothing to settle.',
  forecasts: {
    patients: 'Patients',
    events: 'Events',
    ratioWidth: 'Width of the interval of the hazard ratio (upper over lower)',
    monthsLate: 'Months late',
    inTime: 'Probability of having the events in time',
    rule: (d) => `Can judge "${d.rule}"`,
  },
  plan: {
    noTables: 'The document is a plan on register tables. Give the folder with the tables: --tables <folder>.',
    faults: {
      'plan.noDelivery': (d) =>
        `No delivery of tables (OMOP or FHIR) from the register “${d['register']}” has been accepted for the case. Wait for it, or correct registers.from in the plan.`,
      'plan.noCounts': (d) =>
        `No delivery of counts (aggregates) from the register “${d['register']}” has been accepted for the case. Wait for it, or correct counts.from in the plan.`,
      'plan.noMeasure': (d) =>
        `The delivery of counts does not have the measure “${d['measure']}”. The measures are: ${d['known']}. Correct the name in the plan.`,
      'plan.noTable': (d) =>
        `The deliveries lack the table “${d['table']}”, without which the plan cannot be carried out. Ask the register for it, or change the plan.`,
      'plan.noPatients': (d) =>
        `Nobody meets the definition of who is followed: ${d['withIndexEvent']} have the event, ${d['inPeriod']} in the period, ${d['afterWashout']} without it before, ${d['underObservation']} under observation that day. Check codes, dates and criteria in the plan.`,
      'plan.tooEarly': (d) =>
        `The data reach to ${d['until']}, and the method was introduced on ${d['introduced']}. Wait for a delivery that reaches further.`,
      'plan.future': (d) =>
        `Somebody is under observation until ${d['until']}, but today is ${d['today']}. Ask the register to correct observation_period_end_date.`,
      'plan.noQuantity': (d) =>
        `${d['rows']} rows of drug_exposure for the drug of the agreement lack quantity, and nothing can be settled. Ask the register for the amount.`,
      'plan.none': () => 'The case has no follow-up plan. Save one first.',
      'plan.noAssessment': (d) =>
        `The assessment “${d['assessment']}” that the plan names is not among the models here, or its model is not. Correct assessment in the plan.`,
      'plan.blocked': (d) => `The assessment or its model cannot be used (${d['reason']}). Check them with “likeverd assess”.`,
      'plan.stopped': () =>
        'The report was not finished, for a reason that is not in the data. Try again; if it happens again, tell those who run the service.',
      'plan.refused': (d) =>
        `The tables in the folder would not be accepted as a delivery (${d['faults']} faults). See what is wrong with “likeverd deliveries check”.`,
    },
  },
  hash: (d) => `Checksum: ${d.hash}`,
};
