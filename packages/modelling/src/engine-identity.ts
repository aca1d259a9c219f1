/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: 'd837d93a0143b5f8dcc68394aea2f9b024db546282722ebab6e9ff9d96efbd79',
} as const;
