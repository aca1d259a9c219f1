import { releases } from './releases.ts';
import { deliveries } from './deliveries.ts';
import { miniHta } from './mini-hta.ts';
import { intake } from './intake.ts';
import { clock } from './clock.ts';
import { processMap } from './process-map.ts';
import { statistics } from './statistics.ts';
import { decision } from './decision.ts';
import { disclosure } from './disclosure.ts';
import { implementation } from './implementation.ts';
import { drafts } from './drafts.ts';
import { participation } from './participation.ts';
import { opendata } from './opendata.ts';
import { files } from './files.ts';
import { followUp } from './follow-up.ts';
import { portfolio } from './portfolio.ts';
import { meetings } from './meetings.ts';
import { openness } from './openness.ts';
import { temporary } from './temporary.ts';
import { work } from './work.ts';
import { subscriptions } from './subscriptions.ts';

/** Words of pages, page by page. */
export const pages = {
  releases,
  work,
  deliveries,
  miniHta,
  intake,
  clock,
  processMap,
  statistics,
  decision,
  disclosure,
  drafts,
  participation,
  opendata,
  implementation,
  files,
  followUp,
  portfolio,
  meetings,
  openness,
  subscriptions,
  temporary,
};
