/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: 'f7b1f4309134195c73fca30fd66136449b95dd7e2db7d07e44bf85abaca9732d',
} as const;
