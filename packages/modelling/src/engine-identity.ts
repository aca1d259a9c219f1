/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '2f2a6223e6fc0751093df5cf20f9553429542d330a4624b986c268f48c2c9a6e',
} as const;
