import type { TemporaryWords } from '../../nb/casework/temporary.ts';

const signatories: Readonly<Record<string, string>> = {
  supplier: 'the supplier',
  sykehusinnkjop: 'Sykehusinnkjøp',
  rhf: 'the regional health authorities through Beslutningsforum',
};

const named = (ids: string | number | undefined): string =>
  String(ids)
    .split(', ')
    .map((id) => signatories[id] ?? id)
    .join(', ');

const choices = {
  introducedTemporarily: 'Introduced temporarily',
  substantialEffect: 'The treatment has shown a substantial effect',
  slowEvidence: 'Effect data take long to collect (for example gene therapy or adjuvant treatment)',
  timeToEvent: 'Time to event',
  competingTimeToEvent: 'Time to event with competing events',
  score: 'Score',
  count: 'Count',
  cost: 'Cost',
  healthTrusts: 'The health trusts',
  register: 'Whoever runs the register',
  clinicians: 'Clinicians',
  registerOwner: 'Whoever runs the register',
  publicService: 'The health service',
  hazardRatio: 'Hazard ratio',
  survivalAt: 'Share alive or event-free',
  medianTime: 'Median time',
  rmst: 'Restricted mean time (RMST)',
  rmstDifference: 'Difference in RMST',
  share: 'Share',
  meanChange: 'Mean change',
  costPerPatient: 'Cost per patient',
  continue: 'Continue as before',
  obrienFleming: 'Hardly any early (O’Brien-Fleming)',
  pocock: 'About as much each time (Pocock)',
  stopNewPatients: 'No new patients',
  stopSubgroup: 'No new patients in the subgroup',
  openReassessment: 'Open re-assessment',
  renegotiatePrice: 'Renegotiate the price',
  phaseOut: 'Phase out',
  newPatients: 'New patients',
  treatedPatients: 'Patients on treatment',
  supplierKeepsSupplying: 'The supplier keeps supplying patients on treatment until the clinician ends it',
  serviceKeepsPaying: 'The health service keeps paying for patients on treatment until the clinician ends it',
  noContinuedSupply: 'Patients on treatment move to other treatment as planned',
  paybackOnOutcome: 'Payback where the effect is lacking',
  lowStartPrice: 'Low price first, higher when the effect is shown',
  freeStart: 'No payment at first',
  priceVolume: 'Price by volume',
  otherRiskSharing: 'Other risk sharing',
  priceBothWays: 'The price can go up or down after the re-assessment',
  priceDownOnly: 'The price can only go down',
  priceFixed: 'The price stays',
  planSufficient: 'The plan gives the data that are needed',
  planInsufficient: 'The plan does not give the data that are needed',
  spline: 'Tensor splines',
  'gaussian-process': 'Gaussian process',
  mars: 'MARS',
  none: 'No regression',
  regression: 'Regression on simulated data',
  'moment-matching': 'Moment matching',
  importance: 'Importance sampling',
};

const choiceNames: Readonly<Record<string, string>> = choices;
const chosen = (ids: string | number | undefined): string =>
  String(ids)
    .split(', ')
    .map((id) => `“${choiceNames[id] ?? id}”`)
    .join(', ');

const shortNameHint = 'Lower-case letters, digits and hyphens.';

