import { formatList, formatMoney, formatNumber, formatSignificant } from './formatting.ts';
import type { Language } from './language.ts';
import type { nb } from './nb/index.ts';

type Content = typeof nb;
type Words = Content['assessment']['strategies'];
type OptionId = keyof Words['options'];

const million = 1_000_000;

/** An amount as people say it: millions with one decimal where there are any, else whole units. */
export function moneyAtLength(
  value: number,
  currency: string,
  { assessment }: Pick<Content, 'assessment'>,
  language: Language,
): string {
  return Math.abs(value) < million
    ? formatMoney(value, language, currency)
    : assessment.strategies.millions({ amount: formatNumber(value / million, 1, language), currency });
}

/** A price with its unit: `31 500 kr per pakning`. */
export function priceText(value: number, unit: string, { web }: Pick<Content, 'web'>, language: Language): string {
  const units: Readonly<Record<string, string>> = web.units;
  const amount = Math.abs(value) >= 100 ? formatNumber(value, 0, language) : formatSignificant(value, 4, language);
  return `${amount} ${units[unit] ?? unit}`;
}

interface Design {
  readonly patients: number;
  readonly followUpYears: number;
}

/** What the advice is told from: the result of the part `strategies` has these. */
interface Weighed {
  readonly currency: string;
  readonly horizonYears: number;
  readonly price: { readonly unit: string };
  readonly options: readonly { readonly option: OptionId; readonly value: { readonly value: number } }[];
  readonly verdict: {
    readonly option: OptionId;
    readonly next: OptionId;
    readonly difference: { readonly value: number };
    readonly standardError: number;
    readonly clear: boolean;
    readonly reasons: readonly { readonly kind: keyof Words['differences']; readonly node: { readonly value: number } }[];
    readonly unmet: readonly (keyof Words['conditions'])[];
  };
  readonly ranges: readonly {
    readonly axis: keyof Words['axes'];
    readonly low: number;
    readonly high: number;
    readonly lowest: OptionId;
    readonly flips: readonly { readonly price: number; readonly above: OptionId }[];
  }[];
  readonly designs?: {
    readonly all: readonly (Design & { readonly outcome?: { readonly advantage: { readonly value: number } } })[];
    readonly smallest?: Design;
    readonly best?: Design;
  };
}

/** Reasons that are told. */
const mostReasons = 3;

/** The advice in sentences: which strategy, by how much, how sure, why, at which prices it turns, and what is not met; the first is the headline. */
export function strategyAdvice(weighed: Weighed, content: Content, language: Language): readonly string[] {
  const words = content.assessment.strategies;
  const { verdict, currency, designs } = weighed;
  const amount = (value: number): string => moneyAtLength(value, currency, content, language);
  const signed = (value: number): string => `${value > 0 ? '+' : ''}${amount(value)}`;
  const next = words.doing[verdict.next];
  const own = weighed.options.find(({ option }) => option === verdict.option)?.value.value ?? Number.NaN;
  const reasons = verdict.reasons
    .slice(0, mostReasons)
    .map(({ kind, node }) => words.reason({ piece: words.differences[kind], amount: signed(node.value) }));
  return [
    words.headline[verdict.option],
    words.worth({
      value: amount(own),
      years: formatSignificant(weighed.horizonYears, 3, language),
      difference: amount(verdict.difference.value),
      next,
    }),
    (verdict.clear ? words.clear : words.unclear)({ error: amount(verdict.standardError) }),
    words.reasons({ next, list: formatList(reasons, language) }),
    ...weighed.ranges.map((range) => rangeText(range, weighed, content, language)),
    ...(designs === undefined ? [] : designTexts(designs, weighed, content, language)),
    ...(verdict.option === 'agreement' && verdict.unmet.length > 0
      ? [
          words.unmet({
            list: formatList(
              verdict.unmet.map((id) => words.conditions[id]),
              language,
            ),
          }),
        ]
      : []),
    words.advice,
  ];
}

function rangeText(range: Weighed['ranges'][number], { price }: Weighed, content: Content, language: Language): string {
  const words = content.assessment.strategies;
  const at = (value: number): string => priceText(value, price.unit, content, language);
  const axis = words.axes[range.axis];
  const [first] = range.flips;
  if (first === undefined) {
    return words.samePrices({ axis, low: at(range.low), high: at(range.high), best: words.doing[range.lowest] });
  }
  const parts = [
    words.upTo({ price: at(first.price), best: words.doing[range.lowest] }),
    ...range.flips.map((flip) => words.from({ price: at(flip.price), best: words.doing[flip.above] })),
  ];
  return words.byPrice({ axis, list: formatList(parts, language) });
}

function designTexts(
  { all, smallest, best }: NonNullable<Weighed['designs']>,
  { currency }: Weighed,
  content: Content,
  language: Language,
): readonly string[] {
  const words = content.assessment.strategies;
  if (smallest === undefined || best === undefined) return [words.nonePays];
  const told = ({ patients, followUpYears }: Design) => ({
    patients: formatNumber(patients, 0, language),
    years: formatSignificant(followUpYears, 3, language),
  });
  const outcome = all.find(
    ({ patients, followUpYears }) => patients === best.patients && followUpYears === best.followUpYears,
  )?.outcome;
  const advantage = moneyAtLength(outcome?.advantage.value ?? Number.NaN, currency, content, language);
  return [words.smallest(told(smallest)), words.best({ ...told(best), advantage })];
}
