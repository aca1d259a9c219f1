import { content } from '@likeverd/language';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { AcceptabilityCurve } from '../src/charts/AcceptabilityCurve.tsx';
import { CostEffectivenessPlane } from '../src/charts/CostEffectivenessPlane.tsx';
import { evenly, plotOf, rangeWithZero, tickDecimals } from '../src/charts/scales.ts';
import { StateOccupancy } from '../src/charts/StateOccupancy.tsx';
import { decimalsOf, moneyDecimals, qalyDecimals } from '../src/components/digits.ts';
import { SpeechProvider } from '../src/i18n/language.tsx';

/** A component as a reader of Bokmål gets it, no-break spaces made plain. */
function drawn(element: ReactElement): string {
  const speech = { language: 'nb' as const, words: content.nb, choose: () => undefined };
  return renderToStaticMarkup(<SpeechProvider speech={speech}>{element}</SpeechProvider>).replace(/[\u00a0\u202f]/g, ' ');
}

describe('scales', () => {
  test('the corners of the plot are the ends of the ranges', () => {
    const { x, y } = plotOf(400, 300, [0, 10], [0, 1], { top: 10, right: 20, bottom: 30, left: 40 });
    expect([x(0), x(10)]).toEqual([40, 400 - 20]);
    expect([y(0), y(1)]).toEqual([300 - 30, 10]);
  });

  test('a plot narrower than its margins is not turned inside out', () => {
    const { x } = plotOf(30, 300, [0, 10], [0, 1], { top: 10, right: 20, bottom: 30, left: 40 });
    expect(x(10)).toBeGreaterThan(x(0));
  });

  test('a range has 0 in it, a twentieth to spare, and is never empty', () => {
    expect(rangeWithZero([2, 10])).toEqual([0, 10 + 0.05 * 10]);
    expect(rangeWithZero([-10, 10])).toEqual([-10 - 0.05 * 20, 10 + 0.05 * 20]);
    expect(rangeWithZero([])).toEqual([-1, 1]);
  });

  test('ticks have the decimals that tell them apart', () => {
    const decimals = (largest: number): number =>
      tickDecimals(plotOf(400, 300, [0, largest], [0, 1], { top: 10, right: 20, bottom: 30, left: 40 }).x);
    // Five ticks or so: steps of 200, 1, 0.2 and 0.0001.
    expect([decimals(1_000), decimals(5), decimals(1), decimals(0.000_6)]).toEqual([0, 0, 1, 4]);
  });

  test('evenly spread rows keep the first and the last', () => {
    const hundred = Array.from({ length: 101 }, (_, index) => index);
    expect(evenly(hundred, 11)).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]);
    expect(evenly([1, 2], 11)).toEqual([1, 2]);
  });
});

const oneDraw = {
  qalys: [0.5],
  costs: [1],
  quadrants: { dearerBetter: 1, cheaperBetter: 0, dearerWorse: 0, cheaperWorse: 0, onAxis: 0 },
  mean: { qalys: 0.5, costs: 1 },
};

describe('digits', () => {
  test('QALYs are told apart: three decimals, more for small differences, six at most', () => {
    expect(qalyDecimals([0.91])).toBe(3);
    // 0.00059 needs five decimals for two significant figures.
    expect(qalyDecimals([0.91, -0.000_59])).toBe(5);
    expect(qalyDecimals([1e-12])).toBe(6);
    expect(qalyDecimals([0])).toBe(3);
  });
  test('small amounts have two decimals', () => {
    expect(moneyDecimals([4.71, 22.06])).toBe(2);
    expect(moneyDecimals([4.71, 22_000])).toBe(0);
  });
  test('a number is written with the decimals it has', () => {
    expect([57.5, 80, 0, 2.667, 1.23456789].map(decimalsOf)).toEqual([1, 0, 0, 3, 6]);
  });
});

