/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: 'e7dc3db957cae15497cc812b09500fb18539e2c1a988322bd313e647f3acadb1',
} as const;
