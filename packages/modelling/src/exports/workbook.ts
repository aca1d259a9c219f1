import type { CompiledModel } from '../compile.ts';
import { type Expression, type Operation, partsOf } from '../expression.ts';
import type { Ledger, LedgerLine } from '../ledger.ts';
import { componentsOf, lossesOf, statesOf } from '../describe.ts';
import type { ModelDocument, Schedule as ScheduleRows } from '../model.ts';
import type { BaseCase, ProbabilisticRun, StrategyTotals, Trace } from '../types.ts';
import { discountWeight } from '../weights.ts';
import { type Confidentiality, strictest } from './table.ts';
import { columnName, type Sheet, type SheetCell, sheetNames, workbookBytes } from './xlsx.ts';

/** The words of a workbook, in one language. */
export interface WorkbookWords {
  readonly results: string;
  readonly parameters: string;
  readonly draws: string;
  readonly strategy: string;
  readonly costs: string;
  readonly qalys: string;
  readonly lifeYears: string;
  readonly discounted: string;
  readonly undiscounted: string;
  readonly incrementalCosts: string;
  readonly incrementalQalys: string;
  readonly icer: string;
  readonly netBenefit: string;
  readonly threshold: string;
  readonly dominant: string;
  readonly dominated: string;
  readonly equal: string;
  /** Cheaper and worse: no ratio, since the same one means the opposite there. */
  readonly saving: string;
  readonly component: string;
  readonly state: string;
  readonly cycle: string;
  readonly years: string;
  readonly costWeight: string;
  readonly effectWeight: string;
  readonly people: string;
  readonly parameter: string;
  readonly label: string;
  readonly value: string;
  readonly unit: string;
  readonly distribution: string;
  readonly confidentiality: string;
  readonly source: string;
  readonly fromYear: string;
  readonly rate: string;
  readonly mean: string;
  readonly model: string;
  readonly inputs: string;
  readonly engine: string;
  readonly constructed: string;
  readonly classes: Readonly<Record<Confidentiality, string>>;
}

export interface WorkbookInput {
  readonly compiled: CompiledModel;
  readonly baseCase: BaseCase;
  /** Willingness to pay per QALY, in a cell that can be changed. */
  readonly threshold: number;
  readonly words: WorkbookWords;
  readonly language: 'nb' | 'nn' | 'en';
  readonly drawn?: ProbabilisticRun;
}

/** Largest difference from the engine's own number at which a formula stands for it. */
const SAME = 1e-12;
const same = (a: number, b: number): boolean => Math.abs(a - b) <= SAME * Math.max(1, Math.abs(b));

const heading = (value: string): SheetCell => ({ value, style: 'heading' });

/** Rows before the first grid point on the sheet of a strategy: class, headings, two totals. */
const FIRST = 5;

/** One column of a strategy's sheet: from row `FIRST`, one cell for each grid point. */
interface Column {
  readonly title: string;
  readonly cells: readonly SheetCell[];
  readonly discounted?: SheetCell;
  readonly undiscounted?: SheetCell;
}

const valuesOf = (values: Float64Array): readonly SheetCell[] => Array.from(values, (value) => ({ value }));

/** What the lines of one state or component come to when they differ in nothing a reader can see. */
const merged = (lines: readonly LedgerLine[]): readonly LedgerLine[] => {
  const groups = Map.groupBy(lines, ({ quantity, part }) => `${quantity} ${part}`);
  return [...groups.values()].flatMap((group) => {
    const [first, ...others] = group;
    if (first === undefined || others.length === 0) return group;
    const amount = first.amount.map((_, k) =>
      group.reduce((sum, line) => sum + (line.people?.[k] ?? 1) * (line.amount[k] ?? Number.NaN), 0),
    );
    return [{ ...first, people: undefined, amount }];
  });
};

