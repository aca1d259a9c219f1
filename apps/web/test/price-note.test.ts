import type { Outcome, ResultNode } from '@likeverd/appraisal';
import { emptyWorkspace } from '@likeverd/casework';
import { describe, expect, test } from 'vitest';
import { readAssumptions } from '../src/negotiation/assumptions.ts';
import {
  groundOf,
  type NoteBlock,
  noteHtml,
  noteText,
  type Piece,
  piecesOf,
  redactionOf,
  unknownReferences,
  withoutSecrets,
} from '../src/negotiation/note.ts';
import { type ListedOffer, listedOffers, newAlternative, priceOf, startOf, withoutAlternative } from '../src/negotiation/offers.ts';
import { bestOf, type Quantity, quantities } from '../src/negotiation/quantities.ts';

const offers: readonly ListedOffer[] = [
  { id: 'list', origin: 'list', count: 1, name: '', price: 45_000 },
  { id: 'offer1', origin: 'recorded', count: 1, name: '', price: 31_287 },
  { id: 'alternative1', origin: 'own', count: 1, name: 'Lavere', price: 23_517 },
];
const written = (id: string, quantity: Quantity): Exclude<Piece, string> => {
  const offer = offers.find((each) => each.id === id);
  const value = quantity === 'price' ? `${String(offer?.price)} kr` : `${quantity} av ${id}`;
  return { value, ground: groundOf(offer?.origin ?? 'own', quantity, true) };
};

describe('a text with numbers by reference', () => {
  test('each reference becomes its number, with the ground on which it is withheld', () => {
    expect(piecesOf('Fra [[list.price]] til [[offer1.price]].', offers, written)).toEqual([
      'Fra ',
      { value: '45000 kr', ground: null },
      ' til ',
      { value: '31287 kr', ground: 'tradeSecret' },
      '.',
    ]);
  });

  test('a withheld number that was typed is withheld too, however its digits are grouped; others are text', () => {
    for (const typed of ['31287', '31 287', '31.287', '31\u00a0287'])
      expect(piecesOf(`Prisen ${typed} er høy`, offers, written)).toEqual([
        'Prisen ',
        { value: typed, ground: 'tradeSecret' },
        ' er høy',
      ]);
    expect(piecesOf('I 2026 er 45 000 listeprisen for 312 pasienter', offers, written).map((piece) => typeof piece)).not.toContain(
      'object',
    );
  });

  test('what refers to nothing stays as it was typed and is told', () => {
    const text = '[[offer9.price]] og [[offer1.colour]] og [[offer1.price]]';
    expect(unknownReferences(text, offers)).toEqual(['[[offer9.price]]', '[[offer1.colour]]']);
    expect(noteText([{ kind: 'paragraph', pieces: piecesOf(text, offers, written) }])).toBe(
      '[[offer9.price]] og [[offer1.colour]] og 31287 kr',
    );
  });
});

describe('the edition without prices', () => {
  const blocks: readonly NoteBlock[] = [
    { kind: 'title', text: 'Prisnotat: <A> & "B"' },
    { kind: 'paragraph', pieces: piecesOf('Tilbudet er [[offer1.price]] mot [[list.price]].', offers, written) },
    {
      kind: 'table',
      caption: 'Tilbud',
      head: ['Størrelse', 'Liste', 'Tilbud 1', 'Alternativ 1'],
      rows: quantities.map((quantity) => ({ heading: quantity, cells: offers.map(({ id }) => written(id, quantity)) })),
    },
  ];

  test('holds no number that an offered price goes into, and every one that it does not', () => {
    const text = noteText(withoutSecrets(blocks, '[unntatt]'));
    expect(text).not.toMatch(/31287|23517|netBenefit av offer1|budget5 av alternative1/);
    for (const kept of ['45000 kr', 'netBenefit av list', 'incrementalQalys av offer1']) expect(text).toContain(kept);
  });

  test('says how many of how many: all of two offers but the QALYs, and the one in the text', () => {
    const withheld = 2 * (quantities.length - 1) + 1;
    expect(redactionOf(blocks)).toEqual({
      values: 3 * quantities.length + 2,
      withheld,
      grounds: ['tradeSecret', 'negotiatingPosition'],
    });
    expect(redactionOf(withoutSecrets(blocks, '–')).withheld).toBe(withheld);
  });

  test('where the run is not open, nothing of it is', () => {
    expect(quantities.map((quantity) => groundOf('list', quantity, false))).not.toContain(null);
  });

  test('as a page of its own, what was typed is text', () => {
    const html = noteHtml(blocks, 'nb');
    expect(html).toContain('<h1>Prisnotat: &lt;A&gt; &amp; &quot;B&quot;</h1>');
    expect(html).toContain('<th scope="row">price</th><td>45000 kr</td><td>31287 kr</td>');
  });
});

