/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '34b0846743189e91446eebe909d0a5150ef894616050676d13d5cf9650f7bb5c',
} as const;