/** Who is counted in each cycle, as a formula of the states at grid points where one gives the engine's own numbers. */
const peopleCells = (people: Float64Array, { states }: Trace): readonly SheetCell[] => {
  const rules: readonly ((column: string, row: number) => readonly [string, (points: Float64Array, k: number) => number])[] = [
    (c, r) => [`${c}${r}`, (points, k) => points[k] ?? Number.NaN],
    (c, r) => [`${c}${r - 1}`, (points, k) => points[k - 1] ?? Number.NaN],
    (c, r) => [`(${c}${r - 1}+${c}${r})/2`, (points, k) => ((points[k - 1] ?? Number.NaN) + (points[k] ?? Number.NaN)) / 2],
    (c, r) => [`${c}${r}-${c}${r - 1}`, (points, k) => (points[k] ?? Number.NaN) - (points[k - 1] ?? Number.NaN)],
  ];
  for (const [state, { occupancy }] of states.entries()) {
    const column = columnName(2 + state);
    for (const rule of rules) {
      const [, compute] = rule(column, FIRST);
      if (!people.every((value, k) => k === 0 || same(compute(occupancy, k), value))) continue;
      return Array.from(people, (value, k) => (k === 0 ? { value } : { value, formula: rule(column, FIRST + k)[0] }));
    }
  }
  return valuesOf(people);
};

interface Schedule {
  readonly rows: ScheduleRows;
  /** Row on the sheet of parameters at which its rates begin. */
  readonly at: number;
}

const weightShift = { cycleStart: 1, cycleMiddle: 0.5, cycleEnd: 0, point: 0 } as const;

/** The discount weight of every grid point, as a formula of the rates where that gives the engine's own numbers. */
const weightCells = (
  weights: Float64Array,
  counted: (k: number) => boolean,
  schedule: Schedule,
  document: ModelDocument,
  parameters: string,
): readonly SheetCell[] => {
  if (document.kind === 'decisionTree' || document.kind === 'multiState') return valuesOf(weights);
  const shift = weightShift[document.discounting.weightAt];
  const length = 1 / document.time.cyclesPerYear;
  const own = (k: number): number => discountWeight(schedule.rows, Math.max(k - shift, 0) * length);
  if (!weights.every((weight, k) => !counted(k) || same(own(k), weight))) return valuesOf(weights);
  const cell = (column: string, index: number): string => `'${parameters}'!$${column}$${schedule.at + index}`;
  return Array.from(weights, (_, k) => {
    const time = `MAX($A${FIRST + k}-${shift},0)/${document.time.cyclesPerYear}`;
    const factors = schedule.rows.map((_, index) => {
      const until = index + 1 < schedule.rows.length ? `MIN(${time},${cell('A', index + 1)})` : time;
      return `(1+${cell('B', index)})^MAX(0,${until}-${cell('A', index)})`;
    });
    return { value: own(k), formula: `1/(${factors.join('*')})` };
  });
};

interface StrategySheet {
  readonly sheet: Sheet;
  /** Place of the totals of every quantity and part, such as `costs drug`: the column. */
  readonly places: ReadonlyMap<string, string>;
}

