/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '58d8bf7ca1355444f4f76c016af5c29225a764b6992d82c6d69e6498ed954ea3',
} as const;
