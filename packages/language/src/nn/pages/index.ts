import { clock } from './clock.ts';
import { processMap } from './process-map.ts';
import { statistics } from './statistics.ts';
import { decision } from './decision.ts';
import { drafts } from './drafts.ts';
import { files } from './files.ts';
import { openness } from './openness.ts';

/** Words of pages, page by page. */
export const pages = {
  clock,
  processMap,
  statistics,
  decision,
  drafts,
  files,
  openness,
};
