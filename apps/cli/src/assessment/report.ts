import type { Assessment, Blocked, FaultyPart, PartId } from '@likeverd/appraisal';
import { blockedText } from '@likeverd/language';
import type { Terminal } from '../world.ts';
import { populationText } from './population.ts';
import { strategiesText } from './strategies.ts';

type Part<P extends PartId> = Exclude<NonNullable<Assessment['parts'][P]>, FaultyPart | Blocked>;

/** How each part is told in a terminal. */
const tellers: { readonly [P in PartId]: (part: Part<P>, terminal: Terminal) => string } = {
  population: populationText,
  strategies: strategiesText,
};

/** One part under its heading; empty where the assessment lacks it. */
function partText<P extends PartId>(id: P, { parts }: Assessment, terminal: Terminal): string {
  const part = parts[id] as FaultyPart | Blocked | Part<P> | undefined;
  if (part === undefined) return '';
  const words = terminal.content.assessment;
  const isFaulty = (given: FaultyPart | Blocked | Part<P>): given is FaultyPart => given.status === 'faulty';
  const isBlocked = (given: Blocked | Part<P>): given is Blocked => given.status === 'blocked';
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
