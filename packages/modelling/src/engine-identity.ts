/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '0b4d8c6f8aac78593271a6cc849efe237d8c2a4a9827b32df98efb25e4b78efe',
} as const;
