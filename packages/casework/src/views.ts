import type { CalendarDate } from '@likeverd/reference';
import type { Label } from './confidentiality.ts';
import type { AvailableAct } from './decide.ts';
import { type CaseEvent, type EventType, visibleTo } from './events.ts';
import type { CaseKind } from './intake/events.ts';
import type { OrganisationId, Role, Viewer } from './parties.ts';
import { type CaseState, caseFrom, type Phase } from './state.ts';

/** One line of a case's history as a viewer may see it. */
export interface TimelineEntry {
  readonly version: number;
  readonly type: EventType;
  readonly recordedAt: string;
  readonly role: Role;
  /** Absent for the public: who acts is then told by role. */
  readonly organisation?: OrganisationId;
}

/** A case as one viewer may see it: the only shape in which a case leaves the service. */
export interface CaseView {
  readonly state: CaseState;
  readonly timeline: readonly TimelineEntry[];
  /**
   * The class of every value shown, under `EventType.field`; of a value given more than once, the latest. Empty for the public, to whom
   * everything shown is public.
   */
  readonly labels: Readonly<Record<string, Label>>;
  /** What the viewer's role can do, and why not now; empty for the public. */
  readonly acts: readonly AvailableAct[];
}

/** One line of a list or search result. */
export interface CaseSummary {
  readonly id: string;
  readonly number?: string;
  readonly title?: string;
  readonly methodType?: string;
  readonly kind?: CaseKind;
  readonly phase: Phase;
  readonly outcome?: string;
  readonly constructed: boolean;
  readonly updatedAt: string;
  /** Acts open to the viewer now; empty for the public. */
  readonly openActs: readonly string[];
}

/**
 * What a viewer may see of a case, or null when there is nothing they may see: the other party gets *not found*, as for a case that
 * does not exist. Nobody sees how many events there are that they may not see: each viewer's log is numbered afresh, and the version of
 * the state is the number of events this viewer sees.
 */
export function viewCase(
  id: string,
  events: readonly CaseEvent[],
  viewer: Viewer,
  today: CalendarDate,
  acts: readonly AvailableAct[] = [],
): CaseView | null {
  const visible = visibleTo(viewer, events, today);
  if (visible.length === 0) return null;
  return {
    state: caseFrom(id, visible),
    timeline: visible.map(({ version, type, recordedAt, actor }) => ({
      version,
      type,
      recordedAt,
      role: actor.role,
      ...(viewer === null ? {} : { organisation: actor.organisation }),
    })),
    labels: viewer === null ? {} : labelsOf(visible),
    acts,
  };
}

function labelsOf(events: readonly CaseEvent[]): Readonly<Record<string, Label>> {
  return Object.fromEntries(
    events.flatMap(({ type, values }) => Object.entries(values).map(([name, labelled]) => [`${type}.${name}`, labelled.label])),
  );
}

/** The line that stands for a case in lists and search results. */
export function summarise(view: CaseView): CaseSummary {
  const { id, number, title, methodType, kind, phase, decision, constructed, lastRecordedAt } = view.state;
  return {
    id,
    phase,
    constructed,
    updatedAt: lastRecordedAt,
    openActs: view.acts.filter((act) => act.obstacles.length === 0).map((act) => act.type),
    ...(number === undefined ? {} : { number }),
    ...(title === undefined ? {} : { title }),
    ...(methodType === undefined ? {} : { methodType }),
    ...(kind === undefined ? {} : { kind }),
    ...(decision?.outcome === undefined ? {} : { outcome: decision.outcome }),
  };
}
