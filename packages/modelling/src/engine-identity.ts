/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: 'ad4b5ab227608d52c38da56be8d1f8645c7e221dd7b49ff157529a7842d10a6d',
} as const;
