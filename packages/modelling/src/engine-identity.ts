/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '33bfce06f0d77ab057c21c24045ba8bb1f53d9e37f8ea8e82274c391cb63d7a0',
} as const;
