import { applies, commandTypes, type Field, reject } from '@likeverd/casework';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commandValues, emptyValues, faultsBeforeSending, fieldsOf, parseAmount, sortRejections } from '../src/forms/values.ts';

describe('an amount as people write it', () => {
  test.each([
    ['12500', 12_500],
    ['12 500,50', 12_500.5],
    ['12\u00a0500,5', 12_500.5],
    ['1\u202f000\u202f000', 1_000_000],
    ['12500.50', 12_500.5],
    ['kr 100', 100],
    ['100 kr', 100],
    ['−5', -5],
  ])('%s is %d', (text, amount) => expect(parseAmount(text)).toBe(amount));

  test.each(['', 'abc', '1,000.50', '1.000,50', '12,345', '1e3', '0x10', 'Infinity', '5 %'])(
    '%s is no amount, or could be read in two ways',
    (text) => expect(parseAmount(text)).toBeNull(),
  );

  test('every whole number of kroner is read back from its Norwegian form', () => {
    const norwegian = new Intl.NumberFormat('nb-NO');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), (kroner) => {
        expect(parseAmount(norwegian.format(kroner))).toBe(kroner);
      }),
    );
  });
});

describe('from the form to the command', () => {
  test('an empty form sends no text, no date, no amount; a tick that may be left is false', () => {
    expect(commandValues(fieldsOf('submitRequest'), emptyValues(fieldsOf('submitRequest')))).toEqual({ constructed: false });
  });

  test('a question answered with no is answered', () => {
    const fields = fieldsOf('submitRequest');
    expect(commandValues(fields, { ...emptyValues(fields), wholeIndication: 'false' })).toMatchObject({ wholeIndication: false });
  });

  test('amounts become numbers; what is no amount is sent as written, so that its field is refused', () => {
    const fields = fieldsOf('recordPriceOffer');
    const typed = { ...emptyValues(fields), pricePerPack: '31 287,50', maximumPricePerPack: 'mye', validUntil: '2027-05-21' };
    const values = commandValues(fields, typed);
    expect(values).toEqual({ pricePerPack: 31_287.5, maximumPricePerPack: 'mye', validUntil: '2027-05-21' });
    expect(faultsBeforeSending(fieldsOf('recordPriceOffer'), values).map(({ field, code }) => [field, code])).toEqual([
      ['maximumPricePerPack', 'field.type'],
    ]);
  });

  test('values that are filled in come out as they went in', () => {
    const given = { title: 'Strukturert trening', population: 'Voksne etter operasjon', comparator: 'Vanlig oppfølging' };
    const fields = fieldsOf('registerCase');
    expect(commandValues(fields, emptyValues(fields, given))).toEqual(given);
  });

  test.each(commandTypes)('%s: an empty form has a fault at every required field that belongs to it, all at once', (type) => {
    const fields = fieldsOf(type);
    const required = Object.entries(fields)
      .filter(([, field]: readonly [string, Field]) => field.required && applies(field, {}))
      .map(([name]) => name);
    const faults = faultsBeforeSending(fields, commandValues(fields, emptyValues(fields)));
    expect(faults.map(({ field }) => field)).toEqual(required);
  });

  test('a run is only asked for, since what it holds is filled in by the service', () => {
    expect(faultsBeforeSending(fieldsOf('attachRun'), { run: 'b7f0c1de' })).toEqual([]);
    expect(faultsBeforeSending(fieldsOf('attachRun'), {}).map(({ code }) => code)).toEqual(['run.missing']);
  });
});

test('refusals go to their fields, the first of each; those of no field of the form are general', () => {
  const fields = fieldsOf('recordDecision');
  const consensus = reject('consensus.missing', 'decision.consensus', { missing: 'helse-nord' }, 'agreeing');
  const second = reject('field.missing', 'intake.complete', { field: 'agreeing' }, 'agreeing');
  const note = reject('priceNote.missing', 'price.noteBeforeDecision');
  const unknown = reject('field.unknown', 'intake.complete', { field: 'toString' }, 'toString');
  expect(sortRejections(fields, [consensus, second, note, unknown])).toEqual({
    atFields: { agreeing: consensus },
    general: [note, unknown],
  });
});
