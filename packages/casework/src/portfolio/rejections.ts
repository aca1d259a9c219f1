/** Codes of refusals; the words are in packages/language under the same code. */
export const portfolioRejections = ['portfolio.number', 'portfolio.notImported', 'portfolio.notFuture'] as const;
