/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: 'd2f5fbfdcf82790f91f357792a186e378705b12c8a1f171e29b0154ba2b39bda',
} as const;
