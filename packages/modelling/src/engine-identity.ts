/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '67a94df2c85319fac9a12295df047f64d42ed894bfbe35b22e595ab4ac8983ed',
} as const;
