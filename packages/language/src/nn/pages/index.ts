import { intake } from './intake.ts';
import { drafts } from './drafts.ts';

/** Words of pages, page by page. */
export const pages = {
  intake,
  drafts,
};
