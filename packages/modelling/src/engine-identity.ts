/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '8a3ce8f14e808325af39160aef521816b28fc904292a91cdf3d4b981746644b3',
} as const;
