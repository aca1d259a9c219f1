/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '04492ae7fb59c7e98bc8319c0e0016a3e70e5d335e8231737bead128f50de872',
} as const;
