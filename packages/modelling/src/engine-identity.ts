/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '14e60b51a9e17e164cf9ea4c62c3a1f479a642a361a864b3fe4073a544a611db',
} as const;
