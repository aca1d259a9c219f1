import {
  type Assessment,
  type Block,
  type Blocked,
  type FaultyPart,
  type PartId,
  partIds,
  type ResultPart,
} from '@likeverd/appraisal';
import { partTeller } from '@likeverd/documents/parts';
import { blockedText, reportWords } from '@likeverd/language';
import type { ModelDescription } from '@likeverd/modelling';
import { wrap } from '../layout.ts';
import type { Terminal } from '../world.ts';
import { blocksText } from './blocks.ts';
import { referencesText } from './references.ts';

/** The blocks of one part that was computed, as reports have them. */
export function partBlocks(
  id: ResultPart,
  assessment: Assessment,
  description: ModelDescription,
  { content, language }: Terminal,
): readonly Block[] {
  return partTeller(content, language, reportWords(content, language), description)(id, assessment);
}

/** Offers side by side; `likeverd agreements` tells each by itself. */
const beforeDetails = (blocks: readonly Block[]): readonly Block[] => {
  const first = blocks.findIndex(({ kind }) => kind === 'heading');
  return first === -1 ? blocks : blocks.slice(0, first);
};

function bodyText(id: PartId, assessment: Assessment, description: ModelDescription, terminal: Terminal): string {
  const { parts } = assessment;
  const part: { readonly status: string } | undefined = parts[id];
  if (part === undefined) return '';
  const isFaulty = (given: { readonly status: string }): given is FaultyPart => given.status === 'faulty';
  const isBlocked = (given: { readonly status: string }): given is Blocked => given.status === 'blocked';
  if (isFaulty(part)) return terminal.content.assessment.faulty({ count: String(part.faults.length) });
  if (isBlocked(part)) return wrap(blockedText(terminal.content, part), 100).join('\n');
  if (id === 'report') return parts.report?.status === 'computed' ? referencesText(parts.report, terminal) : '';
  const blocks = partBlocks(id, assessment, description, terminal);
  return blocksText(id === 'agreements' ? beforeDetails(blocks) : blocks);
}

/** Every part of an assessment as text. */
export function partsText(assessment: Assessment, description: ModelDescription, terminal: Terminal): string {
  return partIds
    .map((id) => [terminal.content.assessment.parts[id].toUpperCase(), bodyText(id, assessment, description, terminal)] as const)
    .flatMap(([heading, text]) => (text === '' ? [] : [`${heading}\n${text}`]))
    .join('\n\n');
}
