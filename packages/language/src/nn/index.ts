import { modelling } from './modelling.ts';
import { appraisal } from './appraisal.ts';
import { assessment } from './assessment/index.ts';
import { casework } from './casework/index.ts';
import { pages } from './pages/index.ts';
import { server } from './server.ts';
import { cli } from './cli.ts';
import { disclosure } from './disclosure.ts';
import { documents } from './documents.ts';
import { cohorts } from './cohorts.ts';
import { deliveries } from './deliveries.ts';
import { followup } from './followup.ts';
import { followUp } from './follow-up.ts';
import { story } from './story.ts';
import { web } from './web.ts';
import { negotiation } from './negotiation.ts';

export const nn = {
  modelling,
  appraisal,
  assessment,
  documents,
  casework,
  server,
  story,
  cli,
  web,
  followup,
  followUp,
  deliveries,
  cohorts,
  negotiation,
  disclosure,
  pages,
};
