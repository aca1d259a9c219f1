import {
  type Audience,
  bodies,
  caseFrom,
  decide,
  type Finding,
  type Findings,
  hiddenIn,
  isOfficial,
  mayRead,
  type NewEvent,
  type Party,
  type Quantity,
  renamed,
  type Statement,
  type VersionedText,
  versionsOf,
  type Viewer,
  viewerOf,
  visibleTo,
  withheldShare,
} from '@likeverd/casework';
import type { Moment } from '../clock.ts';
import { asViewer, asWriter, type Store } from '../database.ts';
import { seenEvents, wholeCase } from '../log/event-store.ts';
import { guard, type Guarded } from './guard.ts';

/** A finding as one viewer may know it: the interval and the equations only with the price. */
interface SeenFinding {
  readonly hidden: string;
  readonly relativeWidth: number;
  readonly limit: number;
  readonly tooNarrow: boolean;
  readonly lowest?: number;
  readonly highest?: number;
  readonly restsOn: readonly {
    readonly where: string;
    readonly figure: string;
    readonly quantity?: Pick<Quantity, 'what' | 'year'>;
    readonly statement?: Statement;
  }[];
}

export type SeenFindings =
  | { readonly status: 'solved'; readonly findings: readonly SeenFinding[] }
  | { readonly status: 'unsolved'; readonly where: readonly string[] };

export interface DisclosureView {
  /** What everyone can find now. */
  readonly now: SeenFindings;
  /** What they could find once the next step, or the text that was tried, is public. */
  readonly next?: {
    readonly act: string;
    readonly findings: SeenFindings;
    /** Prices of other cases that could be found too narrowly then: how narrowly, not which. */
    readonly elsewhere?: readonly { readonly relativeWidth: number; readonly limit: number }[];
  };
}

/** Roles that see what the guard finds: those who negotiate, decide and publish. */
const guards: readonly Party['role'][] = ['negotiator', 'secretariat', 'beslutningsforum'];

/** Acts without a form that publish, by whom: what they would make public is known before they are done. */
const publishing = [
  { type: 'publishDecision', actor: { person: '', role: 'secretariat', organisation: bodies.secretariat } },
  { type: 'signOffAssessment', actor: { person: '', role: 'bestillerforum', organisation: bodies.bestillerforum } },
] as const;

/**
 * What can be worked out of the hidden prices of a case, for those who may see that; null for everyone else and where no price is hidden.
 * With a text: once that text is public too.
 */
export function readDisclosure(
  store: Store,
  viewer: Viewer,
  caseId: string,
  moment: Moment,
  text?: string,
): Promise<DisclosureView | null> {
  if (viewer === null || viewerOf(viewer, caseId) === null || !guards.includes(viewer.role)) return Promise.resolve(null);
  return asWriter(store, async (tx) => {
    const log = await wholeCase(tx, caseId);
    if (visibleTo(viewer, log, moment.today).length === 0) return null;
    const state = caseFrom(caseId, log);
    if (text !== undefined) {
      const tried = await guard(
        tx,
        { growths: [{ caseId, log, events: [] }], beside: [{ where: 'text', text, caseId }] },
        moment.today,
        caseId,
      );
      return viewOf(tried, 'text', viewer, caseId, moment);
    }
    const coming = publishing
      .map(({ type, actor }) => ({ type, decided: decide(state, { type, values: {} }, { actor, ...moment, nextNumber: '' }) }))
      .find(({ decided }) => decided.ok);
    const events: readonly NewEvent[] = coming?.decided.ok === true ? coming.decided.events : [];
    const guarded = await guard(tx, { growths: [{ caseId, log, events }] }, moment.today, caseId);
    return viewOf(guarded, coming?.type, viewer, caseId, moment);
  });
}

