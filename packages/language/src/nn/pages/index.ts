import { decision } from './decision.ts';
import { disclosure } from './disclosure.ts';
import { drafts } from './drafts.ts';
import { files } from './files.ts';
import { openness } from './openness.ts';

/** Words of pages, page by page. */
export const pages = {
  decision,
  disclosure,
  drafts,
  files,
  openness,
};
