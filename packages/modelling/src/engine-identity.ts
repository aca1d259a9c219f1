/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '9ab38698421afe4b27b834c5b04814c5f2e0b1847e6633d5e5ada67366ade0e1',
} as const;
