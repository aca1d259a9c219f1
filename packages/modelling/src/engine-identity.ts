/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '3c58cd78ac0da22ef635239f1029dfa44714ebe98eb71094f60b3bc6d5751e76',
} as const;
