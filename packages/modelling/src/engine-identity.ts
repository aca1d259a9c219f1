/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '60b9a563bed5703301dd056095545c83904ef42be9d0565f5b390785fe570e93',
} as const;
