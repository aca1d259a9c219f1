/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: 'c18d3b1af2c77064abca999378e5a003fc3bf1aa36ff30a04d935d0504345ebb',
} as const;
