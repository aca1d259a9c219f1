/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: 'aa1d18a6452b31ed40d928b2538956cece4a96a846b4db4b7a286d5576e92d0f',
} as const;
