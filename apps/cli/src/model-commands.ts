import { formatNumber, type Language } from '@likeverd/language';
import { describeModel, type ModelDefinition, modelSchema, readModel } from '@likeverd/modelling';
import type { Settings } from './arguments.ts';
import { exitCodes } from './exit-codes.ts';
import { tellFaults, tellUnreadable } from './faults.ts';
import { readText } from './files.ts';
import { gallery, locate } from './gallery.ts';
import { columns, table, wrap } from './layout.ts';
import type { Terminal } from './world.ts';

export const json = (value: object): string => `${JSON.stringify(value, undefined, 2)}\n`;

/** The model that was meant, read and checked; otherwise the exit code, after its faults were told. */
export async function readGiven(given: string, settings: Settings, terminal: Terminal): Promise<ModelDefinition | number> {
  const located = await locate(given);
  if (!located.ok) return tellUnreadable(located, terminal);
  const definition = readModel(located.text);
  return definition.ok ? definition.value : tellFaults(located.name, definition.faults, terminal, settings.json);
}

/** `likeverd check`: every fault of a model file at once; nothing is run. */
export async function checkCommand([given = '']: readonly string[], settings: Settings, terminal: Terminal): Promise<number> {
  const definition = await readGiven(given, settings, terminal);
  if (typeof definition === 'number') return definition;
  const { id, hash } = definition;
  terminal.out(
    settings.json
      ? json({ format: 'likeverd-check/1', id, hash, faults: [] })
      : `${terminal.content.cli.check.fine({ id, hash })}\n`,
  );
  return exitCodes.fine;
}

/** `likeverd models`: the gallery, one model a line. */
export async function modelsCommand(_positionals: readonly string[], settings: Settings, terminal: Terminal): Promise<number> {
  const words = terminal.content.cli.models;
  const entries = await Promise.all(
    (await gallery()).map(async ({ id, file }) => {
      const text = await readText(file);
      const definition = text.ok ? readModel(text.text) : undefined;
      return { id, file, description: definition?.ok === true ? describeModel(definition.value) : undefined };
    }),
  );
  if (settings.json) {
    terminal.out(
      json({
        format: 'likeverd-models/1',
        models: entries.map(({ id, description }) => ({ id, description: description ?? null })),
      }),
    );
  } else if (entries.length === 0) {
    terminal.out(`${words.none}\n`);
  } else {
    const rows = entries.map(({ id, file, description }): [string, string] => [
      id,
      description === undefined
        ? words.broken({ file })
        : `${description.title[terminal.language]}${description.constructed ? ` (${words.constructed})` : ''}`,
    ]);
    terminal.out(`${columns(rows)}\n`);
  }
  return exitCodes.fine;
}

/** `likeverd schema`: the JSON Schema of the document format, for editors. */
export async function schemaCommand(_positionals: readonly string[], _settings: Settings, terminal: Terminal): Promise<number> {
  terminal.out(json(modelSchema));
  return exitCodes.fine;
}

/** A number as `--set` takes it: with a decimal point, without the dust of binary arithmetic. */
const plain = (value: number): string => String(Number(value.toPrecision(12)));

type Labelled = { readonly id: string; readonly label: Readonly<Record<Language, string>> };

/** `likeverd describe`: what a model says about itself. */
export async function describeCommand([given = '']: readonly string[], settings: Settings, terminal: Terminal): Promise<number> {
  const definition = await readGiven(given, settings, terminal);
  if (typeof definition === 'number') return definition;
  const description = describeModel(definition);
  if (settings.json) {
    terminal.out(json({ format: 'likeverd-model/1', hash: definition.hash, ...description }));
    return exitCodes.fine;
  }
  const { language, content } = terminal;
  const { describe: words, report } = content.cli;
  const list = (heading: string, items: readonly Labelled[]): string =>
    [heading, items.length === 0 ? `  ${words.none}` : columns(items.map((item) => [`  ${item.id}`, item.label[language]]))].join(
      '\n',
    );
  const adjustable = description.adjustable.map((input) => [
    input.parameter,
    plain(input.value),
    input.unit,
    words.range({ minimum: plain(input.minimum), maximum: plain(input.maximum) }),
    input.label[language],
  ]);
  const { citation, doi, licence } = description.source;
  terminal.out(
    `${[
      [description.title[language], ...(description.constructed ? [report.constructed] : [])].join('\n'),
      wrap(description.summary[language], 100).join('\n'),
      description.cycleLengthYears === undefined
        ? ''
        : words.cycle({
            cycle: formatNumber(description.cycleLengthYears, 4, language),
            horizon: String(description.horizonYears),
          }),
      list(words.strategies, description.strategies),
      list(description.cycleLengthYears === undefined ? words.outcomes : words.states, description.states),
      list(words.components, description.components),
      adjustable.length === 0
        ? ''
        : [words.adjustable, table([words.parameter, words.value, words.unit, words.allowed, ''], adjustable, [0, 2, 3, 4])].join(
            '\n',
          ),
      list(words.scenarios, description.scenarios),
      columns([
        [report.source, citation],
        ...(doi === undefined ? [] : [[report.doi, doi] as const]),
        [report.licence, licence],
        [report.hash.model, definition.hash],
      ]),
    ]
      .filter((part) => part !== '')
      .join('\n\n')}\n`,
  );
  return exitCodes.fine;
}
