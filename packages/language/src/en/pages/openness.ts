import type { openness as nb } from '../../nb/pages/openness.ts';

/** Words of the public site: search with filters, a method in plain language, versions, citing. */
export const openness: typeof nb = {
  onThisPage: 'On this page',
  filters: {
    title: 'Filter',
    methodType: 'Kind of method',
    phase: 'Status',
    outcome: 'Decision',
    field: 'Medical field',
    year: 'Year',
    show: ({ count }) => (count === 0 ? 'Filter the list' : `Filter the list (${count} chosen)`),
    clear: 'Remove all filters',
    option: ({ name, count }) => `${name} (${count})`,
  },
  plain: {
    title: 'In short',
    made: 'Made automatically from the facts of the case.',
    fromAssessment: 'Made automatically from the figures of the assessment.',
    about: ({ title, type }) => `This case is about ${title}. Kind of method: ${type}.`,
    substance: ({ substance }) => `The active substance is ${substance}.`,
    population: 'Whom the method is meant for:',
    comparator: 'What it is to be compared with:',
    standing: {
      submitted: 'Someone has asked for the method to be assessed. The secretariat is checking the information.',
      awaitingCompletion: 'The secretariat has asked for more information, and the case is waiting for the answer.',
      registered: 'The case has been registered. Bestillerforum will decide whether the method is to be assessed, and how.',
      commissioned: 'The method is being assessed: how much good does it do, what does it cost, and how severe is the condition?',
      delivered: 'The assessment has been written. Bestillerforum is going through it before it is made public.',
      signedOff: 'The assessment is public. Beslutningsforum will decide whether the method is to be used.',
      decided: 'A decision has been made. The secretariat will publish it.',
      published: 'The case has been decided.',
      closed: 'Bestillerforum has decided that the method will not be assessed now. The case is closed.',
    },
    outcome: {
      introduced: 'The method is introduced. Hospitals may offer it to the patients whom the decision covers.',
      introducedForSubgroup:
        'The method is introduced for some of the patients. Hospitals may offer it to those whom the decision covers.',
      introducedInPart:
        'The method is introduced for part of the indication. Hospitals may offer it to those whom the decision covers.',
      discontinued: 'The method is no longer offered to new patients.',
      introducedTemporarily:
        'The method is introduced temporarily. Hospitals can offer it while new data are collected, and on a set date it is assessed again.',
      notIntroduced: 'The method is not introduced. As a rule hospitals are not to offer it.',
    },
    from: ({ date }) => `The decision applies from ${date}.`,
    review: ({ date }) => `It is to be reviewed on ${date}.`,
    why: 'The reason, as Beslutningsforum wrote it:',
    whyClosed: 'The reason, as Bestillerforum wrote it:',
  },
  versions: {
    run: ({ from, to, event }) => `Versions ${from} to ${to}: ${event}`,
    title: 'Versions of this page',
    lead: 'The page has a permanent address for every public event of the case. The address shows the page as it was then.',
    version: ({ version, event }) => `Version ${version}: ${event}`,
    current: 'shown now',
    old: ({ version, of, date }) => `You are looking at version ${version} of ${of}: the page as it was on ${date}.`,
    toNewest: 'Go to the page as it is now',
  },
  cite: {
    title: 'Cite this page',
    text: ({ number, title, version, date, address }) =>
      `Nye metoder: ${number} ${title}. Likeverd, version ${version}, ${date}. ${address}`,
    copy: 'Copy',
    copied: 'The citation has been copied.',
    notCopied: 'The browser did not allow copying. Select the text and copy it yourself.',
  },
};
