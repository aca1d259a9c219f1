/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: 'a6bc9868cdc1e913c1f001ec85bbf943d5cf1f9280ee14725ddeb2ef5c1b9d17',
} as const;
