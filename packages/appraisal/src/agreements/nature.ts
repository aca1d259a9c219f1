import type { Offer, AgreementTerm, TermType } from './format.ts';

/** What has to be known to settle an agreement, beyond the invoice. */
export const dataNeeds = ['sales', 'starts', 'dispensing', 'indications', 'outcomes', 'effect'] as const;
export type DataNeed = (typeof dataNeeds)[number];

/** What a type of term asks of those who follow it. Complicated: treatment must be registered, or someone must start or stop by it (A8-4). */
interface Nature {
  readonly basis: 'financial' | 'performance';
  readonly needs: readonly DataNeed[];
  readonly complicated: boolean;
}

const natures: Readonly<Record<TermType, Nature>> = {
  flatDiscount: { basis: 'financial', needs: [], complicated: false },
  priceVolume: { basis: 'financial', needs: ['sales'], complicated: false },
  expenditureCap: { basis: 'financial', needs: ['sales'], complicated: false },
  patientCap: { basis: 'financial', needs: ['dispensing'], complicated: true },
  freeInitiation: { basis: 'financial', needs: ['starts'], complicated: true },
  indicationPrice: { basis: 'financial', needs: ['indications'], complicated: true },
  instalments: { basis: 'financial', needs: ['starts'], complicated: true },
  outcomeRebate: { basis: 'performance', needs: ['outcomes'], complicated: true },
  moneyBack: { basis: 'performance', needs: ['outcomes'], complicated: true },
  continuation: { basis: 'performance', needs: ['outcomes'], complicated: true },
  documentedEffect: { basis: 'performance', needs: ['effect'], complicated: true },
  evidence: { basis: 'performance', needs: ['effect'], complicated: true },
};

const natureOf = (term: AgreementTerm): Nature =>
  term.type === 'instalments' && term.gate !== undefined
    ? { basis: 'performance', needs: ['starts', 'outcomes'], complicated: true }
    : natures[term.type];

/** What the terms of an offer ask for, taken together. */
export interface OfferNature extends Nature {
  /** Nothing but a percentage off the price. */
  readonly flat: boolean;
  readonly types: readonly TermType[];
}

export const offerNature = ({ terms }: Pick<Offer, 'terms'>): OfferNature => {
  const all = terms.map(natureOf);
  return {
    basis: all.some(({ basis }) => basis === 'performance') ? 'performance' : 'financial',
    needs: dataNeeds.filter((need) => all.some(({ needs }) => needs.includes(need))),
    complicated: all.some(({ complicated }) => complicated),
    flat: terms.every(({ type }) => type === 'flatDiscount'),
    types: [...new Set(terms.map(({ type }) => type))],
  };
};

/** Who may see something, from everyone to the fewest. */
const classes = ['public', 'internal', 'confidential'] as const;
export type ConfidentialityClass = (typeof classes)[number];

/** What is made from several things is as confidential as the most confidential of them. */
export const strictestOf = (given: readonly ConfidentialityClass[]): ConfidentialityClass =>
  classes.findLast((each) => given.includes(each)) ?? 'confidential';
