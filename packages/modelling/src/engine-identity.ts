/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '050e0cfd05f38696fac59fcb42be635630f0d267375668a062e04cf061545287',
} as const;
