/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '30a89d5068c7122f7cd10956afd91b7c5bd591ba2aacef520d40e79e86c2d0de',
} as const;
