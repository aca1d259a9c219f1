import { formatNumber, formatSignificant } from '@likeverd/language';
import { type Axis, parameterBounds, type TwoWay, twoWaySensitivity } from '@likeverd/modelling';
import { prepare, type Prepared } from './analysis-commands.ts';
import type { Settings } from './arguments.ts';
import { exitCodes } from './exit-codes.ts';
import { table } from './layout.ts';
import { json } from './model-commands.ts';
import { inputsOf } from './inputs.ts';
import type { Terminal } from './world.ts';

/** Values of each parameter unless `--steps` says otherwise: both ends, the middle, and one between. */
const usualSteps = 5;

const axis = (parameter: string, low: number, high: number, steps: number): Axis => ({
  parameter,
  values: Array.from({ length: steps }, (_, step) => low + ((high - low) * step) / (steps - 1)),
});

/** `likeverd two-way`: net benefit over a grid of two parameters, everything else at the base case. */
export async function twoWayCommand([given = '']: readonly string[], settings: Settings, terminal: Terminal): Promise<number> {
  const { parameter, against, steps = usualSteps } = settings;
  if (parameter === undefined || against === undefined) {
    const option = parameter === undefined ? '--parameter' : '--against';
    terminal.error(`${terminal.content.cli.wrongUsage.missingOption({ option, command: 'two-way' })}\n`);
    return exitCodes.wrongUsage;
  }
  const prepared = await prepare(given, settings, terminal);
  if (typeof prepared === 'number') return prepared;
  const { definition, threshold } = prepared;
  const inputs = inputsOf(settings);
  const bounds = parameterBounds(definition, inputs, { parameters: [parameter, against] });
  if (!bounds.ok) return prepared.refuse(bounds.faults);
  const [rows, columns] = bounds.value.map(({ parameter: id, low, high }) => axis(id, low, high, steps));
  if (rows === undefined || columns === undefined) throw new Error('no bounds for two parameters');
  const analysis = twoWaySensitivity(definition, { inputs, threshold, rows, columns });
  if (!analysis.ok) return prepared.refuse(analysis.faults);
  terminal.out(
    settings.json
      ? json({ format: 'likeverd-two-way/1', model: definition.id, hash: definition.hash, inputs, ...analysis.value })
      : `${gridText(analysis.value, prepared, terminal)}\n`,
  );
  return exitCodes.fine;
}

function gridText({ rows, columns, cells, threshold }: TwoWay, { definition }: Prepared, { content, language }: Terminal): string {
  const { parameters, title } = definition.model.document;
  const name = (id: string): string => parameters[id]?.label[language] ?? id;
  const short = (value: number): string => formatSignificant(value, 4, language);
  const head = [`${name(rows.parameter)} ↓  ${name(columns.parameter)} →`, ...columns.values.map(short)];
  const lines = cells.map((line, index) => [
    short(rows.values[index] ?? Number.NaN),
    ...line.map(({ netBenefit }) => formatNumber(netBenefit, 0, language)),
  ]);
  return [
    title[language],
    '',
    content.cli.analysis.grid({ threshold: formatNumber(threshold, 0, language) }),
    '',
    table(head, lines),
  ].join('\n');
}
