/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '315908e3847b1d30c4b7dbe7d37f006a1ec5031a7f84f25a5efa20937bedb84b',
} as const;
