import type { CalendarDate } from '@likeverd/reference';

/** One edition of a rule of the process: where it is written and from when it binds. Its words are in packages/language under the rule's id. */
export interface RuleEdition {
  /** Major: the rule changed. Minor: we had understood it wrongly. */
  readonly version: string;
  readonly validFrom: CalendarDate;
  /** The documents it is written in, as a reader knows them. */
  readonly source: string;
  /** Entries and lines of the requirement catalogue in which those documents were read. */
  readonly entries: string;
}

/** Rules by id, each with its editions, oldest first. */
export type RuleTable = Readonly<Record<string, readonly [RuleEdition, ...RuleEdition[]]>>;

export const whitePaper = 'Meld. St. 21 (2024–2025)';
export const boardCase = 'Helse Nord, styresak 100-2021';

export function edition(version: string, validFrom: CalendarDate, source: string, entries: string): RuleEdition {
  return { version, validFrom, source, entries };
}
