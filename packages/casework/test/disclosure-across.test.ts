import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Finding,
  findingsOf,
  forbidden,
  type HiddenPrice,
  type Knowledge,
  type PricedCase,
  type PublicPiece,
  type PublishedAggregate,
  neighboursOf,
  readPieces,
  rememberingReader,
  shareOfAbout,
  speaksOf,
  type Statement,
  surroundingsOf,
  toldOfPrices,
  touched,
  weighed,
} from '../src/index.ts';
import { today } from './process.ts';

const label = { class: 'confidential', ground: 'tradeSecret', owner: 'sykehusinnkjop', sharedWith: [] } as const;

interface Given {
  readonly names?: readonly string[];
  readonly supplier?: string;
  readonly atc?: readonly string[];
  readonly open?: boolean;
}

/** A case with one price of a maximum. */
function priced(
  caseId: string,
  truth: number,
  highest: number,
  { names = [], supplier = caseId, atc = [], open = false }: Given = {},
): PricedCase {
  const item = 'offer 1';
  const price: HiddenPrice = { id: `${caseId} ${item}`, caseId, item, lowest: 0, highest, truth, label, recordedAt: '2026-01-01' };
  return {
    caseId,
    number: `ID2026_${caseId}`,
    names,
    atc,
    supplier,
    hidden: open ? [] : [price],
    open: open ? [price] : [],
    quantities: [],
  };
}

const piece = (caseId: string | undefined, text: string, where = 'DecisionPublished.reasonResources'): PublicPiece => ({
  where,
  text,
  ...(caseId === undefined ? {} : { caseId }),
});

const knowing = (
  cases: readonly PricedCase[],
  pieces: readonly PublicPiece[],
  aggregates: readonly PublishedAggregate[] = [],
): Knowledge => ({
  cases,
  pieces: readPieces(pieces),
  aggregates,
});

/** What the public finds of every price, by case. */
function found(knowledge: Knowledge): Readonly<Record<string, Finding>> {
  const all = knowledge.cases.flatMap(({ hidden }) => hidden);
  const findings = findingsOf(knowledge.cases, toldOfPrices(knowledge, today), all, today);
  if (findings.status !== 'solved') throw new Error(findings.where.join());
  return Object.fromEntries(findings.findings.map((finding) => [finding.hidden.caseId, finding]));
}

/** Whether something may be published beside what is public. */
function stopped(
  before: Knowledge,
  fresh: readonly PublicPiece[],
  aggregates: readonly PublishedAggregate[] = [],
): readonly string[] {
  const after: Knowledge = {
    ...before,
    pieces: [...before.pieces, ...readPieces(fresh)],
    aggregates: [...before.aggregates, ...aggregates],
  };
  const [was, is] = [toldOfPrices(before, today), toldOfPrices(after, today)];
  const asked = touched(after.cases, was, is);
  const [earlier, later] = [was, is].map((told) => findingsOf(after.cases, told, asked, today));
  if (earlier === undefined || later === undefined || later.status !== 'solved') throw new Error('unsolved');
  return forbidden(earlier, later, () => []).map(({ hidden }) => hidden.caseId);
}

// A combination in one case, its parts in two others: 29,317 and 18,440 of 45,000 and 30,000.
const combined = priced('001', 29_317, 45_000, { names: ['konstruktinib', 'eksemplimab'] });
const first = priced('002', 18_440, 30_000, { names: ['konstruktinib'] });
const second = priced('003', 12_905, 40_000, { names: ['eksemplimab'] });

