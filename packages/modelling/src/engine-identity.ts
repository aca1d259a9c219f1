/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '0597573ea5d7925f101384ebd8be5bdc192507d583a8b0787639559da33475f4',
} as const;
