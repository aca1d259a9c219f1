import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { likeverd } from '../src/command-line.ts';
import { emptyFolder, machineNode, run } from './terminal.ts';

const cwd = emptyFolder();
const model = readFileSync(new URL('../../../models/colon-exercise-norway.yaml', import.meta.url), 'utf8');

describe('wrong usage: exit code 64, one sentence that says what to type', () => {
  test.each([
    [['rum'], 'Mente du «run»?'],
    [['run'], 'Mangler <id|fil>'],
    [['run', 'x', 'y'], '«y» er ett argument for mye'],
    [['run', 'x', '--drws', '5'], 'Mente du «--draws»?'],
    [['run', 'x', '--draws'], 'Valget «--draws» mangler en verdi'],
    [['run', 'x', '--draws', 'many'], 'heltall fra 0 til 10000000'],
    [['export', 'x', '--draws', '1000001'], 'heltall fra 0 til 1000000'],
    [['run', 'x', '--draws', '1.5'], 'heltall'],
    [['run', 'x', '--draws=-1'], 'heltall'],
    [['run', 'x', '--horizon', '0'], 'gyldig tall'],
    [['run', 'x', '--threshold', '3e5x'], 'gyldig tall'],
    [['run', 'x', '--set', 'price'], '--set navn=tall'],
    [['run', 'x', '--set', 'price=1,5'], '--set navn=tall'],
    [['run', 'x', '--set', 'price=1', '--set', 'price=2'], 'gitt to ganger'],
    [['run', 'x', '--json=yes'], 'tar ingen verdi'],
    [['run', 'x', '--as-of', '2026-02-30'], 'ikke en dato'],
    [['run', 'x', '--lang', 'se'], 'Velg nb, nn eller en'],
    [['models', '--draws', '5'], '«likeverd models» har ikke valget «--draws»'],
    [['--verison'], 'Mente du «--version»?'],
  ])('%j', async (args, words) => {
    let out = '';
    let error = '';
    const code = await likeverd(args, {
      out: (text) => {
        out += text;
      },
      error: (text) => {
        error += text;
      },
      errorIsTerminal: false,
      environment: { LANG: 'nb_NO.UTF-8' },
      today: '2026-11-22',
      clock: () => 0,
    });
    expect([code, out]).toEqual([64, '']);
    expect(error).toContain(words);
    expect(error.trim().split('\n').length).toBe(1);
  });

  test('in the language of the user', async () => {
    expect(await run(['rum'], { cwd, language: 'nn_NO.UTF-8' })).toMatchObject({
      code: 64,
      out: '',
      error: expect.stringContaining('Meinte du «run»?'),
    });
    expect((await run(['rum'], { cwd, language: 'en_US.UTF-8' })).error).toContain('Did you mean "run"?');
  });
});

describe('help and version', () => {
  test('without arguments, with --help and with -h: every command, on the machine’s own Node too', async () => {
    const [bare, long, short] = await Promise.all([
      run([], { cwd, node: machineNode() }),
      run(['--help'], { cwd }),
      run(['-h'], { cwd }),
    ]);
    expect(bare).toEqual(long);
    expect(short).toEqual(long);
    expect(long.code).toBe(0);
    for (const command of [
      'run <id|fil>',
      'check <fil>',
      'models',
      'describe <id|fil>',
      'scenarios <id|fil>',
      'check-delivery <ordbok> <csv-fil>',
    ]) {
      expect(long.out).toContain(`\n  ${command} `);
    }
  });

  test('of one command: its options', async () => {
    const { code, out } = await run(['run', '--help', '--lang', 'en'], { cwd });
    expect(code).toBe(0);
    expect(out).toContain('--threshold <amount>');
    expect(out).not.toContain('--version');
  });

  test('--version', async () => {
    expect(await run(['--version'], { cwd })).toEqual({ code: 0, out: 'likeverd 0.1.0\n', error: '' });
  });
});

describe('models that cannot be read: exit code 2', () => {
  mkdirSync(path.join(cwd, 'folder'));
  writeFileSync(path.join(cwd, 'latin1.yaml'), Buffer.from([0x66, 0xf8, 0x72]));

  test.each([
    ['colon-exercise-norwy', 'Mente du «colon-exercise-norway»?'],
    ['zzzzzzzzzz', 'Skriv «likeverd models»'],
    ['missing.yaml', 'Filen «missing.yaml» finnes ikke'],
    ['folder', '«folder» er en mappe'],
    ['latin1.yaml', 'ikke tekst i UTF-8'],
  ])('%s', async (given, words) => {
    const { code, out, error } = await run(['run', given], { cwd });
    expect([code, out]).toEqual([2, '']);
    expect(error).toContain(words);
  });
});

