import { content, type Language, languages, moneyAtLength, priceText, strategyAdvice } from '@likeverd/language';
import { describe, expect, test } from 'vitest';

type Weighed = Parameters<typeof strategyAdvice>[0];

const amount = (value: number) => ({ value });

/** What the advice is told from, as the part `strategies` gives it. */
const weighed: Weighed = {
  currency: 'NOK',
  horizonYears: 12,
  price: { unit: 'NOK/pack' },
  options: [
    { option: 'none', value: amount(0) },
    { option: 'introduce', value: amount(-87_300_000) },
    { option: 'wait', value: amount(3_400_000) },
    { option: 'agreement', value: amount(7_800_000) },
  ],
  verdict: {
    option: 'agreement',
    next: 'wait',
    difference: amount(4_400_000),
    standardError: 540_000,
    clear: true,
    reasons: [
      { kind: 'price', node: amount(166_600_000) },
      { kind: 'waiting', node: amount(-157_100_000) },
      { kind: 'introduction', node: amount(-7_600_000) },
      { kind: 'reversal', node: amount(-1_300_000) },
    ],
    unmet: ['work'],
  },
  ranges: [
    { axis: 'now', low: 10_000, high: 60_000, lowest: 'introduce', flips: [{ price: 21_269.4, above: 'wait' }] },
    { axis: 'agreement', low: 10_000, high: 60_000, lowest: 'agreement', flips: [] },
  ],
  designs: {
    all: [{ patients: 50, followUpYears: 1.5, outcome: { advantage: amount(4_700_000) } }],
    smallest: { patients: 50, followUpYears: 1.5 },
    best: { patients: 50, followUpYears: 1.5 },
  },
};

const advice = (language: Language, changes: Partial<Weighed> = {}): string =>
  strategyAdvice({ ...weighed, ...changes }, content[language], language)
    .join('\n')
    .replaceAll(/[\u00a0\u202f]/gu, ' ');

describe('advice on the three strategies', () => {
  test('says which, by how much, how sure, why, where it turns, what to collect, what is not met, and that it is advice', () => {
    expect(advice('nb')).toBe(
      [
        'Tallene taler for å innføre metoden med en avtale som reduserer usikkerheten.',
        'Forventet netto nytte er 7,8 mill. kr for alle pasientene i 12 år, 4,4 mill. kr mer enn ved å vente på evidens.',
        'Forskjellen er større enn usikkerheten i selve beregningen (standardfeil 540 000 kr).',
        'Det som skiller mest fra å vente på evidens: prisen som betales (+166,6 mill. kr), hvem som får metoden, regnet til dagens pris (−157,1 mill. kr) og innføringskostnaden (−7,6 mill. kr).',
        'Etter dagens pris: under 21 269 kr per pakning er det best å innføre nå og fra 21 269 kr per pakning å vente på evidens.',
        'Etter prisen i avtalen: rådet er det samme fra 10 000 kr per pakning til 60 000 kr per pakning, å innføre med en avtale som reduserer usikkerheten.',
        'Minste datainnsamling som får den midlertidige innføringen til å lønne seg: 50 pasienter fulgt i 1,5 år.',
        'Størst forventet gevinst: 50 pasienter fulgt i 1,5 år, 4,7 mill. kr mer enn det beste uten avtale.',
        'Vilkår for midlertidig innføring som ikke er oppfylt eller vist: tjenesten får ikke vesentlig merarbeid.',
        'Dette er et råd til dem som skal beslutte. Det er ingen beslutning.',
      ].join('\n'),
    );
  });

  test('a difference within the error is told as such, and designs that do not pay', () => {
    const unclear = { ...weighed.verdict, clear: false };
    expect(advice('nb', { verdict: unclear })).toContain('med flere trekninger kan rådet bli et annet');
    const designs = { all: [{ patients: 50, followUpYears: 1.5 }] };
    expect(advice('nb', { designs })).toContain(content.nb.assessment.strategies.nonePays);
  });

  test('conditions of an agreement are told only where the agreement is advised', () => {
    const wait = { ...weighed.verdict, option: 'wait', next: 'none' } as const;
    expect(advice('nb', { verdict: wait })).not.toContain('merarbeid');
  });

  test.each(languages)('is whole in %s', (language) => {
    const text = advice(language);
    expect(text).not.toMatch(/undefined|NaN|\[object/u);
    expect(text.split('\n')).toHaveLength(10);
  });
});

test('amounts are millions where there are any, prices have the unit of the parameter', () => {
  const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/gu, ' ');
  expect(plain(moneyAtLength(-1_250_000, 'NOK', content.nb, 'nb'))).toBe('−1,3 mill. kr');
  expect(plain(moneyAtLength(999_999, 'NOK', content.nb, 'nb'))).toBe('999 999 kr');
  expect(plain(moneyAtLength(2_000_000, 'EUR', content.en, 'en'))).toBe('EUR 2.0 million');
  expect(plain(priceText(21_269.4, 'NOK/pack', content.nb, 'nb'))).toBe('21 269 kr per pakning');
  expect(plain(priceText(0.12345, 'NOK/stitch', content.nb, 'nb'))).toBe('0,1235 NOK/stitch');
});