const strategySheet = (
  input: WorkbookInput,
  name: string,
  trace: Trace,
  ledger: Ledger | undefined,
  totals: StrategyTotals,
  schedules: { readonly costs: Schedule; readonly effects: Schedule; readonly parameters: string },
  mark: readonly SheetCell[],
): StrategySheet => {
  const { words, language, compiled } = input;
  const { document } = compiled.model;
  const points = trace.time.length;
  const range = (column: string): string => `${column}${FIRST}:${column}${FIRST + points - 1}`;
  const labels = new Map<string, string>(
    [...statesOf(document), ...componentsOf(document), ...lossesOf(document)].map(
      (each) => [each.id, each.label[language]] as const,
    ),
  );
  const labelOf = (part: string): string => labels.get(part) ?? part;
  const columns: Column[] = [
    { title: words.cycle, cells: Array.from({ length: points }, (_, k) => ({ value: k })) },
    { title: words.years, cells: valuesOf(trace.time) },
    ...trace.states.map(({ state, occupancy }) => ({ title: labelOf(state), cells: valuesOf(occupancy) })),
  ];
  const add = (column: Column): string => columnName(columns.push(column) - 1);
  const places = new Map<string, string>();
  const lines = merged(ledger?.lines ?? []);
  const peopleColumns = new Map<Float64Array, string>();
  const peopleColumn = (people: Float64Array, part: string): string => {
    const known = peopleColumns.get(people);
    if (known !== undefined) return known;
    const column = add({ title: `${words.people}: ${labelOf(part)}`, cells: peopleCells(people, trace) });
    peopleColumns.set(people, column);
    return column;
  };
  const weightColumns: { readonly schedule: Schedule; readonly weights: Float64Array; readonly column: string }[] = [];
  const fits = (weights: Float64Array, { amount, weight }: LedgerLine): boolean =>
    amount.every((value, k) => value === 0 || same(weights[k] ?? Number.NaN, weight[k] ?? Number.NaN));
  const weightColumn = (line: LedgerLine): string => {
    const schedule = line.quantity === 'costs' ? schedules.costs : schedules.effects;
    const known = weightColumns.find((each) => each.schedule === schedule && fits(each.weights, line));
    if (known !== undefined) return known.column;
    const cells = weightCells(line.weight, (k) => line.amount[k] !== 0, schedule, document, schedules.parameters);
    const title = line.quantity === 'costs' ? words.costWeight : words.effectWeight;
    const weights = Float64Array.from(cells, ({ value }) => Number(value));
    const column = add({ title: cells[0]?.formula === undefined ? `${title}: ${labelOf(line.part)}` : title, cells });
    weightColumns.push({ schedule, weights, column });
    return column;
  };
  const sums = new Map<string, { discounted: number; undiscounted: number }>();
  for (const line of lines) {
    const { quantity, part, people, amount, weight } = line;
    const counted = people === undefined ? [] : [range(peopleColumn(people, part))];
    const weighed = range(weightColumn(line));
    const column = columnName(columns.length);
    const sum = { discounted: 0, undiscounted: 0 };
    amount.forEach((each, k) => {
      const value = (people?.[k] ?? 1) * each;
      sum.undiscounted += value;
      sum.discounted += value * (weight[k] ?? Number.NaN);
    });
    sums.set(`${quantity} ${part}`, sum);
    const terms = [...counted, range(column)];
    add({
      title: `${words[quantity]}: ${labelOf(part)}`,
      cells: valuesOf(amount),
      discounted: { value: sum.discounted, formula: `SUMPRODUCT(${[...terms, weighed].join(',')})` },
      undiscounted: {
        value: sum.undiscounted,
        formula: terms.length > 1 ? `SUMPRODUCT(${terms.join(',')})` : `SUM(${range(column)})`,
      },
    });
    places.set(`${quantity} ${part}`, column);
  }
  if (ledger !== undefined) {
    for (const quantity of ['lifeYears', 'qalys', 'costs'] as const) {
      const own = lines.filter((line) => line.quantity === quantity);
      const total = own.reduce((sum, { part }) => sum + (sums.get(`${quantity} ${part}`)?.discounted ?? Number.NaN), 0);
      if (Math.abs(total - totals[quantity].discounted) > 1e-9 * Math.max(1, Math.abs(total)))
        throw new Error(`the lines of ${quantity} of ${trace.strategy} do not sum to the total`);
    }
  }
  return {
    places,
    sheet: {
      name,
      firstWidth: 24,
      rows: [
        mark,
        columns.map(({ title }) => heading(title)),
        columns.map(({ discounted }, index) => (index === 0 ? heading(words.discounted) : discounted)),
        columns.map(({ undiscounted }, index) => (index === 0 ? heading(words.undiscounted) : undiscounted)),
        ...Array.from({ length: points }, (_, k) => columns.map(({ cells }) => cells[k])),
      ],
    },
  };
};

/** A formula of the document in the words of a spreadsheet; `undefined` where it has none. */
const spreadsheetFormula = (tree: Expression, cellOf: (name: string) => string | undefined): string | undefined => {
  if (tree.kind === 'number') return tree.value < 0 ? `(${tree.value})` : String(tree.value);
  if (tree.kind === 'name') return cellOf(tree.name);
  if (tree.kind === 'lookup') return undefined;
  const parts = partsOf(tree).map((part) => spreadsheetFormula(part, cellOf));
  if (parts.includes(undefined)) return undefined;
  const [a = '', b = '', c = ''] = parts;
  if (tree.kind === 'choice') return `IF(${a}=0,${c},${b})`;
  if (tree.kind === 'scalarOperation') return `${tree.operation === 'normalCdf' ? 'NORMSDIST' : 'NORMSINV'}(${a})`;
  const forms: Readonly<Partial<Record<Operation, string>>> = {
    add: `(${a}+${b})`,
    subtract: `(${a}-${b})`,
    multiply: `(${a}*${b})`,
    divide: `(${a}/${b})`,
    power: `(${a}^${b})`,
    negate: `(-${a})`,
    exp: `EXP(${a})`,
    log: `LN(${a})`,
    sqrt: `SQRT(${a})`,
    abs: `ABS(${a})`,
    floor: `INT(${a})`,
    minimum: `MIN(${a},${b})`,
    maximum: `MAX(${a},${b})`,
    round: `ROUND(${a},${b})`,
    probabilityFromRate: `(1-EXP(-${a}*${b}))`,
    rateFromProbability: `(-LN(1-${a})/${b})`,
    less: `IF(${a}<${b},1,0)`,
    lessOrEqual: `IF(${a}<=${b},1,0)`,
    equal: `IF(${a}=${b},1,0)`,
  };
  return forms[tree.operation];
};

