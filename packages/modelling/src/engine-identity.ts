/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '4c5778308d47e63d66117bcceedaeca682fb307ab74c273f8773e399a7eb692e',
} as const;
