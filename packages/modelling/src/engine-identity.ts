/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '9ef41726a5a879552960d5ba8ff2b2daa099cd8ba5d7cfb6e98c96ec5f72b045',
} as const;
