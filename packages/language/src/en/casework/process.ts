import type { ProcessWords } from '../../nb/casework/process.ts';

const roles = {
  proposer: 'Proposer',
  supplier: 'Supplier',
  secretariat: 'Secretariat of Nye metoder',
  bestillerforum: 'Bestillerforum',
  assessor: 'Assessor',
  negotiator: 'Negotiator at Sykehusinnkjøp',
  beslutningsforum: 'Beslutningsforum',
  expert: 'Clinical expert',
  userRepresentative: 'User representative',
  observer: 'Observer',
  healthTrust: 'Health trust',
  system: 'Likeverd (automatic)',
  register: 'Health register',
};

const roleNames: Readonly<Record<string, string>> = roles;

/** Role ids, comma-separated, as names. */
const named = (ids: string | number | undefined): string =>
  String(ids)
    .split(', ')
    .map((id) => roleNames[id] ?? id)
    .join(', ');

const phases = {
  submitted: 'Received, being checked',
  awaitingCompletion: 'Waiting for more information',
  registered: 'Registered, to Bestillerforum',
  commissioned: 'Assessment under way',
  delivered: 'Assessment delivered, to sign-off',
  signedOff: 'Ready for decision',
  decided: 'Decided, not published',
  published: 'Decided',
  closed: 'Closed without assessment',
  localAssessment: 'Mini-HTA: part 1 is being written',
  peerReview: 'Mini-HTA: with the peer',
  localDecision: 'Mini-HTA: for decision in the trust',
  localDecided: 'Mini-HTA: finished',
};

const phaseWords: Readonly<Record<string, string>> = phases;

/** Phase ids, comma-separated, as quoted names. */
const phaseNames = (ids: string | number | undefined): string =>
  String(ids)
    .split(', ')
    .map((id) => `“${phaseWords[id] ?? id}”`)
    .join(' or ');

