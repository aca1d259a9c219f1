import { newestEdition, type Rejection, type RuleEdition, type RuleId, rules } from '@likeverd/casework';
import type { Content } from './language.tsx';

type Sentences = Readonly<Record<string, (details: Readonly<Record<string, string | number>>) => string>>;

/** A refusal in words: what is wrong and what to do. */
export function refusalText({ casework }: Content, { code, details }: Rejection): string {
  const sentences: Sentences = casework.rejections;
  return sentences[code]?.(details) ?? code;
}

/** The rule behind a refusal: its sentence, where it is written, and from when it binds; the newest edition where none is named. */
export function ruleText(
  { casework }: Content,
  id: RuleId,
  edition?: string,
): { readonly sentence: string; readonly source: string; readonly version: string; readonly validFrom: string } {
  const editions: readonly RuleEdition[] = rules[id];
  const { source, version, validFrom } = editions.find((candidate) => candidate.version === edition) ?? newestEdition(id);
  return { sentence: casework.rules[id], source, version, validFrom };
}