describe('a price follows from statements in several cases', () => {
  test('a sum in one case and a part in another: 47,757 - 18,440 = 29,317', () => {
    const sum = piece('001', 'Samlet pris for kombinasjonen med konstruktinib alene er 47 757 kroner.');
    const part = piece('002', 'Konstruktinib koster 18 440 kroner per pakning.');
    // 29,317 + 18,440 = 47,757 to the last digit: alone it tells of neither more than 47,757 less the other's maximum
    const alone = found(knowing([combined, first, second], [sum]));
    expect(alone['001']?.lowest).toBeCloseTo(47_756.5 - 30_000, 1);
    expect(alone['001']?.highest).toBeCloseTo(45_000, 1);
    const together = found(knowing([combined, first, second], [sum, part]));
    expect(together['001']?.lowest).toBeCloseTo(47_756.5 - 18_440.5, 1);
    expect(together['001']?.highest).toBeCloseTo(47_757.5 - 18_439.5, 1);
    expect(together['001']?.statements.map(({ quantity: { what } }) => what).toSorted()).toEqual(['price', 'sum']);
    expect(stopped(knowing([combined, first, second], [sum]), [part]).toSorted()).toEqual(['001', '002']);
  });

  test('a share of another price, in words: half as dear as what is public is told', () => {
    const dear = priced('004', 40_000, 60_000, { names: ['modellusiran'], open: true });
    const cheap = priced('005', 20_000, 45_000, { names: ['prøvelisib'] });
    // 100 p / 40,000 = 50 ± 0.5 gives p = 20,000 ± 200
    const interval = found(knowing([dear, cheap], [piece('005', 'Prøvelisib koster halvparten av prisen på modellusiran.')]))[
      '005'
    ];
    expect(interval?.lowest).toBeCloseTo(19_800, 1);
    expect(interval?.highest).toBeCloseTo(20_200, 1);
  });

  test('the same product in two indications at the same price is one unknown, whichever case tells of it', () => {
    const one = priced('006', 21_000, 45_000, { names: ['fiktolimab'], supplier: 'leverandor-a' });
    const other = priced('007', 21_000, 45_000, { names: ['fiktolimab'], supplier: 'leverandor-a' });
    const rival = priced('008', 21_000, 45_000, { names: ['tenktercept'], supplier: 'leverandor-b' });
    const before = knowing([one, other, rival], [piece('006', 'Prisen er minst 20 000 kroner.')]);
    expect(stopped(before, [piece('007', 'Prisen er ikke over 22 000 kroner.')]).toSorted()).toEqual(['006', '007']);
    expect(found({ ...before, pieces: readPieces([piece('007', 'Prisen er ikke over 22 000 kroner.')]) })['008']).toMatchObject({
      lowest: 0,
      highest: 45_000,
    });
  });

  test('two of one supplier, of an area: the mean rebate with one rebate tells the other', () => {
    const atc = ['L01EX'];
    const a = priced('009', 30_000, 40_000, { names: ['alfanib'], supplier: 'leverandor-a', atc }); // 25 %
    const b = priced('010', 20_000, 40_000, { names: ['betanib'], supplier: 'leverandor-a', atc }); // 50 %
    const knowledge = knowing([a, b], []);
    // (25 + 50) / 2 = 37.5; the other is 2 × (37.5 ± 0.05) - (25 ± 0.5) = 50 ± 0.6 per cent: 20,000 ± 240
    const mean = piece('009', 'Leverandørens legemidler har i snitt 37,5 prosent rabatt.');
    const own = piece('009', 'Rabatten er 25 prosent.');
    expect(stopped(knowledge, [mean])).toEqual([]);
    expect(stopped(knowing([a, b], [mean]), [own]).toSorted()).toEqual(['009', '010']);
    const both = found(knowing([a, b], [mean, own]))['010'];
    expect(both?.lowest).toBeCloseTo(20_000 - 240, 0);
    expect(both?.highest).toBeCloseTo(20_000 + 240, 0);
    const area = piece('009', 'I fagområdet er rabatten i gjennomsnitt 37,5 prosent.');
    expect(stopped(knowing([a, b], [area]), [own]).toSorted()).toEqual(['009', '010']);
  });

  test('published quartiles of an area and one member’s rebate: what follows for the others is found', () => {
    // five with the rebates 10 20 30 40 50 %; the quartiles 20 and 40, the median 30
    const cases = [0.1, 0.2, 0.3, 0.4, 0.5].map((rebate, index) =>
      priced(`1${index}`, (1 - rebate) * 1_000, 1_000, { names: [`nummer${index}nib`] }),
    );
    const aggregate: PublishedAggregate = {
      area: 'L',
      members: cases.map(({ caseId }) => caseId),
      figures: { number: 5, lowerQuartile: 0.2, median: 0.3, upperQuartile: 0.4 },
      recordedAt: '2026-06-01',
    };
    const bounds = (ids: readonly number[]): readonly PublicPiece[] =>
      ids.flatMap((index) => [piece(`1${index}`, `Rabatten er ${index < 2 ? 'under 25' : 'over 35'} prosent.`)]);
    const before = knowing(cases, bounds([0, 1, 3, 4]), [aggregate]);
    // two below 25 and two above 35: the median, 30 ± 2.5, is the fifth: 700 ± 25, a width of 7 %
    expect(found(before)['12']?.lowest).toBeCloseTo(675, 1);
    expect(found(before)['12']?.highest).toBeCloseTo(725, 1);
    expect(stopped(knowing(cases, bounds([0, 1, 3, 4])), [], [aggregate])).toContain('12');
    expect(stopped(knowing(cases, bounds([0, 1, 3]), [aggregate]), bounds([4]))).toContain('12');
    expect(stopped(knowing(cases, []), [], [aggregate])).toEqual([]);
  });

  test('an opened price beside a published sum opens the other', () => {
    const sum = piece('001', 'Summen av prisene på kombinasjonen og konstruktinib er 47 757 kroner.');
    const after = found(
      knowing([combined, { ...first, ...priced('002', 18_440, 30_000, { open: true }), names: first.names }], [sum]),
    );
    expect(after['001']?.relativeWidth).toBeLessThan(1e-4);
  });
});

