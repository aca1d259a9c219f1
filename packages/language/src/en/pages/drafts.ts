import type { drafts as base } from '../../nb/pages/drafts.ts';

/** Words of texts that are saved while they are typed. */
export const drafts: typeof base = {
  restored: (details) => `We have brought back what you wrote ${details.time}.`,
  typing: 'What you write is saved as you go.',
  saved: (details) => `The draft was saved ${details.time}. Only you can see it.`,
  offline: 'Saved here in the browser, but not with us yet. We keep trying.',
  noRoom: 'The browser has no room to keep the text, and the service does not answer. Copy the text before you close the page.',
  signedOutTitle: 'You are signed out',
  signedOut: 'The text is saved here in the browser. Sign in again: it will be here, and it will be saved with us.',
  conflictTitle: 'You have written in this form in another window',
  conflict: 'Nothing has been overwritten. Choose which text to go on with.',
  gone: 'What you wrote in the other window has been sent or thrown away. Do you want to keep what stands here?',
  theirs: (details) => `This was saved ${details.time} from the other window:`,
  keepMine: 'Go on with what stands here',
  takeTheirs: 'Go on with the other',
  dropMine: 'Throw away what stands here',
  unfinishedTitle: 'Begun and not sent',
  unfinished: (details) => `${details.form}, last saved ${details.time}`,
  newCase: 'New case',
};
