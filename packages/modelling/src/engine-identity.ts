/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: 'e36d96a93de49c458473ea4acc9fbb3cb02a92307dd44613fcdf361da6c8efbe',
} as const;
