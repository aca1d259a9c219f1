/** The smallest complete document, as a value to change and to write as JSON (which is YAML). Constructed. */
const words = (text: string): { readonly nb: string; readonly nn: string; readonly en: string } => ({
  nb: text,
  nn: text,
  en: text,
});

export const parameter = (
  unit: string,
  value: number | string,
  rest: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> => ({
  label: words('Constructed'),
  description: 'Constructed',
  unit,
  value,
  source: 'Constructed',
  ...rest,
});

export const hazard = parameter('rate', 0.5, { distribution: { type: 'gamma', se: 0.1 } });

export const smallDocument = (): Record<string, unknown> => ({
  format: 'likeverd-model',
  formatVersion: 1,
  id: 'small',
  kind: 'partitionedSurvival',
  title: words('Constructed'),
  summary: words('Constructed'),
  source: { citation: 'Constructed', licence: 'CC0 1.0' },
  constructed: true,
  currency: 'NOK',
  priceYear: 2026,
  time: { cyclesPerYear: 1, horizon: 3, correction: 'trapezoid', source: 'Constructed' },
  discounting: { weightAt: 'cycleMiddle', schedule: [{ fromYear: 0, rate: 0 }], source: 'Constructed' },
  population: { entryAge: 60, mortality: { table: 'mortality-norway-2025', column: 'both', floor: 'none' } },
  payers: { hospital: words('Hospital') },
  perspective: { payers: ['hospital'], source: 'Constructed' },
  parameters: {
    hazard,
    quality: parameter('utility', 0.8, { distribution: { type: 'beta', se: 0.05 } }),
    yearly: parameter('NOK/year', 1000),
  },
  states: [
    { id: 'alive', label: words('Alive'), utility: 'quality' },
    { id: 'dead', label: words('Dead') },
  ],
  curves: { survival: { type: 'exponential', rate: 'hazard' } },
  curvesOrdered: true,
  strategies: [{ id: 'care', label: words('Care'), curves: ['survival'] }],
  costs: [{ type: 'perYear', id: 'care', label: words('Care'), payer: 'hospital', state: 'alive', amount: 'yearly' }],
});

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** The document with the value at a path (names and list positions) replaced, or removed when `value` is undefined. */
export const changed = (path: readonly (string | number)[], value: unknown, document: unknown = smallDocument()): unknown => {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (Array.isArray(document)) {
    const list: readonly unknown[] = document;
    return list.map((item, index) => (index === step ? changed(rest, value, item) : item));
  }
  const record: Readonly<Record<string, unknown>> = isRecord(document) ? document : {};
  const inner = changed(rest, value, record[step]);
  const others = Object.entries(record).filter(([key]) => key !== step);
  return Object.fromEntries(inner === undefined ? others : [...others, [String(step), inner]]);
};

export const written = (document: unknown): string => JSON.stringify(document, null, 2);
