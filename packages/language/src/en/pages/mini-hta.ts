import type { MiniHtaPageWords } from '../../nb/pages/mini-hta.ts';

export const miniHta: MiniHtaPageWords = {
  title: 'Mini-HTAs',
  lead: 'Hospitals’ own assessments of methods they want to introduce or phase out, with peer review and decision. Those under way are shown too, so that nobody does the same work twice.',
  search: 'Search mini-HTAs',
  searchButton: 'Search',
  count: ({ count }) => (count === 1 ? '1 mini-HTA' : `${count} mini-HTAs`),
  empty: 'No mini-HTAs match the search.',
  none: 'No mini-HTAs have been started yet.',
  whoStarts: 'Hospital trusts start and write the assessments when they are signed in.',
  begun: 'Under way',
  download: 'Download as CSV',
  updated: ({ date }) => `updated ${date}`,
  previous: 'Previous',
  next: 'Next',
  pages: 'Pages',
  notFound: 'No such mini-HTA',
  unfinished: 'The assessment is not finished. Its content becomes public when the trust has decided.',
  stopped: 'Stopped',
  started: 'About the assessment',
  trust: 'Health trust',
  parts: {
    writeMiniHta: 'Part 1: the assessment',
    reviewMiniHta: 'Part 2: the peer review',
    decideMiniHta: 'Part 3: the decision',
  },
  steps: { localAssessment: 'Part 1', peerReview: 'Peer', localDecision: 'Decision', localDecided: 'Finished' },
};
