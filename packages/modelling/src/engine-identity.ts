/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '6104c9d21dc17da0544612514338afc09f3de9aad213a2601cc25c7e20610715',
} as const;
