/** Written by scripts/write-engine-identity.ts; a test refuses a file that is out of date. */
export const ENGINE = {
  version: '0.1.0',
  hash: '7c95fe711d796c35d5096d3a1cbfeedb70cb7802c7fbead51aae00b9bcf8ddc6',
} as const;
