/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '189db7756fd74022edfe26418f77ee58f8e1649d2b8edc96ce0b4511a896fa7c',
} as const;
