/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '70813e3dc083a1a025a4acc38e4b750e8f1bf96bf23cc9279f1f31c97175fbd1',
} as const;
