/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '1237fbeb5f61d76aa303db842e786ba1cf7469837af742c39c74fa110c1eca4d',
} as const;
