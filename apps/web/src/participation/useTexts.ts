import type { PublicTexts } from '@likeverd/casework';
import { useQueries } from '@tanstack/react-query';
import { reportTextsQuery } from '../api/queries.ts';

/**
 * The texts that inputs are about: those of the case, and those of the living report that any of them quotes. Null until they are known, so
 * that nothing is said to be lost before it has been looked for.
 */
export function useTexts(
  caseNumberOrId: string,
  texts: PublicTexts,
  inputs: readonly { readonly inputTarget?: string | undefined; readonly reportLanguage?: string | undefined }[],
): PublicTexts | null {
  const languages = [
    ...new Set(inputs.flatMap(({ inputTarget, reportLanguage }) => (inputTarget === 'reportText' ? (reportLanguage ?? []) : []))),
  ];
  const found = useQueries({ queries: languages.map((language) => reportTextsQuery(caseNumberOrId, language)) });
  if (found.some(({ data }) => data === undefined)) return null;
  return found.reduce<PublicTexts>((all, { data }) => ({ ...all, ...data?.texts }), texts);
}
