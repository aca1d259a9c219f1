/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '8541afbf0940348b40e7f0906f47ee6de0763eeb7ef82f8c094573017de051d0',
} as const;
