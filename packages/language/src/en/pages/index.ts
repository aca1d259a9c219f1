import { drafts } from './drafts.ts';
import { files } from './files.ts';

/** Words of pages, page by page. */
export const pages = {
  drafts,
  files,
};
