/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '76afe51822be03af160dffdd2b33d13cfeafdacc40f793671a1e64d69ba46abb',
} as const;
