/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: 'bd22177a63054b4b783efb2fe6ca583c7c0f268eedb0cc617c6951ddc91affe1',
} as const;
