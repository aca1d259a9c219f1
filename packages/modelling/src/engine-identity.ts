/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '34baaec66db5693d4e4c9591be4a93bc893f23a4a2df719773fe26deb85aea13',
} as const;
