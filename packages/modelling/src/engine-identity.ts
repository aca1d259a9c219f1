/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '63618c95ecf03e4cbcab22874789d7afdf21abd9f2507af0d2d50a95c995189c',
} as const;
