import { access, mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from './harness.ts';
import { databaseProcesses, startProcess } from './process.ts';

let folder = '';
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('a start that cannot succeed ends with code 1 and one sentence that names the remedy', () => {
  test('the port is taken: found before anything is made', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const data = join(folder, 'never-made');
    const { code, said } = await startProcess({ PORT: String(port), LIKEVERD_DATA: data }).ended;
    other.close();
    expect(code).toBe(1);
    expect(said).toBe(
      `Port ${port} on 127.0.0.1 is taken; stop the program that uses it, or choose another with PORT=${port + 1}.\n`,
    );
    await expect(access(data)).rejects.toThrow('ENOENT');
  });

  test('the data folder is a file', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    const { code, said } = await startProcess({ LIKEVERD_DATA: join(file, 'data') }).ended;
    expect(code).toBe(1);
    expect(said).toMatch(
      /^The data folder .* cannot be written \(ENOTDIR\); give this user the right to it, or set LIKEVERD_DATA to another folder\.\n$/,
    );
  });

  test('no database answers', async () => {
    const { code, said } = await startProcess({
      LIKEVERD_DATA: join(folder, 'a'),
      DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none',
    }).ended;
    expect(code).toBe(1);
    expect(said).toBe(
      'No database answers at DATABASE_URL; start it, correct the address, or leave DATABASE_URL out to use the embedded one.\n',
    );
  });
});

describe('a data folder', () => {
  test('belongs to one server at a time, ends in order, and starts again with what was in it', async () => {
    const data = join(folder, 'shared');
    await mkdir(data);
    const first = startProcess({ LIKEVERD_DATA: data });
    const address = await first.ready;
    expect((await fetch(`${address}/api/health`)).status).toBe(200);

    const second = await startProcess({ LIKEVERD_DATA: data }).ended;
    expect(second.code).toBe(1);
    expect(second.said).toContain(
      `Another Likeverd server (process ${first.child.pid}) uses the data folder ${data}; stop it, or set LIKEVERD_DATA to another folder.`,
    );
    // The second left the first one's database alone.
    expect((await fetch(`${address}/api/methods`)).status).toBe(200);

    first.child.kill('SIGTERM');
    expect(await first.ended).toMatchObject({ code: 0 });
    expect(databaseProcesses(data)).toEqual([]);

    const third = startProcess({ LIKEVERD_DATA: data });
    expect((await fetch(`${await third.ready}/api/health`)).status).toBe(200);
    third.child.kill('SIGINT');
    const { code, said } = await third.ended;
    expect(code).toBe(0);
    expect(said).not.toContain('Making the database');
  });
});
