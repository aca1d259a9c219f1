/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: 'ececf1755b8c5e064c56eefd7c92641339b1c9acf8c3d259b1c239a46742bd9a',
} as const;
