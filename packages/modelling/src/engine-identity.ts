/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '5e2d4dd23fcbd6650a01219d255b54856a43b652b9257709c660a9cc0333b894',
} as const;
