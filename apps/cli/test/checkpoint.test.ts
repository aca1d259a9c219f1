import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { emptyFolder, run, type RunJson } from './terminal.ts';

const program = fileURLToPath(new URL('../bin/likeverd.mjs', import.meta.url));
const cwd = emptyFolder();
const args = ['run', 'constructed-targeted-therapy', '--draws', '6000', '--threshold', '825000', '--as-of', '2026-11-22', '--json'];
const folder = path.join(cwd, 'kept');
const shards = (): readonly string[] => readdirSync(folder).filter((name) => name.endsWith('.draws'));
const probabilistic = (out: string): unknown => {
  const { appraisal }: RunJson = JSON.parse(out);
  return appraisal.hash;
};

test('a run that is killed goes on where it stood, to the same bits; a broken shard is run again', async () => {
  mkdirSync(folder);
  const child = spawn(process.execPath, [program, ...args, '--checkpoint', folder], { cwd, stdio: 'ignore' });
  const ended = new Promise((resolve) => child.on('close', resolve));
  while (child.exitCode === null && shards().length === 0) await pause(5);
  child.kill('SIGKILL');
  await ended;
  const kept = shards();
  expect(kept.length).toBeGreaterThan(0);
  const written = kept.map((name) => statSync(path.join(folder, name)).mtimeMs);
  const again = await run([...args, '--checkpoint', folder], { cwd });
  expect(again.code).toBe(0);
  expect(kept.map((name) => statSync(path.join(folder, name)).mtimeMs)).toEqual(written);
  expect(shards()).toHaveLength(6);

  const whole = await run(args, { cwd });
  expect(probabilistic(again.out)).toBe(probabilistic(whole.out));

  const [first = ''] = shards();
  const bytes = readFileSync(path.join(folder, first));
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  writeFileSync(path.join(folder, first), bytes);
  const repaired = await run([...args, '--checkpoint', folder], { cwd });
  expect(probabilistic(repaired.out)).toBe(probabilistic(whole.out));
});

test('a folder that cannot be made is told', async () => {
  writeFileSync(path.join(cwd, 'a-file'), '');
  const { code, error } = await run([...args, '--checkpoint', path.join(cwd, 'a-file', 'kept')], { cwd });
  expect(code).toBe(1);
  expect(error).toContain('a-file');
});
