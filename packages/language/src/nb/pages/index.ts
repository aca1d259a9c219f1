import { decision } from './decision.ts';
import { drafts } from './drafts.ts';
import { openness } from './openness.ts';
import { work } from './work.ts';

/** Words of pages, page by page. */
export const pages = {
  work,
  decision,
  drafts,
  openness,
};
