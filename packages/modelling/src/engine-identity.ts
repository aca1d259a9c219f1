/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '3191a06b3b7639b4e5f1545d1601522598ee5feb62e7d73549624a97d5c3985e',
} as const;
