import { type Label, mayRead, strictest } from './confidentiality.ts';
import { type AssessmentEvents, assessmentEventTypes } from './assessment/events.ts';
import { type ClockEvents, clockEventTypes } from './clock/events.ts';
import { type CommonEvents, commonEventTypes } from './common/events.ts';
import { type DecisionEvents, decisionEventTypes } from './decision/events.ts';
import { type DeviceEvents, deviceEventTypes } from './devices/events.ts';
import { disclosureEventTypes, type DisclosureEvents } from './disclosure/events.ts';
import { besideTheForm, filled, hasPlaces, marked, type Passage, passageId } from './disclosure/passages.ts';
import type { FieldValue } from './field.ts';
import { type FilesEvents, filesEventTypes } from './files/events.ts';
import { type ImplementationEvents, implementationEventTypes } from './implementation/events.ts';
import { type IntakeEvents, intakeEventTypes } from './intake/events.ts';
import { type ParticipationEvents, participationEventTypes } from './participation/events.ts';
import { type MiniHtaEvents, miniHtaEventTypes } from './mini-hta/events.ts';
import { type MeetingCaseEvents, meetingCaseEventTypes } from './meetings/case-events.ts';
import { type Party, type Viewer, viewerOf } from './parties.ts';
import { type PortfolioEvents, portfolioEventTypes } from './portfolio/events.ts';
import { type PriceEvents, priceEventTypes } from './price/events.ts';
import { type ReassessmentEvents, reassessmentEventTypes } from './reassessment/events.ts';
import { type TemporaryEvents, temporaryEventTypes } from './temporary-introduction/events.ts';
import type { CalendarDate } from '@likeverd/reference';

/** A value with the class it carries for as long as it is stored. */
export interface Labelled<T> {
  readonly label: Label;
  readonly value: T;
}

/**
 * What each event says. A reader who may not see a value gets the event without it, so every value may be absent; one who may not
 * see that the event took place does not get the event.
 */
export interface EventValues
  extends AssessmentEvents,
    ClockEvents,
    CommonEvents,
    DecisionEvents,
    DeviceEvents,
    DisclosureEvents,
    FilesEvents,
    ImplementationEvents,
    IntakeEvents,
    MeetingCaseEvents,
    MiniHtaEvents,
    ParticipationEvents,
    PortfolioEvents,
    PriceEvents,
    ReassessmentEvents,
    TemporaryEvents {}

export const eventTypes = [
  ...commonEventTypes,
  ...intakeEventTypes,
  ...deviceEventTypes,
  ...miniHtaEventTypes,
  ...assessmentEventTypes,
  ...priceEventTypes,
  ...filesEventTypes,
  ...portfolioEventTypes,
  ...decisionEventTypes,
  ...participationEventTypes,
  ...disclosureEventTypes,
  ...meetingCaseEventTypes,
  ...clockEventTypes,
  ...implementationEventTypes,
  ...temporaryEventTypes,
  ...reassessmentEventTypes,
] as const satisfies readonly (keyof EventValues)[];
export type EventType = (typeof eventTypes)[number];

/** An event as `decide` proposes it: not yet numbered or stored. */
export interface NewEvent<T extends EventType = EventType> {
  readonly type: T;
  /** Who may know that this took place. */
  readonly label: Label;
  readonly values: Readonly<Record<string, Labelled<FieldValue>>>;
}

/** An event in the log of a case. */
export interface CaseEvent extends NewEvent {
  readonly caseId: string;
  /** Position in the case's log, from 1. */
  readonly version: number;
  /** Instant, ISO 8601 in UTC. */
  readonly recordedAt: string;
  readonly actor: Party;
}

/**
 * Under this name an event carries the entries of the clock ledger that follow from it (clock/moves.ts). They belong to the clock, not to
 * what the event says.
 */
export const clockEntries = 'clockEntries';

/** The values of an event of a known type that the reader was given. */
export function valuesOf<T extends EventType>(event: CaseEvent, type: T): Partial<EventValues[T]> | null {
  if (event.type !== type) return null;
  const said: Record<string, FieldValue> = {};
  for (const name in event.values) {
    const labelled = event.values[name];
    if (labelled !== undefined && name !== clockEntries && !besideTheForm(name)) said[name] = labelled.value;
  }
  return said as Partial<EventValues[T]>;
}

