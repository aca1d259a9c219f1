/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '2f1de302ee3c3f8e3062931324ee4c367d5034469c2d11f0c833a25f685a69f1',
} as const;
