/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: 'cc340c5d72582c2714b07e2fceb151d1c24f57f95af2d17f0390e7d02bf47a7b',
} as const;
