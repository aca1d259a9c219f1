import { content } from '@likeverd/language';
import {
  type CompiledModel,
  compileModel,
  marked,
  modelWorkbook,
  psaTables,
  readModel,
  resultsTable,
  runBaseCase,
  runProbabilistic,
  strictest,
  tableCsv,
  tableParquet,
  traceTable,
} from '@likeverd/modelling';
import fc from 'fast-check';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { describe, expect, test } from 'vitest';
import { compiled, galleryText, readGallery, sound } from './gallery.ts';
import { randomDocument } from './random-model.ts';
import { changed, parameter, smallDocument, written } from './small-model.ts';
import { openWorkbook } from './spreadsheet.ts';

const words = content.en.modelling.workbook;
const bytesOf = (model: CompiledModel, threshold = 100_000): Uint8Array =>
  modelWorkbook({ compiled: model, baseCase: sound(runBaseCase(model)), threshold, words, language: 'en' });

const near = (found: unknown, expected: number): void => {
  expect(Math.abs(Number(found) - expected)).toBeLessThan(1e-9 * Math.max(1, Math.abs(expected)));
};

describe('workbook', () => {
  test.each([
    'colon-exercise-norway',
    'constructed-targeted-therapy',
    'darth-sick-sicker',
    'chancellor-1997-hiv',
    'briggs-2006-hip',
    'darth-sick-sicker-time',
    'dong-2006-knee',
    'pouwels-2024-breast-cancer',
    'pouwels-2024-breast-cancer-cohort',
    'sonnenberg-1993-heart-valve',
  ])('%s: every formula, worked out anew, gives the number that was written, and the totals are the engine’s', (id) => {
    const model = compiled(readGallery(id));
    const baseCase = sound(runBaseCase(model));
    const book = openWorkbook(bytesOf(model));
    const value = book.calculator();
    expect(book.formulas.length).toBeGreaterThan(100);
    for (const { sheet, place } of book.formulas) {
      const before = book.written(sheet, place);
      if (typeof before === 'number') near(value(sheet, place), before);
      else expect(value(sheet, place)).toBe(before);
    }
    const totals = book.formulas.filter(({ sheet, place }) => sheet === 'Results' && /^[B-G]/u.test(place));
    expect(totals.length).toBeGreaterThan(0);
    const [comparator] = baseCase.strategies;
    baseCase.strategies.forEach(({ costs, qalys, lifeYears }, index) => {
      const row = 7 + index;
      near(value('Results', `B${row}`), costs.discounted);
      near(value('Results', `C${row}`), qalys.discounted);
      near(value('Results', `D${row}`), lifeYears.discounted);
      near(value('Results', `E${row}`), costs.undiscounted);
      near(value('Results', `F${row}`), qalys.undiscounted);
      near(value('Results', `G${row}`), lifeYears.undiscounted);
      if (index === 0 || comparator === undefined) return;
      const gain = qalys.discounted - comparator.qalys.discounted;
      near(value('Results', `K${row}`), 100_000 * gain - (costs.discounted - comparator.costs.discounted));
    });
  });

  test('what a reader changes in a cell comes out as the engine would have it: rates and willingness to pay', () => {
    const text = galleryText('colon-exercise-norway');
    const book = openWorkbook(bytesOf(compiled(readGallery('colon-exercise-norway'))));
    const rateCells = book.formulas.flatMap(({ formula }) =>
      [...formula.matchAll(/'Parameters'!\$B\$(\d+)/gu)].map(([, row]) => row),
    );
    const rows = [...new Set(rateCells)];
    expect(rows).toHaveLength(6);
    const changes = { 'Results!B4': 500_000, ...Object.fromEntries(rows.map((row) => [`Parameters!B${row}`, 0.015])) };
    const value = book.calculator(changes);
    const flat = text.replace(/schedule:\n(?:\s+- \{[^\n]*\}\n)+/u, 'schedule: [{ fromYear: 0, rate: 0.015 }]\n');
    expect(flat).not.toBe(text);
    const [standard, exercise] = sound(runBaseCase(sound(compileModel(sound(readModel(flat)))))).strategies;
    if (standard === undefined || exercise === undefined) throw new Error('two strategies expected');
    near(value('Results', 'B8'), exercise.costs.discounted);
    near(value('Results', 'C7'), standard.qalys.discounted);
    const [costs, qalys] = [
      exercise.costs.discounted - standard.costs.discounted,
      exercise.qalys.discounted - standard.qalys.discounted,
    ];
    near(value('Results', 'J8'), costs / qalys);
    near(value('Results', 'K8'), 500_000 * qalys - costs);
  });

  test('parameters made from others are formulas; a class other than public stands on every sheet', () => {
    const confidential = changed(['parameters', 'double'], parameter('NOK/year', 'yearly * 2', { class: 'confidential' }));
    const book = openWorkbook(bytesOf(sound(compileModel(sound(readModel(written(confidential)))))));
    expect(book.sheets).toEqual(['Results', 'Parameters', 'Care']);
    for (const sheet of book.sheets)
      expect(['A1', 'A2'].map((place) => book.written(sheet, place))).toContain('Class: confidential');
    const made = book.formulas.find(({ sheet, formula }) => sheet === 'Parameters' && formula.endsWith('*2)'));
    expect(made === undefined ? undefined : book.calculator()('Parameters', made.place)).toBe(2000);
  });

  test('the draws, with their means as formulas', () => {
    const model = compiled(readGallery('darth-sick-sicker'));
    const drawn = sound(runProbabilistic(model, { seed: 1, from: 0, to: 12 }));
    const baseCase = sound(runBaseCase(model));
    const book = openWorkbook(modelWorkbook({ compiled: model, baseCase, threshold: 0, words, language: 'nb', drawn }));
    const costs = drawn.strategies[0]?.costs ?? new Float64Array();
    near(book.calculator()('Draws', 'B3'), costs.reduce((sum, value) => sum + value, 0) / 12);
    expect(book.written('Draws', 'B15')).toBe(costs[11]);
  });

  test('the same run gives the same bytes', () => {
    const model = sound(compileModel(sound(readModel(written(smallDocument())))));
    expect(bytesOf(model)).toEqual(bytesOf(model));
  });

  test('property: of any survival model the lines sum to the totals', () => {
    fc.assert(
      fc.property(randomDocument, (document) => {
        const model = compileModel(sound(readModel(written(document))));
        if (!model.ok || !runBaseCase(model.value).ok) return;
        const book = openWorkbook(bytesOf(model.value));
        near(book.calculator()('Results', 'B7'), sound(runBaseCase(model.value)).strategies[0]?.costs.discounted ?? Number.NaN);
      }),
      { numRuns: 15 },
    );
  });
});

