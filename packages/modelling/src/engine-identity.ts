/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '948ad0fb4516c05a7a25502a59dc7ab8de11687b4f331a25a5a7625b0b7c8a35',
} as const;
