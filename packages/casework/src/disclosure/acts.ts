import type { CalendarDate } from '@likeverd/reference';
import { type Acts, type Circumstances, event, label } from '../act.ts';
import { internalTo, isLegalGround, type Label, publicLabel } from '../confidentiality.ts';
import type { Labelled, NewEvent } from '../events.ts';
import type { FieldValue } from '../field.ts';
import { bodies, isOfficial, type OrganisationId, type Role, roles } from '../parties.ts';
import { type Rejection, reject } from '../rejections.ts';
import { type CaseState, type Phase, phases } from '../state.ts';
import type { disclosureFields } from './fields.ts';
import { type Passage, passageName, placeholderOf } from './passages.ts';
import type { Claim } from './state.ts';
import { freeId, labelOf } from './withholding.ts';

/** What is opened or judged is told in public, and a case is public from its registration. */
const registered: readonly Phase[] = phases.filter((phase) => phase !== 'submitted' && phase !== 'awaitingCompletion');

const claimants: readonly Role[] = ['supplier', 'proposer', 'expert', 'healthTrust'];

/** The acts of confidentiality. */
export const disclosureActs: Acts<typeof disclosureFields> = {
  claimConfidentiality: {
    roles: claimants,
    roleRule: 'disclosure.ground',
    phases,
    anytime: true,
    requirements: ({ withheldUntil }, _state, { today }) => afterToday(withheldUntil, today, 'withheldUntil', 'disclosure.ground'),
    events: ({ claimedText, legalGround, reason, withheldUntil }, state, circumstances) => [
      claimed(state, circumstances, {
        quote: claimedText,
        ground: legalGround,
        reason,
        ...(withheldUntil === undefined ? {} : { expires: withheldUntil }),
      }),
    ],
  },
  judgeClaim: {
    roles: ['secretariat', 'assessor'],
    roleRule: 'disclosure.judgedByBody',
    phases: registered,
    premises: ({ disclosure }) =>
      disclosure.claims.some(({ judgement }) => judgement === undefined) ? [] : [reject('claim.none', 'disclosure.judgedByBody')],
    requirements: ({ claimId, openedText, opensOn }, state, { today }) => {
      const claim = state.disclosure.claims.find(({ id }) => id === claimId);
      if (claim === undefined) return [reject('claim.unknown', 'disclosure.judgedByBody', {}, 'claimId')];
      const text = textOf(claim, state);
      return [
        ...(claim.judgement === undefined ? [] : [reject('claim.judged', 'disclosure.judgedByBody', {}, 'claimId')]),
        ...(openedText === undefined || text.includes(openedText)
          ? []
          : [reject('claim.notInText', 'disclosure.judgedByBody', {}, 'openedText')]),
        ...afterToday(opensOn, today, 'opensOn', 'disclosure.notice'),
      ];
    },
    events: (values, state, circumstances) => [judged(values, state, circumstances)],
  },
  openValue: {
    roles,
    roleRule: 'disclosure.owner',
    phases: registered,
    anytime: true,
    premises: ({ disclosure }, { actor }) =>
      [...Object.values(disclosure.passages), ...disclosure.withheld].some(
        ({ label: held }) => held.class === 'confidential' && held.owner === actor.organisation,
      )
        ? []
        : [reject('value.none', 'disclosure.owner')],
    requirements: ({ withheldItem, ownerConsents }, state, { actor }) => {
      const found = itemOf(withheldItem, state);
      if (found === undefined || found.label.class !== 'confidential')
        return [reject('value.unknown', 'disclosure.owner', {}, 'withheldItem')];
      const { owner, ground } = found.label;
      // What is somebody else's secret is opened with their consent.
      const foreign = isOfficial(actor) && (ground === 'tradeSecret' || ground === 'personalCircumstances');
      return [
        ...(owner === actor.organisation ? [] : [reject('party.notOwner', 'disclosure.owner', {}, 'withheldItem')]),
        ...(foreign && ownerConsents !== true ? [reject('consent.missing', 'disclosure.consent', {}, 'ownerConsents')] : []),
      ];
    },
    events: ({ withheldItem, reason }, state) => {
      const found = itemOf(withheldItem, state);
      const told = label({ item: withheldItem, ...(reason === undefined ? {} : { reason }) }, publicLabel);
      const opened: Readonly<Record<string, Labelled<FieldValue>>> =
        found === undefined ? {} : { [found.passage ? withheldItem : 'value']: { label: publicLabel, value: found.value } };
      return [{ type: 'ValueOpened', label: publicLabel, values: { ...told, ...opened } }];
    },
  },
  overrideDisclosure: {
    roles: ['negotiator'],
    roleRule: 'disclosure.guard',
    phases: registered,
    anytime: true,
    premises: ({ priceOffers }) => (priceOffers.length > 0 ? [] : [reject('value.none', 'disclosure.guard')]),
    events: ({ withheldItem, narrowestAccepted, reason }) => [
      {
        type: 'DisclosureOverridden',
        label: internalTo(bodies.sykehusinnkjop),
        values: {
          ...label({ item: withheldItem, narrowest: narrowestAccepted }, internalTo(bodies.sykehusinnkjop)),
          ...label({ reason }, overrideReason),
        },
      },
    ],
  },
};

/** Why a price may come closer to the light than the limit tells of the authorities' negotiating position. */
const overrideReason: Label = {
  class: 'confidential',
  ground: 'negotiatingPosition',
  owner: bodies.sykehusinnkjop,
  sharedWith: [bodies.beslutningsforum, bodies.secretariat],
};

