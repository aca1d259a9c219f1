import { Alert, Button, Field, Label, Select } from '@digdir/designsystemet-react';
import { readAssessment } from '@likeverd/appraisal';
import { blockedText } from '@likeverd/language';
import { osloDate } from '@likeverd/reference';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { ApiError } from '../api/client.ts';
import { exampleAssessmentQuery, exampleAssessmentsQuery, modelTextQuery } from '../api/queries.ts';
import type { ExampleAssessment } from '../api/types.ts';
import { FaultList } from '../assessment/FaultList.tsx';
import { ReportDownloads } from '../assessment/ReportDownloads.tsx';
import { Parts } from '../assessment/parts.tsx';
import { SourceEditor } from '../assessment/SourceEditor.tsx';
import { type Judgement, useJudgement } from '../assessment/useJudgement.ts';
import { LoadFailure } from '../components/LoadFailure.tsx';
import { Loading } from '../components/Loading.tsx';
import { useFormat, useSpeech, useWords } from '../i18n/language.tsx';
import { PageHeading } from '../layout/PageHeading.tsx';
import { StrategyPanel } from '../model/StrategyPanel.tsx';

/** Draws of a judgement made while the reader waits. */
const draws = 1_000;

/** An assessment document that anyone can change and judge in the browser. */
export function TryAssessmentPage(): ReactNode {
  const words = useWords().assessment.page.try;
  const examples = useQuery(exampleAssessmentsQuery);
  return (
    <div className="container page">
      <PageHeading title={words.title} />
      <p className="lead">{words.lead}</p>
      {examples.data !== undefined ? (
        <Examples examples={examples.data.assessments} />
      ) : examples.isError ? (
        <LoadFailure error={examples.error} retry={() => void examples.refetch()} />
      ) : (
        <Loading />
      )}
    </div>
  );
}

function Examples({ examples }: { readonly examples: readonly ExampleAssessment[] }): ReactNode {
  const { words, language } = useSpeech();
  const [chosen, choose] = useState(examples[0]?.id ?? '');
  const document = useQuery({ ...exampleAssessmentQuery(chosen), enabled: chosen !== '' });
  return (
    <>
      <Field className="block">
        <Label>{words.assessment.page.try.example}</Label>
        <Select value={chosen} onChange={(event) => choose(event.target.value)}>
          {examples.map(({ id, title }) => (
            <Select.Option key={id} value={id}>
              {title[language]}
            </Select.Option>
          ))}
        </Select>
      </Field>
      {document.data === undefined ? <Loading /> : <Bench key={chosen} given={document.data} />}
    </>
  );
}

/** The document, its faults, and what its parts say. */
function Bench({ given }: { readonly given: string }): ReactNode {
  const words = useWords().assessment.page.try;
  const [text, change] = useState(given);
  const [judged, setJudged] = useState<{ readonly document: string; readonly model: string } | null>(null);
  const read = useMemo(() => readAssessment(text), [text]);
  const model = read.ok ? read.value.head.model : '';
  const found = useQuery({ ...modelTextQuery(model), enabled: model !== '' });
  const { judgement, judge } = useJudgement();
  const missing = found.error instanceof ApiError && found.error.problem.code === 'notFound';
  return (
    <>
      <div className="assessment-bench">
        <div>
          <SourceEditor text={text} faults={read.ok ? read.value.faults : read.faults} change={change} />
          {missing && <Alert data-color="warning">{words.unknownModel({ model })}</Alert>}
          <Button
            className="block"
            disabled={!read.ok || found.data === undefined}
            onClick={() => {
              if (found.data === undefined) return;
              setJudged({ document: text, model: found.data });
              judge({ document: text, model: found.data, draws, known: osloDate(Date.now()) });
            }}
          >
            {words.judge}
          </Button>
        </div>
        <div aria-live="polite">
          <Outcome judgement={judgement} />
        </div>
      </div>
      {judged !== null && hasStrategies(judgement) && <StrategyPanel {...judged} />}
    </>
  );
}

/** Whether the three strategies were weighed. */
function hasStrategies(judgement: Judgement): boolean {
  return (
    judgement.status === 'judged' &&
    !('status' in judgement.assessment) &&
    judgement.assessment.parts.strategies?.status === 'computed'
  );
}

function Outcome({ judgement }: { readonly judgement: Judgement }): ReactNode {
  const words = useWords();
  const format = useFormat();
  const own = words.assessment.page.try;
  switch (judgement.status) {
    case 'idle':
      return null;
    case 'running':
      return <Loading label={own.judging} />;
    case 'broken':
      return <Alert data-color="danger">{own.broken}</Alert>;
    case 'refused':
      return <FaultList faults={judgement.faults} />;
    case 'judged':
      return 'status' in judgement.assessment ? (
        <Alert data-color="warning">{blockedText(words, judgement.assessment)}</Alert>
      ) : (
        <section aria-labelledby="delene">
          <h2 id="delene" className="ds-heading" data-size="md">
            {own.results}
          </h2>
          {judgement.assessment.constructed && <p>{own.constructed}</p>}
          <p className="hint">{own.drawsOf({ draws: format.number(draws) })}</p>
          <ReportDownloads document={judgement.wish.document} model={judgement.wish.model} assessment={judgement.assessment} />
          <Parts assessment={judgement.assessment} />
        </section>
      );
  }
}
