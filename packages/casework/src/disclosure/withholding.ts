import type { CalendarDate } from '@likeverd/reference';
import type { Circumstances } from '../act.ts';
import { type Label, type LegalGround, strictest } from '../confidentiality.ts';
import type { Labelled, NewEvent } from '../events.ts';
import type { Field, Fields, FieldValue, FieldValues } from '../field.ts';
import { bodies, isOfficial, type OrganisationId, type Party } from '../parties.ts';
import { type Rejection, reject } from '../rejections.ts';
import type { CaseState } from '../state.ts';
import { isRows, type Passage, passageName, passageReasonName, placeholderOf, placeholdersIn, withPlaces } from './passages.ts';

/** Who may read a passage beside its owner: the bodies; the bodies and the one who asked; those who negotiate, decide and offer. */
export const passageReaders = ['bodies', 'bodiesAndSubmitter', 'priceParties'] as const;
export type PassageReaders = (typeof passageReaders)[number];

/** A passage of a text in a form, as whoever fills it in marks it: positions count UTF-16 units in the text as sent. */
export interface WithheldPassage {
  /** Name of the field; of a table `field.row.column`, rows from 1. */
  readonly field: string;
  readonly from: number;
  readonly to: number;
  readonly ground: LegalGround;
  readonly readers: PassageReaders;
  readonly reason?: string;
  /** First day on which the passage is public. */
  readonly expires?: CalendarDate;
}

export interface NewPassage extends Passage {
  readonly id: string;
  readonly reason?: string;
  readonly ground: LegalGround;
  readonly expires?: CalendarDate;
}

type Withheld =
  | { readonly ok: true; readonly values: FieldValues; readonly passages: readonly NewPassage[] }
  | { readonly ok: false; readonly rejections: readonly Rejection[] };

/** A checked form with a place for every passage that is withheld, and the passages; or every fault of the marking. */
export function withhold(
  fields: Fields,
  raw: Readonly<Record<string, unknown>>,
  values: FieldValues,
  withheld: readonly WithheldPassage[],
  state: CaseState,
  circumstances: Circumstances,
): Withheld {
  if (withheld.length === 0) return { ok: true, values, passages: [] };
  const taken = new Set(Object.keys(state.disclosure.passages));
  const rejections: Rejection[] = [];
  const passages: NewPassage[] = [];
  let changed = values;
  for (const [field, marks] of Map.groupBy(withheld, (each) => each.field)) {
    const text = textAt(fields, raw, field);
    if (text === undefined) {
      rejections.push(reject('passage.field', 'disclosure.ground', { field }, field));
      continue;
    }
    const ordered = marks.toSorted((a, b) => a.from - b.from);
    const places = ordered.map(({ from, to, ground, readers, reason, expires }): NewPassage & { from: number; to: number } => {
      const id = freeId(taken, circumstances.now);
      taken.add(id);
      const label = labelOf(circumstances.actor, state, ground, readers, expires);
      const given = { ...(reason === undefined ? {} : { reason }), ...(expires === undefined ? {} : { expires }) };
      return { id, label, text: text.slice(from, to).normalize('NFC'), ground, from, to, ...given };
    });
    const late = ordered.some(({ expires }) => expires !== undefined && expires <= circumstances.today);
    if (late) rejections.push(reject('passage.expires', 'disclosure.ground', { today: circumstances.today }, field));
    const cut = cutAt(text, places);
    const whole = textAt(fields, values, field);
    if (cut === undefined || cut.plain !== whole) {
      rejections.push(reject('passage.place', 'disclosure.ground', { field }, field));
      continue;
    }
    changed = withTextAt(changed, field, cut.placed);
    passages.push(...places.map(({ from: _from, to: _to, ...passage }) => passage));
  }
  return rejections.length > 0 ? { ok: false, rejections } : { ok: true, values: changed, passages };
}

/** A text cut at the passages: with a place for each, and as it reads; undefined where the passages do not fit the text. */
function cutAt(
  text: string,
  passages: readonly (NewPassage & { readonly from: number; readonly to: number })[],
): { readonly placed: string; readonly plain: string } | undefined {
  const pieces: { readonly plain: string; readonly placed: string }[] = [];
  let at = 0;
  const open = (piece: string): { readonly plain: string; readonly placed: string } => {
    const plain = piece.normalize('NFC');
    return { plain, placed: plain };
  };
  for (const { id, ground, expires, from, to, text: passage } of passages) {
    if (!(Number.isInteger(from) && Number.isInteger(to) && from >= at && to > from && to <= text.length)) return undefined;
    if (!passage.isWellFormed() || passage.trim() !== passage || passage === '') return undefined;
    pieces.push(open(text.slice(at, from)), { plain: passage, placed: placeholderOf(id, ground, passage, expires) });
    at = to;
  }
  pieces.push(open(text.slice(at)));
  return {
    placed: pieces
      .map(({ placed }) => placed)
      .join('')
      .trim(),
    plain: pieces
      .map(({ plain }) => plain)
      .join('')
      .trim(),
  };
}

