/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: 'c5f3564f09a86256b25c703b72f27e89e3c8cd14e63018541b6b7113adbee5c4',
} as const;
