/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '58f0e21123188e6a60d681240374cab42f3ff17040cc367e29ec5d3a814150f9',
} as const;
