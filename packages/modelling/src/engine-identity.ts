/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '74d320fb273e2e7b320b732b7b2507eecb5c2993a16efb9a2977f2c5fe729448',
} as const;
