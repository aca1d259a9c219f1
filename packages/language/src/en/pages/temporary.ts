import type { TemporaryPageWords } from '../../nb/pages/temporary.ts';

/** Words of temporary introduction on pages: the contract, who has signed, what it lacks. */
export const temporary: TemporaryPageWords = {
  section: 'Temporary introduction',
  publicLead:
    'The method is introduced temporarily under this contract. What gives the price is withheld; the form of risk sharing is public.',
  workLead: 'The contract on which a temporary introduction rests. It becomes public with the decision, without price and terms.',
  version: (d) => `Version ${d.version} of the contract`,
  signedOn: (d) => `Signed by all parties on ${d.date}.`,
  signatures: 'Signatures',
  signatories: {
    supplier: 'The supplier',
    sykehusinnkjop: 'Sykehusinnkjøp HF',
    rhf: 'The regional health authorities through Beslutningsforum',
  },
  signedAt: (d) => `signed ${d.instant}`,
  notSigned: 'not signed',
  lapsed: (d) =>
    `${d.count} ${d.count === 1 ? 'signature' : 'signatures'} on an earlier version no longer ${d.count === 1 ? 'holds' : 'hold'}.`,
  missing: 'Lacking before the contract can be signed',
  complete: 'Everything that is required is there.',
  hash: 'Fingerprint',
  publicHash: 'Fingerprint of the public text',
  hashHint: 'SHA-256. If one character changes it is another.',
  plan: 'The supplier’s plan for new data',
  planNumber: (d) => `Plan number ${d.number}, presented ${d.instant}.`,
  assessment: 'The agency’s assessment of the plan',
  olderPlan: 'The assessment is of an earlier plan.',
  choice: 'The clinicians’ choice of outcome measures',
  contract: 'The contract',
};
