/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: 'ef81e9ec057fdba1879e528f3a6ec1f091f64bbb1afa0b5312d4deaf188f567b',
} as const;
