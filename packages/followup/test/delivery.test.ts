import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDelivery, type Dictionary, readDictionary } from '../src/index.ts';

function dictionary(changes: object = {}): Dictionary {
  const read = readDictionary(
    JSON.stringify({
      format: 'likeverd-dictionary/1',
      id: 'constructed-colon-follow-up',
      variables: [
        { name: 'person', type: 'text', required: true, unique: true, longest: 8 },
        { name: 'age', type: 'integer', required: true, minimum: 18, maximum: 110 },
        { name: 'sex', type: 'code', codes: ['1', '2'] },
        { name: 'start', type: 'date', required: true, earliest: '2020-01-01', latest: '2026-12-31' },
        { name: 'utility', type: 'number', minimum: -1, maximum: 1 },
      ],
      ...changes,
    }),
  );
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.value;
}

const heading = 'person;age;sex;start;utility';
const deliver = (...rows: string[]) => checkDelivery([heading, ...rows, ''].join('\n'), dictionary());
const faultsOf = (...rows: string[]) => {
  const delivery = deliver(...rows);
  return delivery.status === 'accepted'
    ? []
    : delivery.faults.map(({ code, row, column, variable }) => `${row}:${column} ${variable} ${code}`);
};

describe('a delivery that keeps to its dictionary is accepted whole, with its values read', () => {
  test('numbers, dates, codes, and empty cells as null', () => {
    expect(deliver('p1;61;1;2024-02-29;0,82', 'p2;74;;2025-01-01;')).toEqual({
      status: 'accepted',
      rows: 2,
      columns: {
        person: ['p1', 'p2'],
        age: [61, 74],
        sex: ['1', null],
        start: ['2024-02-29', '2025-01-01'],
        utility: [0.82, null],
      },
    });
  });

  test('byte order mark, CRLF, quotes, columns in another order, no line end at the end', () => {
    const text = '\uFEFFage;person;start;sex;utility\r\n61;"p;""1""";2024-01-01;2;-0,5';
    expect(checkDelivery(text, dictionary())).toMatchObject({
      status: 'accepted',
      rows: 1,
      columns: { person: ['p;"1"'], utility: [-0.5] },
    });
  });

  test('comma as delimiter with a decimal point', () => {
    expect(checkDelivery('person,age,sex,start,utility\np1,61,1,2024-01-01,0.5\n', dictionary({ delimiter: ',' }))).toMatchObject({
      status: 'accepted',
      columns: { utility: [0.5] },
    });
  });
});

describe('one fault refuses it whole, and every fault is named by row and column', () => {
  test('each kind of cell', () => {
    expect(
      faultsOf(
        'p1;61;1;2024-01-01;0,8',
        ';17;3;2019-12-31;1,5',
        'p1;sixty;1;2024-02-30;0.8',
        'p3;111;2;2027-01-01;x',
        'p123456789;;;;',
      ),
    ).toEqual([
      '3:1 person cell.required',
      '3:2 age cell.below',
      '3:3 sex cell.code',
      '3:4 start cell.below',
      '3:5 utility cell.above',
      '4:1 person cell.notUnique',
      '4:2 age cell.integer',
      '4:4 start cell.date',
      '4:5 utility cell.number',
      '5:2 age cell.above',
      '5:4 start cell.above',
      '5:5 utility cell.number',
      '6:1 person cell.tooLong',
      '6:2 age cell.required',
      '6:4 start cell.required',
    ]);
  });

  test('the heading', () => {
    const delivery = checkDelivery('person;age;weight;age;start\np1;61;80;61;2024-01-01\n', dictionary());
    expect(
      delivery.status === 'refused' && delivery.faults.map(({ code, column, variable }) => `${column} ${variable} ${code}`),
    ).toEqual(['0 sex heading.missing', '0 utility heading.missing', '3  heading.unknown', '4  heading.duplicate']);
  });

  test('too few and too many cells', () => {
    expect(faultsOf('p1;61;1;2024-01-01', 'p2;61;1;2024-01-01;0,1;extra')).toEqual(['2:0  row.cellCount', '3:0  row.cellCount']);
  });

  test.each([
    ['', ['delivery.empty']],
    ['\n\n', ['delivery.empty']],
    [heading, ['delivery.noRows']],
    [`${heading}\n"p1;61`, ['row.cellCount', 'csv.unterminatedQuote']],
    [`${heading}\n"p1"x;61;1;2024-01-01;0`, ['csv.textAfterQuote']],
    [`${heading}\np"1";61;1;2024-01-01;0`, ['csv.quoteInText']],
  ])('text %j', (text, codes) => {
    const delivery = checkDelivery(text, dictionary());
    expect(delivery.status === 'refused' && delivery.faults.map(({ code }) => code)).toEqual(codes);
  });
});

describe('national identity numbers', () => {
  test.each(['01010750160', 'P 010107 50160', '"01010750160"'])(
    '%s refuses the delivery and is not repeated in the fault',
    (cell) => {
      const delivery = deliver(`${cell};61;1;2024-01-01;0`);
      expect(delivery.status).toBe('refused');
      expect(delivery.status === 'refused' && delivery.faults.map(({ code, row, column }) => [code, row, column])).toEqual([
        ['cell.identityNumber', 2, 1],
      ]);
      expect(JSON.stringify(delivery)).not.toMatch(/50160/);
    },
  );

  test('also in the heading and in cells beyond the heading', () => {
    const inHeading = checkDelivery(`${heading};01010750160\np1;61;1;2024-01-01;0;1\n`, dictionary());
    expect(JSON.stringify(inHeading)).toMatch(/cell\.identityNumber/);
    expect(JSON.stringify(inHeading)).not.toMatch(/50160/);
    expect(faultsOf('p1;61;1;2024-01-01;0;01010750160')).toEqual(['2:0  row.cellCount', '2:6  cell.identityNumber']);
  });
});

describe('any text', () => {
  test('is accepted or refused, never crashes, and what is accepted has as many values in every column', () => {
    const cell = fc.constantFrom('p1', 'p2', '61', '1', '2024-01-01', '0,5', '', '"', ';', '\n', '\r\n', '"";', 'x');
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 40 }), (parts) => {
        const delivery = checkDelivery(`${heading}\n${parts.join('')}`, dictionary());
        return delivery.status === 'refused'
          ? delivery.faults.length > 0
          : Object.values(delivery.columns).every((values) => values.length === delivery.rows);
      }),
    );
  });

  test('what was written is what is read, quotes and line breaks included', () => {
    const free = dictionary({ variables: [{ name: 'note', type: 'text', required: true }] });
    const note = fc
      .string({ minLength: 1, maxLength: 20 })
      .filter((text) => text.trim() === text && text !== '' && !/\d{5}/.test(text));
    fc.assert(
      fc.property(fc.array(note, { minLength: 1, maxLength: 5 }), (notes) => {
        const text = ['note', ...notes.map((each) => `"${each.replaceAll('"', '""')}"`)].join('\r\n');
        const delivery = checkDelivery(text, free);
        return delivery.status === 'accepted' && JSON.stringify(delivery.columns['note']) === JSON.stringify(notes);
      }),
    );
  });
});
