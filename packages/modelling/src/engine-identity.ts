/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '3d770aa161cb58dfecbcd7806c78ae3448fe26d697d52c0e319a628a5f11a30f',
} as const;
