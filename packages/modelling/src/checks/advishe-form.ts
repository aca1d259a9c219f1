import { parseText } from '../document-text.ts';
import { checkShape, choice, constant, object, optional, pathText, required, type ShapeNode, text } from '../shape.ts';
import type { Checked, Hash } from '../types.ts';
import {
  type AdvisheAnswer,
  type AdvisheAnswers,
  type AdvisheItem,
  advisheItems,
  type AdvishePart,
  advisheParts,
  advisheSource,
} from './advishe.ts';

const FORMAT = 'likeverd-advishe/1';
const DONE = ['yes', 'no', 'notApplicable'] as const;

/** An AdViSHE form as a file. */
export interface AdvisheForm {
  /** The model's id. */
  readonly model: string;
  /** Digest of the model that the answers are about. */
  readonly hash: Hash;
  readonly answers: AdvisheAnswers;
}

const answerShape: ShapeNode = object('What the makers answer to one item.', {
  done: optional(choice('Whether it was done.', DONE)),
  explanation: optional(text('What was done and what it showed, or why it was not done.')),
  reference: optional(text('Where the documentation is.')),
});

const formShape: ShapeNode = object('The AdViSHE form of one model.', {
  format: required(constant('What this file is.', FORMAT)),
  model: required(text('The model’s id.')),
  hash: required(text('Digest of the model.')),
  answers: required(object('Answers by item.', Object.fromEntries(advisheItems.map((item) => [item, optional(answerShape)])))),
});

type Json = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const isBlank = (value: unknown): boolean => value === null || (typeof value === 'string' && value.trim() === '');

/** The form without what is still blank: a line that waits for its answer is no fault. */
const withoutBlanks = (value: unknown): unknown => {
  if (!isRecord(value) || !isRecord(value['answers'])) return value;
  const answers = Object.entries(value['answers']).flatMap(([item, answer]): readonly (readonly [string, unknown])[] => {
    if (answer === null) return [];
    if (!isRecord(answer)) return [[item, answer]];
    return [[item, Object.fromEntries(Object.entries(answer).filter(([, field]) => !isBlank(field)))]];
  });
  return { ...value, answers: Object.fromEntries(answers) };
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const answerOf = (value: unknown): AdvisheAnswer | undefined => {
  if (!isRecord(value)) return undefined;
  const done = DONE.find((known) => known === value['done']);
  const explanation = textOf(value['explanation']);
  const reference = textOf(value['reference']);
  if (done === undefined) return undefined;
  return { done, explanation, ...(reference === '' ? {} : { reference }) };
};

/**
 * Reads a form, YAML 1.2 or JSON text: the answers so far, or every fault with its place. Items that are blank, or where it is not said
 * whether it was done, are left out; `completeAdvishe` says which.
 */
export const readAdvishe = (source: string): Checked<AdvisheForm> => {
  const parsed = parseText(source);
  if (!parsed.ok) return parsed;
  const { positionOf } = parsed.value;
  const value = withoutBlanks(parsed.value.value);
  const faults = checkShape(formShape, value).map(({ code, path, details, atKey }) => ({
    code,
    path: pathText(path),
    ...positionOf(path, atKey ?? false),
    details,
  }));
  if (faults.length > 0 || !isRecord(value)) return { ok: false, faults };
  const written = isRecord(value['answers']) ? value['answers'] : {};
  const answers = advisheItems.flatMap((item) => {
    const answer = answerOf(written[item]);
    return answer === undefined ? [] : [[item, answer] as const];
  });
  return {
    ok: true,
    value: { model: textOf(value['model']), hash: textOf(value['hash']), answers: Object.fromEntries(answers) },
  };
};

/** The words that a form is written with. */
export interface AdvisheWords {
  readonly parts: Readonly<Record<AdvishePart, string>>;
  readonly items: Readonly<Record<AdvisheItem, string>>;
  /** How to fill it in. */
  readonly howTo: string;
}

const isPart = (name: string): name is AdvishePart => Object.hasOwn(advisheParts, name);

/** The form as YAML text with its questions as comments, for people to fill in and for `readAdvishe` to read. */
export const writeAdvishe = ({ model, hash, answers }: AdvisheForm, words: AdvisheWords): string => {
  const item = (id: AdvisheItem): readonly string[] => {
    const { done = '', explanation = '', reference = '' } = answers[id] ?? {};
    return [
      `  # ${id} ${words.items[id]}`,
      `  ${id}:`,
      `    done:${done === '' ? '' : ` ${done}`}`,
      `    explanation: ${JSON.stringify(explanation)}`,
      `    reference: ${JSON.stringify(reference)}`,
    ];
  };
  const parts = Object.keys(advisheParts)
    .filter(isPart)
    .flatMap((part) => ['', `  # ${words.parts[part]}`, ...advisheParts[part].flatMap(item)]);
  const head = [`# ${advisheSource}`, `# ${words.howTo}`, `format: ${FORMAT}`, `model: ${JSON.stringify(model)}`, `hash: ${hash}`];
  return `${[...head, 'answers:', ...parts].join('\n')}\n`;
};