describe('Parquet', () => {
  const model = compiled(readGallery('darth-sick-sicker'));
  const baseCase = sound(runBaseCase(model));
  const drawn = sound(runProbabilistic(model, { seed: 3, from: 5, to: 9 }));
  const exact = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;

  test.each([
    ['results', resultsTable(baseCase)],
    ['trace', traceTable(baseCase)],
    ['draws', psaTables(drawn, 'likeverd')[0]?.table ?? { heading: [], rows: [] }],
  ])('%s come back to the last bit, with run and class in the metadata', async (_, table) => {
    const file = exact(tableParquet(table, drawn.identity, 'internal'));
    const rows = await parquetReadObjects({ file });
    expect(rows).toEqual(table.rows.map((row) => Object.fromEntries(table.heading.map((name, column) => [name, row[column]]))));
    const said = Object.fromEntries((parquetMetadata(file).key_value_metadata ?? []).map(({ key, value }) => [key, value]));
    const { model: hash, result } = drawn.identity;
    expect(said).toMatchObject({ 'likeverd.model': hash, 'likeverd.result': result, 'likeverd.class': 'internal' });
  });
});

describe('class of a file', () => {
  test('the strictest of its parameters, in every row', () => {
    expect([strictest([]), strictest(['internal', 'public']), strictest(['internal', 'confidential'])]).toEqual([
      'public',
      'internal',
      'confidential',
    ]);
    const table = { heading: ['a'], rows: [[1], [2]] };
    expect(tableCsv(marked(table, 'confidential'))).toBe('a,class\r\n1,confidential\r\n2,confidential\r\n');
    expect(marked(table, 'public')).toBe(table);
  });
});
