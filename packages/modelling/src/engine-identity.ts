/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '3abb682cae06131db82ba4856fe760c2eb3744a0ce24453a6e8ca642ec8f8058',
} as const;
