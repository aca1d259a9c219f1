/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '6ed3304e5a10a6ade96799502462cc288abba3063e2541839ce440c6619dfdf8',
} as const;
