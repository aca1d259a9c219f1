import {
  compileModel,
  describeModel,
  type Fault,
  marked,
  modelRScript,
  modelWorkbook,
  psaParts,
  psaTables,
  readModel,
  resultsTable,
  type RunIdentity,
  runBaseCase,
  strictest,
  type Table,
  tableCsv,
  tableParquet,
  traceTable,
} from '@likeverd/modelling';
import { usualThreshold } from './analysis-commands.ts';
import type { Settings } from './arguments.ts';
import { drawInParallel } from './draws.ts';
import { exitCodes } from './exit-codes.ts';
import { tellFaults, tellUnreadable } from './faults.ts';
import { partFile, writeWhole } from './files.ts';
import { locate } from './gallery.ts';
import { progressOf } from './progress.ts';
import { inputsOf } from './inputs.ts';
import { usualDraws, usualSeed } from './run.ts';
import type { Terminal } from './world.ts';

interface Written {
  readonly file?: string;
  readonly content: string | Uint8Array;
}

/** `likeverd export`: results, trace or draws as CSV or Parquet, all of a run as a workbook, or the model as an R script, to a file or to standard output. */
export async function exportCommand([given = '']: readonly string[], settings: Settings, terminal: Terminal): Promise<number> {
  const { out, what, layout, format } = settings;
  const words = terminal.content.cli;
  const parts = psaParts[layout];
  const whole = format === 'xlsx' || format === 'r';
  const severalFiles = !whole && what === 'draws' && parts.length > 1;
  if (out === undefined && (severalFiles || format === 'xlsx' || format === 'parquet')) {
    terminal.error(`${words.wrongUsage.needsOut({ files: severalFiles ? parts.join(', ') : format })}\n`);
    return exitCodes.wrongUsage;
  }
  const located = await locate(given);
  if (!located.ok) return tellUnreadable(located, terminal);
  const refuse = (faults: readonly Fault[]): number => tellFaults(located.name, faults, terminal, false);
  const inputs = inputsOf(settings);
  const definition = readModel(located.text);
  const compiled = definition.ok ? compileModel(definition.value, inputs) : definition;
  if (!definition.ok || !compiled.ok) return refuse(compiled.ok ? [] : compiled.faults);
  const baseCase = runBaseCase(compiled.value);
  if (!baseCase.ok) return refuse(baseCase.faults);
  const draw = async (): ReturnType<typeof drawInParallel> => {
    const draws = { seed: settings.seed ?? usualSeed, from: 0, to: Math.max(1, settings.draws ?? usualDraws) };
    const progress = progressOf(draws.to, terminal);
    const run = await drawInParallel(located.text, inputs, draws, progress.tell);
    progress.end();
    return run;
  };
  const drawn = what === 'draws' && format !== 'r' ? await draw() : undefined;
  if (drawn?.ok === false) return refuse(drawn.faults);
  const confidentiality = strictest(describeModel(definition.value).parameters.map((parameter) => parameter.class));

  const files: Written[] = [];
  const target = (file: string | undefined): { readonly file?: string } => (file === undefined ? {} : { file });
  if (format === 'r') {
    const script = modelRScript(compiled.value, baseCase.value);
    if (!script.ok) {
      terminal.error(`${words.badInput.notInR({ file: located.name, paths: script.paths.join(', ') })}\n`);
      return exitCodes.badInput;
    }
    files.push({ content: script.text, ...target(out) });
  } else if (format === 'xlsx') {
    const threshold = usualThreshold(definition.value, baseCase.value, settings, terminal);
    if (threshold === undefined) return exitCodes.badInput;
    const workbook = {
      compiled: compiled.value,
      baseCase: baseCase.value,
      threshold,
      words: terminal.content.modelling.workbook,
      language: terminal.language,
      ...(drawn === undefined ? {} : { drawn: drawn.value }),
    };
    files.push({ content: modelWorkbook(workbook), ...target(out) });
  } else {
    const encode = (table: Table, identity: RunIdentity): string | Uint8Array =>
      format === 'parquet' ? tableParquet(table, identity, confidentiality) : tableCsv(table);
    if (drawn !== undefined) {
      for (const { part, table } of psaTables(drawn.value, layout)) {
        const told = layout === 'likeverd' ? marked(table, confidentiality) : table;
        const file = out !== undefined && severalFiles ? partFile(out, part) : out;
        files.push({ content: encode(told, drawn.value.identity), ...target(file) });
      }
    } else {
      const table = what === 'trace' ? traceTable(baseCase.value) : resultsTable(baseCase.value);
      files.push({ content: encode(marked(table, confidentiality), baseCase.value.identity), ...target(out) });
    }
  }
  if (confidentiality !== 'public') {
    const name = terminal.content.modelling.workbook.classes[confidentiality];
    terminal.error(`${words.classed({ class: name })}\n`);
  }
  return write(files, terminal);
}

async function write(files: readonly Written[], { out, error, content: { cli } }: Terminal): Promise<number> {
  for (const { file, content } of files) {
    if (file === undefined) out(typeof content === 'string' ? content : '');
    else if (await writeWhole(file, content)) error(`${cli.written({ file })}\n`);
    else {
      error(`${cli.badInput.unwritable({ file })}\n`);
      return exitCodes.stopped;
    }
  }
  return exitCodes.fine;
}
