import { spawn } from 'node:child_process';

/** What a virus scanner says of a file. */
export type Verdict =
  | { readonly kind: 'clean' }
  | { readonly kind: 'refused'; readonly report: string }
  /** It could not say: not there, broken, or out of time. The file waits. */
  | { readonly kind: 'unknown'; readonly report: string };

export type Scanner = (path: string) => Promise<Verdict>;

/** Milliseconds that a scan may take. */
const longest = 30 * 60_000;
/** Characters kept of what a scanner says. */
const longestReport = 500;

/**
 * A scanner that is a command: given the path of a file as its last argument, it exits with 0 where the file is clean and with 1 where it
 * is not, as `clamscan` and `clamdscan` do; anything else is no verdict.
 */
export function commandScanner(command: string): Scanner {
  const [program = '', ...fixed] = command.split(/\s+/);
  return (path) =>
    new Promise((resolve) => {
      const child = spawn(program, [...fixed, path], { stdio: ['ignore', 'pipe', 'pipe'], timeout: longest });
      let said = '';
      const hear = (piece: Buffer): void => {
        if (said.length < longestReport) said += String(piece);
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      child.once('error', (error) => resolve({ kind: 'unknown', report: error.message }));
      child.once('close', (code) => {
        // The path is ours and tells nobody anything.
        const report = said.replaceAll(path, '').trim().slice(0, longestReport);
        if (code === 0) resolve({ kind: 'clean' });
        else if (code === 1) resolve({ kind: 'refused', report });
        else resolve({ kind: 'unknown', report: `exit code ${code}: ${report}` });
      });
    });
}
