/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: 'd229814408d24dfa44ab9cd519c4b940e5937efdb54998fb6dcf92b8e69a5951',
} as const;
