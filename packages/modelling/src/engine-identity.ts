/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '065d0d2c23621a3a362f5f17dec50eaedf0608e53acbdea7bdfc6468fbbf7e3a',
} as const;