function afterToday(
  date: CalendarDate | undefined,
  today: CalendarDate,
  field: string,
  rule: 'disclosure.ground' | 'disclosure.notice',
): readonly Rejection[] {
  return date !== undefined && date <= today ? [reject('date.notAfterToday', rule, { today }, field)] : [];
}

interface Claiming {
  readonly passage?: string;
  readonly quote?: string;
  readonly ground: string;
  readonly reason?: string;
  readonly expires?: CalendarDate;
}

/** The event of a claim: that it was made is internal, the words that are claimed carry the class that is claimed for them. */
export function claimed(state: CaseState, { actor, now }: Circumstances, { quote, ground, expires, ...rest }: Claiming): NewEvent {
  const own = internalTo(actor.organisation);
  const taken = new Set(state.disclosure.claims.map(({ id }) => id));
  const told = { claim: rest.passage ?? freeId(taken, now), ground, ...rest, ...(expires === undefined ? {} : { expires }) };
  const { values, ...made } = event('ConfidentialityClaimed', own, told);
  const quoted =
    quote === undefined || !isLegalGround(ground) ? {} : label({ quote }, labelOf(actor, state, ground, 'bodies', expires));
  return { ...made, values: { ...values, ...quoted } };
}

const textOf = ({ passage, quote }: Claim, { disclosure }: CaseState): string =>
  passage === undefined ? (quote ?? '') : (disclosure.passages[passage]?.text ?? '');

interface Judging {
  readonly claimId: string;
  readonly claimJudgement: string;
  readonly openedText?: string;
  readonly opensOn?: CalendarDate;
  readonly reason: string;
}

/** What a judgement does: what is to open gets a first public day, what is to stay withheld becomes, or stays, a passage. */
function judged(
  { claimId, claimJudgement, openedText, opensOn, reason }: Judging,
  state: CaseState,
  { now }: Circumstances,
): NewEvent {
  const claim = state.disclosure.claims.find(({ id }) => id === claimId);
  const owner: OrganisationId = claim?.owner ?? bodies.secretariat;
  const told = label({ claim: claimId, judgement: claimJudgement, ...(opensOn === undefined ? {} : { opensOn }) }, publicLabel);
  const effects = claim === undefined ? {} : effectsOf(claim, claimJudgement, openedText, opensOn, state, now);
  // A passage of a text that is not public opens no further than its text.
  const open = claim?.passage === undefined || state.disclosure.inPublic.includes(claim.passage);
  return {
    type: 'ClaimJudged',
    label: open ? publicLabel : internalTo(owner),
    values: { ...told, ...label({ reason }, internalTo(owner)), ...effects },
  };
}

function effectsOf(
  claim: Claim,
  judgement: string,
  openedText: string | undefined,
  opensOn: CalendarDate | undefined,
  state: CaseState,
  now: string,
): Readonly<Record<string, Labelled<FieldValue>>> {
  const kept = claim.passage === undefined ? undefined : state.disclosure.passages[claim.passage];
  const ground = claim.ground ?? '';
  if (!isLegalGround(ground)) return {};
  const taken = new Set(Object.keys(state.disclosure.passages));
  const make = (
    text: string,
    held: Label,
  ): { readonly id: string; readonly value: Labelled<FieldValue>; readonly place: string } => {
    const id = freeId(taken, now);
    taken.add(id);
    const expires = held.class === 'confidential' ? held.expires : undefined;
    return { id, value: { label: held, value: text }, place: placeholderOf(id, ground, text, expires) };
  };
  if (judgement === 'claimRefused') {
    return kept === undefined || claim.passage === undefined || opensOn === undefined
      ? {}
      : { [passageName(claim.passage)]: { label: opening(kept, opensOn), value: kept.text } };
  }
  const label_: Label = kept?.label ?? {
    class: 'confidential',
    ground,
    owner: claim.owner,
    sharedWith: Object.values(bodies),
    ...(claim.expires === undefined ? {} : { expires: claim.expires }),
  };
  const text = kept?.text ?? claim.quote ?? '';
  const pieces = judgement === 'claimPartly' && openedText !== undefined ? text.split(openedText) : [text];
  if (kept !== undefined && judgement === 'claimAccepted') return {};
  const rest = pieces.map((piece) => (piece.trim() === '' ? { piece } : { piece, made: make(piece, label_) }));
  const made = rest.flatMap((each) => (each.made === undefined ? [] : [each.made]));
  const passages = Object.fromEntries(made.map(({ id, value }) => [passageName(id), value] as const));
  if (kept === undefined || claim.passage === undefined || opensOn === undefined)
    return { ...passages, ...(made.length === 0 ? {} : { standing: { label: publicLabel, value: made.map(({ id }) => id) } }) };
  const opened = rest.map(({ piece, made: place }) => place?.place ?? piece).join(openedText ?? '');
  return { ...passages, [passageName(claim.passage)]: { label: opening(kept, opensOn), value: opened } };
}

/** The class of a passage that is to open: as it was, and public from a day on. */
function opening({ label: held }: Passage, opensOn: CalendarDate): Label {
  return held.class === 'confidential' ? { ...held, expires: opensOn } : held;
}

/** A value that is withheld, by `passage.ID` or `EventType.field`. */
function itemOf(
  item: string,
  { disclosure }: CaseState,
): { readonly label: Label; readonly value: FieldValue; readonly passage: boolean } | undefined {
  const passage = item.startsWith('passage.') ? disclosure.passages[item.slice('passage.'.length)] : undefined;
  if (passage !== undefined) return { label: passage.label, value: passage.text, passage: true };
  const value = disclosure.withheld.find((each) => each.item === item);
  return value === undefined ? undefined : { label: value.label, value: value.value, passage: false };
}
