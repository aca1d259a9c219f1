/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '6d9f9ecf9b725bf6cf683a04ddc031026bcab13f5f3a37243a37002b1859f0ee',
} as const;
