/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '2f9f2c3a215099a0f7eb744a2d3e7601db691e8a07c2a61e25f16336b9502050',
} as const;
