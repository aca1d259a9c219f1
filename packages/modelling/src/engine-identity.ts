/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: 'd694afd4d6259bf760bbcb4757626641ffe48f798b2751bfa833fe285bb73193',
} as const;
