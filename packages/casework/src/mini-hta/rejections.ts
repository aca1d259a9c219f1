/** Codes of refusals; the words are in packages/language under the same code. */
export const miniHtaRejections = ['miniHta.ownPeer', 'miniHta.notPeer', 'miniHta.searchAhead'] as const;
