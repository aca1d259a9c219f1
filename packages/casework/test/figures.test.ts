import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { figuresOf, toldOf } from '../src/disclosure/figures.ts';

/** What a sentence with one figure tells of a value; null where it can not be about it. */
function told(text: string, truth: number): readonly [number | undefined, number | undefined] | null {
  for (const figure of figuresOf(text)) {
    const found = toldOf(figure, truth, 0.1);
    if (found !== undefined) return [found.lowest, found.highest];
  }
  return null;
}

describe('a price in words is a number (bokmål, nynorsk, English)', () => {
  test.each([
    ['Prisen er førti tusen kroner.', 40_000],
    ['Prisen er førtitusen kroner.', 40_000],
    ['tjueni tusen tre hundre og sytten kroner', 29_317],
    ['niogtjue tusen kroner', 29_000],
    ['Prisen er tjueni tusen, seier leverandøren (ein million i året).', 29_000],
    ['ein halv million kroner', 500_000],
    ['halvannen million kroner', 1_500_000],
    ['to og en halv million kroner', 2_500_000],
    ['The price is twenty-nine thousand three hundred and seventeen kroner.', 29_317],
    ['half a million', 500_000],
    ['two and a half million', 2_500_000],
    ['0,5 million', 500_000],
    ['40 kNOK', 40_000],
    ['TNOK 40', 40_000],
    ['MNOK 0,5', 500_000],
    ['40k', 40_000],
    ['0,5 mill. kr', 500_000],
    ['to ni tre en sju', 29_317],
  ])('%s', (text, value) => {
    expect(figuresOf(text)[0]?.readings.map((reading) => reading.value)).toContain(value);
  });

  test('what is shown is what stands there, and what is no number is none', () => {
    expect(figuresOf('Prisen er førti tusen kroner.')[0]?.text).toBe('førti tusen');
    expect(figuresOf('Enten en eller to av dem, en annen gang, til alle, et tilbud i ti.').map(({ text }) => text)).toEqual(['ti']);
  });

  test('hostile: digits of other scripts, invisible marks and blanks between digits are read; a raised figure is a note', () => {
    const value = (text: string) => figuresOf(text)[0]?.readings[0]?.value;
    expect(value('٢٩٣١٧ kroner')).toBe(29_317);
    expect(value('２９３１７ kroner')).toBe(29_317);
    expect(value('29\u200b31\u20607 kroner')).toBe(29_317);
    expect(value('2 9 3 1 7 kroner')).toBe(29_317);
    expect(value('29\u2009317 kroner')).toBe(29_317);
    expect(value('29 317² kroner')).toBe(29_317);
  });

  test('every whole number written in words by the rules of the language is read back', () => {
    // An independent way: the words are made from the number, not read.
    const ones = ['', 'en', 'to', 'tre', 'fire', 'fem', 'seks', 'sju', 'åtte', 'ni', 'ti', 'elleve', 'tolv', 'tretten', 'fjorten'];
    const small = [...ones, 'femten', 'seksten', 'sytten', 'atten', 'nitten'];
    const tens = ['', '', 'tjue', 'tretti', 'førti', 'femti', 'seksti', 'sytti', 'åtti', 'nitti'];
    const below100 = (n: number): string => (n < 20 ? (small[n] ?? '') : `${tens[Math.floor(n / 10)]}${small[n % 10]}`);
    const below1000 = (n: number): string =>
      [n >= 100 ? `${small[Math.floor(n / 100)]} hundre` : '', n >= 100 && n % 100 > 0 ? 'og' : '', below100(n % 100)]
        .filter((word) => word !== '')
        .join(' ');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 0, max: 999 }), (thousands, rest) => {
        const words = `Prisen er ${below1000(thousands)} tusen ${rest > 0 && rest < 100 ? 'og ' : ''}${below1000(rest)} kroner`;
        expect(figuresOf(words)[0]?.readings[0]?.value, words).toBe(1_000 * thousands + rest);
      }),
      { numRuns: 300 },
    );
  });
});

