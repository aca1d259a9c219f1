import type { CodeForm } from '../tables/definition.ts';

/**
 * Source vocabularies, known by their form: whether a code exists is for the register that coded it. Forms of ATC (WHO Collaborating
 * Centre: five levels, A10BA02) and ORPHAcodes are published. No public description of the Norwegian forms could be found, only that NCMP, NCSP
 * and NCRP can be told from each other (ehelse.no, Norsk klinisk prosedyrekodeverk) and that star codes of ICD-10 stand in a column of their own in
 * the published files (ehelse.no, ICD-10 2017): ICD-10 with or without the dot, to five characters, with or without its dagger or star, and NCMP
 * and NCSP as three or four letters, two digits and at times a letter are not verified.
 */
export const vocabularies = {
  ATC: { pattern: '^[A-Z]([0-9]{2}([A-Z]([A-Z]([0-9]{2})?)?)?)?$' },
  'ICD-10': { pattern: '^[A-Z][0-9]{2}([.]?[0-9A-Z]{1,2})?[*†+]?$' },
  ORPHA: { pattern: '^ORPHA:?[0-9]{1,6}$' },
  'NCMP/NCSP': { pattern: '^[A-Z]{3,4}[0-9]{2}[A-Z]?$' },
} as const satisfies Readonly<Record<string, { readonly pattern: string }>>;
export type VocabularyId = keyof typeof vocabularies;
/** The vocabularies, and codes of the register's own. */
export const vocabularyIds = ['ATC', 'ICD-10', 'ORPHA', 'NCMP/NCSP', 'local'] as const satisfies readonly (
  | VocabularyId
  | 'local'
)[];

/** Codes of any of the vocabularies. */
export function formOf(...ids: readonly VocabularyId[]): CodeForm {
  return { vocabularies: ids, pattern: ids.map((id) => `(${vocabularies[id].pattern})`).join('|') };
}
