import { Alert, Button } from '@digdir/designsystemet-react';
import type { Blocked } from '@likeverd/appraisal';
import { parametersOf } from '@likeverd/casework';
import { blockedText } from '@likeverd/language';
import { type ReactNode, useState } from 'react';
import { ApiError, postJson } from '../api/client.ts';
import type { Problem } from '../api/types.ts';
import type { RawRow, RawValues } from '../forms/drafts.ts';
import type { ControlProps } from '../forms/FormField.tsx';
import { useFormPlace } from '../forms/place.ts';
import { commandValues, emptyRow, parseAmount, rowsIn } from '../forms/values.ts';
import { useWords } from '../i18n/language.tsx';
import { refusalText } from '../i18n/refusals.ts';
import { ComputedRow } from '../intake/details.tsx';

interface Answer {
  readonly values: readonly Readonly<Record<string, unknown>>[];
  readonly notValued: readonly { readonly question: string; readonly part: 'evppi' | 'evsi'; readonly why: Blocked }[];
}

const textIn = (row: RawRow, column: string): string => {
  const cell = row[column];
  return typeof cell === 'string' ? cell.trim() : '';
};

/** The questions of the form as they are asked of the service; those without a parameter cannot be. */
function questionsIn(values: RawValues) {
  return rowsIn(values['openQuestions']).flatMap((row) => {
    const [id, modelParameter, assessedData] = ['id', 'modelParameter', 'assessedData'].map((column) => textIn(row, column));
    const dataPatients = parseAmount(textIn(row, 'dataPatients'));
    return id === '' || modelParameter === ''
      ? []
      : [
          {
            id,
            modelParameter,
            ...(assessedData === '' ? {} : { assessedData }),
            ...(dataPatients === null ? {} : { dataPatients }),
          },
        ];
  });
}

/** Whether a question still names what its value was computed of. */
function isCurrent(value: RawRow, questions: ReturnType<typeof questionsIn>): boolean {
  const question = questions.find(({ id }) => id === textIn(value, 'question'));
  if (question === undefined) return false;
  const names = [textIn(value, 'parameters'), question.modelParameter ?? ''].map((modelParameter) =>
    parametersOf({ modelParameter }).toSorted().join(),
  );
  const { assessedData, dataPatients } = question;
  return (
    names[0] === names[1] &&
    (assessedData === undefined || textIn(value, 'assessedData') === '' || textIn(value, 'assessedData') === assessedData) &&
    (dataPatients === undefined || textIn(value, 'dataPatients') === '' || textIn(value, 'dataPatients') === String(dataPatients))
  );
}

/** What the questions of a contract are worth: computed of all of them at once by a button, shown, never typed. */
export function QuestionValues({ id, name, field, value, values, cellErrors, change }: ControlProps): ReactNode {
  const words = useWords();
  const own = words.pages.temporary.values;
  const { caseId } = useFormPlace();
  const [computing, setComputing] = useState(false);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const questions = questionsIn(values);
  const rows = rowsIn(value);

  const compute = async (): Promise<void> => {
    if (computing || questions.length === 0) return;
    setComputing(true);
    setProblem(null);
    try {
      const found = await postJson<Answer>(`/api/cases/${encodeURIComponent(caseId)}/question-values`, { questions });
      setAnswer(found);
      change(
        name,
        found.values.map((row) => emptyRow(field, row)),
      );
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(error.problem);
    } finally {
      setComputing(false);
    }
  };

  return (
    <>
      <Button
        id={id}
        type="button"
        variant="secondary"
        data-size="sm"
        aria-disabled={computing || questions.length === 0}
        onClick={() => void compute()}
      >
        {computing ? own.computing : own.compute}
      </Button>
      <p role="status" className="hint">
        {questions.length === 0
          ? own.noQuestions
          : answer === null || answer.values.length === 0
            ? ''
            : own.computed({ count: answer.values.length })}
      </p>
      {problem !== null && (
        <Alert data-color="warning" className="form-notice">
          {problem.rejections?.map((rejection) => <p key={rejection.code}>{refusalText(words, rejection)}</p>) ?? (
            <p>{problem.detail ?? problem.title}</p>
          )}
        </Alert>
      )}
      {answer !== null && answer.notValued.length > 0 && (
        <Alert data-color="warning" className="form-notice">
          <p>{own.notValued}</p>
          <ul>
            {answer.notValued.map(({ question, part, why }) => (
              <li key={`${question} ${part}`}>
                {own.parts[part]({ question })}: {blockedText(words, why)}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {rows.map((row, index) => (
        <Computed
          key={`${textIn(row, 'question')} ${textIn(row, 'computation')}`}
          id={`${id}-${index + 1}`}
          row={row}
          field={field}
          current={isCurrent(row, questions)}
          errors={['question', 'parameters', 'evppi'].flatMap((column) => cellErrors[`${name}.${index + 1}.${column}`] ?? [])}
        />
      ))}
    </>
  );
}

interface ComputedProps {
  readonly id: string;
  readonly row: RawRow;
  readonly field: ControlProps['field'];
  readonly current: boolean;
  readonly errors: readonly string[];
}

/** What one question is worth; faults of it stand over it, and are what a link to one of its cells leads to. */
function Computed({ id, row, field, current, errors }: ComputedProps): ReactNode {
  const own = useWords().pages.temporary.values;
  return (
    <section className="computed-question" aria-labelledby={`${id}-question`}>
      <h5 id={`${id}-question`} tabIndex={-1}>
        {textIn(row, 'question')}
      </h5>
      {!current && (
        <p id={`${id}-parameters`} tabIndex={-1} className="ds-validation-message field-error" data-color="danger">
          {own.changed}
        </p>
      )}
      <div id={`${id}-evppi`} tabIndex={-1}>
        {errors.map((error) => (
          <p key={error} className="ds-validation-message field-error" data-color="danger">
            {error}
          </p>
        ))}
        <ComputedRow name="questionValues" columns={field.columns ?? {}} row={commandValues(field.columns ?? {}, row)} />
      </div>
    </section>
  );
}