describe('bounds and periods', () => {
  const own = priced('001', 29_317, 45_000, { names: ['konstruktinib'] });
  const interval = (...texts: readonly string[]) =>
    found(
      knowing(
        [own],
        texts.map((text) => piece('001', text)),
      ),
    )['001'];

  test('bounds add up: at least 30 per cent rebate and not under 28,000 kroner give 28,000 to 31,500', () => {
    // at most 0.7 × 45,000 = 31,500
    expect(interval('Rabatten er minst 30 prosent.', 'Prisen er ikke under 28 000 kroner.')).toMatchObject({
      lowest: expect.closeTo(28_000, 2),
      highest: expect.closeTo(31_500, 2),
    });
  });

  test('a bound by the year counts packs in the way that says least; the plain reading, a pack, stands beside it', () => {
    // packs of 90 days are 365.25 / 90 = 4.06 a year, of four a year 4: 400,000 / 4 = 100,000 says nothing of at most 45,000
    expect(interval('Behandlingen koster under 400 000 kroner i året.')).toMatchObject({ lowest: 0, highest: 45_000 });
    // 160,000 / 4 = 40,000
    expect(interval('Behandlingen koster under 160 000 kroner i året.')?.highest).toBeCloseTo(40_000, 2);
    expect(interval('Behandlingen koster under 40 000 kroner per måned.')?.highest).toBeCloseTo(40_000, 2);
  });

  test('what 13 packs a year cost, to the last digit, is the price', () => {
    // 13 × 29,317 = 381,121
    expect(interval('Behandlingen koster 381 121 kroner i året.')?.highest).toBeCloseTo(29_317 + 0.5 / 13, 3);
  });

  test('a bound of something else says nothing: patients, years, other money', () => {
    expect(interval('Færre enn 40 000 pasienter og over 20 000 pårørende, under 2 prosent av budsjettet.')).toMatchObject({
      lowest: 0,
      highest: 45_000,
    });
  });
});

