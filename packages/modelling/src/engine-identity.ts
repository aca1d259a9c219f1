/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '96ef1bd68c5fc328a8760721c0833203541257b624cd360f79a8bc5d1cad3b29',
} as const;
