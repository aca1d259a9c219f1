/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '544b62148b65167da20a8d4f845f16eef3d7e42702f27c9a34d9081e443f37fc',
} as const;
