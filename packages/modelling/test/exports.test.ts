import {
  csvText,
  parseCsv,
  psaLayouts,
  psaTables,
  type PsaTexts,
  readPsa,
  resultsTable,
  runBaseCase,
  runProbabilistic,
  tableCsv,
  traceTable,
} from '@likeverd/modelling';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compiled, readGallery, sound } from './gallery.ts';

const model = compiled(readGallery('colon-exercise-norway'));
const baseCase = sound(runBaseCase(model));
const run = sound(runProbabilistic(model, { seed: 1, from: 2, to: 7 }));
const rowsOf = (text: string): readonly (readonly string[])[] => {
  const parsed = parseCsv(text);
  return parsed.ok ? parsed.rows.map(({ cells }) => cells) : [];
};

describe('CSV', () => {
  test('RFC 4180: CRLF, quotes doubled, cells with commas, quotes or line breaks quoted', () => {
    expect(
      csvText(
        ['a', 'b'],
        [
          ['x,y', 'say "hi"'],
          ['two\nlines', 0.1],
        ],
      ),
    ).toBe('a,b\r\n"x,y","say ""hi"""\r\n"two\nlines",0.1\r\n');
  });
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('text %j is no formula; numbers stay numbers', (text) => {
    expect(rowsOf(csvText(['a'], [[text]]))[1]?.[0]).toBe(`'${text}`);
    expect(csvText(['a'], [[-1]])).toBe('a\r\n-1\r\n');
  });
  test('what is not a number is never written as one', () => {
    expect(() => csvText(['a'], [[Number.NaN]])).toThrow(RangeError);
  });
  test('property: text and numbers come back', () => {
    const text = fc.string().filter((cell) => !/^[=+\-@\t\r]/u.test(cell));
    fc.assert(
      fc.property(fc.array(fc.tuple(text, fc.double({ noNaN: true, noDefaultInfinity: true })), { minLength: 1 }), (rows) => {
        const back = rowsOf(csvText(['text', 'number'], rows)).slice(1);
        expect(back.map(([cell, number]) => [cell, Number(number) + 0])).toEqual(rows.map(([cell, number]) => [cell, number + 0]));
      }),
      { numRuns: 200 },
    );
  });
  test.each([
    ['a,b\n1,"2', 2],
    ['a"b,c', 1],
    ['a\n"x"y', 2],
    ['"two\nlines"\n1"', 3],
  ])('%j cannot be read', (text, line) => expect(parseCsv(text)).toEqual({ ok: false, line }));
  test('byte order mark, LF, an empty cell at the end, empty lines at the end', () => {
    expect(parseCsv('\uFEFFa,b\n1,\n\n')).toEqual({
      ok: true,
      rows: [
        { line: 1, cells: ['a', 'b'] },
        { line: 2, cells: ['1', ''] },
      ],
    });
    expect(parseCsv('a,')).toEqual({ ok: true, rows: [{ line: 1, cells: ['a', ''] }] });
  });
});

describe('tables', () => {
  test('the trace: a row for each strategy and grid point, shares to the last bit', () => {
    const [heading, ...rows] = rowsOf(tableCsv(traceTable(baseCase)));
    expect(heading).toEqual(['strategy', 'cycle', 'years', 'diseaseFree', 'progressed', 'dead']);
    expect(rows).toHaveLength(2 * 481);
    expect(rows[60]?.slice(0, 3)).toEqual(['control', '60', '5']);
    expect(Number(rows[60]?.[3])).toBe(baseCase.traces[0]?.states[0]?.occupancy[60]);
  });
  test('results: totals, states and components with the published figures', () => {
    const [heading, ...rows] = rowsOf(tableCsv(resultsTable(baseCase)));
    expect(heading).toEqual(['strategy', 'quantity', 'unit', 'part', 'payer', 'discounted', 'undiscounted']);
    const find = (...cells: readonly string[]) => rows.find((row) => cells.every((cell, index) => row[index] === cell));
    expect(Number(find('exercise', 'qalys', 'QALY', '')?.[5])).toBeCloseTo(11.15995555, 7);
    expect(Number(find('control', 'costs', 'NOK', 'terminal')?.[5])).toBeCloseTo(80_810.54, 2);
  });
});

