import type { CaseState } from '@likeverd/casework';
import { lazy, type ReactNode, Suspense } from 'react';
import { Prose } from '../components/Prose.tsx';
import { useFormat, useWords, wordFor } from '../i18n/language.tsx';

const AssessmentInShort = lazy(async () => ({ default: (await import('./PlainTwin.tsx')).AssessmentInShort }));

/** A case in plain language, made from its facts; and from the figures of its assessment where there is one. */
export function InShort({ state }: { readonly state: CaseState }): ReactNode {
  const { casework, pages } = useWords();
  const { plain } = pages.openness;
  const format = useFormat();
  const { title, methodType, substance, population, comparator, decision, declined, phase } = state;
  const outcome = decision?.outcome;
  const sentences = [
    ...(title === undefined || methodType === undefined
      ? []
      : [plain.about({ title, type: wordFor(casework.choices, methodType).toLowerCase() })]),
    ...(substance === undefined ? [] : [plain.substance({ substance })]),
  ];
  const decided = [
    ...(outcome === undefined ? [] : [wordFor(plain.outcome, outcome)]),
    ...(decision?.validFrom === undefined ? [] : [plain.from({ date: format.date(decision.validFrom) })]),
    ...(decision?.reviewDate === undefined ? [] : [plain.review({ date: format.date(decision.reviewDate) })]),
  ];
  return (
    <section aria-labelledby="kort-fortalt" className="plain-twin">
      <h2 id="kort-fortalt" className="ds-heading" data-size="md">
        {plain.title}
      </h2>
      <p className="lead">{[wordFor(plain.standing, phase), ...decided].join(' ')}</p>
      <Quoted lead={plain.why} text={decision?.reasonOverall} />
      <Quoted lead={plain.whyClosed} text={declined?.reason} />
      {sentences.length > 0 && <p>{sentences.join(' ')}</p>}
      <Quoted lead={plain.population} text={population} />
      <Quoted lead={plain.comparator} text={comparator} />
      <p className="hint">{plain.made}</p>
      {state.document !== undefined && (
        <Suspense fallback={null}>
          <AssessmentInShort state={state} />
        </Suspense>
      )}
    </section>
  );
}

function Quoted({ lead, text }: { readonly lead: string; readonly text: string | undefined }): ReactNode {
  if (text === undefined) return null;
  return (
    <p>
      <strong>{lead}</strong> <Prose text={text} />
    </p>
  );
}
