import type { CalendarDate } from '@likeverd/reference';
import { bodies, isOfficial, type OrganisationId, type Viewer } from './parties.ts';

/** Legal grounds on which a value may be withheld. The words for each are in packages/language. */
export const legalGrounds = [
  'tradeSecret',
  'personalCircumstances',
  'negotiatingPosition',
  'internalDocument',
  'documentObtained',
  'tendersUntilChoice',
  'controlMeasures',
] as const;
export type LegalGround = (typeof legalGrounds)[number];

export function isLegalGround(text: string): text is LegalGround {
  return legalGrounds.some((ground) => ground === text);
}

interface GroundCitation {
  /** As it is cited in a journal: offl. is offentleglova (LOV-2006-05-19-16), fvl. is forvaltningsloven (LOV-1967-02-10). */
  readonly citation: string;
  /**
   * How far the paragraph has been followed: `paragraph`, the paragraph with its number; `section`, the section and its heading, read in
   * public copies, the paragraph within it from memory and not verified.
   */
  readonly verified: 'paragraph' | 'section';
}

/**
 * Where each ground is written. Offl. § 13 with fvl. § 13 no. 2 as in facts/norway.md 3.9; the headings of offl. §§ 14, 15, 23 and 24 as
 * listed by public bodies; the texts of the law itself were not at hand.
 */
export const groundCitations: Readonly<Record<LegalGround, GroundCitation>> = {
  tradeSecret: { citation: 'offl. § 13 jf. fvl. § 13 første ledd nr. 2', verified: 'paragraph' },
  personalCircumstances: { citation: 'offl. § 13 jf. fvl. § 13 første ledd nr. 1', verified: 'section' },
  negotiatingPosition: { citation: 'offl. § 23 første ledd', verified: 'section' },
  internalDocument: { citation: 'offl. § 14', verified: 'section' },
  documentObtained: { citation: 'offl. § 15', verified: 'section' },
  tendersUntilChoice: { citation: 'offl. § 23 tredje ledd', verified: 'section' },
  controlMeasures: { citation: 'offl. § 24', verified: 'section' },
};

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

/**
 * The strictest of two classes: read only by those who may read both. A class that opens by itself does so only where the other is
 * public by then. An empty owner is nobody.
 */
export function strictest(one: Label, other: Label): Label {
  if (one.class === 'public') return other;
  if (other.class === 'public') return one;
  if (one.class === 'internal' && other.class === 'internal')
    return one.owner === other.owner ? one : internalTo(bodies.secretariat);
  const [confidential, second] = one.class === 'confidential' ? [one, other] : [other, one];
  if (confidential.class !== 'confidential') return one;
  const readers = [confidential.owner, ...confidential.sharedWith].filter((reader) => mayBeRead(reader, second));
  const [owner = '', ...sharedWith] = readers;
  const expires = second.class === 'confidential' ? later(confidential.expires, second.expires) : undefined;
  return { class: 'confidential', ground: confidential.ground, owner, sharedWith, ...(expires === undefined ? {} : { expires }) };
}

/** Whether an organisation may read a class that is not public, whoever acts for it. */
function mayBeRead(organisation: OrganisationId, label: Exclude<Label, { class: 'public' }>): boolean {
  if (organisation === label.owner) return true;
  return label.class === 'internal'
    ? (Object.values(bodies) as readonly OrganisationId[]).includes(organisation)
    : label.sharedWith.includes(organisation);
}

const later = (one: CalendarDate | undefined, other: CalendarDate | undefined): CalendarDate | undefined =>
  one === undefined || other === undefined ? undefined : one > other ? one : other;
