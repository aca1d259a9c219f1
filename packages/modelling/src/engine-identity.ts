/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '972e1d4db30421d4e6147c1827549988c7f479ccfea615f0065623b9ca7023b6',
} as const;