/**
 * The part of a log that a viewer may see: events they may not know of are left out, values they may not read are left out of the
 * rest, passages they may not read are marked in their texts, and the events are numbered afresh, so that gaps do not tell of events that
 * are not shown. Who stands outside of a case sees it as the public does. Everything a page, search result, feed or API answer shows is
 * derived from what this returns.
 */
export function visibleTo(viewer: Viewer, events: readonly CaseEvent[], today: CalendarDate): readonly CaseEvent[] {
  const sights = sightsOf(events);
  const reader = viewerOf(viewer, events[0]?.caseId ?? '');
  const sight = sights.labels.map((label) => (mayRead(reader, label, today) ? '1' : '0')).join('');
  const known = sights.seen.get(sight);
  if (known !== undefined) return known;
  const seen = seenBy(reader, events, today, marked);
  sights.seen.set(sight, seen);
  return seen;
}

/** The same with the places of withheld passages as they are stored. */
export function withPlaceholders(viewer: Viewer, events: readonly CaseEvent[], today: CalendarDate): readonly CaseEvent[] {
  return seenBy(viewerOf(viewer, events[0]?.caseId ?? ''), events, today, (value) => value);
}

/** The labels of a log, and what is seen of it by those who may read some of them: they see the same, and it is made once. */
interface Sights {
  readonly length: number;
  readonly labels: readonly Label[];
  /** By a 1 or 0 for each label. */
  readonly seen: Map<string, readonly CaseEvent[]>;
}
const sightsOfLogs = new WeakMap<readonly CaseEvent[], Sights>();

function sightsOf(events: readonly CaseEvent[]): Sights {
  const known = sightsOfLogs.get(events);
  // Nothing in a log is ever changed; at most more follows.
  if (known?.length === events.length) return known;
  const sights: Sights = { length: events.length, labels: labelsIn(events), seen: new Map() };
  sightsOfLogs.set(events, sights);
  return sights;
}

/** The labels of some events and their values, each once. */
export function labelsIn(events: readonly CaseEvent[]): readonly Label[] {
  const labels = new Set<Label>();
  for (const { label, values } of events) {
    labels.add(label);
    for (const name in values) {
      const own = values[name]?.label;
      if (own !== undefined) labels.add(own);
    }
  }
  return [...labels];
}

/** An event of which everything is seen, as its place among what is seen, stays the same object; so does a log. */
function seenBy(
  reader: Viewer,
  events: readonly CaseEvent[],
  today: CalendarDate,
  rest: (value: FieldValue) => FieldValue,
): readonly CaseEvent[] {
  const readable = (label: Label): boolean => mayRead(reader, label, today);
  const seen = events
    .filter((event) => readable(event.label))
    .map((event, index): CaseEvent => {
      const all = Object.entries(event.values);
      const readableValues = all.filter(([, { label }]) => readable(label));
      if (readableValues.length === all.length && event.version === index + 1) return event;
      return { ...event, version: index + 1, values: Object.fromEntries(readableValues) };
    });
  const passages = passagesOf(seen);
  const shown = seen.map((event): CaseEvent => {
    const values = Object.entries(event.values);
    if (!values.some(([, { value }]) => hasPlaces(value))) return event;
    const inPlace = values.map(([name, { label, value }]): [string, Labelled<FieldValue>] => {
      const { value: whole, labels } = filled(value, passages);
      return [name, { label: labels.reduce(strictest, label), value: rest(whole) }];
    });
    return { ...event, values: Object.fromEntries(inPlace) };
  });
  return shown.length === events.length && shown.every((event, index) => event === events[index]) ? events : shown;
}

/** The passages that a log holds, the latest of each. */
function passagesOf(events: readonly CaseEvent[]): ReadonlyMap<string, Passage> {
  return new Map(
    events.flatMap((event) =>
      Object.entries(event.values).flatMap(([name, { label, value }]) => {
        const id = passageId(name);
        return id === undefined || typeof value !== 'string' ? [] : [[id, { label, text: value }] as const];
      }),
    ),
  );
}
