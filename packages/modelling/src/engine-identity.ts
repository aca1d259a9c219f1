/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '02494783373747f3435e62034a0debf0e83934a096fbdbf809e819fa25aaf713',
} as const;
