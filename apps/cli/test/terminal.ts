import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../bin/likeverd.mjs', import.meta.url));

/** An empty folder to stand in. */
export const emptyFolder = (): string => mkdtempSync(path.join(tmpdir(), 'likeverd-cli-'));

/** The machine's own Node: the first on the path that the project did not bring. */
export function machineNode(): string {
  const own = `${path.sep}node_modules${path.sep}`;
  const folders = (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .filter((folder) => folder !== '' && !`${folder}${path.sep}`.includes(own));
  return path.join(folders.find((folder) => existsSync(path.join(folder, 'node'))) ?? '', 'node');
}

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

interface Circumstances {
  readonly cwd: string;
  readonly language?: string;
  readonly node?: string;
  /** Sent to the program as soon as it says anything on standard error. */
  readonly interruptOnWord?: boolean;
}

/** Runs the command line as a user would: its own process, nothing of ours in its environment but a language. */
export function run(
  args: readonly string[],
  { cwd, language = 'nb_NO.UTF-8', node = process.execPath, interruptOnWord = false }: Circumstances,
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(node, [program, ...args], {
      cwd,
      env: { PATH: process.env['PATH'], LANG: language },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let error = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (error === '' && interruptOnWord) child.kill('SIGINT');
      error += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, error }));
  });
}

/** What `likeverd run --json` prints, as far as the tests look into it; docs/guides/command-line.md describes the whole. */
export interface RunJson {
  readonly format: string;
  readonly inputs: object;
  readonly baseCase: { readonly identity: object };
  readonly appraisal: {
    readonly hash: string;
    readonly severity: { readonly notes: readonly string[] };
    readonly threshold: { readonly value: { readonly value: number } };
    readonly comparisons: readonly {
      readonly icer: { readonly value: { readonly value: number } };
      readonly costs: { readonly value: number };
    }[];
    readonly uncertainty?: object;
  };
}
