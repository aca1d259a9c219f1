import { type CalendarDate, isCalendarDate } from '@likeverd/reference';
import { mayRead } from '../confidentiality.ts';
import { type CaseEvent, clockEntries, type NewEvent, visibleTo } from '../events.ts';
import type { FieldValue, FileReference } from '../field.ts';
import type { MeetingEvent, NewMeetingEvent } from '../meetings/events.ts';
import { type Figure, figuresOf } from './figures.ts';
import type { TrialValues } from '../implementation/trials.ts';
import { plainText } from './number-words.ts';
import { besideTheForm, isRows, textsIn } from './passages.ts';
import type { RebateFigures } from './rebates.ts';
import { couldBeExact, isPriced } from './words-around.ts';

/** What is public, or is about to be: a text or a number, and where it stands. */
export interface PublicPiece {
  readonly where: string;
  readonly text: string;
  /** The case that it stands in or is about; absent for what is about none. */
  readonly caseId?: string;
  /** Not readable yet: it opens by itself on its day, and is weighed as if it had. */
  readonly opensLater?: boolean;
  /** From a document of numbers without sentences: only numbers that are the price itself are taken to be about it. */
  readonly numbersOnly?: boolean;
}

/** A piece that has been read for its figures. */
export interface ReadPiece extends PublicPiece {
  readonly figures: readonly Figure[];
  /** The text in small letters, as it is searched for names. */
  readonly plain: string;
}

/** Rebates as they were published of some cases: what everyone may take from them. */
export interface PublishedAggregate {
  readonly area: string;
  readonly members: readonly string[];
  readonly figures: RebateFigures;
  /** Instant, ISO 8601 in UTC: the prices are those of that time. */
  readonly recordedAt: string;
}

/** The pieces that tell of numbers that a price could be told by, read. A date in a field of its own is a date. */
export function readPieces(pieces: readonly PublicPiece[]): readonly ReadPiece[] {
  return pieces.flatMap((piece) => {
    if (isCalendarDate(piece.text)) return [];
    const figures = figuresOf(piece.text).filter(
      (figure) => couldBeExact(figure) || (piece.numbersOnly !== true && isPriced(figure)),
    );
    return figures.length === 0 ? [] : [{ ...piece, figures, plain: plainText(piece.text).toLowerCase() }];
  });
}

/** What is said in a value: its texts, and its numbers after the name of their field. */
function saidIn(name: string, value: FieldValue): readonly string[] {
  const numbered = (field: string, number: number): string =>
    `${field.replace(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`)}: ${number}`;
  if (typeof value === 'number') return [numbered(name, value)];
  const cells = isRows(value)
    ? value.flatMap((row) =>
        Object.entries(row).flatMap(([column, cell]) => (typeof cell === 'number' ? [numbered(column, cell)] : [])),
      )
    : [];
  return [...textsIn(value), ...cells];
}

/** What the public may read of the log of a case. */
export function publicPieces(events: readonly CaseEvent[], today: CalendarDate): readonly PublicPiece[] {
  return visibleTo(null, events, today).flatMap(({ type, caseId, values }) =>
    Object.entries(values)
      .filter(([name]) => name !== clockEntries && (!besideTheForm(name) || name.startsWith('passage.')))
      .flatMap(([name, { value }]) => saidIn(name, value).map((text) => ({ where: `${type}.${name}`, text, caseId }))),
  );
}

/** The files that the public may have of a case: what is written in them is public too. */
export const publicFiles = (events: readonly CaseEvent[], today: CalendarDate): readonly FileReference[] =>
  visibleTo(null, events, today).flatMap(({ values }) =>
    Object.values(values).flatMap(({ value }) => (typeof value === 'object' && 'mediaType' in value ? [value] : [])),
  );

/** What the public may read of the log of a meeting: agenda and minutes. What is told of an item is about the case that the item is. */
export function publicMeetingPieces(
  events: readonly (MeetingEvent | NewMeetingEvent)[],
  today: CalendarDate,
): readonly PublicPiece[] {
  return events
    .filter(({ label }) => mayRead(null, label, today))
    .flatMap(({ type, values }) => {
      const item = values['item']?.value;
      const about = typeof item === 'string' ? { caseId: item } : {};
      return Object.entries(values)
        .filter(([, { label }]) => mayRead(null, label, today))
        .flatMap(([name, { value }]) => saidIn(name, value).map((text) => ({ where: `${type}.${name}`, text, ...about })));
    });
}

/** What an entry of the register of trials says, with the numbers of the methods that it is linked to. */
export function trialPieces(trial: TrialValues): readonly PublicPiece[] {
  const linked = (trial.trialMethods ?? []).map(({ number }) => number).join(', ');
  return Object.entries(trial).flatMap(([name, value]) =>
    name === 'trialMethods' ? [] : saidIn(name, value).map((text) => ({ where: 'trials', text: `${text} (${linked})` })),
  );
}

/** Events as they would stand in the log. */
export function asLogged(events: readonly NewEvent[], log: readonly CaseEvent[]): readonly CaseEvent[] {
  const [last] = log.slice(-1);
  return last === undefined
    ? []
    : events.map((event, index) => ({
        ...event,
        caseId: last.caseId,
        version: log.length + 1 + index,
        recordedAt: last.recordedAt,
        actor: last.actor,
      }));
}
