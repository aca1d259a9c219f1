import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { exampleAssessmentQuery, exampleAssessmentsQuery } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';
import { StrategyPanel } from './StrategyPanel.tsx';

interface Props {
  /** Id of the model, and its text. */
  readonly id: string;
  readonly model: string;
}

/** The three strategies by an assessment that ships with the platform for this model; nothing where there is none. */
export function ModelStrategies({ id, model }: Props): ReactNode {
  const words = useWords();
  const examples = useQuery(exampleAssessmentsQuery);
  const example = examples.data?.assessments.find((each) => each.model === id);
  const document = useQuery({ ...exampleAssessmentQuery(example?.id ?? ''), enabled: example !== undefined });
  if (example === undefined || document.data === undefined || !/^strategies:/mu.test(document.data)) return null;
  return (
    <>
      <StrategyPanel document={document.data} model={model} />
      {example.constructed && <p className="hint">{words.assessment.page.try.constructed}</p>}
    </>
  );
}
