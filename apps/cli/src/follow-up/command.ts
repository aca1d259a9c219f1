import path from 'node:path';
import { readAssessment } from '@likeverd/appraisal';
import {
  followUp,
  type FollowUpData,
  isFollowUpPlan,
  readDrugDeliveries,
  readFollowUp,
  readFollowUpPlan,
  readOutcomes,
} from '@likeverd/followup';
import { blockedText } from '@likeverd/language';
import { compileModel, digest, type LinearMemory, readModel, runBaseCase, type WebAssemblyHost } from '@likeverd/modelling';
import type { Settings } from '../arguments.ts';
import { tellDeliveryFaults } from '../delivery-command.ts';
import { drawInParallel } from '../draws.ts';
import { exitCodes } from '../exit-codes.ts';
import { tellFaults, tellUnreadable } from '../faults.ts';
import { readText } from '../files.ts';
import { besideFollowUp, type Located, locate, locateAssessment, locateFollowUp } from '../gallery.ts';
import { json } from '../model-commands.ts';
import { tellText } from '../output.ts';
import { progressOf, silent } from '../progress.ts';
import { usualDraws, usualSeed } from '../run.ts';
import type { Terminal } from '../world.ts';
import { dataOfFolder } from './tables.ts';
import { followUpText } from './text.ts';

/** Node’s own; its types come with those of the DOM, which have no place here. */
declare const WebAssembly: WebAssemblyHost<object, LinearMemory>;

/** A document named by another: a file beside it where the name looks like one, otherwise an id of the gallery. */
const named = (name: string, folder: string, find: (given: string) => Promise<Located>): Promise<Located> =>
  find(/[/\\.]/.test(name) ? path.join(folder, name) : name);

/** `likeverd follow-up`: what register data say of a method that was introduced for a time. */
export async function followUpCommand([given = '']: readonly string[], settings: Settings, terminal: Terminal): Promise<number> {
  const located = await locateFollowUp(given);
  if (!located.ok) return tellUnreadable(located, terminal);
  const folder = besideFollowUp(given);
  const read = isFollowUpPlan(located.text)
    ? await planned(located, folder, settings, terminal)
    : await onFiles(located, folder, settings, terminal);
  if (typeof read === 'number') return read;
  const { premises } = read.document;
  const assessed = await named(premises.assessment, folder, locateAssessment);
  if (!assessed.ok) return tellUnreadable(assessed, terminal);
  const assessment = readAssessment(assessed.text);
  if (!assessment.ok) return tellFaults(assessed.name, assessment.faults, terminal, settings.json);
  const model = await named(assessment.value.head.model, path.dirname(assessed.name), locate);
  if (!model.ok) return tellUnreadable(model, terminal);
  const refuse = (faults: Parameters<typeof tellFaults>[1]): number => tellFaults(model.name, faults, terminal, settings.json);
  const definition = readModel(model.text);
  if (!definition.ok) return refuse(definition.faults);
  const compiled = compileModel(definition.value, {});
  if (!compiled.ok) return refuse(compiled.faults);
  const baseCase = runBaseCase(compiled.value);
  if (!baseCase.ok) return refuse(baseCase.faults);
  const draws = {
    seed: settings.seed ?? premises.seed ?? usualSeed,
    from: 0,
    to: settings.draws ?? premises.draws ?? usualDraws,
  };
  const progress = settings.json ? silent : progressOf(draws.to, terminal);
  const prior = await drawInParallel(model.text, {}, draws, progress.tell);
  progress.end();
  if (!prior.ok) return refuse(prior.faults);
  const report = followUp({
    ...read,
    assessment: assessment.value,
    definition: definition.value,
    compiled: compiled.value,
    baseCase: baseCase.value,
    prior: prior.value,
    known: settings.asOf ?? terminal.today,
    host: WebAssembly,
  });
  if ('status' in report) {
    terminal.error(`${blockedText(terminal.content, report)}\n`);
    return exitCodes.badInput;
  }
  return tellText(settings.json ? json(report) : `${followUpText(report, premises, terminal)}\n`, settings, terminal);
}

type Data = Pick<FollowUpData, 'document' | 'outcomes' | 'deliveries'>;

/** A plan, with what it asks of the folder of tables that it is held against; or the exit code, after telling why not. */
async function planned(
  { name, text }: Located & { readonly ok: true },
  folder: string,
  settings: Settings,
  terminal: Terminal,
): Promise<FollowUpData | number> {
  const plan = readFollowUpPlan(text);
  if (!plan.ok) return tellFaults(name, plan.faults, terminal, settings.json);
  const tables = path.resolve(folder, settings.tables ?? '');
  if (settings.tables === undefined) {
    terminal.error(`${terminal.content.followUp.plan.noTables}\n`);
    return exitCodes.wrongUsage;
  }
  const data = await dataOfFolder(plan.value, tables, settings.asOf ?? terminal.today);
  if (data === 'missing') return tellUnreadable({ ok: false, fault: 'missing', given: settings.tables }, terminal);
  if (data.ok) return data.value;
  const words = terminal.content.followUp.plan;
  const faults = data.faults.map((fault) => ({ ...fault, message: words.faults[fault.code](fault.details) }));
  if (settings.json) terminal.out(`${JSON.stringify({ format: 'likeverd-faults/1', file: name, faults }, undefined, 2)}\n`);
  else terminal.error([...faults.map(({ message }) => message), ''].join('\n'));
  return exitCodes.badInput;
}

/** A follow-up on files, with the rows of outcomes and deliveries that it names; or the exit code, after telling why not. */
async function onFiles(
  { name, text }: Located & { readonly ok: true },
  folder: string,
  settings: Settings,
  terminal: Terminal,
): Promise<Data | number> {
  const read = readFollowUp(text);
  if (!read.ok) return tellFaults(name, read.faults, terminal, settings.json);
  const document = read.value;
  const { premises } = document;
  const outcomeFile = path.join(folder, premises.patients.file);
  const outcomeText = await readText(outcomeFile);
  if (!outcomeText.ok) return tellUnreadable({ ...outcomeText, given: outcomeFile }, terminal);
  const outcomes = readOutcomes(outcomeText.text, premises);
  if (!outcomes.ok) return tellDeliveryFaults(outcomeFile, outcomes.faults, settings, terminal);
  const found = { document, outcomes: { ...outcomes.value, hash: digest(outcomeText.text) } };
  if (premises.agreement === undefined) return found;
  const deliveryFile = path.join(folder, premises.agreement.deliveries.file);
  const deliveryText = await readText(deliveryFile);
  if (!deliveryText.ok) return tellUnreadable({ ...deliveryText, given: deliveryFile }, terminal);
  const deliveries = readDrugDeliveries(deliveryText.text, premises);
  if (!deliveries.ok) return tellDeliveryFaults(deliveryFile, deliveries.faults, settings, terminal);
  return { ...found, deliveries: { rows: deliveries.value, hash: digest(deliveryText.text) } };
}
