import type { Label } from '../confidentiality.ts';
import { bodies, type Party, type Viewer } from '../parties.ts';

/** What a negotiator says of one of the framework's points for an alternative agreement (A8). */
export interface PointJudgement {
  /** `met`, `notMet`, or empty while it is open. */
  readonly judgement: string;
  readonly reason: string;
}

/** An offer of the negotiator's own making, as typed: texts that cannot be read as numbers are kept as they stand. */
export interface Alternative {
  readonly id: string;
  readonly name: string;
  /** Form of the agreement: `flat`, or an id of another form. */
  readonly form: string;
  /** Price per pack and the terms of the form, by field. */
  readonly terms: Readonly<Record<string, string>>;
  readonly remark: string;
  readonly points: Readonly<Record<string, PointJudgement>>;
}

/** What a negotiator has typed in one case. Everything is text as typed, so that nothing is lost because it is not right yet. */
export interface NegotiationWorkspace {
  readonly alternatives: readonly Alternative[];
  /** Assumptions of the budget and of the value of information, by field. */
  readonly assumptions: Readonly<Record<string, string>>;
  /** Id of the offer that the negotiator goes on with; empty where none is chosen. */
  readonly chosen: string;
  readonly notes: string;
  /** The negotiator's assessment in the price note; numbers stand as references. */
  readonly assessment: string;
}

/** One saved version of a workspace. */
export interface SavedWorkspace {
  /** From 1; 0 before anything was saved. */
  readonly version: number;
  /** Instant, ISO 8601 in UTC; absent before anything was saved. */
  readonly savedAt?: string;
  readonly workspace: NegotiationWorkspace;
}

export const emptyWorkspace: NegotiationWorkspace = { alternatives: [], assumptions: {}, chosen: '', notes: '', assessment: '' };

/**
 * The class of a workspace: the authorities' negotiating position, shared with nobody, not with the supplier whose offers it holds and not
 * with those who will decide; what they are to know, they get in the price note. It never opens by itself. S13.R2, A8-6.
 */
export const workspaceLabel: Label = {
  class: 'confidential',
  ground: 'negotiatingPosition',
  owner: bodies.sykehusinnkjop,
  sharedWith: [],
};

/** True for those who negotiate; to everyone else there is no workspace. */
export function mayNegotiate(viewer: Viewer): viewer is Party {
  return viewer !== null && viewer.role === 'negotiator' && viewer.organisation === bodies.sykehusinnkjop;
}
