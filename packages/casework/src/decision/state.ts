import { type CaseEvent, valuesOf } from '../events.ts';
import { type DecisionRecord, decisionRecord, type PublishedDecision } from './record.ts';

/** What a case has been decided, oldest first. */
export interface DecisionState {
  readonly published: readonly PublishedDecision[];
  /** Why the decision was put off last, while it waits. */
  readonly postponed?: { readonly sentTo?: string; readonly meetingDate?: string; readonly awaited?: string };
  /** What the case was opened again for, until the new decision is published. */
  readonly reopened?: {
    readonly reopenedFor?: string;
    readonly meetingDate?: string;
    readonly newInformation?: string;
  };
}

export const emptyDecisions: DecisionState = { published: [] };

/** The decision that holds: the newest that was published. */
export function decisionInForce({ published }: DecisionState): PublishedDecision | undefined {
  return published.at(-1);
}

/** The decisions of a case after one more event. */
export function evolveDecisions(state: DecisionState, event: CaseEvent): DecisionState {
  switch (event.type) {
    case 'DecisionPublished':
      return { published: [...state.published, published(state, event)] };
    case 'DecisionPostponed':
      return { ...state, postponed: { ...valuesOf(event, 'DecisionPostponed') } };
    case 'CaseReopened':
      return { ...state, reopened: { ...valuesOf(event, 'CaseReopened') } };
    default:
      return state;
  }
}

function published(state: DecisionState, event: CaseEvent): PublishedDecision {
  return {
    ordinal: state.published.length + 1,
    publishedAt: event.recordedAt,
    decision: recorded(event) ?? {},
  };
}

/** The decision that an event holds, where it holds one. */
export function recorded(event: CaseEvent): DecisionRecord | undefined {
  const values = valuesOf(event, 'DecisionPublished') ?? valuesOf(event, 'DecisionRecorded');
  return values === null ? undefined : decisionRecord(values);
}
