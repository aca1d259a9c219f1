/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '41036d945b877794dedebc6174518b9efa041759f8d0a923d37201cb06959eb1',
} as const;