describe('what a sentence tells of a price of 29,317', () => {
  const price = 29_317;
  test.each([
    ['under 40 000 kroner', [undefined, 40_000]],
    ['ikkje over førti tusen kroner', [undefined, 40_000]],
    ['less than NOK 40,000', [undefined, 40_000]],
    ['40 000 kroner eller mindre', [undefined, 40_000]],
    ['minst 20 000 kroner', [20_000, undefined]],
    ['ikke under 20 000 kroner', [20_000, undefined]],
    ['more than twenty thousand kroner', [20_000, undefined]],
    ['mellom 20 og 30 tusen kroner', [20_000, 30_000]],
    ['mellom 20 000 kroner og 30 000 kroner', [20_000, 30_000]],
    ['between NOK 20,000 and NOK 30,000', [20_000, 30_000]],
    ['20–30 tusen kroner', [20_000, 30_000]],
    ['fra 20 000 til 30 000 kroner', [20_000, 30_000]],
    // 30 000 to the nearest 10 000: half of that on each side
    ['om lag 30 000 kroner', [25_000, 35_000]],
    // not a rounding of it: within a tenth of the figure
    ['rundt 31 000 kroner', [31_000 - 3_100, 31_000 + 3_100]],
    ['nesten 30 000 kroner', [27_000, 30_000]],
    ['drøyt 29 000 kroner', [29_000, 29_000 + 2_900]],
    ['just under 30,000 kroner', [27_000, 30_000]],
  ])('%s', (text, interval) => {
    expect(told(text, price)).toEqual(interval);
  });

  test.each([
    'under 29 000 kroner',
    'minst 30 000 kroner',
    'mellom 30 og 40 tusen kroner',
    'om lag 45 000 kroner',
    'nesten 29 000 kroner',
    'drøyt 30 000 kroner',
  ])('%s is not about it', (text) => {
    expect(told(text, price)).toBeNull();
  });

  test('a bound that is the price to its last digit tells the price, whatever word stands before it', () => {
    for (const text of ['minst 29 317 kroner', 'ikke over 29 317 kroner', 'mellom 29 317 og 60 000 kroner', 'ca. 29 317 kroner'])
      expect(told(text, price), text).toEqual([29_316.5, 29_317.5]);
  });

  test('a change is two numbers and no range: the new price is taken at its word', () => {
    expect(told('redusert fra 45 000 til 29 000 kroner', price)).toEqual([28_500, 29_500]);
  });

  test('a part is as coarse as it is said: half of 48 % is 45 to 55, a third of 35 % within a tenth of 33', () => {
    expect(told('halvparten av listeprisen', 48)).toEqual([45, 55]);
    expect(told('ein tredjedel lågare', 35)).toEqual([33 - 3.3, 33 + 3.3]);
    expect(told('dobbelt så dyr', 198)).toEqual([195, 205]);
  });

  test('what is told of a value always holds it', () => {
    const words = ['', 'om lag ', 'under ', 'over ', 'minst ', 'nesten ', 'drøyt ', 'ikke over ', 'ca. ', 'mellom 10 000 og '];
    fc.assert(
      fc.property(
        fc.constantFrom(...words),
        fc.integer({ min: 1, max: 99_999 }),
        fc.integer({ min: 1, max: 99_999 }),
        (word, figure, truth) => {
          const found = told(`Prisen er ${word}${figure.toLocaleString('nb-NO')} kroner.`, truth);
          if (found === null) return;
          const [lowest = Number.NEGATIVE_INFINITY, highest = Number.POSITIVE_INFINITY] = found;
          expect(lowest).toBeLessThanOrEqual(truth + 1e-6);
          expect(highest).toBeGreaterThanOrEqual(truth - 1e-6);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('what a price is counted by is read: per month, a year, daily', () => {
    expect(figuresOf('40 000 kroner per måned')[0]?.period).toBe('month');
    expect(figuresOf('40 000 kroner i året')[0]?.period).toBe('year');
    expect(figuresOf('The daily cost is NOK 40,000')[0]?.period).toBe('day');
    expect(figuresOf('ei årleg utgift på 40 000 kroner')[0]?.period).toBe('year');
    expect(figuresOf('40 000 kroner')[0]?.period).toBeUndefined();
  });
});
