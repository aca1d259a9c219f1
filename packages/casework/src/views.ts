import type { CalendarDate } from '@likeverd/reference';
import type { Circumstances } from './act.ts';
import { type DeadlineKind, type DeadlineParty, deadlinesOf } from './clock/deadlines.ts';
import type { ClockParty, ClockPhase } from './clock/entries.ts';
import { entriesThatCount } from './clock/ledger.ts';
import { holderOf } from './clock/state.ts';
import { type CountedCase, countedCase } from './clock/statistics/cases.ts';
import { type Label, mayRead } from './confidentiality.ts';
import { type AvailableAct, availableActs, isAwaited } from './decide.ts';
import { type CaseEvent, clockEntries, type EventType, labelsIn, visibleTo } from './events.ts';
import { informedTrusts } from './implementation/state.ts';
import type { CaseKind } from './intake/events.ts';
import { daysOfLimits } from './intake/limits.ts';
import { bodies, mayActFor, type OrganisationId, type Party, type Role, roles, type Viewer } from './parties.ts';
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
  /** What is to be done next by a day, by whom; absent where no day is set, or the clock stands. */
  readonly due?: { readonly kind: DeadlineKind; readonly party: DeadlineParty; readonly date: CalendarDate };
  /** Who has the case now, for what, and since when; absent where no clock was kept. */
  readonly holder?: { readonly party: ClockParty; readonly phase: ClockPhase; readonly since: CalendarDate };
  /** First day of the clock. */
  readonly startedOn?: CalendarDate;
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
  const state = stateSeenBy(id, events, viewer, today);
  if (state === null) return null;
  return {
    state,
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

/** A case as far as a viewer may know it, or null when there is nothing they may see. */
export function stateSeenBy(id: string, events: readonly CaseEvent[], viewer: Viewer, today: CalendarDate): CaseState | null {
  const visible = visibleTo(viewer, events, today);
  if (visible.length === 0) return null;
  // What the case was before an act that can be taken back is for the rules, not for those who look.
  const { undoable: _before, ...state } = caseFrom(id, visible);
  return state;
}

function labelsOf(events: readonly CaseEvent[]): Readonly<Record<string, Label>> {
  return Object.fromEntries(
    events.flatMap(({ type, values }) =>
      Object.entries(values)
        .filter(([name]) => name !== clockEntries)
        .map(([name, labelled]) => [`${type}.${name}`, labelled.label]),
    ),
  );
}

/** The line that stands for a case in lists and search results, but for the acts that are open. */
export function summarise(state: CaseState, viewer: Viewer, today: CalendarDate): Omit<CaseSummary, 'openActs'> {
  const due = nextDue(state, viewer, today);
  const { id, number, title, methodType, kind, phase, decision, constructed, lastRecordedAt, clock } = state;
  const [first] = entriesThatCount(clock.entries);
  const holder = holderOf(clock);
  return {
    id,
    phase,
    constructed,
    updatedAt: lastRecordedAt,
    ...(number === undefined ? {} : { number }),
    ...(title === undefined ? {} : { title }),
    ...(methodType === undefined ? {} : { methodType }),
    ...(kind === undefined ? {} : { kind }),
    ...(decision?.outcome === undefined ? {} : { outcome: decision.outcome }),
    ...(holder === undefined ? {} : { holder: { party: holder.party, phase: holder.phase, since: holder.day } }),
    ...(first === undefined ? {} : { startedOn: first.day }),
    ...(due === undefined ? {} : { due }),
  };
}

/** What somebody has to do first by a day; that everybody may give input until a day waits for nobody. */
function nextDue(state: CaseState, viewer: Viewer, today: CalendarDate): CaseSummary['due'] {
  const [first] = deadlinesOf(state, today)
    .flatMap(({ kind, party, due: date, label }) =>
      date === undefined || party === 'everyone' || !mayRead(viewer, label, today) ? [] : [{ kind, party, date }],
    )
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return first;
}

/** A line of a case as one audience sees it: `public`, `official` (the bodies of the joint system), or an organisation that a label of the case names. */
export interface CaseRow {
  readonly audience: string;
  readonly summary: Omit<CaseSummary, 'openActs'>;
  /** Acts open now, by `role@organisation`; in the row of the public `role@*`. */
  readonly openActs: Readonly<Record<string, readonly string[]>>;
  /** What statistics are made of; in the row of the public, of a registered case. */
  readonly counted?: CountedCase;
  /** The next day on which time alone changes the line: something opens by itself, or a deadline has passed. */
  readonly changesOn?: CalendarDate;
}

/** Stands where an organisation's id would: every one that a role may act for. */
export const anyOrganisation = '*';

/**
 * The lines by which a case stands in lists, one for each audience that may see anything of it. A viewer's line is the one of their
 * organisation, else, for a body, `official`, else `public`. Acts that depend on the person, not the organisation, are judged for nobody in particular.
 */
export function caseRows(
  id: string,
  events: readonly CaseEvent[],
  circumstances: Omit<Circumstances, 'actor'>,
): readonly CaseRow[] {
  const { today } = circumstances;
  const labels = labelsIn(events);
  const expiries = labels.flatMap((label) =>
    label.class === 'confidential' && label.expires !== undefined ? [label.expires] : [],
  );
  const changesOn = [...expiries, ...daysOfLimits(caseFrom(id, events))].filter((day) => day > today).toSorted()[0];
  return [...audiencesOf(labels)].flatMap(([audience, viewers]) => {
    const [viewer = null] = viewers;
    const reader = audience === 'public' ? null : viewer;
    const state = stateSeenBy(id, events, reader, today);
    if (state === null) return [];
    const summary = summarise(state, reader, today);
    // A trust that a case tells nothing else is written to all the same: its acts stand in the public's line.
    const written = audience === 'public' ? informedTrusts(state.implementation).map(director) : [];
    const open = [...viewers, ...written].flatMap((actor) => {
      const acts = availableActs(state, { ...circumstances, actor })
        .filter(({ obstacles, type }) => obstacles.length === 0 && isAwaited(type, state, actor.organisation))
        .map(({ type }) => type);
      return acts.length === 0 ? [] : [[`${actor.role}@${actor.organisation}`, acts] as const];
    });
    const counted = audience === 'public' ? countedCase(state) : undefined;
    return [
      {
        audience,
        summary,
        openActs: Object.fromEntries(open),
        ...(counted === undefined ? {} : { counted }),
        ...(changesOn === undefined ? {} : { changesOn }),
      },
    ];
  });
}

/** Who may see a line, by audience: those of one audience see the same of the case. */
function audiencesOf(labels: readonly Label[]): ReadonlyMap<string, readonly Party[]> {
  const named = new Set(
    labels.flatMap((label) => {
      if (label.class === 'public') return [];
      return label.class === 'internal' ? [label.owner] : [label.owner, ...label.sharedWith];
    }),
  );
  const partiesOf = (organisation: OrganisationId): readonly Party[] =>
    roles.filter((role) => mayActFor(role, organisation)).map((role) => ({ person: '', role, organisation }));
  const unnamed = Object.values(bodies).filter((body) => !named.has(body));
  return new Map<string, readonly Party[]>([
    [
      'public',
      roles.filter((role) => mayActFor(role, anyOrganisation)).map((role) => ({ person: '', role, organisation: anyOrganisation })),
    ],
    ['official', unnamed.flatMap(partiesOf)],
    ...[...named].map((organisation) => [organisation, partiesOf(organisation)] as const),
  ]);
}

const director = (organisation: OrganisationId): Party => ({ person: '', role: 'healthTrust', organisation });

/** The acts of a line that are open to a viewer. */
export function openActsOf(row: Pick<CaseRow, 'openActs'>, viewer: Viewer): readonly string[] {
  if (viewer === null) return [];
  return row.openActs[`${viewer.role}@${viewer.organisation}`] ?? row.openActs[`${viewer.role}@${anyOrganisation}`] ?? [];
}
