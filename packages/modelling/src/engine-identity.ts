/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: 'b1b7a9a28a7fad0f6527438fc5b2d3ee8c0bdf6a17ed483312390980f68bcf74',
} as const;
