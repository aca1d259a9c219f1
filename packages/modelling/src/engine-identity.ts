/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '8c5ea21b463c145df7ef0bf7980262a7875293fa1bcda9f7a4ed3165227d8ffd',
} as const;
