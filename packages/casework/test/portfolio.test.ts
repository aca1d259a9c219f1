import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { portfolioColumns, type PortfolioCell, readPortfolio, viewCase, writePortfolio } from '../src/index.ts';
import { attempt, opening, play, today } from './process.ts';

const medicine = [
  '2013_036',
  'Konstruktinib',
  'Eksempla',
  'Sjelden kreft',
  'Legemidler',
  'Onkologi',
  45_000,
  'Innført',
  'Konstruktinib innføres.',
];
const table = (...rows: readonly (readonly PortfolioCell[])[]): readonly (readonly PortfolioCell[])[] => [
  portfolioColumns,
  ...rows,
];
const with_ = (column: (typeof portfolioColumns)[number], value: PortfolioCell, row: readonly PortfolioCell[] = medicine) =>
  row.with(portfolioColumns.indexOf(column), value);
const faults = (...rows: readonly (readonly PortfolioCell[])[]): readonly string[] => {
  const read = readPortfolio(table(...rows));
  return read.ok ? [] : read.faults.map(({ code, row, column }) => `${row} ${column}: ${code}`);
};
const read = (...rows: readonly (readonly PortfolioCell[])[]) => {
  const outcome = readPortfolio(table(...rows));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  return outcome.methods;
};

describe('the public list of decisions (facts 3.3)', () => {
  test('a row is read as it is written; a date is the number of its day', () => {
    expect(read(medicine)).toEqual([
      {
        importedNumber: 'ID2013_036',
        key: 'ID2013_036 sjelden kreft',
        importedSubstance: 'Konstruktinib',
        importedBrand: 'Eksempla',
        importedIndication: 'Sjelden kreft',
        importedType: 'medicine',
        clinicalField: 'Onkologi',
        // 45 000 days after 30 December 1899: 45 000 - 44 927 (1 January 2023) = 73 days into 2023.
        decidedOn: '2023-03-15',
        shortDecision: 'Innført',
        wholeDecision: 'Konstruktinib innføres.',
      },
    ]);
  });

  test.each([
    [0, undefined],
    [null, undefined],
    ['', undefined],
    [61, '1900-03-01'],
    [44_927, '2023-01-01'],
    [new Date('2024-02-29T00:00:00Z'), '2024-02-29'],
    ['2024-02-29', '2024-02-29'],
  ] as const)('the date %s is %s', (cell, day) => {
    expect(read(with_('Dato siste beslutning', cell))[0]?.decidedOn).toBe(day);
  });

  test('the three types of methods, and ids with a letter or with ID before them', () => {
    const types = ['Legemidler', 'Medisinsk utstyr, diagnostikk og tester', 'Prosedyrer og organisatoriske tiltak'];
    expect(types.map((type) => read(with_('Metodetype', type))[0]?.importedType)).toEqual(['medicine', 'device', 'procedure']);
    expect(['2013_036 A', '2013_036A', 'ID2013_036'].map((id) => read(with_('ID-nr', id))[0]?.importedNumber)).toEqual([
      'ID2013_036A',
      'ID2013_036A',
      'ID2013_036',
    ]);
  });

  test('an id that is repeated for another indication is another method; for the same indication it is a fault', () => {
    const other = with_('Bruksområde (indikasjon)', 'En annen indikasjon');
    expect(read(medicine, other).map(({ importedNumber }) => importedNumber)).toEqual(['ID2013_036', 'ID2013_036-2']);
    expect(faults(medicine, with_('Bruksområde (indikasjon)', ' sjelden   KREFT. '))).toEqual(['3 ID-nr: row.repeated']);
  });

  test('every fault at once, each with its row and column', () => {
    expect(
      faults(
        with_('ID-nr', '13_036'),
        with_('Metodetype', 'Annet', with_('Bruksområde (indikasjon)', '')),
        with_('Dato siste beslutning', 'i fjor'),
        with_('Dato siste beslutning', 59, with_('ID-nr', '2014_001')),
        with_('Virkestoff', 'Konstrukt\u202einib'),
        with_('Gjeldende beslutning (Hele)', 'x'.repeat(20_001)),
      ),
    ).toEqual([
      '2 ID-nr: id.form',
      '3 Bruksområde (indikasjon): text.missing',
      '3 Metodetype: type.unknown',
      '4 Dato siste beslutning: date.form',
      '5 Dato siste beslutning: date.form',
      '6 Virkestoff: text.characters',
      '7 Gjeldende beslutning (Hele): text.tooLong',
    ]);
  });

  test('a list without its headings is no list; other columns and empty rows are passed over', () => {
    const none = readPortfolio([
      ['noe', 'annet'],
      [1, 2],
    ]);
    expect(none.ok ? [] : none.faults).toHaveLength(portfolioColumns.length);
    const wide = readPortfolio([['Liste per i dag'], [...portfolioColumns, 'Merknad'], [], [...medicine, 'se vedtak'], [null, '']]);
    expect(wide.ok && wide.methods).toHaveLength(1);
    const empty = readPortfolio([portfolioColumns]);
    expect(empty.ok ? [] : empty.faults.map(({ code }) => code)).toEqual(['list.empty']);
  });

  test('what is written is read again as it was, whatever the texts are', () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .map((some) => `x${some.replaceAll(/\p{C}/gu, '')}`.normalize('NFC').trim());
    const method = fc.record(
      {
        year: fc.integer({ min: 2013, max: 2026 }),
        importedIndication: text,
        importedType: fc.constantFrom('medicine', 'device', 'procedure'),
        importedSubstance: text,
        wholeDecision: text,
        decidedOn: fc.integer({ min: 41_275, max: 46_000 }),
      },
      { requiredKeys: ['year', 'importedIndication', 'importedType'] },
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(method, {
          minLength: 1,
          maxLength: 20,
          selector: ({ year, importedIndication }) =>
            `${year} ${importedIndication
              .toLowerCase()
              .replaceAll(/\s+/g, ' ')
              .replace(/[.\s]+$/, '')}`,
        }),
        (methods) => {
          const types: Readonly<Record<string, string>> = {
            medicine: 'Legemidler',
            device: 'Medisinsk utstyr, diagnostikk og tester',
            procedure: 'Prosedyrer og organisatoriske tiltak',
          };
          const first = read(
            ...methods.map(
              ({ year, importedIndication, importedType, importedSubstance = '', wholeDecision = '', decidedOn = 0 }) => [
                `${year}_001`,
                importedSubstance,
                '',
                importedIndication,
                types[importedType],
                '',
                decidedOn,
                '',
                wholeDecision,
              ],
            ),
          );
          const again = readPortfolio(writePortfolio(first));
          expect(again.ok && again.methods).toEqual(first);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('a case that is taken over', () => {
  test('is public at once, under the number it had, decided where the list says so, and bound by the rules of its year', () => {
    const { state, log } = play([['secretariat', 'importMethod']]);
    expect(state).toMatchObject({ number: 'ID2013_036', phase: 'published', methodType: 'medicine', receivedOn: '2013-01-01' });
    expect(viewCase('case-1', log, null, today)?.state.imported).toMatchObject({
      shortDecision: 'Innført',
      decidedOn: '2023-03-15',
    });
    const open = play([
      ['secretariat', 'importMethod', { decidedOn: undefined, shortDecision: undefined, wholeDecision: undefined }],
    ]);
    expect(open.state.phase).toBe('registered');
  });

  test('is taken over by the secretariat alone, under a number that is one, with no decision of tomorrow', () => {
    const codes = (changes: Readonly<Record<string, unknown>>, actor: 'secretariat' | 'supplierA' = 'secretariat') =>
      attempt(opening, actor, 'importMethod', changes).rejections.map(({ code }) => code);
    expect(codes({}, 'supplierA')).toEqual(['role.notAllowed']);
    expect(codes({ importedNumber: '36' })).toEqual(['portfolio.number']);
    expect(codes({ decidedOn: '2026-11-24' })).toEqual(['portfolio.notFuture']);
  });

  test('follows the list when it changes; a case of our own cannot', () => {
    const taken = play([['secretariat', 'importMethod', { shortDecision: 'Ikke innført' }]]);
    expect(play([['secretariat', 'updateImported']], taken).state.imported?.shortDecision).toBe('Innført');
    const own = play([['proposer', 'submitProposal']]);
    expect(attempt(own, 'secretariat', 'updateImported').rejections.map(({ code }) => code)).toContain('portfolio.notImported');
  });
});
