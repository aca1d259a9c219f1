/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '250cbc2ccbbdb9980b4e5697d243ac5695ce51dcbde5f3a85e2cde6d0e925b8b',
} as const;