describe('draws', () => {
  test.each(psaLayouts)('%s: written and read back to the same bits', (layout) => {
    const texts: PsaTexts = Object.fromEntries(psaTables(run, layout).map(({ part, table }) => [part, tableCsv(table)]));
    const read = readPsa(texts, layout);
    expect(read).toEqual({
      ok: true,
      value: {
        draws: 5,
        strategies: run.strategies.map(({ strategy, costs, qalys }) => ({ strategy, costs, qalys })),
        parameters: layout === 'likeverd' || layout === 'savi' ? run.parameters : [],
      },
    });
  });
  test('BCEA has effects and costs by strategy; hesim one row a draw and strategy, samples from 1', () => {
    const bcea = psaTables(run, 'bcea');
    expect(bcea.map(({ part }) => part)).toEqual(['effects', 'costs']);
    expect(bcea[0]?.table.heading).toEqual(['control', 'exercise']);
    const hesim = psaTables(run, 'hesim').flatMap(({ table }) => rowsOf(tableCsv(table)));
    expect(hesim.slice(0, 3).map((row) => row.slice(0, 3))).toEqual([
      ['sample', 'strategy', 'grp'],
      ['1', 'control', '1'],
      ['1', 'exercise', '1'],
    ]);
  });
  test.each([
    ['a file is missing', 'bcea', { costs: 'a\n1' }, { code: 'psa.missing', part: 'effects' }],
    ['not CSV', 'bcea', { costs: 'a\n"1', effects: 'a\n1' }, { code: 'psa.csv', part: 'costs', line: 2 }],
    ['a name twice', 'bcea', { costs: 'a,a\n1,1', effects: 'a\n1' }, { code: 'psa.heading', details: { name: 'a' } }],
    ['no rows', 'bcea', { costs: 'a', effects: 'a\n1' }, { code: 'psa.rows', part: 'costs' }],
    ['a short row', 'bcea', { costs: 'a,b\n1', effects: 'a,b\n1,2' }, { code: 'psa.cells', line: 2 }],
    ['a decimal comma', 'bcea', { costs: 'a\n"1,5"', effects: 'a\n1' }, { code: 'psa.number', details: { found: '1,5' } }],
    ['other strategies', 'bcea', { costs: 'a,b\n1,2', effects: 'b,a\n1,2' }, { code: 'psa.strategies' }],
    ['fewer draws of effects', 'bcea', { costs: 'a\n1\n2', effects: 'a\n1' }, { code: 'psa.rows', part: 'effects' }],
    [
      'hesim: a column is missing',
      'hesim',
      { draws: 'sample,strategy,qalys\n1,a,2' },
      { code: 'psa.heading', details: { name: 'costs' } },
    ],
    ['hesim: a draw twice', 'hesim', { draws: 'sample,strategy,qalys,costs\n1,a,2,3\n1,a,2,3' }, { code: 'psa.grid', line: 3 }],
    [
      'hesim: a draw of one strategy is missing',
      'hesim',
      { draws: 'sample,strategy,qalys,costs\n1,a,2,3\n1,b,2,3\n2,a,1,1' },
      { code: 'psa.grid', details: { sample: 2, strategy: 'b' } },
    ],
    ['own layout: costs without QALYs', 'likeverd', { draws: 'draw,costs.a\n0,1' }, { code: 'psa.heading' }],
  ] as const)('%s', (_, layout, texts, fault) => {
    const read = readPsa(texts, layout);
    expect(read.ok ? undefined : read.faults[0]).toMatchObject(fault);
  });
});
