import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Store } from '../database.ts';
import type { Files } from '../files/files.ts';
import type { RelyingParty } from '../identity/relying-party.ts';
import type { Gallery, ShippedAssessment } from '../runs/gallery.ts';
import type { Runs } from '../runs/queue.ts';

/** What the routes need. */
export interface Services {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
  /** Public address of the server, without a closing slash. */
  readonly address: string;
  readonly relyingParty: RelyingParty;
  readonly runs: Runs;
  readonly files: Files;
  readonly gallery: Gallery;
  readonly assessments: Gallery<ShippedAssessment>;
  readonly webFolder: string;
}
