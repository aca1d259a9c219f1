/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: 'b2370d82ce1a7f05c42cfca60a987a97d293e8c2c403ed7a3615c9c9d667c962',
} as const;