const parametersSheet = (
  input: WorkbookInput,
  name: string,
  mark: readonly SheetCell[],
): { readonly sheet: Sheet } & Record<'costs' | 'effects', number> => {
  const { compiled, words, language } = input;
  const { document, parameters, baseValues } = compiled.model;
  const first = 3;
  const rowOf = new Map(parameters.map(({ id }, index) => [id, first + index]));
  const cellOf = (id: string): string | undefined => {
    const row = rowOf.get(id);
    return row === undefined ? undefined : `$C$${row}`;
  };
  const rows = parameters.map(({ id, value: tree }) => {
    const written = document.parameters[id];
    const value = baseValues.get(id) ?? Number.NaN;
    const formula = tree.kind === 'number' ? undefined : spreadsheetFormula(tree, cellOf);
    const { label, unit = '', distribution, class: confidentiality = 'public', source = '' } = written ?? {};
    return [
      id,
      label?.[language] ?? id,
      formula === undefined ? { value } : { value, formula },
      unit,
      distribution?.type ?? '',
      words.classes[confidentiality],
      source,
    ];
  });
  const titles = [words.parameter, words.label, words.value, words.unit, words.distribution, words.confidentiality, words.source];
  const { schedule = [], effects = schedule } = document.discounting ?? {};
  const table = (title: string, list: typeof schedule): Sheet['rows'] =>
    list.length === 0
      ? []
      : [
          [],
          [heading(`${title}: ${words.fromYear}`), heading(words.rate)],
          ...list.map(({ fromYear, rate }) => [fromYear, { value: rate, style: 'percent' } as const]),
        ];
  const costs = first + rows.length + 2;
  return {
    sheet: {
      name,
      firstWidth: 36,
      rows: [mark, titles.map(heading), ...rows, ...table(words.costWeight, schedule), ...table(words.effectWeight, effects)],
    },
    costs,
    effects: costs + schedule.length + 2,
  };
};

/** Differences below these are rounding: a millionth of a krone, and 0.03 seconds of life. */
const someMoney = '0.000001';
const someQalys = '0.000000001';

/** Outcome of a comparison as a spreadsheet would say it: cost per QALY where the method costs more and does more, else its name. */
const icerCell = (costs: number, qalys: number, costCell: string, qalyCell: string, words: WorkbookWords): SheetCell => {
  const [dearer, cheaper] = [costs > Number(someMoney), costs < -Number(someMoney)];
  const [better, worse] = [qalys > Number(someQalys), qalys < -Number(someQalys)];
  const named = (): string => {
    if (cheaper && worse) return words.saving;
    if (better || cheaper) return words.dominant;
    return worse || dearer ? words.dominated : words.equal;
  };
  const [dear, cheap] = [`${costCell}>${someMoney}`, `${costCell}<-${someMoney}`];
  const [more, less] = [`${qalyCell}>${someQalys}`, `${qalyCell}<-${someQalys}`];
  const formula =
    `IF(AND(${dear},${more}),${costCell}/${qalyCell},IF(AND(${cheap},${less}),"${words.saving}",` +
    `IF(OR(${more},${cheap}),"${words.dominant}",IF(OR(${less},${dear}),"${words.dominated}","${words.equal}"))))`;
  return { value: dearer && better ? costs / qalys : named(), formula, style: 'whole' };
};