/** The prose at a place of a form; undefined where there is none. */
function textAt(fields: Fields, values: Readonly<Record<string, unknown>>, path: string): string | undefined {
  const [name = '', row, column] = path.split('.');
  const field: Field | undefined = Object.hasOwn(fields, name) ? fields[name] : undefined;
  const value = values[name];
  if (row === undefined || column === undefined) return field?.kind === 'longText' && typeof value === 'string' ? value : undefined;
  const columns = field?.columns ?? {};
  const kind = Object.hasOwn(columns, column) ? columns[column]?.kind : undefined;
  const cells: unknown = Array.isArray(value) ? value[Number(row) - 1] : undefined;
  const cell = kind === 'longText' && isRecord(cells) ? cells[column] : undefined;
  return typeof cell === 'string' ? cell : undefined;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function withTextAt(values: FieldValues, path: string, text: string): FieldValues {
  const [name = '', row, column] = path.split('.');
  if (row === undefined || column === undefined) return { ...values, [name]: text };
  const rows = values[name] ?? '';
  if (!isRows(rows)) return values;
  return { ...values, [name]: rows.map((each, index) => (index === Number(row) - 1 ? { ...each, [column]: text } : each)) };
}

/** An id that tells nothing but the time, which whoever sees the event knows. */
export function freeId(taken: ReadonlySet<string>, now: string): string {
  const stem = Date.parse(now).toString(36);
  for (let count = 1; ; count += 1) if (!taken.has(`${stem}-${count}`)) return `${stem}-${count}`;
}

const allBodies: readonly OrganisationId[] = Object.values(bodies);

/** The class of a passage. What a supplier or proposer withholds is theirs, and read by the bodies. */
export function labelOf(
  actor: Party,
  state: CaseState,
  ground: LegalGround,
  readers: PassageReaders,
  expires: CalendarDate | undefined,
): Label {
  const submitter = state.submitter === undefined ? [] : [state.submitter];
  const shared: Readonly<Record<PassageReaders, readonly OrganisationId[]>> = {
    bodies: allBodies,
    bodiesAndSubmitter: [...allBodies, ...submitter],
    priceParties: [bodies.sykehusinnkjop, bodies.beslutningsforum, ...submitter],
  };
  const sharedWith = isOfficial(actor) ? shared[readers] : allBodies;
  return {
    class: 'confidential',
    ground,
    owner: actor.organisation,
    sharedWith: sharedWith.filter((organisation) => organisation !== actor.organisation),
    ...(expires === undefined ? {} : { expires }),
  };
}

/**
 * Events with the passages that their texts have places for, each under its own class; where the text itself is confidential, read by no
 * more than may read the text. A text in which a standing passage occurs in the open gets its place.
 */
export function carryPassages(events: readonly NewEvent[], state: CaseState, fresh: readonly NewPassage[]): readonly NewEvent[] {
  const { passages, standing } = state.disclosure;
  const known = new Map<string, Passage>([...Object.entries(passages), ...fresh.map((each) => [each.id, each] as const)]);
  const places = standing.flatMap((id) => {
    const passage = known.get(id);
    return passage === undefined || passage.label.class !== 'confidential'
      ? []
      : [{ text: passage.text, place: placeholderOf(id, passage.label.ground, passage.text, passage.label.expires) }];
  });
  if (known.size === 0) return events;
  return events.map((event) => {
    const values = Object.fromEntries(
      Object.entries(event.values).map(([name, { label, value }]) => [
        name,
        { label, value: label.class === 'public' ? withPlaces(value, places) : value },
      ]),
    );
    const carried: Record<string, Labelled<FieldValue>> = {};
    const carry = (id: string, holder: Label): void => {
      const passage = known.get(id);
      if (passage === undefined)
        throw new RangeError(`The text of ${event.type} has a place for the passage ${id}, which the case does not hold`);
      const label = holder.class === 'confidential' ? strictest(holder, passage.label) : passage.label;
      carried[passageName(id)] ??= { label, value: passage.text };
      for (const inner of placeholdersIn(passage.text)) carry(inner.id, holder);
    };
    for (const { label, value } of Object.values(values)) for (const { id } of placeholdersIn(value)) carry(id, label);
    const reasons = fresh.flatMap(({ id, reason, label }) =>
      reason === undefined || carried[passageName(id)] === undefined
        ? []
        : [[passageReasonName(id), { label, value: reason }] as const],
    );
    return { ...event, values: { ...values, ...carried, ...Object.fromEntries(reasons) } };
  });
}
