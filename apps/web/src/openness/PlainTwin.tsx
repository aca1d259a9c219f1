import { readAssessment, reportTree } from '@likeverd/appraisal';
import type { CaseState } from '@likeverd/casework';
import { partTeller } from '@likeverd/documents/parts';
import { reportWords } from '@likeverd/language';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { storedAssessmentQuery } from '../api/queries.ts';
import type { StoredAssessment } from '../api/types.ts';
import { Blocks, ProofRoom } from '../assessment/ReportBlocks.tsx';
import { useSpeech, useWords } from '../i18n/language.tsx';

/** What the assessment of a case found, for everyone: the report's own words, made from its figures. */
export function AssessmentInShort({ state }: { readonly state: CaseState }): ReactNode {
  const result = state.document?.result;
  const stored = useQuery({ ...storedAssessmentQuery(result ?? ''), enabled: result !== undefined });
  return stored.data === undefined ? null : <Told stored={stored.data} />;
}

function Told({ stored }: { readonly stored: StoredAssessment }): ReactNode {
  const { words, language } = useSpeech();
  const { plain } = useWords().pages.openness;
  const { assessment, description } = stored;
  const own = useMemo(() => reportWords(words, language), [words, language]);
  const blocks = useMemo(() => {
    const document = readAssessment(stored.document);
    return document.ok
      ? reportTree({
          document: document.value,
          assessment,
          description,
          words: own,
          parts: partTeller(words, language, own, description),
        }).plain
      : [];
  }, [stored.document, assessment, description, own, words, language]);
  if (blocks.length === 0) return null;
  return (
    <ProofRoom assessment={assessment} words={own}>
      <Blocks blocks={blocks} />
      <p className="hint">{plain.fromAssessment}</p>
    </ProofRoom>
  );
}