describe('a model file with faults: all of them, each with file, line, column, path and remedy; nothing is run', () => {
  const broken = path.join(cwd, 'broken.yaml');
  const text = model.replace('formatVersion: 1', 'formatVersion: 99').replace('horizon: 40', 'horizon: forty');
  writeFileSync(broken, text);
  const lineOf = (words: string) => text.split('\n').findIndex((line) => line.includes(words)) + 1;

  test.each(['check', 'run', 'describe', 'scenarios'])('likeverd %s', async (command) => {
    const { code, out, error } = await run([command, 'broken.yaml'], { cwd });
    expect([code, out]).toEqual([2, '']);
    const lines = error.trim().split('\n');
    expect(lines.length).toBeGreaterThanOrEqual(3);
    expect(lines.slice(0, -1).every((line) => /^broken\.yaml:\d+:\d+ .*— .+\.$/.test(line))).toBe(true);
    expect(error).toContain(`broken.yaml:${lineOf('formatVersion: 99')}:`);
    expect(error).toContain(`broken.yaml:${lineOf('horizon: forty')}:`);
    expect(lines.at(-1)).toContain('Ingenting er kjørt.');
  });

  test('--json gives the same list to machines', async () => {
    const { code, out, error } = await run(['check', 'broken.yaml', '--json'], { cwd });
    expect([code, error]).toEqual([2, '']);
    const { format, faults } = JSON.parse(out) as { format: string; faults: readonly object[] };
    expect(format).toBe('likeverd-faults/1');
    expect(faults[0]).toMatchObject({
      code: expect.any(String),
      line: expect.any(Number),
      column: expect.any(Number),
      message: expect.any(String),
    });
  });

  test('an input that the model does not have, or that lies out of range', async () => {
    const unknown = await run(['run', 'colon-exercise-norway', '--set', 'hrOos=0.5'], { cwd });
    expect([unknown.code, unknown.out]).toEqual([2, '']);
    expect(unknown.error).toContain('hrOs');
    const range = await run(['run', 'colon-exercise-norway', '--set', 'utilityDiseaseFree=7'], { cwd });
    expect([range.code, range.out]).toEqual([2, '']);
    const scenario = await run(['run', 'colon-exercise-norway', '--scenario', 'horizon_10y'], { cwd });
    expect([scenario.code, scenario.out]).toEqual([2, '']);
    expect(scenario.error).toContain('horizon_10yr');
  });
});

describe('reading a model', () => {
  test('check of a sound file says so, with the hash', async () => {
    writeFileSync(path.join(cwd, 'sound.yaml'), model);
    const { code, out } = await run(['check', 'sound.yaml'], { cwd });
    expect(code).toBe(0);
    expect(out).toMatch(/^colon-exercise-norway: ingen feil\. Modellens kontrollsum er [0-9a-f]{64}\.\n$/);
  });

  test('models lists the gallery', async () => {
    const { code, out } = await run(['models'], { cwd });
    expect(code).toBe(0);
    expect(out).toMatch(/^colon-exercise-norway {2,}\S/m);
    const json = JSON.parse((await run(['models', '--json'], { cwd })).out) as {
      models: readonly { description: object | null }[];
    };
    expect(json.models.every(({ description }) => description !== null)).toBe(true);
  });

  test('describe says what can be changed, and where it comes from', async () => {
    const { code, out } = await run(['describe', 'colon-exercise-norway', '--lang', 'nn'], { cwd });
    expect(code).toBe(0);
    expect(out).toContain('Verdiar som kan endrast med --set');
    expect(out).toContain('hrOs');
    expect(out).toContain('10.5281/zenodo.21978175');
  });

  test('scenarios lists the published ones', async () => {
    const { out } = await run(['scenarios', 'colon-exercise-norway'], { cwd });
    expect(out).toMatch(/^horizon_10yr {2,}\S/m);
    const json = JSON.parse((await run(['scenarios', 'colon-exercise-norway', '--json'], { cwd })).out) as {
      scenarios: readonly object[];
    };
    expect(json.scenarios.length).toBeGreaterThanOrEqual(24);
  });
});

describe('check-delivery', () => {
  const dictionary = {
    format: 'likeverd-dictionary/1',
    id: 'constructed-follow-up',
    variables: [
      { name: 'person', type: 'text', required: true, unique: true },
      { name: 'age', type: 'integer', minimum: 18 },
    ],
  };
  writeFileSync(path.join(cwd, 'dictionary.json'), JSON.stringify(dictionary));
  writeFileSync(path.join(cwd, 'broken.json'), JSON.stringify({ ...dictionary, delimiter: '|' }));
  writeFileSync(path.join(cwd, 'good.csv'), 'person;age\np1;61\np2;74\n');
  writeFileSync(path.join(cwd, 'bad.csv'), 'person;age\n01010750160;61\np2;seventy\n');

  test('a sound delivery is accepted', async () => {
    const { code, out } = await run(['check-delivery', 'dictionary.json', 'good.csv'], { cwd });
    expect([code, out]).toEqual([0, 'good.csv: leveransen er i orden (2 rader, 2 variabler).\n']);
  });

  test('a faulty one is refused whole, each fault with row and column, no identity number repeated', async () => {
    const { code, out, error } = await run(['check-delivery', 'dictionary.json', 'bad.csv'], { cwd });
    expect([code, out]).toEqual([2, '']);
    expect(error).toMatch(/^bad\.csv:2:1 rad 2, kolonne 1, «person» — .*fødselsnummer/m);
    expect(error).toMatch(/^bad\.csv:3:2 rad 3, kolonne 2, «age» — «seventy» er ikke et heltall/m);
    expect(error).toContain('avvist i sin helhet (2 feil)');
    expect(error).not.toContain('01010750160');
    const json = await run(['check-delivery', 'dictionary.json', 'bad.csv', '--json'], { cwd });
    expect(JSON.parse(json.out)).toMatchObject({
      status: 'refused',
      faults: [{ code: 'cell.identityNumber' }, { code: 'cell.integer' }],
    });
  });

  test('a faulty dictionary and a missing file', async () => {
    expect(await run(['check-delivery', 'broken.json', 'good.csv'], { cwd })).toMatchObject({
      code: 2,
      error: expect.stringContaining('broken.json delimiter —'),
    });
    expect(await run(['check-delivery', 'dictionary.json', 'none.csv'], { cwd })).toMatchObject({
      code: 2,
      error: expect.stringContaining('none.csv'),
    });
  });
});
