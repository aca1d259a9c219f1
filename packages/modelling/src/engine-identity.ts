/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '5818bf7feb7cd68ba812aab914252edb86be774e2bd47d711e0c351e2f9c8e81',
} as const;
