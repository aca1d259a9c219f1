/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: 'e8fb1aceb8abb39c4eb8c39e2b4cae63ec539ac5494e66657b0f23125e07fae0',
} as const;
