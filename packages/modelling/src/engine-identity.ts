/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: 'd241745d2600b9487c1ec38162e1f3eff52f7afbdb4e693809a8842dd9b68631',
} as const;
