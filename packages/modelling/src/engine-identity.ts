/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: 'f724d569d697cbfd9eb4e34ec49872fc1bb7b91100e56f008ff35b215d85752c',
} as const;