export const process: ProcessWords = {
  roles,
  organisations: {
    likeverd: 'Likeverd (automatic)',
    'forslagsstiller-a': 'Proposer A (constructed)',
    'leverandor-a': 'Supplier A (constructed)',
    'leverandor-b': 'Supplier B (constructed)',
    'fagekspert-a': 'Clinical expert A (constructed)',
    'fagekspert-b': 'Clinical expert B (constructed)',
    'pasientorganisasjon-a': 'Patient organisation A (constructed)',
    sekretariatet: 'Secretariat of Nye metoder',
    bestillerforum: 'Bestillerforum',
    dmp: 'Norwegian Medical Products Agency (DMP)',
    fhi: 'Norwegian Institute of Public Health (FHI)',
    sykehusinnkjop: 'Sykehusinnkjøp HF',
    beslutningsforum: 'Beslutningsforum',
    brukerutvalgene: 'User committees of the regional health authorities',
    helsedirektoratet: 'Directorate of Health (Helsedirektoratet)',
    klinikerne: 'Clinicians',
    'helse-nord': 'Helse Nord',
    'helse-midt-norge': 'Helse Midt-Norge',
    'helse-vest': 'Helse Vest',
    'helse-sor-ost': 'Helse Sør-Øst',
    kreftregisteret: 'Cancer Registry of Norway',
    npr: 'Norwegian Patient Register',
    'kvalitetsregister-a': 'Quality register A (constructed)',
  },
  phases,
  events: {
    ActUndone: 'Act taken back',
    RequestSubmitted: 'Request or proposal submitted',
    CompletionAsked: 'More information asked for',
    RequestCompleted: 'More information received',
    CaseRegistered: 'Case registered and numbered',
    AssessmentCommissioned: 'Assessment commissioned',
    AssessmentDeclined: 'Assessment not commissioned',
    RunAttached: 'Model run attached',
    AssessmentAttached: 'Assessment document attached',
    AssessmentDelivered: 'Assessment delivered',
    AssessmentSignedOff: 'Assessment signed off and published',
    PriceOfferRecorded: 'Price offer recorded',
    PriceNoteRecorded: 'Price note delivered',
    DecisionRecorded: 'Decision made',
    DecisionPublished: 'Decision published',
  },
  acts: {
    undoLast: { title: 'Undo', help: 'Takes back the last act in the case. Both stay in the log.', submit: 'Undo' },
    submitRequest: {
      title: 'Request the assessment of a medicine',
      help: 'For suppliers. The request must cover the whole indication approved or applied for.',
      submit: 'Send the request',
    },
    submitProposal: {
      title: 'Propose a method',
      help: 'Anyone can propose procedures, organisational measures, devices, tests and artificial intelligence. The questions follow the type of method.',
      submit: 'Send the proposal',
    },
    askForCompletion: {
      title: 'Ask for more information',
      help: 'The sender is told what is missing. The case waits with the sender until the answer comes.',
      submit: 'Send to the sender',
    },
    completeRequest: {
      title: 'Give more information',
      help: 'Answer what the secretariat has asked for.',
      submit: 'Send the answer',
    },
    registerCase: {
      title: 'Register the case and give it a number',
      help: 'What you write here becomes public on the method page. The number is given when the case is registered.',
      submit: 'Register and publish',
    },
    commissionAssessment: {
      title: 'Commission an assessment',
      help: 'The commission and its reason become public.',
      submit: 'Commission',
    },
    declineAssessment: {
      title: 'Do not commission an assessment',
      help: 'The case is closed. The reason becomes public.',
      submit: 'Close the case',
    },
    attachRun: {
      title: 'Run the model and attach the result',
      help: 'Choose a model or upload a model file. The run gets a fingerprint that anyone can check.',
      submit: 'Attach the run',
    },
    attachAssessment: {
      title: 'Cite the assessment document',
      help: 'Choose which result of the assessment document the case is to rest on. Document and result become public when Bestillerforum signs off.',
      submit: 'Cite the result',
    },
    deliverAssessment: {
      title: 'Deliver the assessment',
      help: 'Write the assessment criterion by criterion. It is published when Bestillerforum has signed it off.',
      submit: 'Deliver',
    },
    signOffAssessment: {
      title: 'Sign off the assessment',
      help: 'The assessment and the model run become public.',
      submit: 'Sign off and publish',
    },
    recordPriceOffer: {
      title: 'Record a price offer',
      help: 'The offer is confidential. Only Sykehusinnkjøp, the supplier and Beslutningsforum see it.',
      submit: 'Record the offer',
    },
    recordPriceNote: {
      title: 'Deliver the price note',
      help: 'The text is exempt from disclosure. Only that the note was delivered becomes public.',
      submit: 'Deliver the price note',
    },
    recordDecision: {
      title: 'Record the decision',
      help: 'The decision is made by consensus with a reason per criterion. It is internal until the secretariat publishes it.',
      submit: 'Record the decision',
    },
    publishDecision: {
      title: 'Publish the decision',
      help: 'The decision is put on the method page as Beslutningsforum recorded it.',
      submit: 'Publish',
    },
  },
  fields: {
    title: { label: 'Method', hint: 'A short name of the method, such as substance or measure.' },
    substance: { label: 'Active substance' },
    methodType: { label: 'Type of method' },
    population: { label: 'Patient group', hint: 'Whom the method is for.' },
    wholeIndication: { label: 'The request covers the whole indication approved or applied for' },
    comparator: { label: 'Current treatment', hint: 'What the method is to be compared with.' },
    reason: { label: 'Reason' },
    documentationDate: { label: 'Date of delivery of documentation' },
    contact: { label: 'Point of contact', hint: 'Role and e-mail address. Shown only to you and the secretariat.' },
    constructed: { label: 'This is a constructed example' },
    missing: { label: 'What is missing?' },
    completion: { label: 'More information' },
    assessmentType: { label: 'Type of commission' },
    body: { label: 'Who is to assess?' },
    meetingDate: { label: 'Date of the meeting' },
    document: { label: 'Assessment document and result', hint: 'The document is written and run on the assessment page.' },
    run: { label: 'Model run' },
    remark: { label: 'Remark' },
    benefit: { label: 'Benefit' },
    resources: { label: 'Resource use' },
    severity: { label: 'Severity' },
    uncertainty: { label: 'Uncertainty' },
    pricePerPack: { label: 'Offered price per pack', hint: 'In NOK, excluding value added tax.' },
    maximumPricePerPack: { label: 'Maximum price per pack', hint: 'In NOK, excluding value added tax.' },
    validUntil: { label: 'Offer valid until' },
    terms: { label: 'Terms' },
    note: { label: 'Price note' },
    outcome: { label: 'Outcome' },
    agreeing: { label: 'Agreeing to the decision', hint: 'All four must agree.' },
    reasonBenefit: { label: 'Reason: benefit' },
    reasonResources: { label: 'Reason: resource use' },
    reasonSeverity: { label: 'Reason: severity' },
    reasonOverall: { label: 'Weighing together' },
    conditions: { label: 'Conditions of use' },
    validFrom: { label: 'Valid from' },
    reviewDate: { label: 'Date of reassessment' },
  },
  sections: {},
  units: {
    years: 'Number of years',
  },
  choices: {
    request: 'Request',
    proposal: 'Proposal',
    medicine: 'Medicine',
    procedure: 'Procedure',
    device: 'Medical device',
    diagnostic: 'Diagnostics or test',
    costPerQaly: 'Assessment with cost per QALY',
    comparability: 'Comparability assessment',
    effectAndSafety: 'Summary of effect and safety',
    priceNoteOnly: 'Price note only',
    full: 'Full assessment',
    introduced: 'Introduced',
    introducedForSubgroup: 'Introduced for a subgroup',
    notIntroduced: 'Not introduced',
  },
  classes: { public: 'Public', internal: 'Internal', confidential: 'Confidential' },
  grounds: {
    tradeSecret: 'Trade secret (Freedom of Information Act § 13, cf. Public Administration Act § 13 first paragraph no. 2)',
    personalCircumstances:
      'Personal circumstances (Freedom of Information Act § 13, cf. Public Administration Act § 13 first paragraph no. 1)',
    negotiatingPosition: 'Negotiating position (Freedom of Information Act § 23 first paragraph)',
    internalDocument: 'Internal document (Freedom of Information Act § 14)',
    documentObtained: 'Document obtained from outside for internal preparation (Freedom of Information Act § 15)',
    tendersUntilChoice: 'Tenders and records until a supplier is chosen (Freedom of Information Act § 23 third paragraph)',
    controlMeasures: 'Control and regulatory measures (Freedom of Information Act § 24)',
  },
  rejections: {
    'role.notAllowed': (d) =>
      `The role you are signed in with cannot do this. Sign in with one of the roles that can: ${named(d.allowed)}.`,
    'step.notNow': (d): string =>
      d.allowed === ''
        ? 'This opens a new case and cannot be done in an existing one.'
        : `This is done while the case is at ${phaseNames(d.allowed)}. It is now at ${phaseNames(d.phase)}.`,
    'party.notOwner': () => 'Only whoever sent in the case may answer. Ask the sender to do it.',
    'body.notCommissioned': () => 'The commission was given to another body. Only that body can deliver it.',
    'field.missing': () => 'This field must be filled in.',
    'field.unknown': (d) => `There is no field “${d.field}” in this form. Remove it.`,
    'field.type': () => 'The value is of the wrong type. Enter a value of the right type.',
    'field.tooShort': (d) => `Write at least ${d.shortest} characters (now ${d.length}).`,
    'field.tooLong': (d) => `Write at most ${d.longest} characters (now ${d.length}).`,
    'field.choice': () => 'Choose one of the alternatives.',
    'field.notADate': () => 'Enter a date that exists, as day, month and year.',
    'field.amount': (d) => `The amount must be from ${d.minimum} to ${d.maximum} NOK.`,
    'field.forbiddenCharacters': () =>
      'The text holds invisible characters or characters that reverse the reading direction. Write it again without them.',
    'undo.nothing': () =>
      'There is nothing to undo: the last act was done by someone else, is public, or something has happened since.',
    'undo.tooLate': (d) => `It is more than ${d.minutes} minutes ago. Do a new act that corrects the last one.`,
    'field.rows': (d) => `The table may have at most ${d.most} rows (now ${d.rows}). Merge or remove rows.`,
    'field.notApplicable': () =>
      'The field does not belong to the form as the rest is filled in. Remove it, or change the field it depends on.',
    'date.inThePast': () => 'The date has passed. Choose today or later.',
    'date.inTheFuture': () => 'The meeting has not taken place yet. Choose today or earlier.',
    'date.beforeMeeting': () => 'The decision cannot be valid from before the meeting. Choose the date of the meeting or later.',
    'date.beforeValidFrom': () => 'The reassessment must come after the decision becomes valid. Choose a later date.',
    'indication.notWhole': () => 'The request must cover the whole indication. Subgroups may be assessed in addition.',
    'assessment.missing': () =>
      'Choose a result of the assessment document. Write the document and run it on the assessment page first.',
    'run.missing': () => 'No finished model run is attached. Run the model and attach the result first.',
    'price.offerExpired': () =>
      'The offer was no longer in force on the day of the meeting. Ask Sykehusinnkjøp to record one that is, and a price note on it.',
    'price.aboveMaximum': () => 'The offered price is above the maximum price. Correct one of them.',
    'price.noteBeforeAssessment': () =>
      'The price note is delivered when the assessment has been, unless the commission is for a price note only.',
    'price.notAMedicine': () => 'Prices are negotiated only for medicines in this version.',
    'priceNote.missing': () =>
      'The price note from Sykehusinnkjøp is missing. It must be delivered before the medicine can be decided.',
    'consensus.missing': () => 'The decision requires consensus: all four regional health authorities must agree.',
    'clock.behindLog': () =>
      'The clock of the server is behind the last event of the case. Nothing was saved. Ask the operator to set the clock.',
  },
  rules: {
    'intake.whoMayAsk': 'Suppliers request the assessment of medicines. Anyone may propose other methods.',
    'intake.complete': 'A request or proposal must hold what the form requires.',
    'intake.wholeIndication': 'Decisions are made for the whole indication; subgroups come in addition.',
    'intake.documentationDate': 'The request must say when the documentation is delivered.',
    'number.oncePerCase': 'Each method gets one number, given once.',
    'commission.byBestillerforum': 'Bestillerforum decides whether a national assessment is made, and which.',
    'commission.needsDocumentationSignal': 'An assessment is commissioned only when the supplier has announced documentation.',
    'assessment.byCommissionedBody': 'The body that was commissioned carries out the assessment.',
    'assessment.needsRun': 'The assessment calculates the relation between resource use and benefit.',
    'assessment.signOff': 'The members of Bestillerforum sign off the assessment.',
    'price.bySykehusinnkjop': 'Sykehusinnkjøp negotiates prices of medicines on behalf of Beslutningsforum.',
    'price.offerInForce': 'A decision to introduce rests on an offer that is in force on the day it is made.',
    'price.noteBeforeDecision': 'Assessment and price note must be there before the decision.',
    'decision.byBeslutningsforum': 'The four managing directors of Beslutningsforum decide.',
    'decision.consensus': 'Decisions are made by consensus, not by vote.',
    'decision.needsBasis': 'The decision rests on an assessment under the priority-setting criteria.',
    'decision.reasonPerCriterion': 'The reasons must show the weighing of benefit, resource use and severity.',
    'publication.bySecretariat': 'The secretariat checks and publishes.',
    'order.ofSteps': 'Cases follow the order of Nye metoder.',
    'act.undo':
      'An act that is not final can be taken back within ten minutes while nothing has happened since. The log keeps both.',
    'log.appendOnly': 'Everything that happens is recorded in order and never changed afterwards.',
  },
};
