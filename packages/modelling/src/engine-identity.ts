/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '959b939b51eef29b7c09d3a65df15942b791556b1f93fde5a6303d1b65c26fdb',
} as const;
