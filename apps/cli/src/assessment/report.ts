import type { Assessment, FaultyPart, PartId } from '@likeverd/appraisal';
import type { Terminal } from '../world.ts';
import { populationText } from './population.ts';
import { severityText } from './severity.ts';

/** How each part is told in a terminal; empty where the assessment lacks it. */
const tellers: { readonly [P in PartId]: (parts: Assessment['parts'], terminal: Terminal) => string } = {
  population: ({ population }, terminal) => told(population, populationText, terminal),
  severity: ({ severity }, terminal) => told(severity, severityText, terminal),
};

function told<T extends { readonly status: string }>(
  part: FaultyPart | T | undefined,
  teller: (part: T, terminal: Terminal) => string,
  terminal: Terminal,
): string {
  if (part === undefined) return '';
  const isFaulty = (given: FaultyPart | T): given is FaultyPart => given.status === 'faulty';
  return isFaulty(part) ? terminal.content.assessment.faulty({ count: String(part.faults.length) }) : teller(part, terminal);
}

/** Every part of an assessment as text. */
export function partsText({ parts }: Assessment, terminal: Terminal): string {
  return (Object.keys(tellers) as readonly PartId[])
    .map((id) => [terminal.content.assessment.parts[id].toUpperCase(), tellers[id](parts, terminal)] as const)
    .flatMap(([heading, text]) => (text === '' ? [] : [`${heading}\n${text}`]))
    .join('\n\n');
}
