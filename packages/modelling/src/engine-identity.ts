/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: 'e90e3514cf0165a11c90bdb7d2787f0deb051b976c3870801de026ea4e1b513f',
} as const;
