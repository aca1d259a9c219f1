/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: 'deccc78f0796bba83f4e59c7dadca1c63b1857f68d13def0bd74049b18fad8be',
} as const;
