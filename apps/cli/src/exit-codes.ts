/** What the shell is told. 64 is EX_USAGE of sysexits.h; 130 is 128 + SIGINT. */
export const exitCodes = { fine: 0, stopped: 1, badInput: 2, wrongUsage: 64, interrupted: 130 } as const;
