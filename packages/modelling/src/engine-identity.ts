/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '86a56d9c948daf05076726b8806c3244cbac044ab224d6535d8ba74a6acfe75f',
} as const;