/** Words of temporary introduction: plan, contract, signatures, and what must be there before it can be decided. */
export const temporary: TemporaryWords = {
  events: {
    DataPlanPresented: 'The supplier has presented a plan for new data',
    DataPlanAssessed: 'The plan for new data has been assessed',
    MeasureChoiceRecorded: 'The clinicians’ choice of outcome measures is recorded',
    ContractDrafted: 'New version of the contract of temporary introduction',
    ContractSigned: 'A party has signed the contract',
    ContractPublished: 'The contract of temporary introduction is published',
    DeliveryConfirmed: 'Data delivered as agreed',
    MilestoneMet: 'Milestone reached',
    FollowUpRecorded: 'Results of the follow-up',
    NoticeGiven: 'Notice of a deadline of the follow-up',
  },
  acts: {
    presentDataPlan: {
      title: 'Present a plan for new data',
      help: 'The bodies see the plan. It is a proposal: only Nye metoder decides whether temporary introduction applies.',
      submit: 'Present the plan',
    },
    assessDataPlan: {
      title: 'Assess the supplier’s plan for new data',
      help: 'The assessment is of the newest plan. If the supplier presents another, that must be assessed too.',
      submit: 'Save the assessment',
    },
    recordMeasureChoice: {
      title: 'Record the clinicians’ choice of outcome measures',
      help: 'The choice is of the measures as they stand in the contract now. If they change, the clinicians must be asked again.',
      submit: 'Record the choice',
    },
    draftContract: {
      title: 'Write or change the contract of temporary introduction',
      help: 'Each time it is saved it is a new version, and signatures on the one before lapse. Fields may be empty until all parties are ready. Only the parties see price and terms; the rest becomes public with the decision.',
      submit: 'Save as a new version',
    },
    signContract: {
      title: 'Sign the contract',
      help: 'The signature is for this version only, which the fingerprint below points to. If anything changes, all must sign again.',
      submit: 'Sign',
    },
    confirmDelivery: {
      title: 'Confirm that data have been delivered',
      help: 'The delivery counts as received, and the notices stop. The date becomes public, the remark is internal.',
      submit: 'Confirm the delivery',
    },
    meetMilestone: {
      title: 'Record that a milestone is reached',
      help: 'The date and the figures become public.',
      submit: 'Record the milestone',
    },
    recordFollowUp: {
      title: 'Record results of the follow-up',
      help: 'Only figures that have been released, with the fingerprint of the report. If a rule of the contract is met, the re-assessment opens at once.',
      submit: 'Record the results',
    },
  },
  fields: {
    planData: { label: 'Data that will be available' },
    'planData.what': { label: 'Which data' },
    'planData.availableOn': { label: 'Available from' },
    'planData.use': { label: 'How they are to be used in a cost-benefit assessment' },
    lastDataOn: { label: 'All data delivered by' },
    planCosts: { label: 'How the supplier covers costs and resources' },
    dataAtAuthorisation: { label: 'Data at the time of marketing authorisation' },
    planVerdict: { label: 'Conclusion on the plan' },
    planAssessment: { label: 'Assessment of the plan' },
    measureClinicians: { label: 'Which clinicians have chosen', hint: 'Roles and fields, not names.' },
    chosenOn: { label: 'Date of the choice' },
    measureReason: { label: 'Why these outcome measures are relevant and measurable' },
    exceptionReason: {
      label: 'Why the exception is needed',
      hint: 'Why patients should have access now, and how the uncertainty can become smaller later.',
    },
    needStatement: { label: 'Serious disease and unmet need' },
    effectBasis: { label: 'Ground for temporary introduction' },
    effectStatement: { label: 'Effect that has been shown', hint: 'Against today’s standard treatment.' },
    criteriaInterim: { label: 'The priority criteria in the temporary period' },
    inclusion: {
      label: 'Which patients are included',
      hint: 'Also how records that look outside the indication are to be handled.',
    },
    expectedPatients: { label: 'Expected patients a year' },
    expectedEffect: { label: 'Expected effect at group level' },
    outcomeMeasures: { label: 'Outcome measures' },
    'outcomeMeasures.id': { label: 'Short name', hint: 'Lower-case letters, digits and hyphens, for example os.' },
    'outcomeMeasures.name': { label: 'Name' },
    'outcomeMeasures.definition': { label: 'Unambiguous definition' },
    'outcomeMeasures.kind': { label: 'Kind' },
    'outcomeMeasures.source': { label: 'Data source', hint: 'The short name of one of the data sources.' },
    'outcomeMeasures.clinicians': { label: 'Proposed by', hint: 'Field or medical association, not names.' },
    dataPlan: { label: 'Data-collection plan' },
    sources: { label: 'Data sources' },
    'sources.id': { label: 'Short name', hint: shortNameHint },
    'sources.register': { label: 'Register or other source' },
    'sources.collects': { label: 'Collected by' },
    'sources.compiles': { label: 'Compiled and delivered by' },
    'sources.everyMonths': { label: 'Delivered every' },
    'sources.firstDue': { label: 'First delivery' },
    'sources.atCost': { label: 'Who pays' },
    'sources.staffMinutes': {
      label: 'Staff time per patient',
      hint: 'Minutes. 0 where everything comes from what is recorded already.',
    },
    workReason: { label: 'Why extra work is needed all the same', hint: 'Only where a data source takes staff time.' },
    dataObligations: { label: 'Requirements and responsibilities for data collection' },
    interimPricePerPack: {
      label: 'Interim price per pack',
      hint: 'Seen only by the supplier, Sykehusinnkjøp and Beslutningsforum.',
    },
    riskSharingForm: { label: 'Form of risk sharing', hint: 'The form is public.' },
    riskSharingTerms: {
      label: 'Terms of the risk sharing',
      hint: 'Seen only by the supplier, Sykehusinnkjøp and Beslutningsforum.',
    },
    openQuestions: { label: 'Open questions' },
    'openQuestions.id': { label: 'Short name', hint: shortNameHint },
    'openQuestions.question': { label: 'Question' },
    'openQuestions.modelParameter': {
      label: 'Parameter of the model',
      hint: 'The name as it stands in the model of the case. Several are separated by commas.',
    },
    'openQuestions.source': { label: 'Data source', hint: 'The short name of one of the data sources.' },
    'openQuestions.assessedData': {
      label: 'Data in the assessment',
      hint: 'The name of the plan in the assessment that EVSI is computed from, for example collected. Empty: the first that tells of the parameter.',
    },
    'openQuestions.dataPatients': { label: 'Patients in the data', hint: 'Empty: as many as the assessment plans.' },
    'openQuestions.evppi': {
      label: 'Typed value of knowing the answer entirely (EVPPI)',
      hint: 'Only where the value cannot be computed. For all patients, in kroner.',
    },
    'openQuestions.evsi': {
      label: 'Typed value of the data that are collected (EVSI)',
      hint: 'Only where the value cannot be computed. For all patients, in kroner.',
    },
    'openQuestions.typedReason': {
      label: 'Why the value cannot be computed',
      hint: 'Asked for where a value is typed, and public with it.',
    },
    questionValues: {
      label: 'What it is worth to know more',
      hint: 'Computed from the assessment of the case, at the price that stands there, for all questions at once. It cannot be typed.',
    },
    'questionValues.question': { label: 'Open question' },
    'questionValues.parameters': { label: 'Parameter' },
    'questionValues.namesNb': { label: 'What the parameter is' },
    'questionValues.namesNn': { label: 'What the parameter is' },
    'questionValues.namesEn': { label: 'What the parameter is' },
    'questionValues.evppi': { label: 'Value of knowing the answer entirely (EVPPI), all patients' },
    'questionValues.evppiError': { label: 'Standard error of EVPPI' },
    'questionValues.evppiMethod': { label: 'Method of EVPPI' },
    'questionValues.assessedData': { label: 'Data in the assessment' },
    'questionValues.dataPatients': { label: 'Patients in the data' },
    'questionValues.evsi': { label: 'Value of the data (EVSI), all patients' },
    'questionValues.evsiError': { label: 'Standard error of EVSI' },
    'questionValues.evsiMethod': { label: 'Method of EVSI' },
    'questionValues.threshold': { label: 'Limit per quality-adjusted life year' },
    'questionValues.draws': { label: 'Draws' },
    'questionValues.seed': { label: 'Seed of the draws' },
    'questionValues.assessment': { label: 'Assessment (SHA-256)' },
    'questionValues.run': { label: 'Run (SHA-256)' },
    'questionValues.computation': { label: 'Computation (SHA-256)' },
    decisionRules: {
      label: 'Decision rules',
      hint: 'Written before the data come: what is to happen when a figure is above or below a limit.',
    },
    'decisionRules.id': { label: 'Short name', hint: shortNameHint },
    'decisionRules.question': { label: 'Open question', hint: 'The short name of the question the rule answers.' },
    'decisionRules.measure': { label: 'Outcome measure', hint: 'The short name of one of the outcome measures.' },
    'decisionRules.statistic': { label: 'Figure' },
    'decisionRules.month': { label: 'Month from start' },
    'decisionRules.subgroup': { label: 'Subgroup', hint: 'Empty means everyone.' },
    'decisionRules.comparator': { label: 'Comparison' },
    'decisionRules.limit': { label: 'Limit' },
    'decisionRules.certainty': {
      label: 'Probability demanded',
      hint: 'Between 0 and 1. Empty means that the point estimate decides.',
    },
    'decisionRules.looks': { label: 'How many times the rule is judged', hint: 'Empty means once, on the data there are.' },
    'decisionRules.everyMonths': { label: 'Months between', hint: 'The first time is so many months after the introduction.' },
    'decisionRules.spending': {
      label: 'How the error is spread',
      hint: 'Whoever judges many times errs more easily. More is demanded each time, so that the probability holds for all the times together.',
    },
    'decisionRules.information': {
      label: 'Events or people measured at the last time',
      hint: 'As planned. Empty means that the error is spread over the months.',
    },
    'decisionRules.consequence': { label: 'Then we shall' },
    milestones: { label: 'Milestones' },
    'milestones.id': { label: 'Short name', hint: shortNameHint },
    'milestones.date': { label: 'Date' },
    'milestones.what': { label: 'What is to be reached' },
    'milestones.responsible': { label: 'Responsible' },
    'milestones.patients': { label: 'Patients' },
    'milestones.events': { label: 'Events' },
    reassessmentOn: { label: 'Date of re-assessment' },
    longerReason: { label: 'Why the period is longer than usual', hint: 'About three years is usual.' },
    reassessmentBy: { label: 'The re-assessment is prepared by' },
    contractEndsOn: { label: 'The contract ends', hint: 'A new decision must have been made by this date.' },
    reassessmentCriteria: { label: 'Criteria for the re-assessment' },
    aheadDelivery: { label: 'Warning before a delivery', hint: 'Empty: Likeverd’s own premise, which is not verified.' },
    aheadMilestone: { label: 'Warning before a milestone', hint: 'Empty: Likeverd’s own premise, which is not verified.' },
    aheadReassessment: {
      label: 'Warning before the re-assessment and before the contract ends',
      hint: 'Empty: Likeverd’s own premise, which is not verified.',
    },
    aheadExit: { label: 'Warning before a step of the phase-out', hint: 'Empty: Likeverd’s own premise, which is not verified.' },
    lateSecretariat: {
      label: 'The secretariat is told after the last day',
      hint: 'Days after the last day. Empty: Likeverd’s own premise, which is not verified.',
    },
    lateForum: {
      label: 'Beslutningsforum is told after the last day',
      hint: 'Days after the last day. Empty: Likeverd’s own premise, which is not verified.',
    },
    phaseOutCriteria: { label: 'Criteria for phase-out' },
    exitPlan: { label: 'Exit plan', hint: 'Steps for new patients and for patients already on treatment.' },
    'exitPlan.step': { label: 'Short name', hint: shortNameHint },
    'exitPlan.forWhom': { label: 'For' },
    'exitPlan.who': { label: 'Done by' },
    'exitPlan.withinDays': { label: 'Within', hint: 'Days after the decision to phase out takes effect.' },
    'exitPlan.what': { label: 'What is to be done' },
    continuedSupply: { label: 'Patients on treatment when it is phased out' },
    priceAdjustment: { label: 'Change of price after the re-assessment' },
    agreedThreshold: { label: 'Agreed limit per quality-adjusted life year' },
    sameInclusion: { label: 'How everyone in the group has the same access' },
    diagnosticsFunded: { label: 'Tests and diagnostics that are needed, and who pays' },
    biomarkerConditions: { label: 'Conditions on new knowledge about the biomarker' },
    contractVersion: { label: 'Version of the contract' },
    contractHash: {
      label: 'Fingerprint of the contract (SHA-256)',
      hint: 'Stands with the contract. If one character changes it is another.',
    },
    deliveredSource: { label: 'Data source', hint: 'The short name as it stands in the contract.' },
    deliveryNumber: { label: 'Delivery number' },
    deliveredOn: { label: 'Delivered on' },
    deliveryRemark: { label: 'Remark' },
    milestoneId: { label: 'Milestone', hint: 'The short name as it stands in the contract.' },
    metOn: { label: 'Reached on' },
    patientsReached: { label: 'Patients' },
    eventsReached: { label: 'Events' },
    dataUntil: { label: 'Data until' },
    reportHash: { label: 'Fingerprint of the report (SHA-256)' },
    followUpResults: { label: 'Results' },
    'followUpResults.rule': { label: 'Decision rule', hint: 'Short name. Empty when the figure belongs to no single rule.' },
    'followUpResults.measure': { label: 'Outcome measure', hint: 'The short name as it stands in the contract.' },
    'followUpResults.statistic': { label: 'Figure' },
    'followUpResults.month': { label: 'Month from start' },
    'followUpResults.subgroup': { label: 'Subgroup', hint: 'Empty means everyone.' },
    'followUpResults.estimate': { label: 'Estimate' },
    'followUpResults.low': { label: 'Lower limit' },
    'followUpResults.high': { label: 'Upper limit' },
    'followUpResults.probability': { label: 'Probability that what the rule says is so', hint: 'Between 0 and 1.' },
    'followUpResults.boundary': {
      label: 'Probability that it took this time',
      hint: 'From the follow-up report, when the rule is judged several times.',
    },
    'followUpResults.n': { label: 'Patients', hint: 'Empty when the number is withheld.' },
  },
  sections: {
    contractGround: 'Ground',
    contractData: 'Patients, outcome measures and data',
    contractPrice: 'Price and risk sharing',
    contractKnowledge: 'Open questions and rules for the answers',
    contractTime: 'Milestones and re-assessment',
    contractExit: 'Phase-out',
    contractOptions: 'Proposals by parties that may be taken up',
  },
  units: {
    draws: 'Number of draws',
    months: 'Number of months',
    month: 'Number of months',
    minutes: 'Number of minutes',
    events: 'Number of events',
    days: 'Number of days',
    looks: 'How many times',
    information: 'Number of events or people measured',
    probability: 'A number between 0 and 1',
    contractVersion: 'Number of the version',
  },
  choices,
  rejections: {
    'contract.need': () =>
      'The contract does not say that the disease is serious and what the need is. Fill in “Serious disease and unmet need”.',
    'contract.effect': () =>
      'The contract lacks the ground and the effect that has been shown. Choose the ground, and write what has been shown against today’s treatment.',
    'contract.criteria': () =>
      'The contract lacks the judgement of the priority criteria in the temporary period. Write why they are probably met.',
    'contract.endCriteria': () =>
      'The contract lacks criteria for the re-assessment or for phase-out. Both must be there before the decision.',
    'contract.outcomeMeasures': () => 'The contract has no outcome measures. Add at least one, with an unambiguous definition.',
    'contract.dataPlan': () =>
      'The data-collection plan is not finished. Write the plan, and say for each source who collects and who compiles.',
    'contract.dataSources': () =>
      'The data sources are not settled. Add the sources, and say for each outcome measure which source gives it.',
    'contract.reassessmentDate': () => 'The contract has no date of re-assessment. Set the date.',
    'contract.supplierPlan': () => 'The supplier has presented no plan for new data. Ask the supplier to do so.',
    'contract.period': () =>
      'The supplier’s data come after the date of re-assessment. Set a later date, or ask for a plan that gives the data in time.',
    'contract.supplierPays': () =>
      'The supplier shall cover the costs of data collection. Say for each source that the supplier or whoever runs the register pays.',
    'contract.interimPrice': () => 'Interim price or risk sharing is lacking. Give price, form and terms.',
    'contract.obligations': () =>
      'Requirements and responsibilities for data collection, or the expected effect at group level, are lacking in the contract.',
    'contract.littleWork': () =>
      'The contract shall not bring significant extra work. Give the time per patient for each source, and the reason where it is above 0.',
    'contract.clinicians': () =>
      'The clinicians have not chosen the outcome measures as they stand now. Record the choice, again when the measures have changed.',
    'contract.planAssessed': () => 'The supplier’s newest plan has not been found sufficient by the body that assesses.',
    'contract.reversible': () =>
      'The decision must be reversible. Add an exit plan and at least one rule that can stop, re-assess or phase out.',
    'contract.exception': () => 'The contract does not say why the exception is needed. Write it.',
    'contract.followedUp': () =>
      'The follow-up is not complete. Say who prepares the re-assessment, when the contract ends, and the first delivery and its frequency for each source.',
    'contract.patients': () =>
      'The contract does not say what happens at phase-out to both new patients and patients on treatment. Add steps for both, and choose what holds for continued treatment.',
    'contract.none': () => 'There is no contract of temporary introduction in the case. Sykehusinnkjøp writes it.',
    'contract.openQuestions': () =>
      'Every open question needs a parameter of the model, a data source and a decision rule. Add what is lacking.',
    'contract.inclusion': () => 'The contract does not say unambiguously which patients are included.',
    'contract.questionValues': () =>
      'The value of the answer (EVPPI) or of the data (EVSI) is lacking for an open question. Press “Compute”, or type the value with the reason why it cannot be computed.',
    'contract.valuesStale': () =>
      'The value of the questions was computed from an assessment that has been replaced in the case. Press “Compute” again, and save the contract.',
    'contract.notSigned': (d) => `The contract is not signed by ${named(d['missing'])}. All must sign the newest version.`,
    'contract.noSupplier': () => 'Temporary introduction is for medicines that a supplier has asked to have assessed.',
    'contract.notTheSupplier': () => 'Only the supplier who asked for the assessment can do this.',
    'contract.noPlan': () => 'The supplier has presented no plan yet. Assess it when it comes.',
    'contract.noMeasures': () => 'The contract has no outcome measures yet. Put them in the contract first.',
    'contract.idForm': (d) => `“${d['id']}” cannot be a short name. Use lower-case letters a–z, digits and hyphens.`,
    'contract.idTwice': (d) => `The short name “${d['id']}” is used twice in the same table. Give the row another.`,
    'contract.unknownMeasure': (d) => `“${d['id']}” is no outcome measure of the contract. Choose among: ${d['known']}.`,
    'contract.unknownSource': (d) => `“${d['id']}” is no data source of the contract. Choose among: ${d['known']}.`,
    'contract.unknownQuestion': (d) => `“${d['id']}” is no open question of the contract. Choose among: ${d['known']}.`,
    'contract.unknownParameter': (d) =>
      `“${d['id']}” is not in the model that the assessment rests on. Uncertain parameters of the model: ${d['known']}. Where the question is about something outside the model, say why its value cannot be computed.`,
    'contract.certainParameter': (d) =>
      `“${d['id']}” is not uncertain in the model, so that more knowledge of it is worth nothing there. Uncertain parameters: ${d['known']}. Otherwise say why the value cannot be computed.`,
    'contract.typedReason': () => 'A value is typed. Say why it cannot be computed, or remove it and press “Compute”.',
    'contract.typedAndComputed': () => 'The value has been computed. Remove the one that is typed.',
    'contract.valueNotComputed': (d) =>
      `The value of the question “${d['id']}” is not the one computed from the run that it cites. Press “Compute” again.`,
    'contract.valueOfAnother': (d) => `The question “${d['id']}” was changed after its value was computed. Press “Compute” again.`,
    'contract.noAssessment': () =>
      'There is no assessment in the case to compute from. The agency must attach one, or the values must be typed with a reason.',
    'contract.notPublicAssessment': () =>
      'The assessment of the case rests on what is not public, and the values of the contract become public. Ask the agency for an assessment at public prices, or type the values with a reason.',
    'contract.notReproduced': () =>
      'The run behind the assessment no longer gives the same numbers, for the engine has changed. Ask the agency to make the assessment anew.',
    'contract.statisticNotOfKind': (d) =>
      `There is no ${chosen(d['statistic'])} of an outcome measure of the kind ${chosen(d['kind'])}. Choose among: ${chosen(d['possible'])}.`,
    'contract.subgroupMissing': () => 'The rule stops a subgroup but does not say which. Write the subgroup.',
    'contract.looks': () =>
      'A rule that is judged several times needs how many, the months between and the probability demanded. A count cannot be judged several times. Fill in the fields, or empty them all.',
    'contract.wholeNumber': () => 'Give a whole number.',
    'contract.escalationOrder': (d) =>
      `Beslutningsforum is told after ${d['forum']} days and the secretariat after ${d['secretariat']}. The secretariat is to be told first.`,
    'contract.dateOrder': (d) =>
      `The date is after ${d['last']}. Deliveries and milestones come before the re-assessment, and the re-assessment before the contract ends.`,
    'contract.reasonForLonger': (d) =>
      `The re-assessment is later than ${d['usual']}, which is usual. Give the reason for the longer period.`,
    'contract.otherVersion': (d) =>
      `The fingerprint is not that of the newest version (version ${d['version']}). Load the page again, read the contract and sign it.`,
    'contract.alreadySigned': () => 'You have signed this version already.',
    'contract.dateByDecision': (d) =>
      `The decision says re-assessment by ${d['decided']}. The date can be moved forward only by a new decision.`,
    'temporary.reviewDate': (d) =>
      `The contract says re-assessment on ${d['agreed']}. Set the same date of review in the decision.`,
    'temporary.notInForce': () => 'The method is not introduced temporarily now.',
    'delivery.unknown': (d) => `“${d['subject']}” is no delivery of the contract. The deliveries are: ${d['known']}.`,
    'delivery.alreadyConfirmed': (d) => `The delivery is confirmed already, as of ${d['on']}.`,
    'milestone.unknown': (d) => `“${d['subject']}” is no milestone of the contract. The milestones are: ${d['known']}.`,
    'milestone.alreadyMet': (d) => `The milestone is recorded as reached on ${d['on']} already.`,
    'results.unknownRule': (d) => `“${d['id']}” is no rule of the contract. Choose among: ${d['known']}.`,
    'results.unknownMeasure': (d) => `“${d['id']}” is no outcome measure of the contract. Choose among: ${d['known']}.`,
    'results.limits': () => 'The estimate does not lie between the limits. Correct the figures.',
    'results.hashForm': () => 'The fingerprint has 64 characters: the digits 0–9 and the letters a–f.',
  },
  rules: {
    'temporary.byNyeMetoder': 'Only Nye metoder decides when temporary introduction is appropriate.',
    'temporary.bySupplier': 'The supplier has the burden of evidence and presents the plan for new data.',
    'temporary.byProcurement':
      'The regional health authorities, through Sykehusinnkjøp, assess whether and how the agreement can be made.',
    'temporary.openQuestions': 'The uncertainty must be identified before temporary introduction.',
    'temporary.questionValues':
      'What the answers to the open questions and the new data are worth is computed from the assessment; what cannot be computed is given a reason.',
    'temporary.inclusion':
      'Which patients are included must be unambiguous, and how records outside the indication are handled must be decided beforehand.',
    'temporary.need': 'Temporary introduction is for serious disease with a large unmet need for more treatments.',
    'temporary.effect': 'A substantial effect should have been shown, or effect data take long to collect.',
    'temporary.criteria': 'The priority criteria must be made probable, also in the temporary period.',
    'temporary.endCriteria': 'Criteria for re-assessment and possible phase-out must exist when the decision is made.',
    'temporary.outcomeMeasures': 'The necessary outcome measures must be identified, clear and unambiguous.',
    'temporary.dataPlan': 'A data-collection plan must be designed and responsibilities distributed before the decision.',
    'temporary.dataSources': 'It must be settled in which data sources the outcome measures are reported.',
    'temporary.reassessmentDate': 'The re-assessment takes place at a given time.',
    'temporary.supplierPlan': 'During the assessment the supplier shows which data come when and how they are to be used.',
    'temporary.period':
      'The supplier must make it probable that the data come within a clearly defined period, for example three years.',
    'temporary.supplierPays': 'The supplier covers costs and resources for collecting data.',
    'temporary.interimPrice':
      'The price in the period must compensate for the uncertainty, and the risk must be shared in reality.',
    'temporary.obligations':
      'Requirements and responsibilities for data collection are written in the contract, ideally the expected effect at group level too.',
    'temporary.littleWork': 'As a main rule the agreement brings no significant extra work in the health service.',
    'temporary.clinicians': 'Clinicians take part in judging which future data are relevant.',
    'temporary.planAssessed': 'The agency presents the data at marketing authorisation and its assessment of the supplier’s plan.',
    'temporary.reversible': 'The decision must be reversible for all or part of the group, and the agreement have a plan for it.',
    'temporary.exception': 'Temporary introduction is an exception and does not lower the documentation requirement.',
    'temporary.followedUp': 'Temporary decisions are followed up, and the re-assessment is carried out on the given date.',
    'temporary.patients':
      'The agreement says what happens to new patients and to those who have had the medicine if it is no longer financed.',
  },
};