describe('offers', () => {
  const state = { priceOffers: [{ version: 7, pricePerPack: 31_287, validUntil: '2027-06-30' }] };
  const priced = { listPrice: 45_000, unit: 'NOK/pack' };

  test('start from the price last offered, and that start is nothing that anyone wrote', () => {
    const started = startOf(emptyWorkspace, state, priced);
    expect(listedOffers(state, started, priced).map(({ id, price }) => [id, price])).toEqual([
      ['list', 45_000],
      ['offer1', 31_287],
      ['alternative1', 31_287],
    ]);
    expect(startOf(started, { priceOffers: [] }, priced)).toBe(started);
    expect(startOf(emptyWorkspace, { priceOffers: [] }, priced).alternatives[0]?.terms).toEqual({ price: '45000' });
  });

  test('a price per pack is none where the model counts in doses', () => {
    expect(listedOffers(state, emptyWorkspace, { listPrice: 10, unit: 'NOK/dose' })[1]?.price).toBeUndefined();
  });

  test('a new alternative takes the lowest number that is free, and one that is taken away is no longer chosen', () => {
    const first = newAlternative(emptyWorkspace, 1);
    const two = { ...emptyWorkspace, alternatives: [first, newAlternative({ ...emptyWorkspace, alternatives: [first] }, 2)] };
    expect(two.alternatives.map(({ id }) => id)).toEqual(['alternative1', 'alternative2']);
    const one = withoutAlternative({ ...two, chosen: 'alternative1' }, 'alternative1');
    expect([one.chosen, newAlternative(one, 3).id]).toEqual(['', 'alternative1']);
  });

  test.each([
    ['31 500', { price: 31_500 }],
    ['31500,50', { price: 31_500.5 }],
    ['31500.50', { price: 31_500.5 }],
    ['kr 31500', { price: 31_500 }],
    ['0', { price: 0 }],
    ['-1', { fault: 'negative' }],
    ['−1', { fault: 'negative' }],
    ['', { fault: 'empty' }],
    ['gratis', { fault: 'notANumber' }],
    ['31,500.50', { fault: 'notANumber' }],
  ])('the price "%s" is read as %j', (price, read) => {
    expect(priceOf({ ...newAlternative(emptyWorkspace, undefined), terms: { price } })).toEqual(read);
  });
});

describe('assumptions', () => {
  const read = (assumptions: Readonly<Record<string, string>>) => readAssumptions({ assumptions });

  test('without patients there are none, and no fault', () => {
    expect(read({})).toEqual({ faults: {} });
    expect(read({ uptake1: '30' })).toEqual({ faults: {} });
  });

  test('years up to the last that is filled in; an empty share is that of the year before', () => {
    expect(read({ newPatients1: '60', newPatients2: '62,5', uptake1: '30 %' }).patients).toEqual({
      newPatients: [60, 62.5],
      uptake: [0.3, 0.3],
    });
  });

  test.each([
    [{ newPatients1: 'x' }, { newPatients1: 'notANumber' }],
    [{ newPatients1: '-1' }, { newPatients1: 'negative' }],
    [{ newPatients1: '1', uptake1: '101' }, { uptake1: 'share' }],
    [{ newPatients1: '1', newPatients3: '1' }, { newPatients2: 'missing' }],
  ])('%j has the faults %j, and gives no patients', (typed, faults) => {
    expect(read(typed)).toEqual({ faults });
  });

  test('a willingness to pay that cannot be read leaves the patients standing', () => {
    expect(read({ threshold: 'mye', newPatients1: '1' })).toMatchObject({
      faults: { threshold: 'notANumber' },
      patients: { newPatients: [1] },
    });
  });
});

describe('the best of a row', () => {
  const node = (value: number | Outcome): ResultNode<number | Outcome> => ({
    id: 'x',
    kind: 'icer',
    value,
    unit: 'NOK',
    inputs: [],
    facts: [],
    readings: [],
  });
  const best = (quantity: Quantity, ...row: readonly (number | Outcome)[]): readonly number[] => [
    ...bestOf(quantity, row.map(node)),
  ];

  test('is the lowest cost and the highest net benefit, several where they are equal, none where all are', () => {
    expect(best('costs', 3, 1, 1)).toEqual([1, 2]);
    expect(best('netBenefit', -3, -1)).toEqual([1]);
    expect(best('price', 2, 2)).toEqual([]);
    expect(best('incrementalQalys', 1, 2)).toEqual([]);
  });

  test('among ratios dominance comes first, and a saving per QALY lost is not ordered among them', () => {
    expect(best('icer', { outcome: 'ratio', value: 1 }, { outcome: 'dominant' }, { outcome: 'dominated' })).toEqual([1]);
    expect(best('icer', { outcome: 'saving', value: 1 }, { outcome: 'ratio', value: 5 }, { outcome: 'ratio', value: 4 })).toEqual([
      2,
    ]);
  });
});
