import { osloDate, type CalendarDate } from '@likeverd/reference';
import { type Label, type LegalGround, mayRead } from '../confidentiality.ts';
import type { CaseEvent, EventType } from '../events.ts';
import type { Role } from '../parties.ts';

/** Why a document is kept from the public: by the ground that its value carries, or because it is internal to the bodies. */
export type Withholding = LegalGround | 'internal';

/** A value that the public may not read today, of which the journal tells that it is there. */
export interface WithheldValue {
  /** The event that it belongs to, by its id in feeds. */
  readonly event: string;
  readonly label: Label;
}

/** One document of an entry: what is public, or what is withheld and on which ground. */
export interface JournalDocument {
  readonly withheld?: Withholding;
}

/** An entry in the public journal: one event that is public, with its documents. */
export interface JournalPost {
  readonly event: string;
  /** Number in the case: the version of the public page after it. */
  readonly number: number;
  readonly type: EventType;
  readonly day: CalendarDate;
  readonly recordedAt: string;
  readonly role: Role;
  /** Received from outside, sent out by being published, or made within the bodies. */
  readonly way: 'received' | 'sent' | 'internal';
  readonly documents: readonly JournalDocument[];
}

const outside: ReadonlySet<Role> = new Set(['supplier', 'proposer', 'expert', 'userRepresentative', 'healthTrust', 'register']);
const sendingOut: ReadonlySet<EventType> = new Set(['DecisionPublished', 'AssessmentSignedOff']);

/**
 * The public journal of a case: an entry for every event that was public from the start. A document is told of also where it is
 * withheld, with the ground and nothing else. Offentleglova § 10, journal; §§ 13, 14 and 23, exemptions.
 */
export function journalOf(
  seen: readonly (CaseEvent & { readonly feedId: string })[],
  withheld: readonly WithheldValue[],
  today: CalendarDate,
): readonly JournalPost[] {
  return seen
    .filter(({ label }) => label.class === 'public')
    .map(({ feedId, type, recordedAt, actor }, index) => {
      const kept = withheld.filter(({ event, label }) => event === feedId && !mayRead(null, label, today));
      return {
        event: feedId,
        number: index + 1,
        type,
        day: osloDate(Date.parse(recordedAt)),
        recordedAt,
        role: actor.role,
        way: outside.has(actor.role) ? 'received' : sendingOut.has(type) ? 'sent' : 'internal',
        documents: [{}, ...new Set(kept.map(({ label }) => withholdingOf(label)))].map((document) =>
          typeof document === 'string' ? { withheld: document } : document,
        ),
      };
    });
}

function withholdingOf(label: Label): Withholding {
  return label.class === 'confidential' ? label.ground : 'internal';
}
