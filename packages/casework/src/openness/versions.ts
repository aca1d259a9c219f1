import { osloDate } from '@likeverd/reference';
import type { CaseEvent, EventType } from '../events.ts';
import { type CaseView, viewCase } from '../views.ts';

/** A state of the public page that can be pointed at for ever. */
export interface PublicVersion {
  /** 1 after the first public event of the case, and so on. */
  readonly version: number;
  readonly type: EventType;
  /** Instant, ISO 8601 in UTC. */
  readonly recordedAt: string;
}

/** A page of the public as it is or was, and which of its versions that is. */
export interface VersionedView {
  readonly view: CaseView;
  readonly version: number;
  readonly versions: readonly PublicVersion[];
}

/** Only events that were public from the start count: one whose label expires later must not renumber what has been cited. */
const counts = (event: CaseEvent): boolean => event.label.class === 'public';

/** The versions of a case's public page, oldest first. */
export function publicVersions(events: readonly CaseEvent[]): readonly PublicVersion[] {
  return events.filter(counts).map(({ type, recordedAt }, index) => ({ version: index + 1, type, recordedAt }));
}

/**
 * The public page as it was right after the nth public event: the events up to it, with what was public on its day. Null where there is
 * no such version. Stays the same whatever happens in the case later.
 */
export function viewVersion(caseId: string, events: readonly CaseEvent[], version: number): CaseView | null {
  const last = events.filter(counts)[version - 1];
  if (last === undefined) return null;
  const until = events.slice(0, events.indexOf(last) + 1);
  return viewCase(caseId, until, null, osloDate(Date.parse(last.recordedAt)));
}
