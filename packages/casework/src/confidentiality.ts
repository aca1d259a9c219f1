import type { CalendarDate } from '@likeverd/reference';
import { isOfficial, type OrganisationId, type Viewer } from './parties.ts';

/** Legal grounds on which a value may be withheld. The words for each are in packages/language. */
export const legalGrounds = [
  /** Trade secrets: offentleglova § 13 first paragraph, cf. forvaltningsloven § 13 first paragraph no. 2. */
  'tradeSecret',
  /** Personal circumstances: offentleglova § 13 first paragraph, cf. forvaltningsloven § 13 first paragraph no. 1. */
  'personalCircumstances',
  /** Negotiating position of the authorities: offentleglova § 23 first paragraph. */
  'negotiatingPosition',
  /** Documents an authority has prepared for its own preparation of a case: offentleglova § 14. */
  'internalDocument',
] as const;
export type LegalGround = (typeof legalGrounds)[number];

/**
 * The class that every stored value carries.
 * - public: everyone.
 * - internal: the bodies of the joint system, and the owner.
 * - confidential: the owner and the organisations it is shared with, nobody else; opens by itself on `expires`.
 */
export type Label =
  | { readonly class: 'public' }
  | { readonly class: 'internal'; readonly owner: OrganisationId }
  | {
      readonly class: 'confidential';
      readonly ground: LegalGround;
      readonly owner: OrganisationId;
      readonly sharedWith: readonly OrganisationId[];
      /** First day on which the value is public. */
      readonly expires?: CalendarDate;
    };

export const publicLabel: Label = { class: 'public' };

/** Internal to the bodies of the joint system and `owner`. */
export function internalTo(owner: OrganisationId): Label {
  return { class: 'internal', owner };
}

/**
 * The one place where it is decided who sees what. The database enforces the same rule a second time by row-level security
 * (apps/server/migrations); a test compares the two on every combination.
 *
 * Source: S13.R2 (prices and ICERs confidential per case), A8-6 (unit price may be withheld), offentleglova § 13.
 */
export function mayRead(viewer: Viewer, label: Label, today: CalendarDate): boolean {
  switch (label.class) {
    case 'public':
      return true;
    case 'internal':
      return viewer !== null && (isOfficial(viewer) || viewer.organisation === label.owner);
    case 'confidential':
      if (label.expires !== undefined && label.expires <= today) return true;
      return viewer !== null && (viewer.organisation === label.owner || label.sharedWith.includes(viewer.organisation));
  }
}
