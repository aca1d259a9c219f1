import type { disclosure as base } from '../../nb/casework/disclosure.ts';

export const disclosure: typeof base = {
  events: {
    ConfidentialityClaimed: 'Claim of confidentiality',
    ClaimJudged: 'Claim of confidentiality judged',
    ValueOpened: 'Withheld value opened',
    DisclosureOverridden: 'Back-calculation guard overridden',
  },
  acts: {
    claimConfidentiality: {
      title: 'Claim that something be withheld',
      help: 'Copy the text that is to be withheld, word for word. It is withheld in everything that is published once the claim is accepted. In your own forms you can mark the text where you write it.',
      submit: 'Send the claim',
    },
    judgeClaim: {
      title: 'Judge a claim of confidentiality',
      help: 'Say which claim, and give reasons. What is no longer withheld opens by itself on the day you set.',
      submit: 'Save the judgement',
    },
    openValue: {
      title: 'Open a withheld value',
      help: 'It becomes public at once. What was recorded stands untouched in the log; the opening is a new event.',
      submit: 'Open to everyone',
    },
    overrideDisclosure: {
      title: 'Override the back-calculation guard',
      help: 'Accept that a hidden price can be found more narrowly than the limit. Holds down to the width you give, and stands in the log with your role.',
      submit: 'Override',
    },
  },
  fields: {
    claimedText: { label: 'Text to be withheld', hint: 'Word for word as it stands.' },
    legalGround: { label: 'Legal ground' },
    withheldUntil: { label: 'Withheld until', hint: 'The day on which it opens by itself. Leave empty if not known.' },
    claimId: { label: 'Claim', hint: 'Its number in the list of claims.' },
    claimJudgement: { label: 'Judgement' },
    openedText: { label: 'What is to open', hint: 'Word for word the part of the text that is not to be withheld.' },
    opensOn: { label: 'Opens on', hint: 'Tomorrow at the earliest, so that the owner is told first.' },
    withheldItem: { label: 'Value', hint: 'Its name in the list of withheld values.' },
    ownerConsents: { label: 'The one it concerns has consented' },
    narrowestAccepted: { label: 'Narrowest interval accepted' },
  },
  sections: {},
  units: { percentOfMiddle: 'percent of the middle' },
  choices: {
    claimAccepted: 'Accepted',
    claimPartly: 'Accepted in part',
    claimRefused: 'Not accepted',
    tradeSecret: 'Trade secret',
    personalCircumstances: 'Personal circumstances',
    negotiatingPosition: 'Negotiating position',
    internalDocument: 'Internal document',
    documentObtained: 'Document obtained from outside',
    tendersUntilChoice: 'Tenders until a supplier is chosen',
    controlMeasures: 'Control and regulatory measures',
    bodies: 'The bodies of Nye metoder',
    bodiesAndSubmitter: 'The bodies and whoever submitted the case',
    priceParties: 'Sykehusinnkjøp, Beslutningsforum and the supplier',
  },
  rejections: {
    'passage.field': () => 'Parts of this text cannot be withheld. Remove the marking, or mark text in a field for longer text.',
    'passage.place': () => 'The marking does not fit the text. Remove it, and mark the text again without blanks at either end.',
    'passage.expires': () => 'It would have opened before it was withheld. Choose a day after today.',
    'claim.none': () => 'No claim waits to be judged.',
    'claim.unknown': () => 'There is no such claim in the case. Choose one from the list of claims.',
    'claim.judged': () => 'The claim has been judged already.',
    'claim.notInText': () => 'This text is not part of what is claimed. Copy it word for word.',
    'date.notAfterToday': () => 'Choose a day after today.',
    'value.none': () => 'You have no withheld values in the case.',
    'value.unknown': () => 'There is no such withheld value. Choose one from the list.',
    'consent.missing': () => 'This is somebody else’s secret. Get their consent, and tick that you have it.',
    'disclosure.tooNarrow': (d) =>
      `What is about to become public would place a hidden price within ${d['width']}% (the limit is ${d['limit']}%). It is revealed by: ${d['places']}. Rewrite it, withhold it, or ask Sykehusinnkjøp to override with a reason.`,
    'disclosure.tooNarrowElsewhere': (d) =>
      `What is about to become public would, together with what is public elsewhere, show a hidden price of another case within ${d['width']}% (the limit is ${d['limit']}%). It follows from: ${d['places']}. Rewrite it, withhold it, or ask Sykehusinnkjøp to override in the other case.`,
    'disclosure.unsolved': (d) =>
      `The guard cannot work out what this would reveal of a hidden price (${d['places']}), and then it is not published. Rewrite it, or ask Sykehusinnkjøp to override with a reason.`,
    'disclosure.fileUnread': () =>
      'The text of the file has not been read yet, and then nobody can say what it reveals. It is read once it has been scanned for viruses. Try again in a minute.',
  },
  rules: {
    'disclosure.ground':
      'Everything is public unless a ground in law says otherwise; what is subject to confidentiality must be withheld.',
    'disclosure.reasons': 'Withholding and opening are given reasons, for the need may change over time.',
    'disclosure.judgedByBody': 'The owner of a value may claim that it be withheld; the body judges the claim.',
    'disclosure.notice': 'The owner of a value is told that it opens before it opens.',
    'disclosure.owner': 'The owner of a withheld value may open it.',
    'disclosure.consent': 'Somebody else’s secret is opened only with consent.',
    'disclosure.guard': 'A hidden price must not be computable from what is public.',
  },
};
