import type { Label } from '../confidentiality.ts';
import type { CaseEvent } from '../events.ts';
import type { FieldValue } from '../field.ts';
import type { OrganisationId } from '../parties.ts';
import { besideTheForm, hasPlaces, type Passage, passageId, placeholdersIn } from './passages.ts';

export interface Claim {
  readonly id: string;
  /** Who claims. */
  readonly owner: OrganisationId;
  readonly passage?: string;
  readonly quote?: string;
  readonly ground?: string;
  readonly reason?: string;
  readonly expires?: string;
  readonly claimedAt: string;
  readonly judgement?: string;
  readonly judgementReason?: string;
  readonly opensOn?: string;
}

/** A value of the log that is not public. */
export interface WithheldValue {
  /** `EventType.field`; the latest of several. */
  readonly item: string;
  readonly label: Label;
  readonly value: FieldValue;
}

/** What a case, as far as its reader may know, says of confidentiality. */
export interface DisclosureState {
  /** By id. */
  readonly passages: Readonly<Record<string, Passage>>;
  readonly claims: readonly Claim[];
  /** Passages that are withheld wherever their text stands. */
  readonly standing: readonly string[];
  /** Passages that have a place in a text that is public. */
  readonly inPublic: readonly string[];
  readonly withheld: readonly WithheldValue[];
  readonly opened: readonly {
    readonly item: string;
    readonly value?: FieldValue;
    readonly reason?: string;
    readonly openedAt: string;
  }[];
  readonly overrides: readonly {
    readonly item: string;
    readonly narrowest: number;
    readonly reason?: string;
    readonly recordedAt: string;
  }[];
}

export const emptyDisclosure: DisclosureState = {
  passages: {},
  claims: [],
  standing: [],
  inPublic: [],
  withheld: [],
  opened: [],
  overrides: [],
};

/** Every event may hold passages and values that are not public; four types are of confidentiality itself. */
export function evolveDisclosure(state: DisclosureState, event: CaseEvent): DisclosureState {
  const held = withValues(state, event);
  const text = (name: string): string | undefined => {
    const value = event.values[name]?.value;
    return typeof value === 'string' ? value : undefined;
  };
  switch (event.type) {
    case 'ConfidentialityClaimed': {
      const { claim: id, ...rest } = given(event, ['claim', 'passage', 'quote', 'ground', 'reason', 'expires']);
      const claimed = { owner: event.actor.organisation, claimedAt: event.recordedAt, ...rest };
      return id === undefined ? held : { ...held, claims: [...held.claims, { id, ...claimed }] };
    }
    case 'ClaimJudged': {
      const { claim, reason, ...rest } = given(event, ['claim', 'judgement', 'reason', 'opensOn']);
      const standing = event.values['standing']?.value;
      const judged = { ...rest, ...(reason === undefined ? {} : { judgementReason: reason }) };
      return {
        ...held,
        claims: held.claims.map((each) => (each.id === claim ? { ...each, ...judged } : each)),
        standing: [...held.standing, ...(Array.isArray(standing) ? standing.filter((id) => typeof id === 'string') : [])],
      };
    }
    case 'ValueOpened': {
      const [item, value, reason] = [text('item'), event.values['value']?.value, text('reason')];
      return item === undefined
        ? held
        : {
            ...held,
            opened: [
              ...held.opened,
              {
                item,
                openedAt: event.recordedAt,
                ...(value === undefined ? {} : { value }),
                ...(reason === undefined ? {} : { reason }),
              },
            ],
          };
    }
    case 'DisclosureOverridden': {
      const [item, narrowest, reason] = [text('item'), event.values['narrowest']?.value, text('reason')];
      return item === undefined || typeof narrowest !== 'number'
        ? held
        : {
            ...held,
            overrides: [
              ...held.overrides,
              { item, narrowest, recordedAt: event.recordedAt, ...(reason === undefined ? {} : { reason }) },
            ],
          };
    }
    default:
      return held;
  }
}

function withValues(state: DisclosureState, event: CaseEvent): DisclosureState {
  const isPublic = event.label.class === 'public';
  let passages: Record<string, Passage> | undefined;
  let withheld: WithheldValue[] | undefined;
  let places: string[] | undefined;
  for (const name in event.values) {
    const said = event.values[name];
    if (said === undefined) continue;
    const { label, value } = said;
    const id = passageId(name);
    if (id !== undefined && typeof value === 'string') passages = { ...passages, [id]: { label, text: value } };
    if (label.class === 'confidential' && !besideTheForm(name))
      withheld = [...(withheld ?? []), { item: `${event.type}.${name}`, label, value }];
    if (isPublic && label.class === 'public' && hasPlaces(value))
      places = [...(places ?? []), ...placeholdersIn(value).map((place) => place.id)];
  }
  if (passages === undefined && withheld === undefined && places === undefined) return state;
  return {
    ...state,
    ...(passages === undefined ? {} : { passages: { ...state.passages, ...passages } }),
    ...(places === undefined ? {} : { inPublic: [...new Set([...state.inPublic, ...places])] }),
    ...(withheld === undefined ? {} : { withheld: latestOf([...state.withheld, ...withheld]) }),
  };
}

const latestOf = (values: readonly WithheldValue[]): readonly WithheldValue[] => [
  ...new Map(values.map((each) => [each.item, each])).values(),
];

/** Texts of an event by name, as far as the reader was given them. */
function given<N extends string>(event: CaseEvent, names: readonly N[]): Readonly<Partial<Record<N, string>>> {
  const found: Partial<Record<N, string>> = {};
  for (const name of names) {
    const value = event.values[name]?.value;
    if (typeof value === 'string') found[name] = value;
  }
  return found;
}
