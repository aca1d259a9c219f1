/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '1e127dd36d8ba10877164eec35f56af6a2a84e70cb8751c78d7e74b661a80b4b',
} as const;
