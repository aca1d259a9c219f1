import type { CalendarDate } from '@likeverd/reference';
import type { FieldValue } from '../field.ts';

/** What the events of confidentiality say. Passages lie beside these values, under `passage.ID`. */
export interface DisclosureEvents {
  ConfidentialityClaimed: {
    claim: string;
    /** The passage that is withheld since it was typed; absent where the claim quotes a text that stands open. */
    passage: string;
    quote: string;
    ground: string;
    reason: string;
    expires: CalendarDate;
  };
  ClaimJudged: {
    claim: string;
    judgement: string;
    reason: string;
    /** First day on which what is not withheld any longer is public. */
    opensOn: CalendarDate;
    /** Passages that are withheld from now on wherever their text stands. */
    standing: readonly string[];
  };
  ValueOpened: {
    /** `passage.ID`, or `EventType.field`. */
    item: string;
    value: FieldValue;
    reason: string;
  };
  DisclosureOverridden: {
    /** The hidden value. */
    item: string;
    /** Narrowest interval accepted, in percent of its middle. */
    narrowest: number;
    reason: string;
  };
}

export const disclosureEventTypes = [
  'ConfidentialityClaimed',
  'ClaimJudged',
  'ValueOpened',
  'DisclosureOverridden',
] as const satisfies readonly (keyof DisclosureEvents)[];
