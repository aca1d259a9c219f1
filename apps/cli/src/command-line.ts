import { readFile } from 'node:fs/promises';
import { type Content, content, type Language } from '@likeverd/language';
import { agreementsCommand } from './agreements-command.ts';
import { diffCommand } from './diff-command.ts';
import { priceCommand, sensitivityCommand } from './analysis-commands.ts';
import { advisheCommand } from './advishe-command.ts';
import { assessCommand } from './assess-command.ts';
import { averageCommand } from './average-command.ts';
import { readArguments, type Settings } from './arguments.ts';
import { budgetCommand } from './budget-command.ts';
import { calibrateCommand } from './calibrate-command.ts';
import type { CommandName } from './commands.ts';
import { capsuleCommand, replayCommand } from './capsule-commands.ts';
import { cohortCommand } from './cohort-command.ts';
import { deliveriesCommand } from './deliveries-command.ts';
import { checkDeliveryCommand } from './delivery-command.ts';
import { checkDisclosureCommand } from './disclosure-command.ts';
import { importDrawsCommand } from './draws-command.ts';
import { exitCodes } from './exit-codes.ts';
import { exportCommand } from './export-command.ts';
import { followUpCommand } from './follow-up/command.ts';
import { helpText } from './help.ts';
import { informationCommand } from './information-command.ts';
import { importCommand } from './import-command.ts';
import { checkCommand, describeCommand, modelsCommand, schemaCommand } from './model-commands.ts';
import { portfolioCommand } from './portfolio-command.ts';
import { reportCommand } from './report-command.ts';
import { personnelCommand } from './personnel-command.ts';
import { runCommand } from './run.ts';
import { scenariosCommand } from './scenarios-command.ts';
import { twoWayCommand } from './two-way-command.ts';
import { verifyCommand } from './verify-command.ts';
import type { Terminal, World } from './world.ts';

type Perform = (positionals: readonly string[], settings: Settings, terminal: Terminal) => Promise<number>;

const performers: Readonly<Record<CommandName, Perform>> = {
  run: runCommand,
  check: checkCommand,
  models: modelsCommand,
  describe: describeCommand,
  scenarios: scenariosCommand,
  sensitivity: sensitivityCommand,
  'two-way': twoWayCommand,
  price: priceCommand,
  average: averageCommand,
  budget: budgetCommand,
  calibrate: calibrateCommand,
  voi: informationCommand,
  assess: assessCommand,
  report: reportCommand,
  personnel: personnelCommand,
  capsule: capsuleCommand,
  replay: replayCommand,
  agreements: agreementsCommand,
  diff: diffCommand,
  verify: verifyCommand,
  advishe: advisheCommand,
  export: exportCommand,
  import: importCommand,
  'import-draws': importDrawsCommand,
  schema: schemaCommand,
  'check-delivery': checkDeliveryCommand,
  cohort: cohortCommand,
  deliveries: deliveriesCommand,
  'follow-up': followUpCommand,
  'check-disclosure': checkDisclosureCommand,
  portfolio: portfolioCommand,
};

/** Reads what was typed, does it, and returns the exit code. */
export async function likeverd(args: readonly string[], world: World): Promise<number> {
  const request = readArguments(args, world.environment, content);
  switch (request.kind) {
    case 'help':
      world.out(helpText(wordsOf(request.language).cli, request.command));
      return exitCodes.fine;
    case 'version':
      world.out(`likeverd ${await version()}\n`);
      return exitCodes.fine;
    case 'wrongUsage':
      world.error(`${request.message}\n`);
      return exitCodes.wrongUsage;
    case 'command':
      return performers[request.command](request.positionals, request.settings, {
        ...world,
        language: request.language,
        content: wordsOf(request.language),
      });
  }
}

function wordsOf(language: Language): Content {
  return content[language];
}

async function version(): Promise<string> {
  const text = await readFile(new URL('../package.json', import.meta.url), 'utf8');
  const { version: number } = JSON.parse(text) as { readonly version: string };
  return number;
}
