/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: 'd4263dad7fef9d8d39e4d70e25d9441da231df86ddfd9d940b894f1fe23427ce',
} as const;
