/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: 'e68d05e15af9394a7947b05a161b8577ad7129d9cf4c05cddb1c8ec5bc05cb40',
} as const;
