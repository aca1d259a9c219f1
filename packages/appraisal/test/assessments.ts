import { readFileSync } from 'node:fs';
import { compileModel, readModel, runBaseCase, runProbabilistic } from '@likeverd/modelling';
import { assess, type Assessment, type Blocked, type FaultyPart, readAssessment } from '../src/index.ts';

const file = (name: string): string => readFileSync(new URL(`../../../models/${name}`, import.meta.url), 'utf8');

/** The constructed assessment that comes with the platform. */
export const constructed = file('assessments/constructed-targeted-therapy.yaml');

function valueOf<T>(checked: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: unknown }): T {
  if (!checked.ok) throw new Error(JSON.stringify(checked.faults));
  return checked.value;
}

interface Options {
  readonly draws?: number;
  /** Changes the text of the model before it is read. */
  readonly model?: (text: string) => string;
}

/** The assessment of a document, with the draws asked for. */
export function assessmentOf(text: string, { draws = 0, model = (given) => given }: Options = {}): Assessment {
  const document = valueOf(readAssessment(text));
  const definition = valueOf(readModel(model(file(`${document.head.model}.yaml`))));
  const compiled = valueOf(compileModel(definition, {}));
  const baseCase = valueOf(runBaseCase(compiled));
  const probabilistic = draws === 0 ? undefined : valueOf(runProbabilistic(compiled, { seed: 1, from: 0, to: draws }));
  const assessment = assess({
    document,
    definition,
    compiled,
    baseCase,
    ...(probabilistic === undefined ? {} : { probabilistic }),
    known: '2026-11-22',
  });
  if ('status' in assessment) throw new Error(assessment.code);
  return assessment;
}

/** The constructed assessment with these parts only, each as YAML text under its name. */
export const withParts = (parts: Readonly<Record<string, string>>): string =>
  [
    constructed.slice(0, constructed.indexOf('\npopulation:')),
    ...Object.entries(parts).map(([name, text]) => `${name}:\n${text.replaceAll(/^(?=.)/gmu, '  ')}`),
  ].join('\n');

const isFaulty = (part: { readonly status: string }): part is FaultyPart => part.status === 'faulty';
const isBlocked = (part: { readonly status: string }): part is Blocked => part.status === 'blocked';

/** A part that was computed; throws with what stopped it. */
export function computed<Part extends { readonly status: string }>(part: Part | FaultyPart | Blocked | undefined): Part {
  if (part === undefined) throw new Error('the part is not there');
  if (isFaulty(part) || isBlocked(part)) throw new Error(JSON.stringify(part));
  return part;
}
