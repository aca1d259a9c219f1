/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: 'c890584da8237e639a1f5612ee3e759d80d0ce1b0aba2cf52f29f5d4b34931ac',
} as const;
