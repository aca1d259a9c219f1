import type { Content } from '@likeverd/language';
import { type CommandName, commandNames, commands, type OptionName, options, standalone } from './commands.ts';
import { columns } from './layout.ts';

type Words = Content['cli'];

function optionRow(name: OptionName, words: Words): readonly [string, string] {
  const { value, short } = options[name];
  return [
    `  ${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` <${words.arguments[value]}>`}`,
    words.options[name],
  ];
}

function synopsis(command: CommandName, words: Words): string {
  const { arguments: names, several } = commands[command];
  return [command, ...names.map((argument) => `<${words.arguments[argument]}>`), ...(several ? ['…'] : [])].join(' ');
}

/** Help for the whole program, or for one command. */
export function helpText(words: Words, command?: CommandName): string {
  if (command !== undefined) {
    return [
      `${words.usage}: likeverd ${synopsis(command, words)}`,
      '',
      `  ${words.commands[command]}`,
      '',
      `${words.optionsHeading}:`,
      columns(commands[command].options.map((name) => optionRow(name, words))),
      '',
    ].join('\n');
  }
  return [
    words.tagline,
    '',
    `${words.usage}: likeverd <…>`,
    '',
    `${words.commandsHeading}:`,
    columns(commandNames.map((name) => [`  ${synopsis(name, words)}`, words.commands[name]])),
    '',
    `${words.optionsHeading}:`,
    columns(standalone.map((name) => optionRow(name, words))),
    '',
    words.help,
    `${words.exitHeading}: ${words.exitCodes}`,
    '',
  ].join('\n');
}
