/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: 'd0cd7b61bc536d55cc0e203d3c8cd24979e19ffade5bb0720696a23a56c0b239',
} as const;
