import { decision } from './decision.ts';
import { drafts } from './drafts.ts';
import { files } from './files.ts';
import { portfolio } from './portfolio.ts';
import { openness } from './openness.ts';

/** Words of pages, page by page. */
export const pages = {
  decision,
  drafts,
  files,
  portfolio,
  openness,
};
