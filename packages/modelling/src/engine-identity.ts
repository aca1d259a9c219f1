/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '541f1b98306d8a16fa2bca84188aa398b9fe63d077ace39d301c4c9bafe1024c',
} as const;
