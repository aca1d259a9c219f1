import type { Forum, ParticipantRow } from '@likeverd/casework';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Store } from '../database.ts';
import type { Files } from '../files/files.ts';
import type { FollowUpOrders } from '../follow-up-reports/orders.ts';
import type { Deliveries } from '../registers/deliveries.ts';
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
  readonly deliveries: Deliveries;
  readonly followUps: FollowUpOrders;
  readonly dataFolder: string;
  readonly gallery: Gallery;
  readonly assessments: Gallery<ShippedAssessment>;
  readonly webFolder: string;
  /** False where e-mail stays in the outbox. */
  readonly sendsMail: boolean;
  /** Who sits in a forum that has not met yet; nobody is known where people come from a real identity provider. */
  readonly suggestedParticipants: (forum: Forum) => readonly ParticipantRow[];
}
