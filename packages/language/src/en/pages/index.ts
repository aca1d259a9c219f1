import { decision } from './decision.ts';

/** Words of pages, page by page. */
export const pages = { decision };
