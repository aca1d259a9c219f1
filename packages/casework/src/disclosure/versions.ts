import type { CalendarDate } from '@likeverd/reference';
import { type LegalGround, mayRead } from '../confidentiality.ts';
import { type CaseEvent, clockEntries, type EventType, visibleTo, withPlaceholders } from '../events.ts';
import type { Fields } from '../field.ts';
import { commandFields } from '../fields.ts';
import { bodies, type OrganisationId, type Viewer } from '../parties.ts';
import { besideTheForm, figuresIn, placeholdersIn, textsIn, withoutPlaceholders } from './passages.ts';

/** For whom a version is derived. */
export const audiences = ['public', 'supplier', 'committee'] as const;
export type Audience = (typeof audiences)[number];

/** Names of what people write; the rest are choices, dates and references. */
const proseNames: ReadonlySet<string> = new Set(
  Object.values<Fields>(commandFields).flatMap((fields) =>
    Object.entries(fields).flatMap(([name, { kind }]) => (kind === 'text' || kind === 'longText' || kind === 'rows' ? [name] : [])),
  ),
);

/** One text of the record in each version; absent where the audience does not see it. */
export interface VersionedText {
  readonly event: EventType;
  readonly recordedAt: string;
  readonly field: string;
  readonly texts: Readonly<Partial<Record<Audience, string>>>;
}

const viewerOf = (audience: Audience, submitter: OrganisationId): Viewer => {
  switch (audience) {
    case 'public':
      return null;
    case 'supplier':
      return { person: '', role: 'supplier', organisation: submitter };
    case 'committee':
      return { person: '', role: 'beslutningsforum', organisation: bodies.beslutningsforum };
  }
};

/**
 * The versions of a case for several audiences, derived from one record: `events` as one viewer sees them, so that no version shows that
 * viewer more than their own.
 */
export function versionsOf(
  events: readonly CaseEvent[],
  submitter: OrganisationId,
  shown: readonly Audience[],
  today: CalendarDate,
): readonly VersionedText[] {
  const seen = shown.map((audience) => {
    const viewer = viewerOf(audience, submitter);
    const visible = events.filter(({ label }) => mayRead(viewer, label, today));
    const joined = visibleTo(viewer, events, today);
    return { audience, of: new Map(visible.map((event, index) => [event, joined[index]] as const)) };
  });
  return events.flatMap((event) =>
    Object.entries(event.values)
      .filter(([name, { value }]) => proseNames.has(name) && textsIn(value).length > 0)
      .flatMap(([field]) => {
        const texts: Partial<Record<Audience, string>> = {};
        for (const { audience, of } of seen) {
          const value = of.get(event)?.values[field]?.value;
          if (value !== undefined) texts[audience] = textsIn(value).join('\n');
        }
        return Object.keys(texts).length === 0 ? [] : [{ event: event.type, recordedAt: event.recordedAt, field, texts }];
      }),
  );
}

/** How much of a document, or of a case, the public is not shown. */
export interface WithheldShare {
  readonly characters: number;
  /** Rounded up to ten for every passage and value, so that no length tells of a number. */
  readonly withheldCharacters: number;
  readonly figures: number;
  readonly withheldFigures: number;
}

export interface WithheldDocument extends WithheldShare {
  readonly event: EventType;
  readonly recordedAt: string;
  readonly grounds: readonly LegalGround[];
}

/**
 * The share withheld of every document that the public knows of, and of the case. `events` is the whole log; what is told is no more than
 * counts, and nothing of documents that the public does not know of.
 */
export function withheldShare(
  events: readonly CaseEvent[],
  today: CalendarDate,
): { readonly documents: readonly WithheldDocument[]; readonly total: WithheldShare } {
  const known = events.filter(({ label }) => mayRead(null, label, today));
  const shown = withPlaceholders(null, known, today);
  const documents = known.map((event, index): WithheldDocument => {
    const said = (name: string): boolean => !besideTheForm(name) && name !== clockEntries;
    const values = Object.entries(event.values).filter(([name]) => said(name));
    const open = Object.entries(shown[index]?.values ?? {}).flatMap(([name, { value }]) => (said(name) ? [value] : []));
    const texts = open.flatMap(textsIn).map(withoutPlaceholders);
    const places = open.flatMap(placeholdersIn);
    const closed = values.filter(([, { label }]) => !mayRead(null, label, today));
    const hidden = closed.flatMap(([, { value }]) => (typeof value === 'number' ? [String(value)] : textsIn(value)));
    const [characters, figures] = [sum(texts.map(({ length }) => length)), sum(texts.map(figuresIn))];
    const withheldCharacters = sum([
      ...places.map((place) => place.characters),
      ...hidden.map(({ length }) => Math.ceil(length / 10) * 10),
    ]);
    const withheldFigures = sum([...places.map((place) => place.figures), ...hidden.map(figuresIn)]);
    const grounds = [
      ...places.map(({ ground }) => ground),
      ...closed.flatMap(([, { label }]) => (label.class === 'confidential' ? [label.ground] : [])),
    ];
    return {
      event: event.type,
      recordedAt: event.recordedAt,
      grounds: [...new Set(grounds)],
      characters: characters + withheldCharacters,
      withheldCharacters,
      figures: figures + withheldFigures,
      withheldFigures,
    };
  });
  const total = (of: (each: WithheldShare) => number): number => sum(documents.map(of));
  return {
    documents: documents.filter((document) => document.characters > 0),
    total: {
      characters: total((each) => each.characters),
      withheldCharacters: total((each) => each.withheldCharacters),
      figures: total((each) => each.figures),
      withheldFigures: total((each) => each.withheldFigures),
    },
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
