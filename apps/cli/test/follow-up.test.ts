import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { emptyFolder, run } from './terminal.ts';

const example = fileURLToPath(new URL('../../../models/follow-ups', import.meta.url));
const id = 'constructed-targeted-therapy';

/** A folder with the example, its document changed. */
const folderWith = (change: (text: string) => string): string => {
  const cwd = emptyFolder();
  cpSync(example, cwd, { recursive: true });
  const file = path.join(cwd, `${id}.yaml`);
  writeFileSync(file, change(readFileSync(file, 'utf8')));
  return cwd;
};
/** Without what takes time. */
const lean = (text: string): string => text.slice(0, text.indexOf('\nforecast:')).replace(/ {2}subgroups: .*\n/, '');

describe('likeverd follow-up', () => {
  test.each([
    ['nb_NO.UTF-8', ['Observert mot antatt', 'Reglene som ble skrevet på forhånd', 'Oppgjør av prisavtalen', 'Ekstern kontroll']],
    [
      'nn_NO.UTF-8',
      ['Observert mot føresett', 'Reglane som vart skrivne på førehand', 'Oppgjer av prisavtala', 'Ekstern kontroll'],
    ],
    [
      'en_GB.UTF-8',
      [
        'Observed against assumed',
        'The rules that were written beforehand',
        'Settlement of the price agreement',
        'External control',
      ],
    ],
  ])('the example of the gallery from an empty folder: %s', async (language, titles) => {
    const { code, out } = await run(['follow-up', id, '--draws', '300'], { cwd: emptyFolder(), language });
    expect(code).toBe(0);
    for (const title of titles) expect(out).toContain(title);
    expect(out).not.toMatch(/undefined|NaN|\[object/);
  });

  test('as one object, the same from a file of one’s own', async () => {
    const cwd = folderWith(lean);
    const asked = ['follow-up', `${id}.yaml`, '--draws', '300', '--as-of', '2029-01-15', '--json'];
    const { code, out } = await run(asked, { cwd });
    const report: unknown = JSON.parse(out);
    expect(code).toBe(0);
    expect(report).toMatchObject({
      format: 'likeverd-follow-up-report/1',
      constructed: true,
      data: { patients: 70, duplicates: 3 },
    });
    expect((await run(asked, { cwd })).out).toBe(out);
  });

  test('faults of the document come all at once, with line and column', async () => {
    const cwd = folderWith((text) =>
      text.replace('outside: exclude', 'outside: maybe').replace('statistic: rmst', 'statistic: rsmt'),
    );
    const { code, out, error } = await run(['follow-up', `${id}.yaml`], { cwd, language: 'en_GB.UTF-8' });
    expect([code, out]).toEqual([2, '']);
    expect(error).toMatch(/yaml:\d+:\d+ indication\.outside/);
    expect(error).toMatch(/yaml:\d+:\d+ rules\[3\]\.statistic/);
  });

  test('faults of the rows come with row and column; an identity number is never repeated', async () => {
    const cwd = folderWith((text) => text);
    const file = path.join(cwd, `${id}-patients.csv`);
    writeFileSync(file, readFileSync(file, 'utf8').replace('constructed-000002', '01010750160').replace(';treated;', ';other;'));
    const { code, error } = await run(['follow-up', `${id}.yaml`], { cwd, language: 'en_GB.UTF-8' });
    expect(code).toBe(2);
    expect(error).toContain('patients.csv:2:4');
    expect(error).toContain('patients.csv:3:1');
    expect(error).not.toContain('01010750160');
  });

  test.each([
    ['a file that is not there', (text: string) => text.replace(`${id}-patients.csv`, 'nothing.csv'), 'nothing.csv'],
    ['an assessment that is not there', (text: string) => text.replace(`assessment: ${id}`, 'assessment: nothing'), 'nothing'],
  ])('%s', async (_what, change, told) => {
    const { code, error } = await run(['follow-up', `${id}.yaml`], { cwd: folderWith(change), language: 'en_GB.UTF-8' });
    expect(code).toBe(2);
    expect(error).toContain(told);
  });

  test('without an external control the effect is refused with its requirement, and the rest is told', async () => {
    const cwd = folderWith((text) => lean(text).replace(/externalControl:[\s\S]*?biasSd: [\d.]+\n/, ''));
    const { code, out } = await run(['follow-up', `${id}.yaml`, '--draws', '300'], { cwd, language: 'en_GB.UTF-8' });
    expect(code).toBe(0);
    expect(out).toContain('[requirement A11-6]');
    expect(out).toContain('Settlement of the price agreement');
  });
});