/** Null where the case has no hidden price, and nothing would tell of another's. */
function viewOf(
  { before, after, stopped, number }: Guarded,
  act: string | undefined,
  viewer: Party,
  caseId: string,
  moment: Moment,
): DisclosureView | null {
  const elsewhere = stopped.filter(({ hidden }) => hidden.caseId !== caseId);
  const seen = (findings: Findings): SeenFindings => seenFindings(findings, viewer, caseId, number, moment);
  const own = [before, after].some(
    (each) => each.status === 'unsolved' || each.findings.some(({ hidden }) => hidden.caseId === caseId),
  );
  if (!own && elsewhere.length === 0) return null;
  return {
    now: seen(before),
    ...(act === undefined
      ? {}
      : {
          next: {
            act,
            findings: seen(after),
            ...(elsewhere.length === 0
              ? {}
              : { elsewhere: elsewhere.map(({ relativeWidth, limit }) => ({ relativeWidth, limit })) }),
          },
        }),
  };
}

/** Of the prices of one case; what others cost is told in theirs. */
function seenFindings(
  findings: Findings,
  viewer: Party,
  caseId: string,
  number: Guarded['number'],
  { today }: Moment,
): SeenFindings {
  if (findings.status === 'unsolved') return findings;
  const own = findings.findings.filter(({ hidden }) => hidden.caseId === caseId);
  const labels = new Map(findings.prices.map((price) => [price.id, price]));
  const readable = (id: string): boolean => {
    const price = labels.get(id);
    return price !== undefined && mayRead(viewerOf(viewer, price.caseId), price.label, today);
  };
  return { status: 'solved', findings: own.map((finding) => seenFinding(finding, readable, (id) => named(id, caseId, number))) };
}

/** The interval with the price; an equation with every price in it. */
function seenFinding(
  { hidden, lowest, highest, relativeWidth, limit, statements }: Finding,
  readable: (id: string) => boolean,
  name: (id: string) => string,
): SeenFinding {
  return {
    hidden: hidden.item,
    relativeWidth,
    limit,
    tooNarrow: relativeWidth < limit,
    ...(readable(hidden.id) ? { lowest, highest } : {}),
    restsOn: statements.map(({ where, figure, quantity: { what, year }, statement }) => ({
      where,
      figure,
      ...(hiddenIn(statement).every(readable)
        ? { quantity: { what, ...(year === undefined ? {} : { year }) }, statement: renamed({ ...statement, id: '' }, name) }
        : {}),
    })),
  };
}

/** `offer 1` of the case itself, `ID2026_014 offer 1` of another. */
function named(id: string, own: string, number: Guarded['number']): string {
  const [caseId = '', ...item] = id.split(' ');
  return [...(caseId === own ? [] : [number(caseId) ?? caseId]), ...item].join(' ');
}

/** The versions of a case side by side, as far as this viewer may see each; null where they see nothing of the case. */
export function readVersions(
  store: Store,
  viewer: Party,
  caseId: string,
  { today }: Moment,
): Promise<{ readonly audiences: readonly Audience[]; readonly texts: readonly VersionedText[] } | null> {
  return asViewer(store, viewer, today, async (tx) => {
    const events = (await seenEvents(tx, [caseId])).get(caseId) ?? [];
    if (events.length === 0) return null;
    const submitter = caseFrom(caseId, visibleTo(viewer, events, today)).submitter ?? viewer.organisation;
    const shown: readonly Audience[] = isOfficial(viewerOf(viewer, caseId))
      ? ['public', 'supplier', 'committee']
      : ['public', 'supplier'];
    const owner = isOfficial(viewer) ? submitter : viewer.organisation;
    return { audiences: shown, texts: versionsOf(events, owner, shown, today) };
  });
}

/** How much of a case that the public knows of is withheld; null where the public knows nothing of it. */
export function readWithheldShare(
  store: Store,
  caseId: string,
  { today }: Moment,
): Promise<ReturnType<typeof withheldShare> | null> {
  return asWriter(store, async (tx) => {
    const log = await wholeCase(tx, caseId);
    return visibleTo(null, log, today).length === 0 ? null : withheldShare(log, today);
  });
}
