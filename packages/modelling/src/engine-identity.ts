/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: 'ec219b2df538ff04d167f9114a2813a0c741b22cf3d2bb247a541767d167c67b',
} as const;