describe('what hangs together', () => {
  test('what is looked up is what looking at every case finds', () => {
    const words = ['alfanib', 'alfanibet', 'betanib', 'beta', 'gammanib-b', 'delta gamma'];
    const someNames = fc.uniqueArray(fc.constantFrom(...words), { maxLength: 3 });
    const some = fc.array(
      fc.record({
        names: someNames,
        supplier: fc.constantFrom('a', 'b'),
        atc: fc.uniqueArray(fc.constantFrom('L01', 'L01EX01', 'L01EX02', 'A10BA02'), { maxLength: 2 }),
        truth: fc.constantFrom(100, 200),
      }),
      { minLength: 1, maxLength: 8 },
    );
    const text = fc.array(
      fc.constantFrom(...words, 'xbetanib', 'betanibene', 'betanibenets', 'id2026_001', 'id2026_0011', '.', ' '),
    );
    fc.assert(
      fc.property(some, text, (given, said) => {
        const cases = given.map((each, index) => priced(`00${index}`, each.truth, 1_000, each));
        const neighbours = neighboursOf(cases);
        for (const plain of [said.join(' '), said.join('')])
          expect(neighbours.namedIn(plain)).toEqual(cases.filter((each) => speaksOf(plain, each)));
        for (const own of cases) {
          const others = cases.filter((each) => each !== own);
          const shares = (each: PricedCase): boolean =>
            own.names.some((name) => each.names.includes(name)) ||
            own.atc.some((code) => code.length === 7 && each.atc.includes(code));
          expect(neighbours.sharing(own)).toEqual(others.filter(shares));
          const named = (one: PricedCase, other: PricedCase): boolean =>
            one.names.length > 0 && one.names.toSorted().join() === other.names.toSorted().join();
          const coded = (one: PricedCase, other: PricedCase): boolean =>
            one.atc.length === 1 && one.atc[0]?.length === 7 && one.atc[0] === other.atc[0];
          expect(neighbours.alike(own)).toEqual(
            others.filter((each) => each.supplier === own.supplier && (named(own, each) || coded(own, each) || coded(each, own))),
          );
        }
      }),
    );
  });

  test('a name is found bent, not within another word or number', () => {
    const text = (given: string) => found(knowing([first], [piece(undefined, given)]))['002']?.relativeWidth ?? 2;
    expect(text('Konstruktinibs pris er 18 440 kroner.')).toBeLessThan(0.2);
    expect(text('Prisen i sak ID2026_002 er 18 440 kroner.')).toBeLessThan(0.2);
    expect(text('Prisen i sak ID2026_0021 er 18 440 kroner.')).toBe(2);
    expect(text('Prisen på pseudokonstruktinib er 18 440 kroner.')).toBe(2);
  });
});

