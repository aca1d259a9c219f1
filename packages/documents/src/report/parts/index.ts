import type { Assessment, Block, Blocked, FaultyPart, PartTeller, ReportWords, ResultPart } from '@likeverd/appraisal';
import type { Content, Language } from '@likeverd/language';
import type { ModelDescription } from '@likeverd/modelling';
import { strategiesBlocks, willingnessBlocks } from './choices.ts';
import { agreementsBlocks } from './agreements.ts';
import { budgetBlocks } from './budget.ts';
import { personnelBlocks, populationBlocks } from './patients.ts';
import { perspectiveBlocks } from './perspective.ts';
import { severityBlocks, subgroupsBlocks } from './severity.ts';
import type { Telling } from './telling.ts';
import { axesBlocks, informationBlocks } from './uncertainty.ts';

type Tell<T> = (part: T, telling: Telling) => readonly Block[];

function told<T extends { readonly status: string }>(
  part: FaultyPart | Blocked | T | undefined,
  tell: Tell<T>,
  telling: Telling,
): readonly Block[] {
  const isComputed = (given: FaultyPart | Blocked | T): given is T => given.status === 'computed';
  return part !== undefined && isComputed(part) ? tell(part, telling) : [];
}

/** How each part stands in a report: its tables, and what is to be said of them. */
const tellers: { readonly [P in ResultPart]: (parts: Assessment['parts'], telling: Telling) => readonly Block[] } = {
  population: ({ population }, telling) => told(population, populationBlocks, telling),
  perspective: ({ perspective }, telling) => told(perspective, perspectiveBlocks, telling),
  personnel: ({ personnel }, telling) => told(personnel, personnelBlocks, telling),
  budget: ({ budget }, telling) => told(budget, budgetBlocks, telling),
  severity: ({ severity }, telling) => told(severity, severityBlocks, telling),
  subgroups: ({ subgroups }, telling) => told(subgroups, subgroupsBlocks, telling),
  uncertainty: ({ uncertainty }, telling) => told(uncertainty, axesBlocks, telling),
  information: ({ information }, telling) => told(information, informationBlocks, telling),
  strategies: ({ strategies }, telling) => told(strategies, strategiesBlocks, telling),
  willingness: ({ willingness }, telling) => told(willingness, willingnessBlocks, telling),
  agreements: ({ agreements }, telling) => told(agreements, agreementsBlocks, telling),
};

/** How parts are told in one language, for `reportTree`. */
export const partTeller =
  (content: Content, language: Language, words: ReportWords, { parameters }: ModelDescription): PartTeller =>
  (id, { parts }) =>
    tellers[id](parts, {
      content,
      language,
      words,
      parameter: (name) => parameters.find(({ parameter }) => parameter === name)?.label[language] ?? name,
    });
