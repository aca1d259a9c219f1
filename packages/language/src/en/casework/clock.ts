import type { ClockWords } from '../../nb/casework/clock.ts';

const parties: Readonly<Record<string, string>> = {
  supplier: 'the supplier',
  proposer: 'the proposer',
  secretariat: 'the secretariat',
  dmp: 'DMP',
  fhi: 'FHI',
  sykehusinnkjop: 'Sykehusinnkjøp',
  bestillerforum: 'Bestillerforum',
  rhf: 'the regional health authorities',
  beslutningsforum: 'Beslutningsforum',
};

const party = (id: string | number | undefined): string => parties[String(id)] ?? 'nobody';

/** Words of the clock: who has had a case, and how long. */
export const clock: ClockWords = {
  events: {
    DocumentationReceived: 'Documentation received',
    DocumentationFoundComplete: 'The documentation was found complete',
    DocumentationFoundIncomplete: 'The documentation is not complete',
    AssessmentStarted: 'The assessment has begun',
    ClockStopped: 'Clock stopped: waiting for the supplier',
    ClockResumed: 'The clock runs again',
    ClockHandedOver: 'The case was handed over',
    ClockCorrected: 'The clock ledger was corrected',
    AuthorisationRecorded: 'Marketing authorisation recorded',
  },
  acts: {
    receiveDocumentation: {
      title: 'Record documentation received',
      help: 'The case is with you from the day the documentation came. The date becomes public, the list of contents is internal.',
      submit: 'Record receipt',
    },
    declareDocumentationComplete: {
      title: 'Declare the documentation complete',
      help: 'The limit for the assessment is counted from the day the complete documentation came in.',
      submit: 'Declare complete',
    },
    declareDocumentationIncomplete: {
      title: 'Ask for more documentation before starting',
      help: 'The case goes back to the supplier. What is missing is shown to the supplier and the bodies only.',
      submit: 'Send to the supplier',
    },
    startAssessment: {
      title: 'Begin the assessment',
      help: 'The case has been given to an assessor and no longer waits in the queue.',
      submit: 'Begin',
    },
    stopClock: {
      title: 'Stop the clock',
      help: 'Used while you wait for the supplier. Reason and date become public, the text is internal.',
      submit: 'Stop the clock',
    },
    resumeClock: {
      title: 'Start the clock again',
      help: 'The days count as yours again from the date you give.',
      submit: 'Start the clock',
    },
    handOverClock: {
      title: 'Hand over the case',
      help: 'Used when the case goes to somebody else and no other step says so. The reason becomes public.',
      submit: 'Hand over',
    },
    correctClock: {
      title: 'Correct the clock ledger',
      help: 'The wrong entry stays, and the new one says which it corrects. The reason becomes public.',
      submit: 'Enter the correction',
    },
    recordAuthorisation: {
      title: 'Record marketing authorisation',
      help: 'The date is used when time to decision is counted the way industry does.',
      submit: 'Record the date',
    },
  },
  fields: {
    documentationReceivedOn: { label: 'Day the documentation came' },
    documentationContents: { label: 'What came', hint: 'For example health-economic model, clinical studies and attachments.' },
    answerBy: { label: 'Answer by', hint: 'May be left empty.' },
    assessmentBasis: { label: 'What the assessment rests on' },
    stopReason: { label: 'Why the clock is stopped' },
    stoppedOn: { label: 'Stopped from', hint: 'Empty means today.' },
    resumedOn: { label: 'Runs again from', hint: 'Empty means today.' },
    clockParty: { label: 'Who has the case' },
    handedOverOn: { label: 'From', hint: 'Empty means today.' },
    clockEntry: { label: 'Number of the entry that is wrong', hint: 'The numbers stand in the clock ledger.' },
    clockDay: { label: 'Right date' },
    authorisedOn: { label: 'Date of marketing authorisation in Norway' },
  },
  sections: {},
  units: { clockEntry: 'number' },
  choices: {
    companyDocumentation: 'Documentation from the supplier',
    publicSources: 'Open sources, without documentation from the supplier',
    supplementaryDocumentation: 'Waiting for supplementary documentation',
    clarification: 'Waiting for clarification of what was delivered',
    priceOffer: 'Waiting for an offer of a price',
    supplierWish: 'The supplier has asked for more time',
    supplier: 'The supplier',
    proposer: 'The proposer',
    secretariat: 'The secretariat for Nye metoder',
    rhf: 'The regional health authorities',
  },
  rejections: {
    'clock.notHeld': (d) =>
      `The case is now with ${party(d.party)}. Only whoever has the case can do this. The secretariat can hand it over.`,
    'clock.stopped': () => 'The clock is stopped already. Start it again first.',
    'clock.notStopped': () => 'The clock runs. There is no stop to end.',
    'clock.beforeLastEntry': (d) =>
      `The date is before the last entry of the clock ledger (${d.day}). Choose that day or a later one.`,
    'clock.noSuchEntry': (d) => `There is no entry number ${d.entry}. The last one is number ${d.last}.`,
    'clock.entryReplaced': (d) => `Entry number ${d.entry} has been corrected already. Correct the newest one instead.`,
    'clock.nothingNew': () => 'This changes nothing: the case is there already.',
    'documentation.notReceived': () => 'No documentation has been recorded as received. Record the receipt first.',
    'documentation.alreadyComplete': (d) =>
      `The documentation was found complete on ${d.day}. Stop the clock if more is needed now.`,
    'documentation.notComplete': () =>
      'The documentation has not been found complete. Declare it complete first, or choose open sources.',
    'authorisation.notAMedicine': () => 'Only medicines have a marketing authorisation.',
  },
  rules: {
    'clock.oneParty': 'Every day of a case belongs to one party. The day belongs to whoever has the case when the day ends.',
    'clock.byHolder':
      'Whoever has the case stops the clock, starts it again and hands the case over. The secretariat can hand over any case.',
    'clock.entriesStay': 'A wrong entry is corrected by a new one that says which it corrects. No entry is changed or deleted.',
    'clock.startsWhenComplete': 'The assessment begins when the documentation is complete.',
    'clock.assessmentLimit':
      'An assessment at DMP is to be finished within the limit, counted from the day the complete documentation came in. Days on which the clock stands are not counted.',
    'clock.documentationWithin': 'If the documentation does not come within the limit, the commission may be cancelled.',
    'clock.signOffPeriod': 'The members of Bestillerforum have a time limit to clear a finished assessment or ask for more.',
    'clock.inputWindow': 'Everyone can give input until a date that depends on the type of method, and the date is public.',
    'clock.authorisation':
      'When a time to decision is given, it is to be said whether it is counted from the marketing authorisation or from something else.',
  },
};
