/** A number as a reader may take it from a text. */
export interface Figure {
  /** As it stands, with what makes it large and what it counts: `16,5 mill.`, `38 %`. */
  readonly text: string;
  /** What it may mean: `31.847` is 31,847 in Norwegian and 31.847 elsewhere. */
  readonly readings: readonly {
    readonly value: number;
    /** What one of the last digit written counts for. */
    readonly step: number;
    /** How many of the digits before it are zeros, and may be rounding. */
    readonly zeros: number;
  }[];
  readonly percent: boolean;
  /** What stands around it, by which a reader knows what it counts. */
  readonly around: string;
}

const blank = '[ \\u00a0\\u202f]';
const pattern = new RegExp(
  `(\\d{1,3}(?:(?:${blank}|[.,'’])\\d{3})+(?:[.,]\\d{1,2})?(?!\\d)|\\d+(?:[.,]\\d+)?)(?:${blank}?(tusen|thousand|mill(?:ion(?:er|ar|s)?)?|milliard(?:er|ar)?|mrd|billion))?(?:\\.?${blank}?(%|prosent|percent|per cent|pst))?`,
  'giu',
);
const scales: readonly (readonly [RegExp, number])[] = [
  [/^(?:tusen|thousand)/iu, 1e3],
  [/^(?:milliard|mrd|billion)/iu, 1e9],
  [/^mill/iu, 1e6],
];
const window = 120;

/** Every number in a text. */
export function figuresOf(text: string): readonly Figure[] {
  return [...text.matchAll(pattern)].map((match) => {
    const [whole, digits = '', scale = '', percent] = match;
    const factor = scales.find(([name]) => name.test(scale))?.[1] ?? 1;
    return {
      text: whole.trim(),
      readings: readingsOf(digits).map((plain) => reading(plain, factor)),
      percent: percent !== undefined,
      around: text.slice(Math.max(0, match.index - window), match.index + whole.length + window),
    };
  });
}

/** The ways to read digits with marks between them, with a point before decimals. */
function readingsOf(digits: string): readonly string[] {
  const compact = digits.replace(/[ \u00a0\u202f'’]/gu, '');
  const marks = [...compact.matchAll(/[.,]/gu)].map(({ index }) => index);
  const last = marks.at(-1);
  if (last === undefined) return [compact];
  const grouped = compact.replace(/[.,]/gu, '');
  const decimals = `${compact.slice(0, last).replace(/[.,]/gu, '')}.${compact.slice(last + 1)}`;
  const threeAfter = compact.length - last - 1 === 3;
  if (marks.length > 1) return threeAfter ? [grouped] : [decimals];
  return threeAfter ? [grouped, decimals] : [decimals];
}

function reading(plain: string, factor: number): Figure['readings'][number] {
  const decimals = plain.includes('.') ? plain.length - plain.indexOf('.') - 1 : 0;
  const zeros = decimals > 0 ? 0 : (/0*$/u.exec(plain)?.[0].length ?? 0);
  return { value: Number(plain) * factor, step: 10 ** -decimals * factor, zeros: Number(plain) === 0 ? 0 : zeros };
}

/**
 * The finest rounding by which a figure tells a value: a reader may take `30 000` at its word. Undefined where the figure is not that value however
 * it was rounded.
 */
export function roundingOf(
  { readings }: Pick<Figure, 'readings'>,
  truth: number,
): { readonly value: number; readonly step: number } | undefined {
  for (const { value, step, zeros } of readings) {
    for (let zero = 0; zero <= zeros; zero += 1) {
      const rounded = step * 10 ** zero;
      if (Math.abs(truth - value) <= (rounded / 2) * (1 + 1e-9)) return { value, step: rounded };
    }
  }
  return undefined;
}