describe('random prices, random public statements', () => {
  const prices = fc.array(fc.integer({ min: 5_000, max: 44_000 }), { minLength: 2, maxLength: 3 });
  const names = ['alfanib', 'betanib', 'gammanib'];
  const casesOf = (truths: readonly number[]): readonly PricedCase[] =>
    truths.map((truth, index) => priced(`00${index}`, truth, 45_000, { names: [names[index] ?? ''] }));
  const rounding = fc.constantFrom(1, 10, 100, 1_000);
  const shown = (value: number): string => value.toLocaleString('nb-NO');
  /** Sentences that are true of the prices. */
  const sentence = fc.record({
    kind: fc.integer({ min: 0, max: 6 }),
    one: fc.nat(2),
    two: fc.nat(2),
    step: rounding,
    off: fc.nat(3_000),
  });
  type Said = typeof sentence extends fc.Arbitrary<infer S> ? S : never;
  const written = ({ kind, one, two, step, off }: Said, truths: readonly number[]): PublicPiece => {
    const [i, j] = [one % truths.length, two % truths.length];
    const [p, q, a, b] = [truths[i] ?? 0, truths[j] ?? 0, names[i] ?? '', names[j] ?? ''];
    const rounded = (value: number): string => shown(Math.round(value / step) * step);
    const texts = [
      `Prisen på ${a} er ${rounded(p)} kroner.`,
      `Prisen på ${a} er under ${shown(p + 1 + off)} kroner.`,
      `Prisen på ${a} er minst ${shown(Math.max(0, p - 1 - off))} kroner.`,
      `Rabatten på ${a} er om lag ${Math.round(100 * (1 - p / 45_000))} prosent.`,
      `Summen av prisene på ${a} og ${b} er ${rounded(p + q)} kroner.`,
      `Forskjellen i pris mellom ${a} og ${b} er ${rounded(Math.abs(p - q))} kroner.`,
      `Prisen på ${a} er mellom ${shown(Math.max(0, p - off))} og ${shown(p + off + 2)} kroner.`,
    ];
    return piece(`00${i}`, texts[kind] ?? '');
  };

  test('the interval always holds the truth, and what is narrower than the limit and new is stopped', () => {
    fc.assert(
      fc.property(prices, fc.array(sentence, { minLength: 1, maxLength: 6 }), (truths, said) => {
        const cases = casesOf(truths);
        const pieces = said.map((each) => written(each, truths));
        const all = found(knowing(cases, pieces));
        for (const { hidden, lowest, highest } of Object.values(all)) {
          expect(lowest).toBeLessThanOrEqual(hidden.truth + 1e-2);
          expect(highest).toBeGreaterThanOrEqual(hidden.truth - 1e-2);
        }
        const [last, ...before] = pieces.toReversed();
        if (last === undefined) return;
        const earlier = found(knowing(cases, before));
        const narrow = Object.values(all)
          .filter(
            ({ hidden, relativeWidth, limit }) =>
              relativeWidth < limit && relativeWidth < (earlier[hidden.caseId]?.relativeWidth ?? 2) - 1e-6,
          )
          .map(({ hidden }) => hidden.caseId);
        expect(stopped(knowing(cases, before), [last]).toSorted()).toEqual(narrow.toSorted());
      }),
      { numRuns: 60 },
    );
  });

  test('reading only what the new text leads to finds what solving for everything finds', () => {
    const product = fc.record({
      truth: fc.constantFrom(10_000, 18_440, 20_000, 29_317),
      names: fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 2 }),
      supplier: fc.constantFrom('a', 'b', 'c'),
      atc: fc.constantFrom<readonly string[]>([], ['L01EX01'], ['A10BA02']),
      open: fc.boolean(),
    });
    const world = fc.record({
      products: fc.array(product, { minLength: 3, maxLength: 7 }),
      said: fc.array(
        fc.record({ place: fc.nat(7), about: fc.nat(7), kind: fc.nat(5), figure: fc.constantFrom(10_000, 28_440, 47_757, 20_000) }),
        { minLength: 1, maxLength: 7 },
      ),
      opens: fc.option(fc.nat(7)),
    });
    const reader = rememberingReader(shareOfAbout(today));
    let [checked, narrow] = [0, 0];
    fc.assert(
      fc.property(world, ({ products, said, opens }) => {
        const cases = products.map((each, index) => priced(`00${index}`, each.truth, 45_000, each));
        const after = cases.map((each, index) =>
          index === opens ? { ...each, hidden: [], open: [...each.open, ...each.hidden] } : each,
        );
        const pieces = readPieces(
          said.map(({ place, about, kind, figure }) => {
            const name = names[about % names.length] ?? '';
            const texts = [
              `Prisen på ${name} er minst ${shown(figure)} kroner.`,
              `Prisen er under ${shown(figure)} kroner.`,
              `Summen av prisene er ${shown(figure)} kroner.`,
              `Leverandøren har i snitt minst 40 prosent rabatt.`,
              `I fagområdet er rabatten i snitt minst 40 prosent.`,
              `${name} koster ${shown(figure)} kroner.`,
            ];
            return piece(place < products.length ? `00${place}` : undefined, texts[kind] ?? '');
          }),
        );
        const [was, is]: readonly [Knowledge, Knowledge] = [
          { cases, pieces: pieces.slice(1), aggregates: [] },
          { cases: after, pieces, aggregates: [] },
        ];
        const [before, now] = [toldOfPrices(was, today), toldOfPrices(is, today)];
        const asked = [...new Set([...(after[0]?.hidden ?? []), ...touched(after, before, now)])];
        const hidden = new Set(cases.flatMap((each) => each.hidden.map(({ id }) => id)));
        const earlier = asked.filter(({ id }) => hidden.has(id));
        const whole = { before: findingsOf(cases, before, earlier, today), after: findingsOf(after, now, asked, today) };
        const changed = opens === null ? [] : [`00${opens}`];
        const step = { before: surroundingsOf(was), after: surroundingsOf(is), fresh: pieces.slice(0, 1), changed };
        const local = weighed(step, ['000'], today, reader);
        for (const when of ['before', 'after'] as const) {
          const [one, other] = [whole[when], local[when]];
          if (one.status !== 'solved' || other.status !== 'solved') throw new Error('unsolved');
          expect(inBrief(other.findings)).toEqual(inBrief(one.findings));
          checked += one.findings.length;
          narrow += one.findings.filter(({ relativeWidth, limit }) => relativeWidth < limit).length;
        }
        expect(
          forbidden(local.before, local.after, () => [])
            .map((each) => each.hidden.id)
            .toSorted(),
        ).toEqual(
          forbidden(whole.before, whole.after, () => [])
            .map((each) => each.hidden.id)
            .toSorted(),
        );
      }),
      { numRuns: 150 },
    );
    // The worlds hold prices, some of them told narrowly.
    expect(checked).toBeGreaterThan(150);
    expect(narrow).toBeGreaterThan(10);
  });

  test('what is not led to is not read: a thousand other cases with texts of their own', () => {
    const unrelated = Array.from({ length: 1_000 }, (_, index) =>
      priced(`x${index}`, 20_000, 45_000, { names: [`annet${index}nib`], supplier: `s${index}` }),
    );
    const others = unrelated.map(({ caseId }) => piece(caseId, 'Prisen er minst 15 000 kroner.'));
    const text = readPieces([piece('001', 'Summen av prisene på kombinasjonen og konstruktinib er 47 757 kroner.')]);
    const before = surroundingsOf(knowing([combined, first, second, ...unrelated], others));
    const read: string[] = [];
    const reader = rememberingReader(shareOfAbout(today));
    const found = weighed(
      {
        before,
        after: surroundingsOf({
          ...knowing([combined, first, second, ...unrelated], others),
          pieces: [...readPieces(others), ...text],
        }),
        fresh: text,
        changed: [],
      },
      [],
      today,
      (each, neighbours) => {
        read.push(each.text);
        return reader(each, neighbours);
      },
    );
    expect(new Set(read)).toEqual(new Set(text.map((each) => each.text)));
    expect(found.after.status === 'solved' && found.after.findings.map(({ hidden }) => hidden.caseId).toSorted()).toEqual([
      '001',
      '002',
    ]);
  });

  test('Fourier-Motzkin finds the same narrowest interval as the linear programme', () => {
    fc.assert(
      fc.property(prices, fc.array(sentence, { minLength: 1, maxLength: 4 }), (truths, said) => {
        const cases = casesOf(truths);
        const knowledge = knowing(
          cases,
          said.map((each) => written(each, truths)),
        );
        const all = found(knowledge);
        const statements = toldOfPrices(knowledge, today).map(({ statement }) => statement);
        for (const { hidden, lowest, highest } of Object.values(all)) {
          const [low, high] = eliminated(
            statements,
            cases.flatMap((each) => each.hidden),
            hidden.id,
          );
          expect(lowest).toBeCloseTo(low, 1);
          expect(highest).toBeCloseTo(high, 1);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('whatever way a sum is split over versions, cases, meeting and aggregate, the last part that tells is stopped', () => {
    const truths = [29_317, 18_440];
    const parts: readonly PublicPiece[] = [
      piece('000', 'Summen av prisene på alfanib og betanib er 47 757 kroner.', 'AssessmentDelivered.summary'),
      piece('001', 'Betanib koster minst 18 000 kroner.', 'PriceNoteRecorded.note'),
      piece(
        undefined,
        'Møtet viste til at betanib har en pris som er ikke over nitten tusen kroner.',
        'MeetingItemPublished.reason',
      ),
      piece('000', 'Forskjellen i pris mellom alfanib og betanib er om lag 11 000 kroner.', 'InputPublished.publishedText'),
      piece(
        '000',
        'Alfanib har minst en fjerdedel rabatt, kan det sies: rabatten er over 30 prosent.',
        'DecisionPublished.reasonOverall',
      ),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5, maxLength: 5 }), (order) => {
        const cases = casesOf(truths);
        let out: readonly PublicPiece[] = [];
        let refused = 0;
        for (const index of order) {
          const next = parts[index];
          if (next === undefined) continue;
          if (stopped(knowing(cases, out), [next]).length > 0) refused += 1;
          else out = [...out, next];
        }
        expect(refused).toBeGreaterThan(0);
        for (const { relativeWidth, limit } of Object.values(found(knowing(cases, out))))
          expect(relativeWidth).toBeGreaterThanOrEqual(limit);
      }),
    );
  });
});

/** Which price lies where, by what: a thousandth of a krone is the same place. */
const inBrief = (findings: readonly Finding[]) =>
  findings
    .map(({ hidden, lowest, highest, statements }) => ({
      id: hidden.id,
      lowest: Math.round(lowest * 100),
      highest: Math.round(highest * 100),
      by: [...new Set(statements.map(({ where, figure, quantity }) => `${where} ${figure} ${quantity.what}`))].toSorted(),
    }))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));