const resultsSheet = (input: WorkbookInput, name: string, sheets: readonly StrategySheet[], mark: readonly SheetCell[]): Sheet => {
  const { baseCase, compiled, words, language, threshold } = input;
  const { document } = compiled.model;
  const labels = new Map(document.strategies.map(({ id, label }) => [id, label[language]]));
  const costLabels = new Map(componentsOf(document).map(({ id, label }) => [id, label[language]]));
  const qualityLabels = new Map([...statesOf(document), ...lossesOf(document)].map(({ id, label }) => [id, label[language]]));
  const [comparator] = baseCase.strategies;
  const thresholdRow = 4;
  const first = thresholdRow + 3;
  const place = (strategy: number, key: string, row: 3 | 4): string | undefined => {
    const sheet = sheets[strategy];
    const column = sheet?.places.get(key);
    return sheet === undefined || column === undefined ? undefined : `'${sheet.sheet.name}'!${column}${row}`;
  };
  const total = (
    strategy: number,
    quantity: LedgerLine['quantity'],
    parts: readonly string[],
    row: 3 | 4,
    value: number,
  ): SheetCell => {
    const cells = parts.flatMap((part) => place(strategy, `${quantity} ${part}`, row) ?? []);
    const style = quantity === 'costs' ? 'whole' : 'fine';
    return cells.length === 0 || cells.length < parts.length ? { value, style } : { value, style, formula: cells.join('+') };
  };
  const rows = baseCase.strategies.map((totals, index): Sheet['rows'][number] => {
    const { strategy, costs, qalys, lifeYears, components, states, qalyLosses } = totals;
    const row = first + index;
    const parts = { costs: components.map(({ component }) => component), states: states.map(({ state }) => state) };
    const quality = [...parts.states, ...qalyLosses.map(({ component }) => component)];
    const own = [
      labels.get(strategy) ?? strategy,
      total(index, 'costs', parts.costs, 3, costs.discounted),
      total(index, 'qalys', quality, 3, qalys.discounted),
      total(index, 'lifeYears', parts.states, 3, lifeYears.discounted),
      total(index, 'costs', parts.costs, 4, costs.undiscounted),
      total(index, 'qalys', quality, 4, qalys.undiscounted),
      total(index, 'lifeYears', parts.states, 4, lifeYears.undiscounted),
    ];
    if (comparator === undefined || index === 0) return own;
    const gain = {
      costs: costs.discounted - comparator.costs.discounted,
      qalys: qalys.discounted - comparator.qalys.discounted,
    };
    return [
      ...own,
      { value: gain.costs, formula: `B${row}-B$${first}`, style: 'whole' },
      { value: gain.qalys, formula: `C${row}-C$${first}`, style: 'fine' },
      icerCell(gain.costs, gain.qalys, `H${row}`, `I${row}`, words),
      { value: threshold * gain.qalys - gain.costs, formula: `$B$${thresholdRow}*I${row}-H${row}`, style: 'whole' },
    ];
  });
  const strategies = baseCase.strategies.map(({ strategy }) => heading(labels.get(strategy) ?? strategy));
  const byPart = (
    title: string,
    quantity: LedgerLine['quantity'],
    parts: readonly string[],
    labelOf: ReadonlyMap<string, string>,
    valueOf: (totals: StrategyTotals, part: string) => number | undefined,
  ): Sheet['rows'] => [
    [],
    [heading(title), ...strategies],
    ...parts.map((part) => [
      labelOf.get(part) ?? part,
      ...baseCase.strategies.map((totals, index) => {
        const value = valueOf(totals, part);
        return value === undefined ? undefined : total(index, quantity, [part], 3, value);
      }),
    ]),
  ];
  const components = [...new Set(baseCase.strategies.flatMap((each) => each.components.map(({ component }) => component)))];
  const quality = [
    ...new Set([
      ...baseCase.strategies.flatMap((each) => each.states.map(({ state }) => state)),
      ...baseCase.strategies.flatMap((each) => each.qalyLosses.map(({ component }) => component)),
    ]),
  ];
  const qalysOf = ({ states, qalyLosses }: StrategyTotals, part: string): number | undefined => {
    const lost = qalyLosses.find(({ component }) => component === part);
    return lost === undefined ? states.find(({ state }) => state === part)?.qalys.discounted : -lost.discounted;
  };
  const discounted = (title: string): string => `${title}, ${words.discounted}`;
  const undiscounted = (title: string): string => `${title}, ${words.undiscounted}`;
  const { identity } = baseCase;
  return {
    name,
    firstWidth: 40,
    rows: [
      [heading(document.title[language])],
      mark,
      document.constructed ? [words.constructed] : [],
      [heading(words.threshold), { value: threshold, style: 'whole' }],
      [],
      [
        words.strategy,
        `${discounted(words.costs)} (${document.currency})`,
        discounted(words.qalys),
        discounted(words.lifeYears),
        undiscounted(words.costs),
        undiscounted(words.qalys),
        undiscounted(words.lifeYears),
        words.incrementalCosts,
        words.incrementalQalys,
        words.icer,
        words.netBenefit,
      ].map(heading),
      ...rows,
      ...byPart(
        `${words.component}, ${words.discounted}`,
        'costs',
        components,
        costLabels,
        (totals, part) => totals.components.find(({ component }) => component === part)?.discounted,
      ),
      ...byPart(`${words.qalys}, ${words.discounted}`, 'qalys', quality, qualityLabels, qalysOf),
      [],
      [words.model, identity.model],
      [words.inputs, identity.inputs],
      [words.engine, identity.engine],
      [words.source, document.source.citation],
    ],
  };
};

