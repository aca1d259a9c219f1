/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '69dfc99484ec1fa57c869160f04c99354e447e91c87076edacd41ca0b1df5bd9',
} as const;