describe('every chart says in words what it shows, and has its numbers in a table', () => {
  test('cost-effectiveness plane', () => {
    const markup = drawn(
      <CostEffectivenessPlane
        clouds={[
          {
            strategy: 'exercise',
            label: 'Strukturert trening',
            qalys: [0.5, 1, -0.1],
            costs: [10_000, -5_000, 20_000],
            quadrants: { dearerBetter: 1 / 3, cheaperBetter: 1 / 3, dearerWorse: 1 / 3, cheaperWorse: 0, onAxis: 0 },
            mean: { qalys: (0.5 + 1 - 0.1) / 3, costs: (10_000 - 5_000 + 20_000) / 3 },
            probability: 2 / 3,
          },
        ]}
        draws={3}
        threshold={385_000}
        currency="NOK"
      />,
    );
    expect(markup).toMatch(/<svg role="img" aria-labelledby="[^"]+ [^"]+"/);
    expect(markup).toContain('Hvert punkt er én av 3 trekninger');
    expect(markup).toContain('66,7 % av punktene ligger under linjen for 385 000 kr per QALY');
    expect(markup).toMatch(/<th scope="row"[^>]*>Billigere og bedre<\/th><td[^>]*>33,3 %<\/td>/);
    expect(markup.match(/M[\d.]+ [\d.]+h0/g)).toHaveLength(3);
    expect(markup).not.toContain('NaN');
  });

  test('a plane without a threshold has no line and says nothing false', () => {
    const markup = drawn(<CostEffectivenessPlane clouds={[{ ...oneDraw, strategy: 'b', label: 'B' }]} draws={1} currency="NOK" />);
    expect(markup).not.toContain('chart-threshold');
    expect(markup).not.toContain('NaN');
  });

  test('a plane of several strategies has a cloud, a mean and a column each', () => {
    const markup = drawn(
      <CostEffectivenessPlane
        clouds={[
          { ...oneDraw, strategy: 'b', label: 'Behandling B' },
          { ...oneDraw, strategy: 'c', label: 'Behandling C' },
        ]}
        draws={1}
        threshold={100}
        currency="USD"
      />,
    );
    expect(markup.match(/class="chart-points"/g)).toHaveLength(2);
    expect(markup.match(/class="chart-mean"/g)).toHaveLength(2);
    expect(markup).toMatch(/Behandling B<\/th><th[^>]*>Behandling C<\/th>/);
    expect(markup).toContain('én av 1 trekninger av et alternativ mot det første');
  });

  test('acceptability curve', () => {
    const markup = drawn(
      <AcceptabilityCurve
        acceptability={{
          thresholds: [0, 500_000, 1_000_000],
          strategies: [
            { strategy: 'control', probability: [0.6, 0.1, 0], expectedNetBenefit: [0, 0, 0] },
            { strategy: 'exercise', probability: [0.4, 0.9, 1], expectedNetBenefit: [0, 0, 0] },
          ],
        }}
        labels={{ control: 'Vanlig oppfølging', exercise: 'Strukturert trening' }}
        threshold={385_000}
        probability={0.993}
        currency="NOK"
      />,
    );
    expect(markup).toContain('Ved 385 000 kr er den 99,3 % for det nye alternativet.');
    expect(markup).toMatch(/<th scope="row"[^>]*>500 000<\/th><td[^>]*>10,0 %<\/td><td[^>]*>90,0 %<\/td>/);
    expect(markup.match(/class="chart-line"/g)).toHaveLength(2);
  });

  test('state occupancy is stacked to the whole group', () => {
    const markup = drawn(
      <StateOccupancy
        strategy="Vanlig oppfølging"
        time={[0, 1]}
        states={[
          { label: 'Sykdomsfri', occupancy: [1, 0.25] },
          { label: 'Død', occupancy: [0, 0.75] },
        ]}
      />,
    );
    // Height 280, margins 40 and 48: the share 1 lies at y = 40, 0 at 280 − 48 = 232, 0.25 at 232 − 0.25 · 192 = 184.
    const areas = [...markup.matchAll(/class="chart-area" d="([^"]+)"/g)].map(([, path = '']) =>
      path.match(/[\d.]+/g)?.map(Number),
    );
    expect(areas[0]).toEqual([56, 40, 620, 184, 620, 232, 56, 232]);
    expect(areas[1]).toEqual([56, 40, 620, 40, 620, 184, 56, 40]);
    expect(markup).toMatch(/<th scope="row"[^>]*>1,0<\/th><td[^>]*>25,0 %<\/td><td[^>]*>75,0 %<\/td>/);
  });
});
