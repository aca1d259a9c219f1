/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: 'a880dd29d0abcbab8033a54a4476166eea60f654648f0b59ec039b4f5931e7ba',
} as const;
