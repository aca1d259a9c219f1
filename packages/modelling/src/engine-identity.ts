/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: 'e1fc76e56079bd954c98711721c8578a45e367cb80c363a52cbb39a8ed44bac1',
} as const;
