/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: 'b046291a8f3c01be8ae650085196a153bb45068631d8bdf55c395f63ace2ab72',
} as const;
