import type { Assessment, Blocked, ComputedParts, FaultyPart, PartId } from '@likeverd/appraisal';
import { blockedText } from '@likeverd/language';
import type { Terminal } from '../world.ts';
import { perspectiveText } from './perspective.ts';
import { populationText } from './population.ts';

/** How each part is told in a terminal. */
const tellers: { readonly [P in PartId]: (part: ComputedParts[P], terminal: Terminal) => string } = {
  population: populationText,
  perspective: perspectiveText,
};

/** One part under its heading; empty where the assessment lacks it. */
function partText<P extends PartId>(id: P, { parts }: Assessment, terminal: Terminal): string {
  const part: FaultyPart | Blocked | ComputedParts[P] | undefined = parts[id];
  if (part === undefined) return '';
  const words = terminal.content.assessment;
  const isFaulty = (given: { readonly status: string }): given is FaultyPart => given.status === 'faulty';
  const isBlocked = (given: { readonly status: string }): given is Blocked => given.status === 'blocked';
  const body = isFaulty(part)
    ? words.faulty({ count: String(part.faults.length) })
    : isBlocked(part)
      ? blockedText(terminal.content, part)
      : tellers[id](part, terminal);
  return `${words.parts[id].toUpperCase()}\n${body}`;
}

/** Every part of an assessment as text. */
export function partsText(assessment: Assessment, terminal: Terminal): string {
  return (Object.keys(tellers) as readonly PartId[])
    .map((id) => partText(id, assessment, terminal))
    .filter((text) => text !== '')
    .join('\n\n');
}
