/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: 'e7ad0ef15ec3cc0663682b49c2a4aed32a6f6d20c576490ba70d1fc245e027fd',
} as const;
