/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '4fdc8aae4ef434553072dd9db5b155ca6b09a114ffc3ba7f5d027a8a8d1a44ba',
} as const;