/** Bounds of one value by eliminating the others pair by pair (Fourier 1826, Motzkin 1936): an independent way to the linear programme's ends. */
function eliminated(statements: readonly Statement[], hidden: readonly HiddenPrice[], wanted: string): readonly [number, number] {
  type Row = { readonly of: Readonly<Record<string, number>>; readonly most: number };
  const row = (
    form: { constant: number; terms: readonly { hidden: string; coefficient: number }[] },
    most: number,
    sign: number,
  ): Row => {
    const of: Record<string, number> = {};
    for (const { hidden: id, coefficient } of form.terms) of[id] = (of[id] ?? 0) + sign * coefficient;
    return { of, most: sign * (most - form.constant) };
  };
  const within = (form: Parameters<typeof row>[0], low: number | undefined, high: number | undefined): readonly Row[] => [
    ...(high === undefined ? [] : [row(form, high, 1)]),
    ...(low === undefined ? [] : [row(form, low, -1)]),
  ];
  let rows: readonly Row[] = [
    ...hidden.flatMap(({ id, lowest, highest }) =>
      within({ constant: 0, terms: [{ hidden: id, coefficient: 1 }] }, lowest, highest),
    ),
    ...statements.flatMap((statement) => {
      switch (statement.kind) {
        case 'linear':
          return within(statement.form, statement.value - statement.within, statement.value + statement.within);
        case 'bound':
          return within(statement.form, statement.lowest, statement.highest);
        case 'ratio': {
          const { constant } = statement.denominator;
          return within(
            statement.numerator,
            (statement.value - statement.within) * constant,
            (statement.value + statement.within) * constant,
          );
        }
        default:
          throw new Error('not made here');
      }
    }),
  ];
  for (const { id } of hidden) {
    if (id === wanted) continue;
    const [above, below] = [rows.filter(({ of }) => (of[id] ?? 0) > 0), rows.filter(({ of }) => (of[id] ?? 0) < 0)];
    rows = [
      ...rows.filter(({ of }) => (of[id] ?? 0) === 0),
      ...above.flatMap((up) =>
        below.map((down): Row => {
          const [a, b] = [1 / (up.of[id] ?? 1), -1 / (down.of[id] ?? -1)];
          const ids = new Set([...Object.keys(up.of), ...Object.keys(down.of)]);
          ids.delete(id);
          return {
            of: Object.fromEntries([...ids].map((each) => [each, a * (up.of[each] ?? 0) + b * (down.of[each] ?? 0)])),
            most: a * up.most + b * down.most,
          };
        }),
      ),
    ];
  }
  let [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const { of, most } of rows) {
    const factor = of[wanted] ?? 0;
    if (factor > 0) high = Math.min(high, most / factor);
    if (factor < 0) low = Math.max(low, most / factor);
  }
  return [low, high];
}
