import type { IntakePageWords } from '../../nb/pages/intake.ts';

export const intake: IntakePageWords = {
  wanted: 'should be filled in',
  complete: 'The form is complete.',
  missingTitle: ({ count }) =>
    count === 1
      ? '1 piece of information is missing for a complete form'
      : `${count} pieces of information are missing for a complete form`,
  missingText: 'You can send it as it is. The secretariat will then ask for this:',
  pleaseFillIn: 'We need this information to handle the case:',
  submitted: ({ kind }) => `From the ${kind}`,
  clarified: 'Clarified before the commission',
  suitability: 'Suitability assessment',
  statement: ({ number }) => `Expert statement ${number} on comparability`,
  comparability: 'Conclusion on comparability',
  schemes: {
    title: 'Simplified ways',
    lead: 'Medicines enrolled in a scheme with simplified assessment. A request for a new indication of one of them is commissioned as a price note only.',
    source:
      'The PD-(L)1 scheme was decided on 11 December 2023, and six medicines were enrolled by January 2025 (Meld. St. 21 (2024–2025)). The white paper does not say which; the secretariat keeps the list. Early clarification of comparability is judged in each case and has no list.',
    none: 'No medicines have been entered yet.',
    table: 'Medicines in simplified ways',
    open: 'no end date',
    add: 'Enter a medicine',
    change: 'Change',
    save: 'Save',
    saving: 'Saving …',
    cancel: 'Cancel',
    saved: (details) => `${details.substance} is saved.`,
    conflict:
      'Someone else has changed the entry while you were writing. Load the page again to see the change; your text stands here meanwhile.',
    history: 'Changes of the list',
    entry: (details) => `${details.substance}: from ${details.from}, ${details.to}`,
    until: (details) => `until ${details.date}`,
    recorded: (details) => `entered ${details.time} by the secretariat`,
    notice: (details) =>
      `Enrolled in the PD-(L)1 scheme: ${details.substances}. New indications of these are commissioned as a price note only.`,
    action: 'Action',
  },
  scheme: 'PD-(L)1 scheme',
  schemeOutcome: 'Overall',
  schemeMet: 'All conditions hold',
  schemeNotMet: 'At least one condition does not hold',
  selection: 'Considerations for a national assessment',
  ending: 'Closed',
  endings: {
    withdrawal: 'Withdrawn by whoever submitted it',
    lapse: 'No answer to the request for further information',
    cancellation: 'The commission was cancelled because the documentation did not come',
  },
  limit: 'Last day for documentation',
  limitText: ({ date }) => `${date}. If the documentation comes later, the commission may be cancelled.`,
  joint: 'European joint assessment of devices',
  jointMay: 'The product may be among those assessed jointly in Europe (HTA regulation article 7).',
  jointNot: 'The product is not among those assessed jointly in Europe (HTA regulation article 7).',
  aiQuestions: 'Questions about artificial intelligence',
  aiQuestion: 'Question',
  aiAnswer: 'Answer',
  aiSource: 'Where it is asked',
  notRead: 'not read by us',
  starts: {
    submitRequest: 'For suppliers that hold or apply for a marketing authorisation.',
    submitProposal:
      'For anyone who wants to propose a procedure, an organisational measure, a device, a test or artificial intelligence.',
    submitNotice: 'For DMP and FHI when they see a method on its way.',
    startMiniHta: 'For health trusts that consider introducing or phasing out a method locally.',
  },
  example: {
    medicalField: 'Constructed field',
    trial: {
      design: 'Constructed: randomised, open, phase 3.',
      comparedWith: 'Best supportive care.',
      endpoints: 'Overall survival; progression-free survival; quality of life.',
    },
    test: { test: 'Constructed gene panel', purpose: 'Decides whom the treatment suits.', performedBy: 'Department of pathology' },
  },
};
