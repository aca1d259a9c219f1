import {
  appraise,
  type Change,
  changesBetween,
  type Effect,
  effectsBetween,
  partIds,
  type StatusChange,
  statusChanges,
} from '@likeverd/appraisal';
import { reportWords } from '@likeverd/language';
import { compileModel, describeModel, readModel, runBaseCase } from '@likeverd/modelling';
import { parseText } from '@likeverd/modelling/document';
import type { Settings } from './arguments.ts';
import { tellFaults, tellUnreadable } from './faults.ts';
import { locate, locateAssessment } from './gallery.ts';
import { judgeDocument } from './judged-document.ts';
import { table } from './layout.ts';
import { json } from './model-commands.ts';
import { tellText } from './output.ts';
import type { Terminal } from './world.ts';

/** A document as it was read, and what it comes to. */
interface Side {
  readonly value: unknown;
  readonly result: Parameters<typeof effectsBetween>[0];
}

/** `likeverd diff`: what changed between two assessment documents or two models, and what it did to the results. */
export async function diffCommand(
  [first = '', second = '']: readonly string[],
  settings: Settings,
  terminal: Terminal,
): Promise<number> {
  const before = await sideOf(first, settings, terminal);
  if (typeof before === 'number') return before;
  const after = await sideOf(second, settings, terminal);
  if (typeof after === 'number') return after;
  const changes = changesBetween(before.value, after.value);
  const effects = effectsBetween(before.result, after.result);
  const states = statusChanges(before.result, after.result);
  const text = settings.json
    ? json({
        format: 'likeverd-difference/1',
        changes: changes.map(({ place, from, to }) => ({ place, from, to })),
        effects: effects.map(({ id, kind, from, to }) => ({
          id,
          kind,
          unit: (to ?? from)?.unit,
          from: from?.value,
          to: to?.value,
        })),
        states,
      })
    : differenceText(changes, effects, states, terminal);
  return tellText(text, settings, terminal);
}

async function sideOf(given: string, settings: Settings, terminal: Terminal): Promise<Side | number> {
  const assessment = await locateAssessment(given);
  const parsed = assessment.ok ? parseText(assessment.text) : undefined;
  if (assessment.ok && parsed?.ok === true && isAssessment(parsed.value.value)) {
    const judged = await judgeDocument(given, (head) => settings.draws ?? head.draws ?? 0, settings, terminal);
    return typeof judged === 'number' ? judged : { value: parsed.value.value, result: judged.assessment };
  }
  return modelSide(given, settings, terminal);
}

const isAssessment = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'format' in value && value.format === 'likeverd-assessment';

/** A model and its base case, appraised by the rules of the day. */
async function modelSide(given: string, settings: Settings, terminal: Terminal): Promise<Side | number> {
  const model = await locate(given);
  if (!model.ok) return tellUnreadable(model, terminal);
  const parsed = parseText(model.text);
  const definition = readModel(model.text);
  if (!definition.ok) return tellFaults(model.name, definition.faults, terminal, settings.json);
  const compiled = compileModel(definition.value, {});
  const baseCase = compiled.ok ? runBaseCase(compiled.value) : compiled;
  if (!baseCase.ok) return tellFaults(model.name, baseCase.faults, terminal, settings.json);
  const date = settings.asOf ?? terminal.today;
  const appraisal = appraise({
    description: describeModel(definition.value),
    baseCase: baseCase.value,
    asOf: { effective: date, known: date },
  });
  return { value: parsed.ok ? parsed.value.value : undefined, result: { appraisal, parts: {} } };
}

function differenceText(
  changes: readonly Change[],
  effects: readonly Effect[],
  states: readonly StatusChange[],
  { content, language }: Terminal,
): string {
  const { diff, stale } = content.assessment.page;
  const words = reportWords(content, language);
  const titled = (title: string, body: string): string => `${title.toUpperCase()}\n${body}`;
  const write = (node: Effect['from']): string => (node === undefined ? '–' : words.write(node));
  const short = (text: string | undefined): string => (text === undefined ? '–' : shortened(text));
  const nameOf = (part: string): string => {
    const id = partIds.find((each) => each === part);
    return id === undefined ? stale.appraisal : content.assessment.parts[id];
  };
  const stateOf = (status: string | undefined): string =>
    Object.entries(diff.states).find(([name]) => name === (status ?? 'absent'))?.[1] ?? diff.states.absent;
  const heading = (first: string): readonly string[] => [first, diff.before, diff.after];
  return `${[
    titled(
      diff.premises,
      changes.length === 0
        ? diff.noChange
        : table(
            heading(diff.place),
            changes.map(({ place, from, to }) => [place, short(from), short(to)]),
          ),
    ),
    titled(
      diff.effects,
      effects.length === 0
        ? diff.noEffects
        : table(
            heading(diff.result),
            effects.map(({ id, kind, from, to }) => [`${words.quantities[kind]} (${id})`, write(from), write(to)]),
          ),
    ),
    ...(states.length === 0
      ? []
      : [
          titled(
            diff.status,
            table(
              heading(diff.result),
              states.map(({ part, from, to }) => [nameOf(part), stateOf(from), stateOf(to)]),
            ),
          ),
        ]),
  ].join('\n\n')}\n`;
}

/** A long text as one line that shows where it begins. */
const longest = 60;
function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}
