import type { ImplementationWords } from '../../nb/casework/implementation.ts';

export const implementation: ImplementationWords = {
  events: {
    TrustsInformed: 'The health trusts have been informed',
    InformationAcknowledged: 'A health trust has confirmed the information',
    IntroductionReported: 'A health trust has reported on introduction',
    UseReported: 'A health trust has reported use',
    GuidelineFlagged: 'Guideline flagged for change',
    GuidelineRevised: 'Flagged guideline has been revised',
  },
  acts: {
    informTrusts: {
      title: 'Inform the health trusts of the decision',
      help: 'The letter is made from the decision. Here you record that it has been sent, and to which regions.',
      submit: 'Record that the letter has been sent',
    },
    acknowledgeInformation: {
      title: 'Confirm that the information has been received',
      help: 'The secretariat and the public see that the trust has received the letter.',
      submit: 'Confirm',
    },
    reportIntroduction: {
      title: 'Report whether the method is in use',
      help: 'The answer becomes public. Report again when something changes; the last one counts.',
      submit: 'Report',
    },
    reportUse: {
      title: 'Report use in a quarter',
      help: 'The numbers are internal. The public sees only sums by region, without small numbers. The cost is seen only by the trust itself and Sykehusinnkjøp.',
      submit: 'Report the use',
    },
    flagGuideline: {
      title: 'Flag a guideline that must change',
      help: 'The flag stands on the method’s page until the guideline is revised.',
      submit: 'Flag the guideline',
    },
    guidelineRevised: {
      title: 'Record that a flagged guideline has been revised',
      help: 'The flag goes, and the date of the revision stays.',
      submit: 'Record the revision',
    },
  },
  fields: {
    informedRegions: { label: 'Sent to the health trusts in' },
    sentOn: { label: 'Date sent' },
    letterMessage: { label: 'Additional information', hint: 'Becomes public.' },
    forwardedTo: { label: 'Passed on to', hint: 'Departments or specialties. Shown to the trust and the secretariat.' },
    inUse: { label: 'Is the method in use?' },
    inUseFrom: { label: 'In use from' },
    whyNot: { label: 'Why not?' },
    displaced: { label: 'What is done less of?', hint: 'Services, treatment or work that the method has replaced or displaced.' },
    useYear: { label: 'Year' },
    useQuarter: { label: 'Quarter' },
    patientsTreated: { label: 'Patients treated' },
    packsUsed: { label: 'Packs used' },
    useCost: { label: 'Cost', hint: 'In kroner. Shown only to the trust itself and Sykehusinnkjøp.' },
    guideline: { label: 'Guideline or action programme', hint: 'Write the name as it stands in the flag.' },
    guidelineAddress: { label: 'Web address', hint: 'Begins with https://' },
    guidelineChange: { label: 'What must change?' },
    guidelineResponsible: { label: 'Responsible' },
    revisedOn: { label: 'Date revised' },
  },
  sections: {},
  units: { year: 'Four digits', patients: 'Number of patients', packs: 'Number of packs' },
  choices: {
    inUseYes: 'Yes',
    inUseNo: 'No',
    q1: '1st quarter',
    q2: '2nd quarter',
    q3: '3rd quarter',
    q4: '4th quarter',
  },
  rejections: {
    'implementation.noDecision': () => 'The case has no published decision yet. Wait until the secretariat has published it.',
    'implementation.notInUse': () => 'The decision in force does not allow use of the method. Report when a new decision does.',
    'implementation.notATrust': () =>
      'Only health trusts with hospitals can report this. Sign in for the trust, or ask the operator to correct the affiliation.',
    'implementation.beforeValidFrom': (d) => `The decision holds from ${d['validFrom']}. Choose that date or a later one.`,
    'implementation.alreadyAcknowledged': () => 'The trust has already confirmed the information about this decision.',
    'implementation.notInformed': () => 'The secretariat has not sent the letter to the region yet. Confirm when it has come.',
    'implementation.dateNotYet': () => 'The date has not come yet. Choose today or earlier.',
    'implementation.periodNotOver': () => 'The quarter is not over. Report the use when it is.',
    'implementation.wholeNumber': () => 'Write a whole number without decimals.',
    'guideline.alreadyFlagged': (d) =>
      `“${d['guideline']}” is flagged already. Record that it has been revised before flagging it again.`,
    'guideline.notFlagged': (d): string =>
      d['open'] === '' ? 'No guideline is flagged in the case.' : `Write the name of a flagged guideline: ${d['open']}.`,
  },
  rules: {
    'implementation.inform': 'All health trusts are informed of the decision in writing.',
    'implementation.fromDate': 'A yes means that the method is introduced and financed in the whole country from a given date.',
    'implementation.byTrust': 'Each health trust follows the use of the methods and is open about what happens.',
    'implementation.guidelines':
      'Information about a newly introduced method stands beside the guidelines it touches until it is part of them.',
  },
};