const drawsSheet = ({ words }: WorkbookInput, drawn: ProbabilisticRun, name: string, mark: readonly SheetCell[]): Sheet => {
  const columns = [
    ...drawn.strategies.flatMap(({ strategy, costs, qalys, lifeYears }) => [
      { title: `${words.costs}: ${strategy}`, values: costs },
      { title: `${words.qalys}: ${strategy}`, values: qalys },
      { title: `${words.lifeYears}: ${strategy}`, values: lifeYears },
    ]),
    ...drawn.parameters.map(({ parameter, values }) => ({ title: parameter, values })),
  ];
  const count = drawn.draws.to - drawn.draws.from;
  const last = 3 + count;
  const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    name,
    firstWidth: 24,
    rows: [
      mark,
      [heading(words.draws), ...columns.map(({ title }) => heading(title))],
      [
        heading(words.mean),
        ...columns.map(({ values }, index) => {
          const column = columnName(index + 1);
          return { value: mean(values), formula: `AVERAGE(${column}4:${column}${last})` };
        }),
      ],
      ...Array.from({ length: count }, (_, row) => [drawn.draws.from + row, ...columns.map(({ values }) => values[row])]),
    ],
  };
};

/**
 * A run as a workbook (.xlsx) for those who follow arithmetic in a spreadsheet: results with increments, ratio and net benefit as formulas; the
 * parameters with unit, source and class, derived ones as formulas; for each strategy the trace, discount weights as formulas of the rates, and
 * what every state and component counts in each cycle, whose totals are formulas that give the results; with `drawn`, the draws. Changing a
 * discount rate, an amount or the willingness to pay changes the results; changing a parameter does not move the trace, which the engine made.
 * A class other than public stands on top of every sheet.
 */
export const modelWorkbook = (input: WorkbookInput): Uint8Array => {
  const { compiled, baseCase, words, language, drawn } = input;
  const { document } = compiled.model;
  const confidentiality = strictest(Object.values(document.parameters).map((parameter) => parameter.class ?? 'public'));
  const mark = confidentiality === 'public' ? [] : [heading(`${words.confidentiality}: ${words.classes[confidentiality]}`)];
  const labels = baseCase.strategies.map(
    ({ strategy }) => document.strategies.find(({ id }) => id === strategy)?.label[language] ?? strategy,
  );
  const names = sheetNames([words.results, words.parameters, words.draws, ...labels]);
  const [results = '', parameters = '', draws = '', ...strategyNames] = names;
  const about = parametersSheet(input, parameters, mark);
  const { schedule = [], effects = schedule } = document.discounting ?? {};
  const schedules = { costs: { rows: schedule, at: about.costs }, effects: { rows: effects, at: about.effects }, parameters };
  const ledgers = compiled.evaluator.ledger?.();
  const sheets = baseCase.traces.map((trace, index) => {
    const ledger = ledgers === undefined || 'code' in ledgers ? undefined : ledgers[index];
    const totals = baseCase.strategies[index];
    if (totals === undefined) throw new Error(`no totals of ${trace.strategy}`);
    return strategySheet(input, strategyNames[index] ?? trace.strategy, trace, ledger, totals, schedules, mark);
  });
  return workbookBytes([
    resultsSheet(input, results, sheets, mark),
    about.sheet,
    ...sheets.map(({ sheet }) => sheet),
    ...(drawn === undefined ? [] : [drawsSheet(input, drawn, draws, mark)]),
  ]);
};
