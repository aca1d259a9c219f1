/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '92ebdd01850e090bc6e049a32117c36ee16fde163f350ef9b15b8e6a4676680f',
} as const;
