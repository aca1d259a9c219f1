import type { AssessmentDocument } from './read.ts';

const classes = ['public', 'internal', 'confidential'] as const;
export type DocumentClass = (typeof classes)[number];

/** The strictest of some classes; public where there are none. */
export const strictestClass = (given: readonly DocumentClass[]): DocumentClass =>
  classes[Math.max(0, ...given.map((each) => classes.indexOf(each)))] ?? 'confidential';

/**
 * The class of a document as a whole: that of its strictest offer. Offers are confidential unless they say otherwise, and so is a part of
 * offers that cannot be read. A8-6, S13.R2.
 */
export const documentClass = ({ premises, faulty }: Pick<AssessmentDocument, 'premises' | 'faulty'>): DocumentClass =>
  faulty.agreements === undefined
    ? strictestClass((premises.agreements?.offers ?? []).map((offer) => offer.class ?? 'confidential'))
    : 'confidential';
