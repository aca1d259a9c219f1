import { type CaseEvent, valuesOf } from '../events.ts';
import type { OrganisationId } from '../parties.ts';
import type { MiniHtaParts } from './events.ts';

/** A hospital's own assessment as far as the reader may know. */
export interface MiniHta {
  readonly trust: OrganisationId;
  readonly department?: string;
  readonly miniHtaPurpose?: string;
  readonly peerTrust?: OrganisationId;
  /** What has been written of the three parts. */
  readonly parts: Partial<MiniHtaParts>;
  readonly stopReason?: string;
}

/** The assessment after one more event of any room; undefined in a case that is none. */
export function evolveMiniHta(state: MiniHta | undefined, event: CaseEvent): MiniHta | undefined {
  switch (event.type) {
    case 'MiniHtaStarted': {
      const { department, miniHtaPurpose, peerTrust } = valuesOf(event, 'MiniHtaStarted') ?? {};
      return {
        trust: event.actor.organisation,
        parts: {},
        ...(department === undefined ? {} : { department }),
        ...(miniHtaPurpose === undefined ? {} : { miniHtaPurpose }),
        ...(peerTrust === undefined ? {} : { peerTrust }),
      };
    }
    // What is written anew after a review stands without that review.
    case 'MiniHtaWritten':
      return state === undefined ? undefined : { ...state, parts: { ...valuesOf(event, 'MiniHtaWritten') } };
    case 'MiniHtaReviewed':
      return state === undefined ? undefined : { ...state, parts: { ...state.parts, ...valuesOf(event, 'MiniHtaReviewed') } };
    case 'MiniHtaCompleted':
      return state === undefined ? undefined : { ...state, parts: { ...state.parts, ...valuesOf(event, 'MiniHtaCompleted') } };
    case 'MiniHtaStopped': {
      const stopReason = valuesOf(event, 'MiniHtaStopped')?.localStopReason;
      return state === undefined || stopReason === undefined ? state : { ...state, stopReason };
    }
    default:
      return state;
  }
}
