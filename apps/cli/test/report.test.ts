import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openCapsule } from '@likeverd/documents';
import { unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { emptyFolder, type Ended, run } from './terminal.ts';

const cwd = emptyFolder();
const likeverd = (...args: readonly string[]): Promise<Ended> => run(args, { cwd, language: 'en_GB.UTF-8' });
const bytesOf = (name: string): Buffer => readFileSync(path.join(cwd, name));
const usual = ['small.yaml', '--draws', '200', '--as-of', '2026-11-22'];
const gallery = fileURLToPath(new URL('../../../models/', import.meta.url));
const write = (name: string, text: string): void => writeFileSync(path.join(cwd, name), text);

const small = (model: string, text = 'It costs {{targeted.icer}}.'): string => `format: likeverd-assessment
formatVersion: 1
id: small
title: { nb: Liten, nn: Liten, en: Small }
constructed: true
model: ${model}
strategy: targeted
submissionDate: 2026-06-21
report:
  resources: { nb: "${text}" }
`;
write('small.yaml', small('constructed-targeted-therapy'));

/** The same of a model of which one value is classed. */
const classedExample = (): string => {
  const model = readFileSync(path.join(gallery, 'constructed-targeted-therapy.yaml'), 'utf8');
  write('secret-model.yaml', model.replace('    value: 58\n', '    value: 58\n    class: confidential\n'));
  write('secret.yaml', small('./secret-model.yaml'));
  return 'secret.yaml';
};

describe('likeverd report', () => {
  test('writes a file and nothing on the screen', async () => {
    const ended = await likeverd('report', ...usual, '--out', 'report.pdf');
    expect([ended.code, ended.out]).toEqual([0, '']);
    expect(bytesOf('report.pdf').subarray(0, 8).toString('latin1')).toBe('%PDF-1.7');
  });

  test('prints a page, and asks for a file where it has bytes to write', async () => {
    const page = await likeverd('report', ...usual, '--format', 'html', '--plain');
    expect([page.code, page.out.startsWith('<!doctype html>')]).toEqual([0, true]);
    const bytes = await likeverd('report', ...usual, '--format', 'docx');
    expect([bytes.code, bytes.out]).toEqual([64, '']);
  });

  test('tells a reference to a result that does not exist, and writes the report all the same', async () => {
    write('lost.yaml', small('constructed-targeted-therapy', 'It costs {{targeted.nothing}}.'));
    const ended = await likeverd('report', 'lost.yaml', '--draws', '0', '--format', 'html', '--out', 'lost.html');
    expect(ended.code).toBe(2);
    expect(ended.error).toContain('targeted.nothing');
    expect(bytesOf('lost.html').length).toBeGreaterThan(10_000);
  });
});

describe('likeverd capsule and replay', () => {
  beforeAll(async () => {
    await likeverd('capsule', ...usual, '--out', 'a.zip');
  });

  test('does everything again from the capsule alone, to the last byte', async () => {
    const { code, out } = await likeverd('replay', 'a.zip', '--json');
    expect(JSON.parse(out)).toMatchObject({ same: true, differences: { results: [], files: [] } });
    expect(code).toBe(0);
  });

  test('packs the same bytes again', async () => {
    await likeverd('capsule', ...usual, '--out', 'b.zip');
    expect(bytesOf('a.zip').equals(bytesOf('b.zip'))).toBe(true);
  });

  test('holds what the assessment rests on and what it came to, each with its digest', () => {
    const opened = openCapsule(new Uint8Array(bytesOf('a.zip')));
    if (!opened.ok) throw new Error(opened.fault.code);
    const names = Object.keys(opened.files);
    for (const name of ['assessment.yaml', 'model.yaml', 'inputs.json', 'rules-and-facts.json', 'results.json', 'draws.csv'])
      expect(names).toContain(name);
    for (const name of ['report.pdf', 'report.docx', 'report.xlsx', 'plain.pdf', 'README.nb.md', 'README.nn.md', 'README.en.md'])
      expect(names).toContain(name);
    expect(names.some((name) => name.startsWith('figures/'))).toBe(true);
    expect(names.toSorted()).toEqual(Object.keys(opened.manifest.files));
  });

  const repacked = (name: string, change: (files: Record<string, Uint8Array>) => void): string => {
    const files = unzipSync(new Uint8Array(bytesOf('a.zip')));
    change(files);
    writeFileSync(path.join(cwd, name), zipSync(files));
    return name;
  };

  test('refuses a changed, a missing and a foreign file, by name', async () => {
    const changed = repacked('changed.zip', (files) => {
      files['results.csv'] = new TextEncoder().encode('better,results\n');
    });
    const missing = repacked('missing.zip', (files) => {
      delete files['model.yaml'];
    });
    const foreign = repacked('foreign.zip', (files) => {
      files['extra.txt'] = new Uint8Array(1);
    });
    for (const [file, name] of [
      [changed, 'results.csv'],
      [missing, 'model.yaml'],
      [foreign, 'extra.txt'],
    ] as const) {
      const ended = await likeverd('replay', file);
      expect([ended.code, ended.error.includes(name)]).toEqual([2, true]);
    }
  });

  test('finds out where manifest and results were changed together', async () => {
    const forged = repacked('forged.zip', (files) => {
      const text = new TextDecoder().decode(files['manifest.json']);
      const manifest = JSON.parse(text) as { results: Record<string, string> };
      files['manifest.json'] = new TextEncoder().encode(
        JSON.stringify({ ...manifest, results: { ...manifest.results, baseCase: '0'.repeat(64) } }),
      );
    });
    const { code, out } = await likeverd('replay', forged, '--json');
    expect(JSON.parse(out)).toMatchObject({ same: false, differences: { results: ['baseCase'], files: [] } });
    expect(code).toBe(1);
  });

  test('refuses what is no capsule', async () => {
    write('text.zip', 'text');
    expect((await likeverd('replay', 'text.zip')).code).toBe(2);
    expect((await likeverd('replay', 'nowhere.zip')).code).toBe(2);
  });

  test('an open capsule of a classed model says what it leaves out, holds no classed value, and cannot be done again', async () => {
    const secret = classedExample();
    const whole = await likeverd('capsule', secret, '--draws', '200', '--out', 'whole.zip');
    expect(whole.error).toContain('confidential');
    const open = await likeverd('capsule', secret, '--draws', '200', '--public', '--out', 'open.zip');
    expect([open.code, open.error.includes('model.yaml')]).toEqual([0, true]);
    const opened = openCapsule(new Uint8Array(bytesOf('open.zip')));
    if (!opened.ok) throw new Error(opened.fault.code);
    expect(opened.manifest).toMatchObject({ class: 'public', open: true, replayable: false });
    expect(Object.keys(opened.files)).not.toContain('results.json');
    expect((await likeverd('replay', 'open.zip')).code).toBe(1);
    expect((await likeverd('replay', 'whole.zip')).code).toBe(0);
  });
});
