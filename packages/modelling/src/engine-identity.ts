/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '0bde59e55aca28fc103cbe497a2fccc812f6a80c2acb4b0308e5f1b660b50cd1',
} as const;
