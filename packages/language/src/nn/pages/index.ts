import { drafts } from './drafts.ts';

/** Words of pages, page by page. */
export const pages = {
  drafts,
};
